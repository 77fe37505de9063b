/** The indexes of several packs as those of one: postings are renumbered and put in order, never all in memory. */
import { BackgroundCounts, type BackgroundScope, type BackgroundTable, type WordTables } from './background';
import { bytesOf } from './bytes';
import { bucketBitsFor, FIRST_STEM_COUNT_BITS, LISTS_VERSION } from './format';
import { sortPart } from './postings';
import type { Numbers, PackSections } from './sections';
import { bytesFor, VarintReader, VarintWriter } from './stem-lists';
import type { SectionSource } from './write';

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

/** Buckets for what all packs keep together. */
export function mergePrints(
  parts: readonly MergePart[],
  paragraphBits: number,
): { readonly bucketBits: number; readonly offsets: Uint32Array; readonly postings: SectionSource } {
  let count = 0;
  for (const part of parts) {
    // Where nothing is left out they need not be walked to be counted.
    if (!part.paragraphs.includes(-1)) count += part.sections.numbers('printPostings').length;
    else for (const cursor = new PrintCursor(part); cursor.next();) count += 1;
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
        sortPart(batch, offsets[bucket]! - start, offsets[bucket + 1]! - start);
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
  private readonly hashes: Numbers;
  private readonly offsets: Numbers;
  private readonly visitAt: (visit: (paragraph: number) => void) => void;
  private at = -1;

  constructor(
    private readonly paragraphs: Int32Array,
    sections: PackSections,
  ) {
    this.hashes = sections.numbers('stemHashes');
    this.offsets = sections.numbers('stemOffsets');
    this.visitAt = sections.version < LISTS_VERSION ? this.ofNumbers(sections) : this.ofLists(sections);
    this.next();
  }

  next(): void {
    this.at += 1;
    this.hash = this.at < this.hashes.length ? this.hashes.at(this.at) : Infinity;
  }

  /** The kept paragraphs of this stem, renumbered, ascending. */
  visit(visit: (paragraph: number) => void): void {
    this.visitAt((paragraph) => {
      const kept = this.paragraphs[paragraph]!;
      if (kept >= 0) visit(kept);
    });
  }

  private ofNumbers(sections: PackSections): StemCursor['visitAt'] {
    const postings = sections.numbers('stemPostings');
    return (visit) => {
      const end = this.offsets.at(this.at + 1);
      for (let at = this.offsets.at(this.at); at < end; at += 1)
        visit(postings.at(at) >>> FIRST_STEM_COUNT_BITS);
    };
  }

  private ofLists(sections: PackSections): StemCursor['visitAt'] {
    const bytes = sections.bytes('stemPostings');
    const reader = new VarintReader((index) => bytes.at(index));
    return (visit) => {
      reader.at = this.offsets.at(this.at);
      let paragraph = -1;
      for (let left = reader.next(); left > 0; left -= 1) {
        paragraph += reader.next() + 1;
        visit(paragraph);
      }
    };
  }
}

/** Visits every kept paragraph, renumbered: stem by stem, ascending. */
function visitStems(
  parts: readonly MergePart[],
  beginStem: (hash: number) => void,
  visit: (paragraph: number) => void,
): void {
  const cursors = parts.map(({ paragraphs, sections }) => new StemCursor(paragraphs, sections));
  for (;;) {
    let hash = Infinity;
    for (const cursor of cursors) if (cursor.hash < hash) hash = cursor.hash;
    if (hash === Infinity) return;
    beginStem(hash);
    for (const cursor of cursors) {
      if (cursor.hash !== hash) continue;
      cursor.visit(visit);
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
  readonly lists: SectionSource;
  readonly background: BackgroundTable;
} {
  const hashes: number[] = [];
  /** How many paragraphs each has. */
  const sizes: number[] = [];
  const offsets: number[] = [0];
  const counts = new BackgroundCounts(readIn, tables);
  const isCounted = counts.isNeeded;
  let stem = 0;
  let size = 0;
  let bytes = 0;
  let before = -1;
  const close = (): void => {
    if (size === 0) return;
    hashes.push(stem);
    sizes.push(size);
    offsets.push(offsets.at(-1)! + bytesFor(size) + bytes);
  };
  visitStems(
    parts,
    (hash) => {
      close();
      stem = hash;
      size = 0;
      bytes = 0;
      before = -1;
      counts.stem(hash);
    },
    (paragraph) => {
      size += 1;
      bytes += bytesFor(paragraph - before - 1);
      before = paragraph;
      if (isCounted) counts.in(paragraphArticle[paragraph]!);
    },
  );
  close();
  return {
    hashes: Uint32Array.from(hashes),
    offsets: Uint32Array.from(offsets),
    lists: {
      byteLength: offsets.at(-1)!,
      fill(write) {
        const writer = new VarintWriter(write);
        let next = 0;
        let last = -1;
        visitStems(
          parts,
          (hash) => {
            if (hash !== hashes[next]) return;
            writer.add(sizes[next]!);
            next += 1;
            last = -1;
          },
          (paragraph) => {
            writer.add(paragraph - last - 1);
            last = paragraph;
          },
        );
        writer.flush();
      },
    },
    background: counts.table(scope),
  };
}
