/**
 * Coefficients of the matching, each a log odds. Made by `npx tsx tools/fit.ts` from the stories and seeds
 * of tests/gold and, as texts from which nothing derives, same-topic news and 60 BBC pages (docs/quality.md
 * names the sets and what each fit reaches with the tested family left out). Not edited by hand.
 */
export interface Weights {
  /** That a page stretch derives from a source paragraph: FEATURES, then the constant. */
  readonly pair: readonly number[];
  /** That a paragraph derives from the source, given its page: EVIDENCE, then the constant. */
  readonly page: readonly number[];
  /** That a clause of a derived paragraph is new: CLAUSE_FEATURES, then the constant. */
  readonly added: readonly number[];
}

export const WEIGHTS: Weights = {
  pair: [
    9.0426, // cosine
    1.9993, // overlap
    1.4551, // pairs
    1.4533, // run
    1.9211, // held
    -0.6359, // rare
    7.5446, // peak
    2.4447, // short
    -7.6381, // constant
  ],
  page: [
    0.3132, // context
    0.1184, // best
    0.0995, // bestSentence
    0.3001, // share
    0.7704, // strong
    0.1205, // second
    0.2707, // standing
    1.9403, // constant
  ],
  added: [
    1.6376, // mean
    1.4682, // doc
    -2.8657, // vsParagraph
    0.0391, // words
    -0.316, // first
    0.3566, // last
    -0.1608, // score
    -1.8819, // run
    -1.0059, // neighbours
    -4.1102, // sentenceMean
    -1.4996, // share
    -4.7734, // upper
    -0.3227, // opener
    -1.2458, // constant
  ],
};
