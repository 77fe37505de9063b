/** The tables of all languages as text. Whoever imports this carries them: the extension reads files of its own instead. */
import { DE_FREQUENCIES } from './data/de-frequencies';
import { EN_FREQUENCIES } from './data/en-frequencies';
import { ES_FREQUENCIES } from './data/es-frequencies';
import { FR_FREQUENCIES } from './data/fr-frequencies';
import { idfsOf, UNKNOWN_IDF } from './idf';

/** How rare stems are in general news. */
export interface Background {
  /** Natural logarithm of (documents / documents with the stem). */
  readonly idf: ReadonlyMap<string, number>;
  /** For a stem that is not in the table: rarer than the rarest one there. */
  readonly unknown: number;
}

/** Lines of a level and its stems, the level in eighths of a natural logarithm. Empty for a language without a table. */
export function tableText(tag: string): string {
  switch (tag) {
    case 'en':
      return EN_FREQUENCIES;
    case 'de':
      return DE_FREQUENCIES;
    case 'fr':
      return FR_FREQUENCIES;
    case 'es':
      return ES_FREQUENCIES;
    default:
      return '';
  }
}

/**
 * The background table of a language: counted in news for English, judged by the ranks of the commonest words
 * for German, French and Spanish, empty for others. A library adds its own counts (corpus/background.ts).
 */
export const backgroundOf = (tag: string): Background => ({
  idf: idfsOf(tableText(tag)),
  unknown: UNKNOWN_IDF,
});
