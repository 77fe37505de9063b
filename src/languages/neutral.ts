import type { Language } from './language';
import { plainCaptions, plainFurniture } from './page-words';

/** Letters that writers of one language use for one another: alef and yeh forms, teh marbuta, kaf. */
const ARABIC: ReadonlyMap<string, string> = new Map([
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ة', 'ه'],
  ['ٱ', 'ا'],
]);

/**
 * A language without a file of its own. Words are told from one another by their letters alone, so that
 * copies are found in any script; common words weigh little because a library has them everywhere.
 */
export const neutral: Language = {
  tag: 'und',
  stopWords: new Set(),
  abbreviations: new Set(),
  closingAbbreviations: new Set(),
  // Korean counts with a word behind the digits.
  units: /^(?:km|m|cm|mm|kg|g|mg|l|ml|kw|mw|gw|kwh|hz|ghz|mb|gb|tb|[\uac00-\ud7a3]+)$/i,
  furniture: plainFurniture,
  captions: plainCaptions,
  numerals: { decimal: 'either', groups: '' },
  stemsAccents: false,
  joinsHyphen: () => false,
  // The tatweel only stretches an Arabic word.
  fold: (word) =>
    /[\u0600-\u06ff]/.test(word)
      ? Array.from(word.replaceAll('ـ', ''), (letter) => ARABIC.get(letter) ?? letter).join('')
      : word,
  stem: (norm) => norm,
  alias: (stem) => stem,
};
