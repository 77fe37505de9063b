/**
 * Fingerprints straight from a text: its UTF-16 units are folded by a table and hashed as they come, without a
 * string or an object a word. What the table does not tell (initials, units, joined words, "US") is left to `analyse`,
 * a chunk between spaces at a time, and a text in another script or language whole. The hashes are always those of
 * `fingerprints(analyse(text).words)`: tests/unit/print-reader.test.ts.
 */
import { GRAM, gramsOf, hashOf, mix, pairPrints, SEED, step, WINDOW, winnow } from './fingerprint';
import { fold } from './fold';
import { ownCopy } from './forms';
import { languageOf, type Language } from './languages/index';
import { analyse, type Word } from './text';

const SEPARATOR = 0;
const APOSTROPHE = 1;
const HYPHEN = 2;
const POINT = 3;
const PERCENT = 4;
const SPACE = 5;
/** A letter or mark that does not fold to one letter, or to one that the table has no room for (Ⱥ). */
const PECULIAR = 6;
/** Folded with its neighbours, or of another script. */
const FOREIGN = 7;
/** The highest: what a word goes on with is told by one comparison. */
const DIGIT = 8;
const LETTER = 9;

/** Latin letters with their accents and, far behind, typographic marks. What is between and beyond is foreign. */
const LATIN_END = 0x250;
const MARKS_FROM = 0x2000;
const MARKS_END = 0x20d0;
/** An entry of the table is the kind above these bits, in which is what the unit is folded to. */
const FOLD_BITS = 12;
const FOLD_MASK = (1 << FOLD_BITS) - 1;
const FOREIGN_ENTRY = FOREIGN << FOLD_BITS;
const WORDY_ENTRY = DIGIT << FOLD_BITS;

function kindOf(char: string): number {
  const { folded, starts } = fold(char);
  if (starts !== undefined) return FOREIGN;
  if (folded === "'") return APOSTROPHE;
  if (folded === '-') return HYPHEN;
  if (folded === '.') return POINT;
  if (folded === '%') return PERCENT;
  if (/\s/u.test(folded)) return SPACE;
  if (/[0-9]/.test(folded)) return DIGIT;
  if (/\p{L}/u.test(folded)) {
    const letter = plain(folded);
    return letter.length === 1 && letter.charCodeAt(0) <= FOLD_MASK ? LETTER : PECULIAR;
  }
  return /[\p{M}\p{N}]/u.test(folded) && !/\p{No}/u.test(folded) ? PECULIAR : SEPARATOR;
}

const plain = (letter: string): string =>
  letter
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase();

/** A cache, not state: made when the first text is read. */
let made: Uint16Array | undefined;
function tableOf(): Uint16Array {
  if (made !== undefined) return made;
  const table = new Uint16Array(MARKS_END).fill(FOREIGN_ENTRY);
  for (let unit = 0; unit < MARKS_END; unit = unit + 1 === LATIN_END ? MARKS_FROM : unit + 1) {
    const char = String.fromCharCode(unit);
    const kind = kindOf(char);
    table[unit] = (kind << FOLD_BITS) | (kind === LETTER || kind === DIGIT ? plain(char).charCodeAt(0) : 0);
  }
  made = table;
  return table;
}

/** The only one whose folding of Latin letters is the table's and the possessive's. */
const STREAMED = 'en';
const APOSTROPHE_UNIT = 0x27;
const COMMA = 0x2c;
const FULL_STOP = 0x2e;
const COLON = 0x3a;
const US = step(step(SEED, 0x75), 0x73);
const USA = step(US, 0x61);
const SMALL_S = 0x73;
const LOWER = /\p{Ll}/u;
const CURRENCY = /\p{Sc}/u;
const PERCENT_HASH = hashOf('%');

/** Chunks that were worked out before; news repeats its initials and sums. */
const MOST_CHUNKS = 4096;
const LONGEST_CHUNK = 32;

interface Chunk {
  readonly hashes: Int32Array;
  readonly words: readonly Word[];
}

const LEAST_ROOM = 1 << 8;
/** Words of room that stay for the next text. */
const MOST_KEPT = 1 << 16;

/** No place and no end: not even the one before the first unit. */
const NOTHING = -2;

/** Reads texts one after another into the same scratch arrays: what a call left is gone with the next. */
export class PrintReader {
  /** The hash of each word's norm, `wordCount` of them, and where the word is in the text. */
  words = new Int32Array(LEAST_ROOM);
  starts = new Uint32Array(LEAST_ROOM);
  ends = new Uint32Array(LEAST_ROOM);
  wordCount = 0;
  /** The words as `analyse` told them, where the text was left to it whole. */
  analysed: readonly Word[] | undefined;
  /** The fingerprints, `printCount` of them, in the text's order. */
  prints = new Uint32Array(LEAST_ROOM);
  printCount = 0;
  private grams = new Uint32Array(LEAST_ROOM);
  private places = new Uint32Array(LEAST_ROOM);
  private readonly chunks = new Map<string, Chunk>();
  private isShouting: boolean | undefined;

