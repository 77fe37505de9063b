/** What a machine can do at the best, and fingerprinting beside it: one pass each over the same texts. */
import { fingerprintCount } from '../engines/look-up';
import type { Pass } from './wire';

/** Searches in a sorted array of this many numbers. */
const SORTED = 1 << 22;
export const SEARCHES = 1 << 18;
export const COPIED_BYTES = 1 << 26;

let sorted: Uint32Array | undefined;
let bytes: Uint8Array | undefined;
let copy: Uint8Array | undefined;

function unitsOf(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}

/** What a pass works out, so that it cannot be left out by the compiler. */
const RUN: Readonly<Record<Pass, (texts: readonly string[]) => number>> = {
  charCodeAt(texts) {
    let sum = 0;
    for (const text of texts) sum = (sum + unitsOf(text)) | 0;
    return sum;
  },
  fingerprint(texts) {
    let count = 0;
    for (const text of texts) count += fingerprintCount(text);
    return count;
  },
  memcpy() {
    copy!.set(bytes!);
    return copy![COPIED_BYTES - 1]!;
  },
  'binary search'() {
    const array = sorted!;
    let sum = 0;
    let wanted = 1;
    for (let n = 0; n < SEARCHES; n += 1) {
      // A linear congruential walk over all 32 bits (Numerical Recipes).
      wanted = (Math.imul(wanted, 1664525) + 1013904223) >>> 0;
      let low = 0;
      let high = SORTED;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (array[middle]! < wanted) low = middle + 1;
        else high = middle;
      }
      sum = (sum + low) | 0;
    }
    return sum;
  },
};

export function timePass(what: Pass, texts: readonly string[]): number {
  sorted ??= Uint32Array.from({ length: SORTED }, (_, i) => i * (2 ** 32 / SORTED));
  bytes ??= new Uint8Array(COPIED_BYTES).fill(7);
  copy ??= new Uint8Array(COPIED_BYTES);
  const start = performance.now();
  const result = RUN[what](texts);
  const ms = performance.now() - start;
  if (Number.isNaN(result)) throw new RangeError(`The pass of ${what} gave no number.`);
  return ms;
}
