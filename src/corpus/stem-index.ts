/** The paragraphs of stems in the sections of an opened pack. */
import type { Postings } from './corpus';
import { FIRST_STEM_COUNT_BITS, LISTS_VERSION } from './format';
import { collectList, listSize } from './stem-lists';
import type { Views } from './verify';

export interface StemIndex {
  /** How many paragraphs have the stem of this hash. */
  size(hash: number): number;
  /** Appends them; where they are more than `most`, none, and answers false. */
  collect(hash: number, most: number, into: Postings): boolean;
}

/** Index of the first of `sorted`, from `from` to `end`, that is not below `value`; `end` where all are. */
export function firstNotBelow(sorted: Uint32Array, from: number, end: number, value: number): number {
  let low = from;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of `value` in the ascending `sorted`, or −1. */
export function find(sorted: Uint32Array, value: number): number {
  const at = firstNotBelow(sorted, 0, sorted.length, value);
  return sorted[at] === value ? at : -1;
}

/** Lists of gaps in bytes. */
function ofLists({ stemHashes, stemOffsets, stemPostings }: Views): StemIndex {
  return {
    size(hash) {
      const at = find(stemHashes, hash);
      return at < 0 ? 0 : listSize(stemPostings, stemOffsets[at]!);
    },
    collect(hash, most, into) {
      const at = find(stemHashes, hash);
      if (at < 0) return true;
      const size = listSize(stemPostings, stemOffsets[at]!);
      if (size > most) return false;
      collectList(stemPostings, stemOffsets[at]!, size, into);
      return true;
    },
  };
}

/** The same of versions 1 and 2: numbers of 32 bits. */
function ofNumbers({ stemHashes, stemOffsets, stemNumbers }: Views): StemIndex {
  return {
    size(hash) {
      const at = find(stemHashes, hash);
      return at < 0 ? 0 : stemOffsets[at + 1]! - stemOffsets[at]!;
    },
    collect(hash, most, into) {
      const at = find(stemHashes, hash);
      if (at < 0) return true;
      const end = stemOffsets[at + 1]!;
      if (end - stemOffsets[at]! > most) return false;
      into.reserve(end - stemOffsets[at]!);
      for (let i = stemOffsets[at]!; i < end; i += 1) {
        into.paragraphs[into.count] = stemNumbers[i]! >>> FIRST_STEM_COUNT_BITS;
        into.count += 1;
      }
      return true;
    },
  };
}

export const stemIndexOf = (views: Views): StemIndex =>
  views.version < LISTS_VERSION ? ofNumbers(views) : ofLists(views);
