import type { HeldArticle } from '../match/held';
import type { TextUnit } from '../match/judge';
import type { Facts } from './facts';
import { sharedText } from './kinship';
import { sameOutlet } from './outlets';

/** Part of the word five-grams of either, and of both, that two versions of an outlet's text share. */
const MOSTLY = { either: 0.5, both: 0.3 };

/**
 * The held article of the page's own outlet that is another version of it: mostly the same text of another
 * date. Without two dates that differ only a text that is not the page itself can be one. Null where there
 * is none; the most alike of several.
 */
export function versionAmong(
  units: readonly TextUnit[],
  candidates: readonly HeldArticle[],
  page: Facts,
  factsOf: (article: number) => Facts,
  self: number | null,
): number | null {
  const { outlet } = page.own;
  if (outlet === undefined) return null;
  let best: { index: number; share: number } | null = null;
  for (const held of candidates) {
    const { own, date } = factsOf(held.index);
    if (own.outlet === undefined || !sameOutlet(own.outlet, outlet)) continue;
    const known = date !== undefined && page.date !== undefined;
    // "2026-01-28" and "2026-01-28T09:12Z": one only adds the hour.
    const apart =
      known &&
      !date.startsWith(page.date) &&
      !page.date.startsWith(date) &&
      Date.parse(date) !== Date.parse(page.date);
    if (!apart && (held.index === self || date !== page.date)) continue;
    const { page: here, article: there } = sharedText(units, held);
    if (Math.max(here, there) < MOSTLY.either || Math.min(here, there) < MOSTLY.both) continue;
    if (!best || here + there > best.share) best = { index: held.index, share: here + there };
  }
  return best?.index ?? null;
}
