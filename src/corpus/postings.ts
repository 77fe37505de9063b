/** The two indexes of a pack as they grow, paragraph by paragraph: numbers in typed arrays, nothing by itself. */
import { gramsOf, hashOf, winnow } from '../fingerprint';
import type { Word } from '../text';
import { bucketBitsFor } from './format';

function twice(numbers: Uint32Array): Uint32Array {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** A growing column of whole numbers. */
export class Column {
  private numbers: Uint32Array = new Uint32Array(1024);
  length = 0;

  push(number: number): void {
    if (this.length === this.numbers.length) this.numbers = twice(this.numbers);
    this.numbers[this.length] = number;
    this.length += 1;
  }

  get values(): Uint32Array {
    return this.numbers.subarray(0, this.length);
  }
}

/** Fewer are sorted where they stand, faster than by a call. */
const FEW = 24;

/** Puts the numbers from `from` to `end` in ascending order. */
export function sortPart(numbers: Uint32Array, from: number, end: number): void {
  if (end - from > FEW) {
    numbers.subarray(from, end).sort();
    return;
  }
  for (let i = from + 1; i < end; i += 1) {
    const number = numbers[i]!;
    let at = i;
    for (; at > from && numbers[at - 1]! > number; at -= 1) numbers[at] = numbers[at - 1]!;
    numbers[at] = number;
  }
}

/** (hash, paragraph) pairs, each once. */
export class PrintPostings {
  private readonly hashes = new Column();
  private readonly paragraphs = new Column();
  /** Of the paragraph at hand, its words' hashes, its grams and which of them are kept. */
  private units = new Int32Array(1024);
  private grams = new Uint32Array(1024);
  private places = new Uint32Array(1024);

  add(paragraph: number, words: readonly Word[]): void {
    if (words.length > this.units.length) {
      this.units = new Int32Array(words.length * 2);
      this.grams = new Uint32Array(words.length * 2);
      this.places = new Uint32Array(words.length * 2);
    }
    const { units, grams, places } = this;
    for (let i = 0; i < words.length; i += 1) units[i] = hashOf(words[i]!.norm);
    const count = winnow(grams, gramsOf(units, words.length, grams), places);
    for (let i = 0; i < count; i += 1) places[i] = grams[places[i]!]!;
    sortPart(places, 0, count);
    for (let i = 0; i < count; i += 1) {
      if (i > 0 && places[i] === places[i - 1]) continue;
      this.hashes.push(places[i]!);
      this.paragraphs.push(paragraph);
    }
  }

  /** To buckets by the hash's top bits; a posting keeps its next bits and the paragraph. */
  index(paragraphBits: number) {
    const hashes = this.hashes.values;
    const paragraphs = this.paragraphs.values;
    const bucketBits = bucketBitsFor(hashes.length, paragraphBits);
    const offsets = new Uint32Array(2 ** bucketBits + 1);
    for (let i = 0; i < hashes.length; i += 1) offsets[(hashes[i]! >>> (32 - bucketBits)) + 1]! += 1;
    for (let i = 1; i < offsets.length; i += 1) offsets[i]! += offsets[i - 1]!;
    const next = offsets.slice();
    const postings = new Uint32Array(hashes.length);
    for (let i = 0; i < hashes.length; i += 1) {
      const hash = hashes[i]!;
      const bucket = hash >>> (32 - bucketBits);
      const remainder = ((hash << bucketBits) >>> 0) >>> paragraphBits;
      postings[next[bucket]!] = remainder * 2 ** paragraphBits + paragraphs[i]!;
      next[bucket]! += 1;
    }
    for (let bucket = 0; bucket + 1 < offsets.length; bucket += 1)
      sortPart(postings, offsets[bucket]!, offsets[bucket + 1]!);
    return { bucketBits, offsets, postings };
  }
}

/** (stem, paragraph) pairs as they come, each once. */
export class StemPostings {
  private readonly numbers = new Map<string, number>();
  /** By the number of a stem: its hash, and its last paragraph + 1. */
  private readonly hashes = new Column();
  private last: Uint32Array = new Uint32Array(1024);
  /** By posting: the stem's number, and the paragraph. */
  private readonly stems = new Column();
  private readonly paragraphs = new Column();

  /** Words of paragraphs in ascending order. */
  add(paragraph: number, words: readonly Word[]): void {
    for (let i = 0; i < words.length; i += 1) {
      const { stem, stop } = words[i]!;
      if (stop) continue;
      const number = this.numbers.get(stem) ?? this.number(stem);
      if (this.last[number] === paragraph + 1) continue;
      this.last[number] = paragraph + 1;
      this.stems.push(number);
      this.paragraphs.push(paragraph);
    }
  }

  /** Sorted hashes and the ascending paragraphs of each. Stems with one hash share them. */
  index(): { readonly hashes: Uint32Array; readonly starts: Uint32Array; readonly paragraphs: Uint32Array } {
    const hashes = Uint32Array.from(new Set(this.hashes.values)).sort();
    const rowOf = new Map<number, number>();
    hashes.forEach((hash, row) => rowOf.set(hash, row));
    const rows = this.hashes.values.map((hash) => rowOf.get(hash)!);
    const starts = new Uint32Array(hashes.length + 1);
    const last = new Uint32Array(hashes.length);
    const stems = this.stems.values;
    const given = this.paragraphs.values;
    for (let i = 0; i < stems.length; i += 1) {
      const row = rows[stems[i]!]!;
      if (last[row] !== given[i]! + 1) starts[row + 1]! += 1;
      last[row] = given[i]! + 1;
    }
    for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
    const next = starts.slice();
    const paragraphs = new Uint32Array(starts.at(-1)!);
    for (let i = 0; i < stems.length; i += 1) {
      const row = rows[stems[i]!]!;
      const at = next[row]!;
      if (at > starts[row]! && paragraphs[at - 1] === given[i]) continue;
      paragraphs[at] = given[i]!;
      next[row]! += 1;
    }
    return { hashes, starts, paragraphs };
  }

  private number(stem: string): number {
    const number = this.numbers.size;
    this.numbers.set(stem, number);
    this.hashes.push(hashOf(stem));
    if (number === this.last.length) this.last = twice(this.last);
    return number;
  }
}
