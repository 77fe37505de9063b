/**
 * Plain words of a text by character codes: most words of most pages are letters of the alphabet with a space or
 * a mark behind them, and need no expression to be found.
 */
const LETTER = 1;
/** May begin a word or stand in one. */
const WORDY = 2;

/** Kinds of the ASCII characters; 0 for those that neither begin a word nor go on with one. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[A-Za-z]/.test(char) ? LETTER : /[0-9.'&%\-]/.test(char) ? WORDY : 0;
});

/** Where a character that may begin a word is, from `at` on; the text's length where there is none. */
export function nextWordy(text: string, at: number): number {
  let next = at;
  while (next < text.length && KINDS[text.charCodeAt(next)] === 0) next += 1;
  return next;
}

/** The end of the plain word at `at`; `at` where the word, if it is one, may go on in another way. */
export function plainEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && KINDS[text.charCodeAt(end)] === LETTER) end += 1;
  return end === text.length || KINDS[text.charCodeAt(end)] === 0 ? end : at;
}
