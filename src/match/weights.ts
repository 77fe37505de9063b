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
    10.6982, // cosine
    3.1234, // overlap
    0.9531, // pairs
    1.0265, // run
    2.71, // held
    -1.2549, // rare
    7.6648, // peak
    2.7271, // short
    -8.0171, // constant
  ],
  page: [
    0.3095, // context
    0.2192, // best
    0.0005, // bestSentence
    0.2432, // share
    0.6235, // strong
    0.1835, // second
    0.2351, // standing
    0.1468, // alone
    0.7104, // chance
    1.9504, // constant
  ],
  added: [
    2.8785, // mean
    1.1871, // doc
    -3.6803, // vsParagraph
    0.1044, // words
    -0.5705, // first
    0.1957, // last
    -0.2375, // score
    -2.6035, // run
    -1.0085, // neighbours
    -4.5272, // sentenceMean
    -1.7159, // share
    -4.194, // upper
    -0.5179, // opener
    -0.6885, // constant
  ],
};
