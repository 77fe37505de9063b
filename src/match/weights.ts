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
    -3.0401, // pairs
    0.9373, // run
    4.1521, // held
    -1.2409, // rare
    5.8111, // peak
    1.3859, // short
    -7.6323, // constant
  ],
  row: [
    0.4907, // best
    -0.2542, // bestSentence
    0.3162, // second
    0.2469, // alone
    0.4948, // chance
    1.0411, // plain
    0.2786, // plainHeld
    3.4685, // constant
  ],
  page: [
    0.3481, // context
    0.4424, // share
    0.6656, // strong
    0.2364, // standing
    0.1002, // best
    -0.0423, // bestSentence
    0.0772, // second
    0.0009, // alone
    0.5575, // chance
    0.6741, // plain
    -0.0198, // plainHeld
    3.7223, // constant
  ],
  added: [
    -1.0243, // mean
    1.4006, // single
    0.6434, // doc
    2.9337, // paragraph
    0.4157, // words
    0.1771, // last
    -0.1612, // score
    -2.7094, // run
    -0.9588, // next
    -3.2584, // sentence
    -0.6627, // share
    -3.9103, // upper
    0.421, // place
    -0.8307, // teller
    -0.6338, // number
    -2.8146, // constant
    -0.3179, // sentence: turns new
    -0.0061, // sentence: turns held
    0.3069, // sentence: stays new
    -0.305, // aside: turns new
    -0.2625, // aside: turns held
    0.2473, // aside: stays new
    -0.49, // pause: turns new
    -0.2827, // pause: turns held
    0.7528, // pause: stays new
    -0.8213, // predicate: turns new
    -0.9874, // predicate: turns held
    0.6761, // predicate: stays new
    -1.1136, // flow: turns new
    -1.1581, // flow: turns held
    0.9313, // flow: stays new
    -0.0952, // quotation: turns new
    -0.233, // quotation: turns held
    0.3072, // quotation: stays new
  ],
};
