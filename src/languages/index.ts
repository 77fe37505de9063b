import { german } from './de';
import { english } from './en';
import { spanish } from './es';
import { french } from './fr';
import { neutral } from './neutral';
import type { Language } from './language';

export type { Captions, Furniture, Language, Numerals } from './language';

/** The languages with a file of their own. */
export const LANGUAGES: readonly Language[] = [english, german, french, spanish];

const BY_TAG: ReadonlyMap<string, Language> = new Map(LANGUAGES.map((language) => [language.tag, language]));

/**
 * The language of a BCP 47 tag ("en-GB" is English). English where the tag is absent; `und` for a language
 * that has no file: no stemmer and no stop words of another one. The language of a text: detect.ts.
 */
export function languageOf(tag?: string): Language {
  const primary = tag?.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  return primary === '' ? english : (BY_TAG.get(primary) ?? neutral);
}
