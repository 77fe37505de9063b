/**
 * Coefficients of the matching, each a log odds. Made by `npx tsx tools/fit.ts` from the stories and seeds
 * of tests/gold and, as texts from which nothing derives, same-topic news and 60 BBC pages (docs/quality.md
 * names the sets and what each fit reaches with the tested family left out). Not edited by hand.
 */
export interface Weights {
  /** That a page stretch derives from a source paragraph: FEATURES, then the constant. */
  readonly pair: readonly number[];
  /** The same of a paragraph and the whole source, its page apart: ALONE, then the constant. */
  readonly row: readonly number[];
  /** That a paragraph derives from the source, given its page: EVIDENCE, then the constant. */
  readonly page: readonly number[];
  /** That a clause of a derived paragraph is new: CLAUSE_FEATURES, the constant, then how it follows the one before. */
  readonly added: readonly number[];
}

export const WEIGHTS: Weights = {
  pair: [
    9.1925, // cosine
    4.2127, // overlap
    -3.0385, // pairs
    0.9373, // run
    4.1528, // held
    -1.2417, // rare
    5.8108, // peak
    1.3877, // short
    -7.6329, // constant
  ],
  row: [
    0.4907, // best
    -0.2542, // bestSentence
    0.3161, // second
    0.2468, // alone
    0.4943, // chance
    1.0414, // plain
    0.2785, // plainHeld
    3.4688, // constant
  ],
  page: [
    0.3481, // context
    0.4424, // share
    0.6655, // strong
    0.2364, // standing
    0.1002, // best
    -0.0423, // bestSentence
    0.0772, // second
    0.0009, // alone
    0.5573, // chance
    0.6743, // plain
    -0.0198, // plainHeld
    3.7225, // constant
  ],
  added: [
    -0.8961, // mean
    1.5182, // single
    0.7524, // doc
    2.0557, // paragraph
    0.405, // words
    0.2064, // last
    -2.9443, // run
    -0.9942, // next
    -3.1958, // sentence
    -1.0721, // share
    -4.1898, // upper
    0.454, // place
    -0.7749, // teller
    -0.7914, // number
    -2.8322, // constant
    -0.3296, // sentence: turns new
    -0.0216, // sentence: turns held
    0.2623, // sentence: stays new
    -0.3156, // aside: turns new
    -0.2564, // aside: turns held
    0.1951, // aside: stays new
    -0.4492, // pause: turns new
    -0.2536, // pause: turns held
    0.7762, // pause: stays new
    -0.7857, // predicate: turns new
    -0.9663, // predicate: turns held
    0.5715, // predicate: stays new
    -1.0787, // flow: turns new
    -1.1234, // flow: turns held
    0.9379, // flow: stays new
    -0.0891, // quotation: turns new
    -0.2236, // quotation: turns held
    0.3321, // quotation: stays new
  ],
};
