/** What is told of repeated measurements: medians, how sure they are, and the least bytes an index can have. */

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A median and what it lies between with a confidence of 95 % or, of fewer than six values, between all of them. */
export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/**
 * By order statistics: how many of n values are below the true median is binomial, whatever they are distributed like
 * (David and Nagaraja, "Order Statistics", 2003, section 7.1).
 */
export function estimate(values: readonly number[]): Estimate {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  if (n === 0) return { median: Number.NaN, low: Number.NaN, high: Number.NaN, n };
  let below = 0;
  let chance = 0.5 ** n;
  let sum = chance;
  while (sum <= 0.025) {
    below += 1;
    chance = (chance * (n - below + 1)) / below;
    sum += chance;
  }
  // The outermost `below` − 1 values of each side can be left out.
  const cut = Math.max(0, below - 1);
  return { median: median(sorted), low: sorted[cut]!, high: sorted[n - 1 - cut]!, n };
}

/** How many times `ours` each of `others` is, pair by pair. */
export const ratios = (ours: readonly number[], others: readonly number[]): Estimate =>
  estimate(others.flatMap((other, i) => (ours[i] === undefined ? [] : [other / ours[i]])));

/** log2 of how many sets of `n` there are among `all`; Stirling's formula, right to a bit. */
export function bitsOfSet(all: number, n: number): number {
  if (n <= 0 || n >= all) return 0;
  const rest = all - n;
  // log1p: of all that could be, a set holds next to nothing.
  const entropy = n * Math.log2(all / n) - (rest * Math.log1p(-n / all)) / Math.LN2;
  return Math.max(0, entropy - 0.5 * Math.log2((2 * Math.PI * n * rest) / all));
}

/**
 * The least bytes in which `postings` pairs of a hash of `hashBits` bits and one of `paragraphs` paragraphs can be told
 * apart from all other such sets.
 */
export const leastBytes = (postings: number, hashBits: number, paragraphs: number): number =>
  bitsOfSet(2 ** hashBits * paragraphs, postings) / 8;
