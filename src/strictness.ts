import type { Shortfall, Strictness } from './types';

/**
 * The cut on a paragraph's score for each preset. Chosen on stories and seeds with the tested family left
 * out of all fitting (docs/quality.md, "Derived or not: the cuts"; made by `npm run eval`):
 * balanced  the best F1 on stories at which none of 62 paragraphs of independent reports of the same event
 *           gets a badge, and under 2 % of unrelated paragraphs set into derived pages do
 * strict    from here to .75 higher cuts cost recall and gain a paragraph of precision at the most
 * loose     the highest recall of seeds; below it nothing more is found
 */
export const THRESHOLDS: Readonly<Record<Strictness, number>> = { strict: 0.62, balanced: 0.5, loose: 0.3 };

const STEPS: readonly Strictness[] = ['strict', 'balanced', 'loose'];

/** A score within this of the cut is told as just below it, one under half of the cut as well below. */
const LITTLE = 0.1;

/** How far a score below the cut of `strictness` is from it, and which step would do. */
export function shortfall(score: number, strictness: Strictness): Shortfall {
  const cut = THRESHOLDS[strictness];
  return {
    by: cut - score <= LITTLE ? 'little' : score < cut / 2 ? 'much' : 'some',
    matchedAt: STEPS.find((step) => score >= THRESHOLDS[step]) ?? null,
  };
}

/**
 * Cuts on the probability that a clause is new (docs/quality.md, "Added words: the cuts"), by families left
 * out: best F1 of seeds, longer stories and stories together at `likely`; what is `possible` is new once in ten.
 */
export const ADDED_CUTS = { sure: 0.6, likely: 0.4, possible: 0.25 } as const;
