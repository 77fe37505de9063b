/**
 * Words of a text by character codes: most words of most pages are Latin letters or digits with a space or a mark
 * behind them, and need no expression to be found.
 */
import { fold } from './fold';
import { once } from './languages/lists';

const SEED = 0x811c9dc5 | 0;
const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** What characters of folded text are to a word. Those up to `POINT` begin none. */
const NO_WORD = 0;
const APOSTROPHE = 1;
const POINT = 2;
const PERCENT = 3;
/** Marks, other scripts, digits of these: an expression tells. */
const UNSURE = 4;
const DIGIT = 5;
const LATIN_LETTER = 6;

/** Latin letters, and far behind them typographic marks and currencies. */
const LATIN_END = 0x250;
const MARKS_FROM = 0x2010;
const MARKS_END = 0x20d0;

function partOf(char: string): number {
  if (char === "'") return APOSTROPHE;
  if (char === '.') return POINT;
  if (char === '%') return PERCENT;
  if (/[0-9]/.test(char)) return DIGIT;
  if (/\p{L}/u.test(char)) return char < '\u0250' ? LATIN_LETTER : UNSURE;
  return /[\p{M}\p{Nd}\p{Nl}]/u.test(char) ? UNSURE : NO_WORD;
}

/** What a character is folded to where that does not keep all offsets. */
const UNFOLDED = 0xffff;

/** Made when the first text is read. */
const tables = once(() => {
  const parts = new Uint8Array(MARKS_END).fill(UNSURE);
  const folds = new Uint16Array(MARKS_END).fill(UNFOLDED);
  for (let code = 0; code < MARKS_END; code = code + 1 === LATIN_END ? MARKS_FROM : code + 1) {
    const char = String.fromCharCode(code);
    const { folded, starts } = fold(char);
    parts[code] = partOf(char);
    if (starts === undefined) folds[code] = folded.charCodeAt(0);
  }
  return { parts, folds };
});

const COMMA = 0x2c;
const COLON = 0x3a;
const FULL_STOP = 0x2e;
const STRAIGHT = 0x27;

const LEAST_ROOM = 1 << 10;
/** Units of room that stay for the next text. */
const MOST_KEPT = 1 << 16;

/** A text whose words are found one after another, each with a hash of its characters. */
export class PlainReader {
  /** The folded text. */
  codes = new Uint16Array(LEAST_ROOM);
  length = 0;
  /** Of the word that `wordEnd` found last. */
  hash = 0;
  private readonly parts: Uint8Array;
  private readonly folds: Uint16Array;

  constructor() {
    const { parts, folds } = tables();
    this.parts = parts;
    this.folds = folds;
  }

  /** Nothing of a page is to stay in memory longer than the page. */
  forget(): void {
    if (this.codes.length > MOST_KEPT) this.codes = new Uint16Array(LEAST_ROOM);
    else this.codes.fill(0, 0, this.length);
    this.length = 0;
  }

  private takeLength(length: number): void {
    if (length > this.codes.length) this.codes = new Uint16Array(length * 2);
    this.length = length;
  }

  /** Takes a text that is folded already. */
  read(folded: string): void {
    this.takeLength(folded.length);
    const { codes } = this;
    for (let at = 0; at < folded.length; at += 1) codes[at] = folded.charCodeAt(at);
  }

  /** Takes the text from `start` to `end` and folds it; false where its offsets would not be those of the folded text. */
  fold(text: string, start: number, end: number): boolean {
    this.takeLength(end - start);
    const { codes, folds } = this;
    for (let at = start; at < end; at += 1) {
      const code = text.charCodeAt(at);
      const folded = code < MARKS_END ? folds[code]! : UNFOLDED;
      if (folded === UNFOLDED) return false;
      codes[at - start] = folded;
    }
    return true;
  }

  private partAt(at: number): number {
    if (at >= this.length) return NO_WORD;
    const code = this.codes[at]!;
    return code < MARKS_END ? this.parts[code]! : UNSURE;
  }

  /** Where a character that may begin a word is, from `at` on; the text's length where there is none. */
  nextWordy(at: number): number {
    const { codes, parts, length } = this;
    let next = at;
    while (next < length && codes[next]! < MARKS_END && parts[codes[next]!]! <= POINT) next += 1;
    return next;
  }

  isDigit(at: number): boolean {
    return this.partAt(at) === DIGIT;
  }

  /**
   * The end of the word at `at`: letters and digits with apostrophes between letters, a number with its points and
   * commas, "%". `at` itself where it may be another kind of word, or none.
   */
  wordEnd(at: number): number {
    const { codes, parts, length } = this;
    let code = codes[at]!;
    let part = code < MARKS_END ? parts[code]! : UNSURE;
    if (part === LATIN_LETTER) {
      let end = at;
      let hash = SEED;
      do {
        hash = step(hash, code);
        end += 1;
        if (end === length) {
          this.hash = hash;
          return end;
        }
        code = codes[end]!;
        part = code < MARKS_END ? parts[code]! : UNSURE;
      } while (part >= DIGIT);
      // "U.S."
      if (part === POINT && end === at + 1 && this.partAt(end + 1) >= UNSURE) return at;
      while (part === APOSTROPHE && this.partAt(end + 1) >= UNSURE) {
        if (this.partAt(end + 1) === DIGIT) break;
        hash = step(hash, STRAIGHT);
        end += 1;
        while ((part = this.partAt(end)) === LATIN_LETTER) {
          hash = step(hash, codes[end]!);
          end += 1;
        }
      }
      this.hash = hash;
      return part === UNSURE ? at : end;
    }
    return part === DIGIT ? this.numberEnd(at) : part === PERCENT ? this.markEnd(at) : at;
  }

  private markEnd(at: number): number {
    this.hash = step(SEED, this.codes[at]!);
    return at + 1;
  }

  private numberEnd(at: number): number {
    const { codes } = this;
    let end = at;
    let hash = SEED;
    for (;;) {
      while (this.partAt(end) === DIGIT) {
        hash = step(hash, codes[end]!);
        end += 1;
      }
      const mark = end < this.length ? codes[end]! : 0;
      if ((mark !== FULL_STOP && mark !== COMMA && mark !== COLON) || this.partAt(end + 1) < UNSURE) break;
      // Behind the mark digits of another script may go on with the number.
      if (this.partAt(end + 1) !== DIGIT) return this.partAt(end + 1) === UNSURE ? at : this.ended(end, hash);
      hash = step(hash, mark);
      end += 1;
    }
    // With letters behind it may be a number and its unit.
    return this.partAt(end) >= UNSURE ? at : this.ended(end, hash);
  }

  private ended(end: number, hash: number): number {
    this.hash = hash;
    return end;
  }
}

/** The same hash of a whole word. */
export function plainHash(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length; at += 1) hash = step(hash, word.charCodeAt(at));
  return hash;
}
