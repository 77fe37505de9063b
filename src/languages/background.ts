import { EN_DOCUMENTS, EN_FREQUENCIES, EN_STEP } from './data/en-frequencies';

/** How rare stems are in general news. */
export interface Background {
  /** Natural logarithm of (documents / documents with the stem). */
  readonly idf: ReadonlyMap<string, number>;
  /** For a stem that is not in the table: rarer than the rarest one there. */
  readonly unknown: number;
}

/**
 * The background table of a language. A language without one gets an empty table: every stem is then
 * equally rare, and a corpus weighs them by its own counts.
 */
export function backgroundOf(tag: string): Background {
  const idf = new Map<string, number>();
  if (tag !== 'en') return { idf, unknown: 0 };
  for (const line of EN_FREQUENCIES.trim().split('\n')) {
    const [level, ...stems] = line.split(' ');
    for (const stem of stems) idf.set(stem, Number(level) * EN_STEP);
  }
  return { idf, unknown: Math.log(EN_DOCUMENTS) };
}
