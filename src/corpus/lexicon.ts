/**
 * The words of a library while it is built, by numbers: what a language makes of a word is worked out once, and a known
 * word costs neither a string nor an object.
 */
import { hashOf } from '../fingerprint';
import { Forms, type Form } from '../forms';
import type { Language } from '../languages/index';
import { signTable, type SignTable } from '../languages/signs';
import type { Bits } from '../languages/wording';

/** Stems by numbers, of all languages. */
export class StemNumbers {
  private readonly numbers = new Map<string, number>();
  /** By number. */
  readonly hashes: number[] = [];

  of(stem: string): number {
    const known = this.numbers.get(stem);
    if (known !== undefined) return known;
    const number = this.hashes.push(hashOf(stem)) - 1;
    this.numbers.set(stem, number);
    return number;
  }
}

/** An entry of a word: its stem's number, and below it bits. */
const STEM_SHIFT = 4;
const STOP = 1;
/** All entries but those of words that are not known yet have this bit; most words have none of the other two. */
const KNOWN = 2;
export const HAS_SIGNS = 4;
export const HAS_NO_NORM = 8;

export const stemIn = (entry: number): number => entry >> STEM_SHIFT;
export const isStop = (entry: number): boolean => (entry & STOP) !== 0;
export const isOrdinary = (entry: number): boolean => (entry & (KNOWN | HAS_SIGNS | HAS_NO_NORM)) === KNOWN;

const ROOM = 2048;

/** The words of one language. */
export class Lexicon {
  /** What numbers them. */
  readonly forms = new Forms(Infinity);
  /** Two numbers a word: the hash of its norm, and its entry; 0 until it is known. */
  rows = new Int32Array(2 * ROOM);
  private readonly signs = new Map<number, Bits>();
  private readonly table: SignTable;
  /** Words that their characters alone do not tell, or that are too long to be remembered by them. */
  private readonly others = new Map<string, number>();

  constructor(
    readonly language: Language,
    private readonly stemNumbers: StemNumbers,
  ) {
    this.table = signTable(language);
  }

  numberOf(form: Form): number {
    if (form.number !== undefined) return form.number;
    const key = `${form.text}\n${form.norm}`;
    const before = this.others.get(key);
    if (before !== undefined) return before;
    const number = this.forms.keepApart(form);
    this.others.set(key, number);
    return number;
  }

  /** The entry of a word that no form has. */
  entryOf(stem: string, stop: boolean): number {
    return (this.stemNumbers.of(stem) << STEM_SHIFT) | KNOWN | (stop ? STOP : 0);
  }

  /** Makes the word known; its entry. */
  learn(number: number, { text, norm, stem, stop }: Form): number {
    while (2 * number >= this.rows.length) {
      const { rows } = this;
      this.rows = new Int32Array(rows.length * 2);
      this.rows.set(rows);
    }
    const signs = this.table.of(text);
    if (signs.length > 0) this.signs.set(number, signs);
    const entry =
      this.entryOf(stem, stop) | (signs.length > 0 ? HAS_SIGNS : 0) | (norm === '' ? HAS_NO_NORM : 0);
    this.rows[2 * number] = hashOf(norm);
    this.rows[2 * number + 1] = entry;
    return entry;
  }

  /** Of a word that has signs. */
  signsOf(number: number): Bits {
    return this.signs.get(number)!;
  }
}
