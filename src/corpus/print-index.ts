/** The paragraphs of fingerprints in the sections of an opened pack. */
import type { PostingLists, Postings } from './corpus';
import { COUNT } from './format';
import { firstNotBelow } from './stem-index';
import type { Views } from './verify';

/** In a longer bucket halves are searched, and behind so many postings for the end of a list. */
const SHORT = 32;
const FEW = 4;
/** Stands for the first posting where a bucket is empty. */
const NONE = 0xffffffff;

export interface PrintIndex {
  /** Appends the paragraphs of a hash; where they are more than `most`, none, and answers false. */
  collect(hash: number, most: number, into: Postings): boolean;
  /** Many at once, a list for each that has no more than `most`. */
  list(hashes: Uint32Array, count: number, most: number, into: PostingLists): void;
}

/** The postings of a hash stand together in its bucket, which has those with the same top bits. */
export function printIndexOf({ counts, printOffsets, printPostings }: Views): PrintIndex {
  const bucketBits = counts[COUNT.bucketBits]!;
  const bucketShift = 32 - bucketBits;
  const mask = 2 ** counts[COUNT.paragraphBits]! - 1;
  let firsts = new Uint32Array(256);

  return {
    collect(hash, most, into) {
      const bucket = hash >>> bucketShift;
      const least = (((hash << bucketBits) >>> 0) & ~mask) >>> 0;
      const end = printOffsets[bucket + 1]!;
      const first = firstNotBelow(printPostings, printOffsets[bucket]!, end, least);
      const past = firstNotBelow(printPostings, first, end, least + mask + 1);
      if (past - first > most) return false;
      into.reserve(past - first);
      for (let i = first; i < past; i += 1) {
        into.paragraphs[into.count] = printPostings[i]! & mask;
        into.count += 1;
      }
      return true;
    },
    list(hashes, count, most, into) {
      into.clear(count);
      into.paragraphs = printPostings;
      into.mask = mask;
      if (count > firsts.length) firsts = new Uint32Array(count * 2);
      const { starts, ends } = into;
      for (let i = 0; i < count; i += 1) {
        const bucket = hashes[i]! >>> bucketShift;
        starts[i] = printOffsets[bucket]!;
        ends[i] = printOffsets[bucket + 1]!;
      }
      for (let i = 0; i < count; i += 1)
        firsts[i] = starts[i]! < ends[i]! ? printPostings[starts[i]!]! : NONE;
      let size = 0;
      let total = 0;
      for (let i = 0; i < count; i += 1) {
        const least = (((hashes[i]! << bucketBits) >>> 0) & ~mask) >>> 0;
        const last = (least | mask) >>> 0;
        const end = ends[i]!;
        let first = starts[i]!;
        if (firsts[i]! < least) {
          if (end - first > SHORT) first = firstNotBelow(printPostings, first, end, least);
          else while (first < end && printPostings[first]! < least) first += 1;
        }
        // Most hashes have one posting or none.
        let past = first;
        const near = Math.min(end, first + FEW + 1);
        while (past < near && printPostings[past]! <= last) past += 1;
        if (past - first > FEW) past = firstNotBelow(printPostings, past, end, last + 1);
        if (past - first > most) continue;
        starts[size] = first;
        ends[size] = past;
        size += 1;
        total += past - first;
      }
      into.size = size;
      into.count = total;
    },
  };
}
