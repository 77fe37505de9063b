/**
 * Coefficients of the matching, each a log odds. Made by `npx tsx tools/fit.ts` from the seeds, stories and longer
 * stories of tests/gold and, as texts from which nothing derives, same-topic news and 60 BBC pages
 * (docs/quality.md says what each fit reaches with the tested family left out). Not edited by hand.
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
    0.5203, // best
    -0.2995, // bestSentence
    0.3383, // second
    0.3919, // alone
    0.3937, // chance
    1.0621, // plain
    0.301, // plainHeld
    3.5902, // constant
  ],
  page: [
    0.3418, // context
    0.3536, // share
    1.0427, // strong
    0.2934, // standing
    0.0446, // best
    -0.0511, // bestSentence
    0.0875, // second
    0.0812, // alone
    0.5218, // chance
    0.6896, // plain
    -0.0348, // plainHeld
    4.2585, // constant
  ],
  added: [
    -0.7778, // mean
    1.4913, // single
    0.6814, // doc
    2.0203, // paragraph
    0.3967, // words
    0.2129, // last
    -2.9319, // run
    -0.9697, // next
    -3.1218, // sentence
    -1.0392, // share
    -4.2278, // upper
    0.4282, // place
    -0.7218, // teller
    -0.7883, // number
    -2.884, // constant
    -0.3473, // sentence: turns new
    -0.0287, // sentence: turns held
    0.2741, // sentence: stays new
    -0.3162, // aside: turns new
    -0.261, // aside: turns held
    0.1923, // aside: stays new
    -0.4489, // pause: turns new
    -0.2624, // pause: turns held
    0.7841, // pause: stays new
    -0.7834, // predicate: turns new
    -0.9669, // predicate: turns held
    0.5908, // predicate: stays new
    -1.0856, // flow: turns new
    -1.1338, // flow: turns held
    0.9378, // flow: stays new
    -0.0949, // quotation: turns new
    -0.2255, // quotation: turns held
    0.3338, // quotation: stays new
  ],
};
