/** Tokens by their character codes: most are Latin letters with a space or a mark behind them. */

const LETTER = 1;
/** May begin a word or stand in one. */
const WORDY = 2;

/** Kinds of the characters up to the currency signs; 0 for those that neither begin a word nor go on with one. */
const KINDS = new Uint8Array(0x20d0).fill(WORDY);
for (const [from, end] of [
  [0, 0x80],
  [0xa0, 0xc0],
  [0x2010, 0x20d0],
] as const) {
  for (let code = from; code < end; code += 1) {
    const char = String.fromCharCode(code);
    KINDS[code] = /[A-Za-z]/.test(char) ? LETTER : /[\p{L}\p{M}\p{N}.'’&%\-‑]/u.test(char) ? WORDY : 0;
  }
}

const isLetter = (code: number): boolean => code < KINDS.length && KINDS[code] === LETTER;
const isNoWord = (code: number): boolean => code < KINDS.length && KINDS[code] === 0;

/** Where a character that may begin a word is, from `at` on; the text's length where there is none. */
export function nextWordy(text: string, at: number): number {
  let next = at;
  while (next < text.length && isNoWord(text.charCodeAt(next))) next += 1;
  return next;
}

/** The end of the plain word at `at`; `at` where the word, if it is one, may go on in another way. */
export function plainEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
  return end === text.length || isNoWord(text.charCodeAt(end)) ? end : at;
}
