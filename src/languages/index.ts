import { english } from './en';
import type { Language } from './language';

export type { Captions, Furniture, Language } from './language';

const LANGUAGES: ReadonlyMap<string, Language> = new Map([[english.tag, english]]);

/**
 * The language of a BCP 47 tag ("en-GB" is English). English where the tag is absent or of a language
 * that has no file yet: its stemmer does little harm to other Latin-script words, and copies match anyway.
 */
export const languageOf = (tag?: string): Language =>
  LANGUAGES.get(tag?.toLowerCase().split(/[-_]/, 1)[0] ?? '') ?? english;
