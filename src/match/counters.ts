import type { PostingLists } from '../corpus/index';

/** 2^32 by the golden ratio: neighbours come to stand far from each other (Knuth, TAOCP 3, 6.4). */
export const SPREAD = 0x9e3779b1;

/**
 * Weights of paragraphs while a text is looked up. A text touches some thousand of them, of a library that may have
 * millions: they stand in a table as large as what was touched, which stays in the processor's cache.
 */
export class Counters {
  /** The paragraphs that have a weight, `size` of them, in the order in which they came; and their weights. */
  touched: Uint32Array = new Uint32Array(1 << 11);
  weights: Float64Array = new Float64Array(1 << 11);
  size = 0;
  /** The most that any has, and the place of the first that had it. */
  heaviest = 0;
  leader = 0;
  /** Places in `touched`, from 1, by a hash of the paragraph; 0 where there is none. Twice as many at the least. */
  private slots = new Uint32Array(1 << 12);
  private shift = 20;

  /** Forgets all weights; costs what there are. */
  clear(): void {
    const { size, slots, touched } = this;
    if (size * 4 > slots.length) slots.fill(0);
    else
      for (let i = 0; i < size; i += 1) {
        // All slots of a run of neighbours are emptied, whichever paragraph each is of.
        let slot = this.slotOf(touched[i]!);
        for (; slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) slots[slot] = 0;
      }
    this.size = 0;
    this.heaviest = 0;
    this.leader = 0;
  }

  /**
   * Each paragraph of list i, from `first` to `end` of the lists, weighs `weights[i]` more, or all of them one weight; above 0.
   * Lists of more than `longest` are left out.
   */
  add(
    lists: PostingLists,
    first: number,
    end: number,
    weights: number | ArrayLike<number>,
    longest = Infinity,
  ): void {
    const { paragraphs, mask: bits, starts, ends } = lists;
    let { size, heaviest, leader } = this;
    for (let i = first; i < end; i += 1) {
      const from = starts[i]!;
      const past = ends[i]!;
      if (past - from > longest) continue;
      if ((size + past - from) * 2 > this.slots.length) {
        this.size = size;
        this.grow(size + past - from);
      }
      const weight = typeof weights === 'number' ? weights : weights[i]!;
      const { slots, shift, touched, weights: sums } = this;
      const last = slots.length - 1;
      for (let at = from; at < past; at += 1) {
        const paragraph = paragraphs[at]! & bits;
        let slot = Math.imul(paragraph, SPREAD) >>> shift;
        let place = slots[slot]!;
        while (place !== 0 && touched[place - 1] !== paragraph) {
          slot = (slot + 1) & last;
          place = slots[slot]!;
        }
        let sum = weight;
        if (place === 0) {
          touched[size] = paragraph;
          size += 1;
          place = size;
          slots[slot] = place;
        } else sum += sums[place - 1]!;
        sums[place - 1] = sum;
        if (sum <= heaviest) continue;
        heaviest = sum;
        leader = place - 1;
      }
    }
    this.size = size;
    this.heaviest = heaviest;
    this.leader = leader;
  }

  /** How many weigh so much. */
  countFrom(least: number): number {
    const { size, weights } = this;
    let count = 0;
    for (let i = 0; i < size; i += 1) if (weights[i]! >= least) count += 1;
    return count;
  }

  /** 0 for a paragraph that was never touched. */
  weight(paragraph: number): number {
    const { slots, touched } = this;
    for (let slot = this.slotOf(paragraph); ; slot = (slot + 1) & (slots.length - 1)) {
      const place = slots[slot]!;
      if (place === 0) return 0;
      if (touched[place - 1] === paragraph) return this.weights[place - 1]!;
    }
  }

  private slotOf(paragraph: number): number {
    return Math.imul(paragraph, SPREAD) >>> this.shift;
  }

  private grow(least: number): void {
    const bits = Math.ceil(Math.log2(least * 2));
    const { size } = this;
    const touched = new Uint32Array(2 ** (bits - 1));
    const weights = new Float64Array(2 ** (bits - 1));
    touched.set(this.touched.subarray(0, size));
    weights.set(this.weights.subarray(0, size));
    this.touched = touched;
    this.weights = weights;
    this.slots = new Uint32Array(2 ** bits);
    this.shift = 32 - bits;
    for (let i = 0; i < size; i += 1) {
      let slot = this.slotOf(touched[i]!);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = i + 1;
    }
  }
}
