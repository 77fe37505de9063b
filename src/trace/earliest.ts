import type { Judgement } from '../match/judge';
import { explained } from './kinship';

/** Paragraphs from which a text surely is of the page's story, where the page has as many: one may be a lookalike. */
const SHARED = 2;

/** Whether a stated date lies before another; days and hours of one day are not ordered. */
const isBefore = (date: string, other: string): boolean =>
  !other.startsWith(date) && !date.startsWith(other) && Date.parse(date) < Date.parse(other);

/**
 * Of the held articles that share matched text with the page, the one with the earliest stated date. Null where none
 * states one, and where no other is earlier than the original.
 */
export function earliestOf(
  judgements: ReadonlyMap<number, Judgement>,
  cut: number,
  dateOf: (article: number) => string | undefined,
  original: number | null,
): number | null {
  const counts = new Map([...judgements].map(([article, one]) => [article, explained(one, cut)]));
  const least = Math.min(SHARED, Math.max(0, ...counts.values()));
  if (least === 0) return null;
  let earliest: { readonly article: number; readonly date: string } | null = null;
  const dated = [...counts].filter(([, count]) => count >= least).map(([article]) => article);
  // The original first: of a text of the same day it is the one to name.
  const ordered = original === null ? dated : [original, ...dated.filter((one) => one !== original)];
  for (const article of ordered) {
    const date = dateOf(article);
    if (date === undefined || Number.isNaN(Date.parse(date))) continue;
    if (earliest === null || isBefore(date, earliest.date)) earliest = { article, date };
  }
  return earliest === null || earliest.article === original ? null : earliest.article;
}
