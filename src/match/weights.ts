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
    0.5062, // best
    -0.192, // bestSentence
    0.2908, // second
    0.2083, // alone
    0.4846, // chance
    0.956, // plain
    0.2485, // plainHeld
    3.4367, // constant
  ],
  page: [
    0.3448, // context
    0.3607, // share
    0.687, // strong
    0.2285, // standing
    0.1224, // best
    -0.0311, // bestSentence
    0.0613, // second
    0.008, // alone
    0.5495, // chance
    0.6686, // plain
    -0.0516, // plainHeld
    3.5448, // constant
  ],
  added: [
    -1.0428, // mean
    1.3672, // single
    0.6581, // doc
    2.9478, // paragraph
    0.385, // words
    0.2033, // last
    -0.1617, // score
    -2.6885, // run
    -0.9448, // next
    -3.2799, // sentence
    -0.6453, // share
    -3.8479, // upper
    0.3916, // place
    -0.7961, // teller
    -0.5945, // number
    -2.7142, // constant
    -0.3183, // sentence: turns new
    -0.0083, // sentence: turns held
    0.3101, // sentence: stays new
    -0.3099, // aside: turns new
    -0.27, // aside: turns held
    0.2499, // aside: stays new
    -0.4932, // pause: turns new
    -0.2814, // pause: turns held
    0.7757, // pause: stays new
    -0.8411, // predicate: turns new
    -0.9971, // predicate: turns held
    0.6685, // predicate: stays new
    -1.1192, // flow: turns new
    -1.1609, // flow: turns held
    0.9288, // flow: stays new
    -0.0964, // quotation: turns new
    -0.2301, // quotation: turns held
    0.3063, // quotation: stays new
  ],
};
