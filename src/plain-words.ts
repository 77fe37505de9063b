/**
 * Plain words of a text by character codes: most words of most pages are letters of the alphabet with a space or
 * a mark behind them, and need no expression to be found.
 */
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

const SEED = 0x811c9dc5 | 0;
const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** A text whose plain words are read one after another, each with a hash of its characters. */
export class PlainReader {
  codes = new Uint16Array(1024);
  length = 0;
  /** Of the word that `plainEnd` found last. */
  hash = 0;

  read(text: string): void {
    if (text.length > this.codes.length) this.codes = new Uint16Array(text.length * 2);
    const { codes } = this;
    for (let at = 0; at < text.length; at += 1) codes[at] = text.charCodeAt(at);
    this.length = text.length;
  }

  nextWordy(at: number): number {
    const { codes, length } = this;
    let next = at;
    while (next < length && isNoWord(codes[next]!)) next += 1;
    return next;
  }

  plainEnd(at: number): number {
    const { codes, length } = this;
    let end = at;
    let hash = SEED;
    for (; end < length && isLetter(codes[end]!); end += 1) hash = step(hash, codes[end]!);
    this.hash = hash;
    return end === length || isNoWord(codes[end]!) ? end : at;
  }
}

/** The same hash of a whole word. */
export function plainHash(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length; at += 1) hash = step(hash, word.charCodeAt(at));
  return hash;
}
