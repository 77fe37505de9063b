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
    9.1337, // cosine
    5.3324, // overlap
    -4.7905, // pairs
    0.904, // run
    5.1936, // held
    -2.9638, // rare
    4.3223, // peak
    0.889, // short
    -7.6559, // constant
  ],
  row: [
    0.5216, // best
    -0.2992, // bestSentence
    0.339, // second
    0.3958, // alone
    0.3992, // chance
    1.0644, // plain
    0.2783, // plainHeld
    3.556, // constant
  ],
  page: [
    0.342, // context
    0.3613, // share
    1.0406, // strong
    0.2974, // standing
    0.0384, // best
    -0.0491, // bestSentence
    0.0845, // second
    0.0815, // alone
    0.5205, // chance
    0.6805, // plain
    -0.0156, // plainHeld
    4.2698, // constant
  ],
  added: [
    -0.7815, // mean
    1.4937, // single
    0.6776, // doc
    2.0307, // paragraph
    0.3977, // words
    0.2129, // last
    -2.9369, // run
    -0.9732, // next
    -3.1202, // sentence
    -1.0412, // share
    -4.2287, // upper
    0.4291, // place
    -0.7248, // teller
    -0.792, // number
    -2.8863, // constant
    -0.3471, // sentence: turns new
    -0.028, // sentence: turns held
    0.2718, // sentence: stays new
    -0.3166, // aside: turns new
    -0.261, // aside: turns held
    0.1922, // aside: stays new
    -0.4496, // pause: turns new
    -0.2615, // pause: turns held
    0.7826, // pause: stays new
    -0.7832, // predicate: turns new
    -0.967, // predicate: turns held
    0.5886, // predicate: stays new
    -1.0864, // flow: turns new
    -1.1336, // flow: turns held
    0.9403, // flow: stays new
    -0.09, // quotation: turns new
    -0.225, // quotation: turns held
    0.3338, // quotation: stays new
  ],
};
