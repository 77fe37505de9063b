/** The sections of a pack that is read a window at a time, from memory or from a file. */
import { bytesOf, utf8Decoder } from './bytes';
import { ARTICLE_ROW, COUNT, COUNTS, HEADER, SECTIONS, TABLE_ROW, type SectionName } from './format';

/** A pack's bytes, wherever they are. */
export interface PackReader {
  readonly byteLength: number;
  /** The bytes from `offset` on, `length` of them; they are read before the next call. */
  read(offset: number, length: number): Uint8Array;
}

export const readerOf = (bytes: ArrayBuffer): PackReader => ({
  byteLength: bytes.byteLength,
  read: (offset, length) => new Uint8Array(bytes, offset, length),
});

/** Numbers read at once: 64 KB. */
const WINDOW = 16_384;
/** Bytes of text copied at once. */
const PIECE = 1 << 20;

/** A section of 32-bit numbers of which one window is in memory. */
export class Numbers {
  private window = new Uint32Array(0);
  private from = 0;

  constructor(
    private readonly reader: PackReader,
    private readonly offset: number,
    readonly length: number,
  ) {}

  at(index: number): number {
    const value = this.window[index - this.from];
    if (value !== undefined) return value;
    this.from = index;
    this.window = this.slice(index, Math.min(this.length, index + WINDOW));
    return this.window[0]!;
  }

  /** A copy of a stretch. */
  slice(from: number, end: number): Uint32Array<ArrayBuffer> {
    const copy = new Uint32Array(end - from);
    bytesOf(copy).set(this.reader.read(this.offset + from * 4, (end - from) * 4));
    return copy;
  }
}

/** A section of bytes of which one window is in memory. */
export class Bytes {
  private window = new Uint8Array(0);
  private from = 0;

  constructor(
    private readonly reader: PackReader,
    private readonly offset: number,
    private readonly length: number,
  ) {}

  at(index: number): number {
    const value = this.window[index - this.from];
    if (value !== undefined) return value;
    this.from = index;
    this.window = this.reader.read(this.offset + index, Math.min(this.length - index, WINDOW * 4)).slice();
    return this.window[0]!;
  }
}

/** A pack of version 2 or later whose bytes are known to hold. */
export class PackSections {
  readonly version: number;
  readonly articleCount: number;
  readonly paragraphCount: number;
  readonly bucketBits: number;
  readonly paragraphBits: number;
  /** Row by row. */
  readonly rows: Uint32Array;

  constructor(private readonly reader: PackReader) {
    [this.version] = new Uint32Array(reader.read(HEADER.version, 4).slice().buffer) as unknown as [number];
    const counts = this.numbers('counts').slice(0, COUNTS);
    this.articleCount = counts[COUNT.articles]!;
    this.paragraphCount = counts[COUNT.paragraphs]!;
    this.bucketBits = counts[COUNT.bucketBits]!;
    this.paragraphBits = counts[COUNT.paragraphBits]!;
    this.rows = this.numbers('articles').slice(0, this.articleCount * ARTICLE_ROW);
  }

  row(article: number): Uint32Array {
    return this.rows.subarray(article * ARTICLE_ROW, (article + 1) * ARTICLE_ROW);
  }

  numbers(name: SectionName): Numbers {
    const { offset, byteLength } = this.place(name);
    return new Numbers(this.reader, offset, byteLength / 4);
  }

  bytes(name: SectionName): Bytes {
    const { offset, byteLength } = this.place(name);
    return new Bytes(this.reader, offset, byteLength);
  }

  /** All strings; they live as long as what is returned. */
  strings(): (index: number) => string {
    const offsets = this.numbers('stringOffsets');
    const starts = offsets.slice(0, offsets.length);
    const { offset, byteLength } = this.place('strings');
    const bytes = this.reader.read(offset, byteLength).slice();
    const decode = utf8Decoder();
    return (index) => decode(bytes.subarray(starts[index], starts[index + 1]));
  }

  /** Bytes `from` to `end` of a section, piece by piece. */
  copy(name: SectionName, from: number, end: number, write: (bytes: Uint8Array) => void): void {
    const { offset } = this.place(name);
    for (let at = from; at < end; at += PIECE)
      write(this.reader.read(offset + at, Math.min(PIECE, end - at)));
  }

  private place(name: SectionName): { readonly offset: number; readonly byteLength: number } {
    const row = HEADER.table + SECTIONS.findIndex((section) => section.name === name) * TABLE_ROW;
    const [, offset, byteLength] = new Uint32Array(this.reader.read(row, TABLE_ROW).slice().buffer);
    return { offset: offset!, byteLength: byteLength! };
  }
}
