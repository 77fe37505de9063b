/** The two indexes of a pack as they grow, paragraph by paragraph: numbers in typed arrays, nothing by itself. */
import { GRAM, pairPrints } from '../fingerprint';
import { bucketBitsFor } from './format';
import { isStop, stemIn } from './lexicon';

function twice(numbers: Uint32Array): Uint32Array {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** A growing column of whole numbers. */
export class Column {
  private numbers: Uint32Array = new Uint32Array(1024);
  length = 0;

  /** Room for so many more, so that they are written as they come: from `length` on. */
  room(more: number): Uint32Array {
    while (this.length + more > this.numbers.length) this.numbers = twice(this.numbers);
    return this.numbers;
  }

  push(number: number): void {
    if (this.length === this.numbers.length) this.numbers = twice(this.numbers);
    this.numbers[this.length] = number;
    this.length += 1;
  }

  get values(): Uint32Array {
    return this.numbers.subarray(0, this.length);
  }
}

const DIGIT_BITS = 11;

/** The places of numbers of 32 bits in their ascending order (radix sort, three digits). */
function orderOfNumbers(numbers: Uint32Array): Uint32Array {
  const starts = new Uint32Array(2 ** DIGIT_BITS + 1);
  let order = Uint32Array.from(numbers, (_, i) => i);
  let next = new Uint32Array(order.length);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const mask = 2 ** DIGIT_BITS - 1;
    starts.fill(0);
    for (const number of numbers) starts[((number >>> shift) & mask) + 1]! += 1;
    for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
    for (const at of order) {
      const digit = (numbers[at]! >>> shift) & mask;
      next[starts[digit]!] = at;
      starts[digit]! += 1;
    }
    [order, next] = [next, order];
  }
  return order;
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

/** In longer paragraphs doubled fingerprints are found by sorting: the time of a table is for others to spoil. */
const MOST_MET = 4096;

/** (hash, paragraph) pairs, each once. */
export class PrintPostings {
  private readonly hashes = new Column();
  private readonly paragraphs = new Column();
  /** The fingerprints of the paragraph at hand. */
  private prints = new Uint32Array(MOST_MET);
  /** Where a fingerprint was met last, and its paragraph + 1: open addressing. */
  private readonly met = new Uint32Array(MOST_MET * 2);
  private readonly metIn = new Uint32Array(MOST_MET * 2);

  /** `units`: the hashes of the paragraph's norms. */
  add(paragraph: number, units: Int32Array): void {
    if (units.length > this.prints.length) this.prints = new Uint32Array(units.length * 2);
    const count = pairPrints(units, units.length, this.prints, GRAM);
    if (count > MOST_MET) this.addSorted(paragraph, this.prints.subarray(0, count).sort());
    else this.addNew(paragraph, count);
  }

  private addNew(paragraph: number, count: number): void {
    const { prints, met, metIn } = this;
    const last = met.length - 1;
    const hashes = this.hashes.room(count);
    const paragraphs = this.paragraphs.room(count);
    let at = this.hashes.length;
    for (let i = 0; i < count; i += 1) {
      const hash = prints[i]!;
      let slot = hash & last;
      while (metIn[slot] === paragraph + 1 && met[slot] !== hash) slot = (slot + 1) & last;
      if (metIn[slot] === paragraph + 1) continue;
      metIn[slot] = paragraph + 1;
      met[slot] = hash;
      hashes[at] = hash;
      paragraphs[at] = paragraph;
      at += 1;
    }
    this.hashes.length = at;
    this.paragraphs.length = at;
  }

  private addSorted(paragraph: number, prints: Uint32Array): void {
    for (let i = 0; i < prints.length; i += 1) {
      if (i > 0 && prints[i] === prints[i - 1]) continue;
      this.hashes.push(prints[i]!);
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
  /** By the number of a stem: its last paragraph + 1. */
  private last: Uint32Array = new Uint32Array(1024);
  /** By posting: the stem's number, and the paragraph. */
  private readonly stems = new Column();
  private readonly paragraphs = new Column();

  /** Words by their entries (lexicon.ts), of paragraphs in ascending order. `stemCount`: how many stems there are. */
  add(paragraph: number, words: Int32Array, stemCount: number): void {
    while (stemCount > this.last.length) this.last = twice(this.last);
    const { last } = this;
    const stems = this.stems.room(words.length);
    const paragraphs = this.paragraphs.room(words.length);
    let at = this.stems.length;
    for (let i = 0; i < words.length; i += 1) {
      const entry = words[i]!;
      if (isStop(entry)) continue;
      const stem = stemIn(entry);
      if (last[stem] === paragraph + 1) continue;
      last[stem] = paragraph + 1;
      stems[at] = stem;
      paragraphs[at] = paragraph;
      at += 1;
    }
    this.stems.length = at;
    this.paragraphs.length = at;
  }

  /**
   * Sorted hashes and the ascending paragraphs of each. Stems with one hash share them. `hashOf`: the hash of each stem;
   * those of no paragraph are left out.
   */
  index(hashOf: readonly number[]): {
    readonly hashes: Uint32Array;
    readonly starts: Uint32Array;
    readonly paragraphs: Uint32Array;
  } {
    const { rows, hashes } = this.rows(hashOf);
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

  /** The hashes of the stems that are in any paragraph, sorted, and by the number of a stem its place among them. */
  private rows(hashOf: readonly number[]): { readonly hashes: Uint32Array; readonly rows: Uint32Array } {
    const rows = new Uint32Array(hashOf.length);
    const hashes = new Uint32Array(hashOf.length);
    let count = 0;
    for (const stem of orderOfNumbers(Uint32Array.from(hashOf))) {
      if (stem >= this.last.length || this.last[stem] === 0) continue;
      if (count === 0 || hashes[count - 1] !== hashOf[stem]) {
        hashes[count] = hashOf[stem]!;
        count += 1;
      }
      rows[stem] = count - 1;
    }
    return { hashes: hashes.subarray(0, count), rows };
  }
}
