/**
 * Coefficients of the matching. Remade by `npx tsx tools/fit.ts` from tests/gold (stories and seeds) and,
 * as texts that derive from nothing, the research sets named in docs/quality.md when they are present.
 */

/** Log odds that a page stretch derives from a source paragraph: one a feature (FEATURES), then the constant. */
export const PAIR_WEIGHTS: readonly number[] = [9.83, 1.95, 1.07, 1.45, 1.37, 0.4, 7.79, 2.47, -7.58];

/** Log odds that a paragraph derives from the source, given its page: one an entry of EVIDENCE, then the constant. */
export const PAGE_WEIGHTS: readonly number[] = [0.32, 0.27, 0.12, 0.12, 0.17, 0.37, 1.81];

/** Log odds that a clause of a derived paragraph is new: one a CLAUSE_FEATURES, then the constant. */
export const ADDED_WEIGHTS: readonly number[] = [
  2.29, -1.07, 1.52, -5.69, -1.65, 0.57, 0.3, -0.11, 0.33, -0.14, -0.83, -2.44, -0.6, -1.32, -3.16, -1.76,
];
