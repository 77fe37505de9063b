/**
 * Fingerprints of runs of words: hashes of k-grams of norms, thinned by winnowing
 * (Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003).
 * Two texts that share WINDOW + GRAM − 1 words in a row share a fingerprint.
 */
import type { Word } from './text';

/**
 * Words a gram and grams a window, for libraries of any size (docs/adr/0022-one-kind-of-fingerprint.md):
 * `npx tsx tools/measure-prints.ts`, paragraphs looked at for a page that is held, in how many look-ups of light edits
 * fingerprints alone tell the copy, and how often the right paragraph comes first after heavy ones:
 *
 *     words/window   10,000 articles       100,000               1,000,000
 *     3/2            14,952  .998  .983    28,897  .998  .983    32,342
 *     3/3            11,955  .988  .950    19,696  .988  .950
 *     4/2             4,538  .955  .938     7,697  .955  .938    12,154
 *     5/4             1,649  .642  .705     2,397  .642  .705
 */
export const GRAM = 3;
export const WINDOW = 2;

export interface Fingerprint {
  /** 32-bit unsigned. */
  readonly hash: number;
  /** Index of the first word of its gram. */
  readonly word: number;
}

const BASE = 0x01000193;
/** The state of a hash before the first unit. */
export const SEED = 0x811c9dc5 | 0;

/** The state after one more UTF-16 unit. */
export const step = (state: number, unit: number): number => Math.imul(state ^ unit, BASE);

/** The finaliser of MurmurHash3 (Appleby): every bit of the input moves every bit of the result. */
export function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** 32-bit unsigned hash of a norm or stem: FNV-1a over UTF-16 units, mixed. Part of the pack format. */
export function hashOf(term: string): number {
  let h = SEED;
  for (let i = 0; i < term.length; i += 1) h = step(h, term.charCodeAt(i));
  return mix(h);
}

/** Hashes of the grams of the first `count` of `units` (hashes of norms) to the front of `grams`. How many there are. */
export function gramsOf(units: Int32Array, count: number, grams: Uint32Array, gram = GRAM): number {
  let toGram = 1;
  for (let i = 0; i < gram; i += 1) toGram = Math.imul(toGram, BASE);
  let rolling = 0;
  for (let i = 0; i < Math.min(count, gram - 1); i += 1) rolling = (Math.imul(rolling, BASE) + units[i]!) | 0;
  for (let i = gram - 1; i < count; i += 1) {
    rolling = (Math.imul(rolling, BASE) + units[i]!) | 0;
    if (i >= gram) rolling = (rolling - Math.imul(units[i - gram]!, toGram)) | 0;
    grams[i - gram + 1] = mix(rolling);
  }
  return Math.max(0, count - gram + 1);
}

/**
 * The places of the grams that winnowing keeps, ascending, to the front of `places`, which may not be shorter than
 * `count`. How many there are.
 */
export function winnow(grams: Uint32Array, count: number, places: Uint32Array, window = WINDOW): number {
  let kept = 0;
  let best = -1;
  const last = Math.max(0, count - window);
  for (let from = 0; from <= last && count > 0; from += 1) {
    const end = Math.min(from + window, count);
    // Only the newest gram can displace the best of the window before, unless that one has left.
    let at = best >= from ? end - 1 : from + 1;
    let least = best >= from ? best : from;
    // Of equal hashes the rightmost, as the paper says: it stays chosen longest.
    for (; at < end; at += 1) if (grams[at]! <= grams[least]!) least = at;
    if (least === best) continue;
    best = least;
    places[kept] = best;
    kept += 1;
  }
  return kept;
}

/**
 * `gramsOf` and `winnow` in one pass for windows of two, which need no memory of grams: the hashes that are kept to the
 * front of `prints`, which may not be shorter than `count`. How many there are.
 */
export function pairPrints(units: Int32Array, count: number, prints: Uint32Array, gram: number): number {
  if (count < gram) return 0;
  let toGram = 1;
  for (let i = 0; i < gram; i += 1) toGram = Math.imul(toGram, BASE);
  let rolling = 0;
  for (let i = 0; i < gram; i += 1) rolling = (Math.imul(rolling, BASE) + units[i]!) | 0;
  let before = mix(rolling);
  prints[0] = before;
  if (count === gram) return 1;
  let kept = 0;
  let isFresh = 1;
  for (let i = gram; i < count; i += 1) {
    rolling = (Math.imul(rolling, BASE) + units[i]! - Math.imul(units[i - gram]!, toGram)) | 0;
    const hash = mix(rolling);
    // The later of equals. Without a branch, which nothing could foretell.
    const isLater = +(hash <= before);
    prints[kept] = before ^ ((before ^ hash) & -isLater);
    // The earlier one may have been kept already.
    kept += isLater | isFresh;
    isFresh = 1 - isLater;
    before = hash;
  }
  return kept;
}

/** The winnowed fingerprints of `words`, in text order. None for fewer than GRAM words. */
export function fingerprints(words: readonly Word[]): Fingerprint[] {
  const units = Int32Array.from(words, (word) => hashOf(word.norm));
  const grams = new Uint32Array(units.length);
  const places = new Uint32Array(units.length);
  const kept = winnow(grams, gramsOf(units, units.length, grams), places);
  return Array.from(places.subarray(0, kept), (word) => ({ hash: grams[word]!, word }));
}
