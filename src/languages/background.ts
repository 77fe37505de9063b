import { EN_DOCUMENTS, EN_FREQUENCIES, EN_STEP } from './data/en-frequencies';

/** How rare stems are in general news. */
export interface Background {
  /** Natural logarithm of (documents / documents with the stem). */
  readonly idf: ReadonlyMap<string, number>;
  /** For a stem that is not in the table: rarer than the rarest one there. */
  readonly unknown: number;
}

/**
 * The background table of a language. A language without one gets an empty table: all its stems start as
 * rare as an unknown one, and a library weighs them by its own counts (corpus/background.ts).
 */
export function backgroundOf(tag: string): Background {
  const idf = new Map<string, number>();
  const unknown = Math.log(EN_DOCUMENTS);
  if (tag !== 'en') return { idf, unknown };
  for (const line of EN_FREQUENCIES.trim().split('\n')) {
    const [level, ...stems] = line.split(' ');
    for (const stem of stems) idf.set(stem, Number(level) * EN_STEP);
  }
  return { idf, unknown };
}
