import type { Strictness } from './types';

/**
 * The cut on a paragraph's score for each preset. Chosen on stories and seeds with the tested family
 * left out (docs/quality.md, "Derived or not"): strict for precision ≥ .97, balanced for the best F1 with
 * no badge on independent reports of the same event, loose for recall.
 */
export const THRESHOLDS: Readonly<Record<Strictness, number>> = { strict: 0.7, balanced: 0.5, loose: 0.3 };

/** Cuts on the probability that a clause is new (docs/quality.md, "Added words"): best F1 at `likely`. */
export const ADDED_CUTS = { sure: 0.6, likely: 0.36, possible: 0.25 } as const;