  /**
   * `told`: hears of each word that `analyse` told of a text that was not left to it whole, with the hash of its norm and as
   * it is written.
   */
  constructor(
    readonly language: Language = languageOf(),
    private readonly told?: (word: Word, hash: number, raw: string) => void,
  ) {}

  /** Reads the text's words and their fingerprints. */
  read(text: string, gram = GRAM, window = WINDOW): void {
    this.readWords(text);
    this.choosePrints(gram, window);
  }

  /** The fingerprints of the words that were read last. */
  choosePrints(gram: number, window: number): void {
    const { grams, places, prints } = this;
    if (window === 2) {
      this.printCount = pairPrints(this.words, this.wordCount, prints, gram);
      return;
    }
    const count = gramsOf(this.words, this.wordCount, grams, gram);
    this.printCount = winnow(grams, count, places, window);
    for (let i = 0; i < this.printCount; i += 1) prints[i] = grams[places[i]!]!;
  }

  readWords(text: string): void {
    // A word takes a unit at least, and one between it and the next: "1%" and pieces of "5km" do not.
    if (text.length > this.words.length) this.makeRoom(Math.max(text.length, this.words.length * 2));
    this.isShouting = undefined;
    this.analysed = undefined;
    if (this.language.tag === STREAMED && this.stream(text)) return;
    this.wordCount = 0;
    this.analysed = analyse(text, this.language).words;
    for (const word of this.analysed) this.add(word, hashOf(word.norm), 0);
  }

  /** Nothing of the text that was read last stays but its odd short pieces (`chunks`). */
  forget(): void {
    if (this.words.length > MOST_KEPT) this.makeRoom(LEAST_ROOM);
    else {
      this.words.fill(0, 0, this.wordCount);
      this.prints.fill(0, 0, this.wordCount);
    }
    this.analysed = undefined;
    this.wordCount = 0;
    this.printCount = 0;
  }

  private makeRoom(size: number): void {
    this.words = new Int32Array(size);
    this.starts = new Uint32Array(size);
    this.ends = new Uint32Array(size);
    this.prints = new Uint32Array(size);
    this.grams = new Uint32Array(size);
    this.places = new Uint32Array(size);
  }

  private add(word: Word, hash: number, offset: number): void {
    this.words[this.wordCount] = hash;
    this.starts[this.wordCount] = offset + word.start;
    this.ends[this.wordCount] = offset + word.end;
    this.wordCount += 1;
  }

  /** False where the text is not one to be read so. */
  private stream(text: string): boolean {
    const table = tableOf();
    const { words, starts, ends } = this;
    const { length } = text;
    let count = 0;
    let chunkStart = 0;
    let chunkCount = 0;
    /** End of the word before, where a hyphen may join it with the next. */
    let lastEnd = NOTHING;
    let i = 0;
    while (i < length) {
      let entry = entryOf(table, text.charCodeAt(i));
      let kind = entry >>> FOLD_BITS;
      let isSlow = false;
      if (kind === LETTER) {
        const start = i;
        let state = SEED;
        do {
          state = step(state, entry & FOLD_MASK);
          i += 1;
          entry = i < length ? entryOf(table, text.charCodeAt(i)) : 0;
        } while (entry >= WORDY_ENTRY);
        kind = entry >>> FOLD_BITS;
        // Most words end with a space.
        if (kind === SPACE && lastEnd !== start - 1 && state !== US && state !== USA) {
          words[count] = mix(state);
          starts[count] = start;
          ends[count] = i;
          count += 1;
          i += 1;
          chunkStart = i;
          chunkCount = count;
          lastEnd = NOTHING;
          continue;
        }
        if (kind === POINT) isSlow = i - start === 1 && isLetter(table, text, i + 1);
        else if (kind === PECULIAR) isSlow = true;
        if ((state === US || state === USA) && text.startsWith('US', start)) isSlow = true;
        while (kind === APOSTROPHE && isLetter(table, text, i + 1)) {
          const before = state;
          const from = i;
          kind = LETTER;
          entry = APOSTROPHE_UNIT;
          do {
            state = step(state, entry & FOLD_MASK);
            i += 1;
            entry = i < length ? entryOf(table, text.charCodeAt(i)) : 0;
            kind = entry >>> FOLD_BITS;
          } while (kind === LETTER);
          if (kind === PECULIAR) isSlow = true;
          // The possessive is no part of the norm.
          const isLast = kind !== APOSTROPHE || !isLetter(table, text, i + 1);
          if (isLast && i - from === 2 && state === step(step(before, APOSTROPHE_UNIT), SMALL_S))
            state = before;
        }
        if (lastEnd === start - 1 && !isSlow && LOWER.test(text[start]!))
          isSlow = this.language.joinsHyphen(
            text.slice(starts[count - 1], lastEnd).toLowerCase(),
            text.slice(start, i),
          );
        if (!isSlow) {
          words[count] = mix(state);
          starts[count] = start;
          ends[count] = i;
          count += 1;
          lastEnd = kind === HYPHEN ? i : NOTHING;
          continue;
        }
      } else if (kind === SPACE) {
        i += 1;
        chunkStart = i;
        chunkCount = count;
        lastEnd = NOTHING;
        continue;
      } else if (kind === DIGIT) {
        const start = i;
        let state = SEED;
        for (;;) {
          state = step(state, entry & FOLD_MASK);
          i += 1;
          const unit = i < length ? text.charCodeAt(i) : 0;
          entry = entryOf(table, unit);
          kind = entry >>> FOLD_BITS;
          if (kind === DIGIT) continue;
          if ((unit !== FULL_STOP && unit !== COMMA && unit !== COLON) || digitsAt(text, i + 1) === 0) break;
          if (unit === COLON) isSlow = true;
          // A comma before three digits groups; another mark is part of the norm.
          if (unit !== COMMA || digitsAt(text, i + 1) !== 3) state = step(state, unit);
          i += 1;
          entry = entryOf(table, text.charCodeAt(i));
        }
        if (kind === LETTER || kind === PECULIAR) isSlow = true;
        if (!isSlow) {
          words[count] = mix(state);
          starts[count] = start;
          ends[count] = i;
          count += 1;
          lastEnd = NOTHING;
          continue;
        }
      } else if (kind === PERCENT) {
        words[count] = PERCENT_HASH;
        starts[count] = i;
        i += 1;
        ends[count] = i;
        count += 1;
        lastEnd = NOTHING;
        continue;
      } else if (kind === PECULIAR) isSlow = true;
      else if (kind === FOREIGN) return false;
      if (!isSlow) {
        i += 1;
        continue;
      }
      // The chunk anew, as `analyse` tells it.
      i = chunkStart;
      for (; i < length; i += 1) {
        const kindThere = entryOf(table, text.charCodeAt(i)) >>> FOLD_BITS;
        if (kindThere === FOREIGN) return false;
        if (kindThere === SPACE) break;
      }
      this.wordCount = chunkCount;
      this.readChunk(text, chunkStart, i);
      count = this.wordCount;
      chunkCount = count;
      chunkStart = i;
      lastEnd = NOTHING;
    }
    this.wordCount = count;
    return true;
  }

