/** The words of a page's text. Every block of a page is counted, so it is done in one pass that makes nothing. */

const WORD = /[\p{L}\p{N}]+/gu;

/** Scripts written without spaces: two characters count as a word. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;

/** The words alone, in small letters with a space between them. */
export const plain = (text: string): string => text.toLowerCase().match(WORD)?.join(' ') ?? '';

/** The longest word of a text in small letters, as `plain` divides it. */
export function longestWord(small: string): string {
  let longest = '';
  for (const word of small.match(WORD) ?? []) if (word.length > longest.length) longest = word;
  return longest;
}

export interface Counted {
  readonly words: number;
  /** A hash of the letters: the same for all texts of the same words, and rarely for others. */
  readonly print: number;
}

const hashed = (print: number, code: number): number => (Math.imul(print, 31) + code) | 0;

function countAny(text: string): Counted {
  const words = (text.match(WORD)?.length ?? 0) + ((text.match(UNSPACED)?.length ?? 0) >> 1);
  let print = 0;
  for (const letter of plain(text).replaceAll(' ', '')) print = hashed(print, letter.codePointAt(0)!);
  return { words, print };
}

/** The small letter or digit of the Latin alphabet that a code is; 0: none. */
function letterOf(code: number): number {
  if (code < 0x80) {
    const small = code | 32;
    return (small >= 97 && small <= 122) || (code >= 48 && code <= 57) ? small : 0;
  }
  if (code < 0xc0 || code > 0xff || code === 0xd7 || code === 0xf7) return 0;
  return code < 0xdf ? code + 32 : code;
}

/** What stands between Latin words: all of ASCII, no-break spaces, « », and the dashes and quotation marks of print. */
const isBetween = (code: number): boolean =>
  code < 0x80 || code === 0xa0 || code === 0xab || code === 0xbb || (code >= 0x2010 && code <= 0x2027);

export function countWords(text: string): Counted {
  let words = 0;
  let print = 0;
  let isInside = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const letter = letterOf(code);
    if (letter === 0 && !isBetween(code)) return countAny(text);
    if (letter !== 0) {
      if (!isInside) words += 1;
      print = hashed(print, letter);
    }
    isInside = letter !== 0;
  }
  return { words, print };
}
