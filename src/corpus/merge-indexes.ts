/** The indexes of several packs as those of one: postings are renumbered and put in order, never all in memory. */
import { BackgroundCounts, type BackgroundScope, type BackgroundTable, type WordTables } from './background';
import { bytesOf } from './bytes';
import { bucketBitsFor, MAX_STEM_COUNT, STEM_COUNT_BITS } from './format';
import type { Numbers, PackSections } from './sections';
import { NumberWriter, type SectionSource } from './write';

/** A pack with the places of its kept articles. */
export interface MergePart {
  readonly sections: PackSections;
  /** Stretches of kept paragraphs, in order. */
  readonly runs: readonly (readonly [first: number, end: number])[];
  /** Each paragraph's number in the new pack, −1 where it is left out. */
  readonly paragraphs: Int32Array;
}

/** Postings that are put in order at once, unless one bucket alone has more. */
const BATCH = 1 << 18;
/** Fewer are put in order by insertion. */
const FEW = 24;

/** Walks the kept fingerprints of a pack, in order of their hashes. */
class PrintCursor {
  hash = 0;
  /** In the new pack. */
  paragraph = 0;
  private readonly offsets: Numbers;
  private readonly postings: Numbers;
  private at = -1;
  private bucket = -1;
  private bucketEnd = 0;

  constructor(private readonly part: MergePart) {
    this.offsets = part.sections.numbers('printOffsets');
    this.postings = part.sections.numbers('printPostings');
  }

  /** False when there is none any more. */
  next(): boolean {
    const { bucketBits, paragraphBits } = this.part.sections;
    const mask = 2 ** paragraphBits - 1;
    for (this.at += 1; this.at < this.postings.length; this.at += 1) {
      const posting = this.postings.at(this.at);
      this.paragraph = this.part.paragraphs[posting & mask]!;
      if (this.paragraph < 0) continue;
      while (this.at >= this.bucketEnd) {
        this.bucket += 1;
        this.bucketEnd = this.offsets.at(this.bucket + 1);
      }
      const low = ((posting & ~mask) >>> bucketBits) >>> 0;
      this.hash = ((this.bucket << (32 - bucketBits)) | low) >>> 0;
      return true;
    }
    return false;
  }
}

function sortStretch(numbers: Uint32Array, from: number, end: number): void {
  if (end - from > FEW) {
    numbers.subarray(from, end).sort();
    return;
  }
  for (let i = from + 1; i < end; i += 1) {
    const value = numbers[i]!;
    let at = i;
    for (; at > from && numbers[at - 1]! > value; at -= 1) numbers[at] = numbers[at - 1]!;
    numbers[at] = value;
  }
}

/** Buckets for what all packs keep together. */
export function mergePrints(
  parts: readonly MergePart[],
  paragraphBits: number,
): { readonly bucketBits: number; readonly offsets: Uint32Array; readonly postings: SectionSource } {
  let count = 0;
  for (const part of parts) {
    const cursor = new PrintCursor(part);
    while (cursor.next()) count += 1;
  }
  const bucketBits = bucketBitsFor(count, paragraphBits);
  const offsets = new Uint32Array(2 ** bucketBits + 1);
  for (const part of parts) {
    const cursor = new PrintCursor(part);
    while (cursor.next()) offsets[(cursor.hash >>> (32 - bucketBits)) + 1]! += 1;
  }
  for (let i = 1; i < offsets.length; i += 1) offsets[i]! += offsets[i - 1]!;

  const fill = (write: (bytes: Uint8Array) => void): void => {
    const cursors = parts.map((part) => new PrintCursor(part)).filter((cursor) => cursor.next());
    const isLeft = cursors.map(() => true);
    for (let low = 0; low + 1 < offsets.length;) {
      const start = offsets[low]!;
      let high = low + 1;
      while (high + 1 < offsets.length && offsets[high + 1]! - start <= BATCH) high += 1;
      const batch = new Uint32Array(offsets[high]! - start);
      const next = offsets.slice(low, high);
      cursors.forEach((cursor, i) => {
        while (isLeft[i] === true && cursor.hash >>> (32 - bucketBits) < high) {
          const bucket = (cursor.hash >>> (32 - bucketBits)) - low;
          const remainder = ((cursor.hash << bucketBits) >>> 0) >>> paragraphBits;
          batch[next[bucket]! - start] = remainder * 2 ** paragraphBits + cursor.paragraph;
          next[bucket]! += 1;
          isLeft[i] = cursor.next();
        }
      });
      for (let bucket = low; bucket < high; bucket += 1)
        sortStretch(batch, offsets[bucket]! - start, offsets[bucket + 1]! - start);
      write(bytesOf(batch));
      low = high;
    }
  };
  return { bucketBits, offsets, postings: { byteLength: count * 4, fill } };
}