  private readChunk(text: string, start: number, end: number): void {
    // "£ 22m" are millions.
    const from = start > 1 && CURRENCY.test(text[start - 2]!) ? start - 2 : start;
    const raw = text.slice(from, end);
    this.isShouting ??= !LOWER.test(text);
    const key = this.isShouting ? `${raw} ` : raw;
    let chunk = this.chunks.get(key);
    if (chunk === undefined) {
      // With a small letter behind it a chunk is in no line of capitals.
      const { words } = analyse(this.isShouting ? raw : `${raw} a`, this.language);
      const kept = this.isShouting ? words : words.slice(0, -1);
      chunk = { words: kept, hashes: Int32Array.from(kept, ({ norm }) => hashOf(norm)) };
      if (raw.length <= LONGEST_CHUNK) {
        if (this.chunks.size >= MOST_CHUNKS) this.chunks.clear();
        this.chunks.set(ownCopy(key), chunk);
      }
    }
    for (let i = 0; i < chunk.words.length; i += 1) {
      this.add(chunk.words[i]!, chunk.hashes[i]!, from);
      this.told?.(
        chunk.words[i]!,
        chunk.hashes[i]!,
        text.slice(from + chunk.words[i]!.start, from + chunk.words[i]!.end),
      );
    }
  }
}

const entryOf = (table: Uint16Array, unit: number): number =>
  unit < MARKS_END ? table[unit]! : FOREIGN_ENTRY;

/** Whether a letter is at `at`. */
function isLetter(table: Uint16Array, text: string, at: number): boolean {
  if (at >= text.length) return false;
  const kind = entryOf(table, text.charCodeAt(at)) >>> FOLD_BITS;
  return kind === LETTER || kind === PECULIAR;
}

/** How many digits are at `at`; more than four are as good as four. */
function digitsAt(text: string, at: number): number {
  let count = 0;
  while (count < 4 && at + count < text.length) {
    const unit = text.charCodeAt(at + count);
    if (unit < 0x30 || unit > 0x39) break;
    count += 1;
  }
  return count;
}

/** A cache, not state: its scratch arrays. */
const readers = new Map<string, PrintReader>();

/** The hashes of `fingerprints(analyse(text, language).words)`, in the text's order. */
export function fingerprintsOf(text: string, language: Language = languageOf()): Uint32Array {
  let reader = readers.get(language.tag);
  if (reader === undefined) readers.set(language.tag, (reader = new PrintReader(language)));
  reader.read(text);
  const prints = reader.prints.slice(0, reader.printCount);
  reader.forget();
  return prints;
}
