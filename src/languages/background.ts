import { DE_FREQUENCIES } from './data/de-frequencies';
import { EN_DOCUMENTS, EN_FREQUENCIES, EN_STEP } from './data/en-frequencies';
import { ES_FREQUENCIES } from './data/es-frequencies';
import { FR_FREQUENCIES } from './data/fr-frequencies';

/** How rare stems are in general news. */
export interface Background {
  /** Natural logarithm of (documents / documents with the stem). */
  readonly idf: ReadonlyMap<string, number>;
  /** For a stem that is not in the table: rarer than the rarest one there. */
  readonly unknown: number;
}

/** Lines of a level and its stems, the level in eighths of a natural logarithm. */
const TABLES: ReadonlyMap<string, string> = new Map([
  ['en', EN_FREQUENCIES],
  ['de', DE_FREQUENCIES],
  ['fr', FR_FREQUENCIES],
  ['es', ES_FREQUENCIES],
]);

/** Of a stem that is in no table. */
export const UNKNOWN_IDF = Math.log(EN_DOCUMENTS);

/**
 * The background table of a language: counted in news for English, judged by the ranks of the commonest words
 * for German, French and Spanish, empty for others. A library adds its own counts (corpus/background.ts).
 */
export const backgroundOf = (tag: string): Background => ({
  idf: idfsOf((TABLES.get(tag) ?? '').trim()),
  unknown: UNKNOWN_IDF,
});

/** The commonest stems of English news: a table that has them all as they are here was made from ours. */
export const commonestEnglish = (): ReadonlyMap<string, number> =>
  idfsOf(EN_FREQUENCIES.slice(1, EN_FREQUENCIES.indexOf('\n17 ')));

function idfsOf(table: string): ReadonlyMap<string, number> {
  const idf = new Map<string, number>();
  for (const line of table.split('\n')) {
    const [level, ...stems] = line.split(' ');
    for (const stem of stems) idf.set(stem, Number(level) * EN_STEP);
  }
  return idf;
}
