/** Which sources are listed, in which order, and how many each filter would leave. Knows no screen. */
import type { LibraryEntry, Origin } from '../library/types';

export const ORIGINS = ['bundled', 'kept', 'remembered', 'feed', 'pack'] as const satisfies readonly Origin[];

/** `fit`: as well as they fit the query; `in`: as they came in, newest first. */
export const SORTS = ['fit', 'in', 'date', 'outlet'] as const;
export type Sort = (typeof SORTS)[number];

export interface Filters {
  /** Null: of all. */
  readonly origin: Origin | null;
  /** Main part of a language tag, "en"; empty: not stated; null: all. */
  readonly language: string | null;
  /** Days of publication, "2026-11-22"; empty: no bound. */
  readonly since: string;
  readonly until: string;
}

export const NO_FILTERS: Filters = { origin: null, language: null, since: '', until: '' };

export interface Listing {
  readonly found: readonly LibraryEntry[];
  /** How many there would be of each origin and language, all else as it is. */
  readonly origins: ReadonlyMap<Origin, number>;
  readonly languages: ReadonlyMap<string, number>;
}

export const languageOf = ({ meta }: LibraryEntry): string =>
  (meta.inLanguage ?? '').split('-')[0]!.toLowerCase();

/** The day of publication as far as it is stated. */
const dayOf = ({ meta }: LibraryEntry): string =>
  /^\d{4}(?:-\d\d(?:-\d\d)?)?/u.exec(meta.datePublished ?? '')?.[0] ?? '';

const newestFirst = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

function byOutlet(entries: readonly LibraryEntry[]): (a: LibraryEntry, b: LibraryEntry) => number {
  // Comparing names as people do is slow: each name once, not each pair of sources.
  const names = [...new Set(entries.flatMap(({ meta }) => meta.outlet ?? []))];
  const { compare } = new Intl.Collator();
  const ranks = new Map(names.sort(compare).map((name, rank) => [name, rank]));
  const rankOf = ({ meta }: LibraryEntry): number => ranks.get(meta.outlet ?? '') ?? names.length;
  return (a, b) => rankOf(a) - rankOf(b) || newestFirst(dayOf(a), dayOf(b));
}

/** All sources in an order that has nothing to do with a query. */
export function ordered(
  entries: readonly LibraryEntry[],
  sort: Exclude<Sort, 'fit'>,
): readonly LibraryEntry[] {
  switch (sort) {
    case 'in':
      return [...entries].sort((a, b) => newestFirst(a.at ?? '', b.at ?? ''));
    case 'date':
      return [...entries].sort((a, b) => newestFirst(dayOf(a), dayOf(b)));
    case 'outlet':
      return [...entries].sort(byOutlet(entries));
  }
}

const count = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Of `entries`, in their order, those that pass. */
export function listing(entries: readonly LibraryEntry[], filters: Filters): Listing {
  const { origin, language, since, until } = filters;
  const found: LibraryEntry[] = [];
  const origins = new Map<Origin, number>();
  const languages = new Map<string, number>();
  for (const entry of entries) {
    if (since !== '' || until !== '') {
      const day = dayOf(entry);
      if (day === '' || day < since || (until !== '' && day > until)) continue;
    }
    const its = languageOf(entry);
    const fitsOrigin = origin === null || entry.origin === origin;
    const fitsLanguage = language === null || its === language;
    if (fitsLanguage) count(origins, entry.origin);
    if (fitsOrigin) count(languages, its);
    if (fitsOrigin && fitsLanguage) found.push(entry);
  }
  return { found, origins, languages };
}