/** The stems of a pack, ascending by hash. */
class StemCursor {
  /** Infinity when there is none any more. */
  hash = Infinity;
  first = 0;
  end = 0;
  readonly postings: Numbers;
  private readonly hashes: Numbers;
  private readonly offsets: Numbers;
  private at = -1;

  constructor(
    readonly paragraphs: Int32Array,
    sections: PackSections,
  ) {
    this.hashes = sections.numbers('stemHashes');
    this.offsets = sections.numbers('stemOffsets');
    this.postings = sections.numbers('stemPostings');
    this.next();
  }

  next(): void {
    this.at += 1;
    if (this.at >= this.hashes.length) {
      this.hash = Infinity;
      return;
    }
    this.hash = this.hashes.at(this.at);
    this.first = this.offsets.at(this.at);
    this.end = this.offsets.at(this.at + 1);
  }
}

/** Visits every kept posting, renumbered: stem by stem, ascending. */
function visitStems(
  parts: readonly MergePart[],
  beginStem: (hash: number) => void,
  visit: (paragraph: number, count: number) => void,
): void {
  const cursors = parts.map(({ paragraphs, sections }) => new StemCursor(paragraphs, sections));
  for (;;) {
    let hash = Infinity;
    for (const cursor of cursors) if (cursor.hash < hash) hash = cursor.hash;
    if (hash === Infinity) return;
    beginStem(hash);
    for (const cursor of cursors) {
      if (cursor.hash !== hash) continue;
      for (let at = cursor.first; at < cursor.end; at += 1) {
        const posting = cursor.postings.at(at);
        const paragraph = cursor.paragraphs[posting >>> STEM_COUNT_BITS]!;
        if (paragraph >= 0) visit(paragraph, posting & MAX_STEM_COUNT);
      }
      cursor.next();
    }
  }
}

/** Stems that are still in a kept paragraph, and how rare they are. */
export function mergeStems(
  parts: readonly MergePart[],
  readIn: readonly string[],
  paragraphArticle: Uint32Array,
  scope: BackgroundScope,
  tables: WordTables,
): {
  readonly hashes: Uint32Array;
  readonly offsets: Uint32Array;
  readonly postings: SectionSource;
  readonly background: BackgroundTable;
} {
  const hashes: number[] = [];
  const offsets: number[] = [0];
  const counts = new BackgroundCounts(readIn, tables);
  const isCounted = counts.isNeeded;
  let stem = 0;
  let size = 0;
  const close = (): void => {
    if (size === offsets.at(-1)) return;
    hashes.push(stem);
    offsets.push(size);
  };
  visitStems(
    parts,
    (hash) => {
      close();
      stem = hash;
      counts.stem(hash);
    },
    (paragraph) => {
      size += 1;
      if (isCounted) counts.in(paragraphArticle[paragraph]!);
    },
  );
  close();
  return {
    hashes: Uint32Array.from(hashes),
    offsets: Uint32Array.from(offsets),
    postings: {
      byteLength: size * 4,
      fill(write) {
        const numbers = new NumberWriter(write);
        visitStems(
          parts,
          () => undefined,
          (paragraph, count) => numbers.add(paragraph * 2 ** STEM_COUNT_BITS + count),
        );
        numbers.flush();
      },
    },
    background: counts.table(scope),
  };
}
