/**
 * The paragraphs of each stem as gaps in bytes: seven bits a byte, the low ones first, the top bit where more follow
 * (variable byte codes; Scholer, Williams, Yiannis, Zobel, "Compression of inverted indexes for fast query
 * evaluation", SIGIR 2002). A list is how many they are, then the first and each gap less one.
 */
import type { Postings } from './corpus';
import type { SectionSource } from './write';

const MORE = 0x80;
const BITS = 7;
/** Paragraphs and their counts have at most 26 bits. */
const MOST_BYTES = 4;

/** How many bytes a number takes. */
export const bytesFor = (number: number): number =>
  number < 1 << 7 ? 1 : number < 1 << 14 ? 2 : number < 1 << 21 ? 3 : 4;

/** Numbers to bytes, a bufferful at a time. */
export class VarintWriter {
  private readonly buffer = new Uint8Array(65_536);
  private filled = 0;

  constructor(private readonly write: (bytes: Uint8Array) => void) {}

  add(number: number): void {
    if (this.filled + MOST_BYTES > this.buffer.length) this.flush();
    let left = number;
    for (; left >= MORE; left >>>= BITS) {
      this.buffer[this.filled] = (left & (MORE - 1)) | MORE;
      this.filled += 1;
    }
    this.buffer[this.filled] = left;
    this.filled += 1;
  }

  flush(): void {
    this.write(this.buffer.subarray(0, this.filled));
    this.filled = 0;
  }
}

/** Lists of ascending paragraphs as a section: those of list i are `paragraphs` from `starts[i]` to `starts[i + 1]`. */
export function listSections(
  starts: Uint32Array,
  paragraphs: Uint32Array,
): { readonly offsets: Uint32Array; readonly lists: SectionSource } {
  const offsets = new Uint32Array(starts.length);
  visitNumbers(starts, paragraphs, (number, list) => (offsets[list + 1]! += bytesFor(number)));
  for (let i = 1; i < offsets.length; i += 1) offsets[i]! += offsets[i - 1]!;
  return {
    offsets,
    lists: {
      byteLength: offsets.at(-1)!,
      fill(write) {
        const writer = new VarintWriter(write);
        visitNumbers(starts, paragraphs, (number) => writer.add(number));
        writer.flush();
      },
    },
  };
}

function visitNumbers(
  starts: Uint32Array,
  paragraphs: Uint32Array,
  visit: (number: number, list: number) => void,
): void {
  for (let list = 0; list + 1 < starts.length; list += 1) {
    const end = starts[list + 1]!;
    visit(end - starts[list]!, list);
    let before = -1;
    for (let i = starts[list]!; i < end; i += 1) {
      visit(paragraphs[i]! - before - 1, list);
      before = paragraphs[i]!;
    }
  }
}

/** Visits numbers one after another, from bytes that are known to hold. */
export class VarintReader {
  constructor(
    private readonly byteAt: (index: number) => number,
    public at = 0,
  ) {}

  next(): number {
    let number = 0;
    for (let shift = 0; ; shift += BITS) {
      const byte = this.byteAt(this.at);
      this.at += 1;
      number |= (byte & (MORE - 1)) << shift;
      if (byte < MORE) return number;
    }
  }
}

/** How many the list at `at` has. */
export function listSize(bytes: Uint8Array, at: number): number {
  let size = 0;
  for (let i = at, shift = 0; ; i += 1, shift += BITS) {
    size |= (bytes[i]! & (MORE - 1)) << shift;
    if (bytes[i]! < MORE) return size;
  }
}

/** Appends the list at `at`, which is known to hold, and has `size`. */
export function collectList(bytes: Uint8Array, at: number, size: number, into: Postings): void {
  into.reserve(size);
  const { paragraphs } = into;
  const end = into.count + size;
  let from = at + bytesFor(size);
  let paragraph = -1;
  let i = into.count;
  // Without a branch, which nothing could foretell: whether a gap has one byte or two. Three are taken, four nearly never.
  for (const last = bytes.length - MOST_BYTES; i < end && from <= last; i += 1) {
    const first = bytes[from]!;
    const second = bytes[from + 1]!;
    const isTwo = first >>> BITS;
    const isThree = isTwo & (second >>> BITS);
    const third = bytes[from + 2]! & -isThree;
    paragraph +=
      ((first & (MORE - 1)) |
        ((second & (MORE - 1) & -isTwo) << BITS) |
        ((third & (MORE - 1)) << (2 * BITS))) +
      1;
    from += 1 + isTwo + isThree;
    if (third >= MORE) {
      paragraph += bytes[from]! << (3 * BITS);
      from += 1;
    }
    paragraphs[i] = paragraph;
  }
  for (; i < end; i += 1) {
    let byte = bytes[from]!;
    let gap = byte & (MORE - 1);
    from += 1;
    for (let shift = BITS; byte >= MORE; shift += BITS) {
      byte = bytes[from]!;
      gap |= (byte & (MORE - 1)) << shift;
      from += 1;
    }
    paragraph += gap + 1;
    paragraphs[i] = paragraph;
  }
  into.count = end;
}

/**
 * Whether the bytes from `from` to `end` are exactly one list: of at least one paragraph, ascending, below
 * `paragraphCount`, each number in as few bytes as it needs.
 */
export function isList(bytes: Uint8Array, from: number, end: number, paragraphCount: number): boolean {
  let at = from;
  /** −1 where there is no number. */
  const next = (): number => {
    let number = 0;
    for (let count = 0; count < MOST_BYTES && at < end; count += 1) {
      const byte = bytes[at]!;
      at += 1;
      number |= (byte & (MORE - 1)) << (count * BITS);
      if (byte < MORE) return byte === 0 && count > 0 ? -1 : number;
    }
    return -1;
  };
  const size = next();
  if (size < 1 || size > paragraphCount) return false;
  let paragraph = -1;
  for (let left = size; left > 0; left -= 1) {
    const gap = next();
    if (gap < 0) return false;
    paragraph += gap + 1;
    if (paragraph >= paragraphCount) return false;
  }
  return at === end;
}
