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

/** A stem's number, and whether its word carries no content of its own, in one. */
export const stemEntry = (number: number, stop: boolean): number => (number << 1) | Number(stop);
export const stemIn = (entry: number): number => entry >> 1;
export const isStop = (entry: number): boolean => (entry & 1) !== 0;

const ROOM = 1024;
/** Marks of a word: 0 until it is known, this of most words. */
export const PLAIN = 1;
export const HAS_SIGNS = 2;
export const HAS_NO_NORM = 4;

/** The words of one language. */
export class Lexicon {
  /** What numbers them. */
  readonly forms = new Forms(Infinity);
  /** By the number of a word: the hash of its norm, its stem's entry, its marks. */
  norms = new Int32Array(ROOM);
  stems = new Int32Array(ROOM);
  marks = new Uint8Array(ROOM);
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

  /** Makes the word known; its marks. */
  learn(number: number, { text, norm, stem, stop }: Form): number {
    while (number >= this.norms.length) this.grow();
    this.norms[number] = hashOf(norm);
    this.stems[number] = stemEntry(this.stemNumbers.of(stem), stop);
    const signs = this.table.of(text);
    if (signs.length > 0) this.signs.set(number, signs);
    const marks = PLAIN | (signs.length > 0 ? HAS_SIGNS : 0) | (norm === '' ? HAS_NO_NORM : 0);
    this.marks[number] = marks;
    return marks;
  }

  /** Of a word that has signs. */
  signsOf(number: number): Bits {
    return this.signs.get(number)!;
  }

  private grow(): void {
    const { norms, stems, marks } = this;
    this.norms = new Int32Array(norms.length * 2);
    this.norms.set(norms);
    this.stems = new Int32Array(stems.length * 2);
    this.stems.set(stems);
    this.marks = new Uint8Array(marks.length * 2);
    this.marks.set(marks);
  }
}
