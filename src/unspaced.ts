/**
 * Scripts written without spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese). A "word" there
 * is one character with its marks, for Thai and its kin about a syllable; it stands in the index as the run
 * that it begins: overlapping n-grams find words without a dictionary of them (as in Lucene's CJK analysis).
 */

/** Blocks of these scripts, as the inside of a character class. */
const BLOCKS =
  '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u19e0-\\u19ff\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua9e0-\\ua9ff\\uaa60-\\uaa7f\\uf900-\\ufaff\\uff66-\\uff9f\\u{1b000}-\\u{1b16f}\\u{20000}-\\u{323af}';
/** Their letters, without their digits and punctuation, for expressions with the flag v. */
export const UNSPACED_LETTER = `[[${BLOCKS}]&&[\\p{L}\\p{M}\\p{Nl}]]`;
const UNSPACED = new RegExp(UNSPACED_LETTER, 'v');

/** Whether a text has any letter of such a script. */
export const hasUnspaced = (text: string): boolean => UNSPACED.test(text);

/**
 * Thai and Lao: vowels written before their consonant and after it belong to it (character clusters after
 * Theeramunkong et al., "Character cluster based Thai information retrieval", 2000). Khmer: subscript
 * consonants. Burmese: stacked consonants and the one that a syllable ends with. Else a character with its marks.
 */
const CLUSTER = new RegExp(
  [
    '[\\u0e40-\\u0e44]?[\\u0e01-\\u0e2e]\\p{M}*[\\u0e30\\u0e32\\u0e45]?\\p{M}*',
    '[\\u0ec0-\\u0ec4]?[\\u0e81-\\u0eae\\u0edc-\\u0edf]\\p{M}*[\\u0eb0\\u0eb2\\u0ebd]?\\p{M}*',
    '[\\u1780-\\u17b3](?:\\u17d2[\\u1780-\\u17b3]|\\p{M})*',
    '[\\u1000-\\u102a\\u103f](?:\\u1039[\\u1000-\\u102a]|\\p{M})*(?:[\\u1000-\\u1021]\\u1037?\\u103a\\p{M}*)?',
    '[\\s\\S]\\p{M}*',
  ].join('|'),
  'gu',
);

/** Pieces of a run of letters, in order, without gaps. */
export const clustersOf = (run: string): readonly string[] => run.match(CLUSTER) ?? [];

/** Clusters a stem: two characters of Chinese or Japanese, two syllables, three of the smaller Thai and Lao clusters. */
export const stemWidth = (cluster: string): number => (/^[\u0e00-\u0eff]/.test(cluster) ? 3 : 2);

/** About so many of these "words" say what one word of a spaced script says. */
const PACE = 2;

/** How many words as other scripts count them. */
export function plainCount(words: readonly { readonly norm: string }[]): number {
  let unspaced = 0;
  for (const { norm } of words) if (UNSPACED.test(norm)) unspaced += 1;
  return words.length - unspaced + Math.ceil(unspaced / PACE);
}
