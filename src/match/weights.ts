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
    10.6425, // cosine
    2.9904, // overlap
    0.9905, // pairs
    1.0283, // run
    2.7209, // held
    -1.2379, // rare
    7.743, // peak
    2.7027, // short
    -7.9803, // constant
  ],
  page: [
    0.3208, // context
    0.1011, // best
    0.0933, // bestSentence
    0.2844, // share
    0.8907, // strong
    0.0704, // second
    0.2597, // standing
    0.0868, // alone
    1.8356, // constant
  ],
  added: [
    2.4724, // mean
    1.3546, // doc
    -3.4077, // vsParagraph
    0.1044, // words
    -0.3514, // first
    0.306, // last
    -0.2467, // score
    -2.5681, // run
    -1.0941, // neighbours
    -3.8809, // sentenceMean
    -1.5861, // share
    -4.4733, // upper
    -0.3503, // opener
    -1.0048, // constant
  ],
};
