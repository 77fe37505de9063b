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
  /** That a clause of a derived paragraph is new: CLAUSE_FEATURES, the constant, then how it follows the one before. */
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
    -0.6485, // mean
    0.991, // single
    0.823, // doc
    3.2218, // paragraph
    0.3633, // words
    0.2573, // last
    -0.1532, // score
    -2.4838, // run
    -0.9626, // next
    -3.4471, // sentence
    -0.6271, // share
    -4.1923, // upper
    0.4165, // place
    -1.0416, // teller
    -0.5854, // number
    -3.0467, // constant
    -0.3009, // sentence: turns new
    -0.0827, // sentence: turns held
    0.3609, // sentence: stays new
    -0.2742, // aside: turns new
    -0.2568, // aside: turns held
    0.3234, // aside: stays new
    -0.478, // pause: turns new
    -0.2673, // pause: turns held
    0.8069, // pause: stays new
    -0.8496, // predicate: turns new
    -0.9861, // predicate: turns held
    0.6891, // predicate: stays new
    -1.1285, // flow: turns new
    -1.1499, // flow: turns held
    0.9106, // flow: stays new
    -0.0502, // quotation: turns new
    -0.2306, // quotation: turns held
    0.1477, // quotation: stays new
  ],
};
