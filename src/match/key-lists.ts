/**
 * Lists of numbers by a key of two: what a map of arrays would hold, in four typed arrays. A page asks a held article for
 * tens of thousands of pairs of words; a map would make an object of each question and an array of each answer.
 */
const HALF = 2 ** 26;
const EMPTY = -1;

export class KeyLists {
  /** The list in slot i is `values` from `starts[i]` to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
  private readonly keys: Float64Array;
  private readonly mask: number;

  /** Values stay in their order. Keys are whole numbers from 0. */
  constructor(keys: ArrayLike<number>, values: ArrayLike<number>) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, keys.length * 1.5)));
    this.mask = size - 1;
    this.keys = new Float64Array(size).fill(EMPTY);
    this.starts = new Uint32Array(size + 1);
    this.values = new Uint32Array(keys.length);
    const slots = new Uint32Array(keys.length);
    for (let i = 0; i < keys.length; i++) {
      const slot = this.slotOf(keys[i]!);
      this.keys[slot] = keys[i]!;
      slots[i] = slot;
      this.starts[slot + 1]!++;
    }
    for (let slot = 0; slot < size; slot++) this.starts[slot + 1]! += this.starts[slot]!;
    const next = this.starts.slice(0, size);
    for (let i = 0; i < keys.length; i++) this.values[next[slots[i]!]!++] = values[i]!;
  }

  /** The slot of a key's list; that of a key without one is empty, like its list. */
  slotOf(key: number): number {
    const high = Math.floor(key / HALF);
    const low = key - high * HALF;
    const mixed = Math.imul(high, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & this.mask;
    for (;;) {
      const there = this.keys[slot]!;
      if (there === key || there === EMPTY) return slot;
      slot = (slot + 1) & this.mask;
    }
  }
}
