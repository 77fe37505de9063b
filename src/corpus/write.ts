/** The sections of a pack to its bytes, in order and piece by piece, so that they need never be in memory at once. */
import { bytesOf, Crc32, Utf8Texts } from './bytes';
import {
  align,
  ARTICLE,
  CHECKED_FROM,
  COUNT,
  COUNTS,
  HEADER,
  MAGIC,
  MAX_BYTES,
  NO_STRING,
  SECTIONS,
  TABLE_ROW,
  VERSION,
  type SectionName,
} from './format';

/** Where a pack is written to: memory, or a file. */
export interface PackSink {
  /** Called first, once: how long the pack will be. */
  begin(byteLength: number): void;
  /** Bytes one after another, without gaps; the checksum at offset 16 comes last. `bytes` is used again afterwards. */
  write(offset: number, bytes: Uint8Array): void;
}

/** What a section will hold, its length known before it is made. */
export interface SectionSource {
  readonly byteLength: number;
  /** Writes all of it, in order. */
  readonly fill: (write: (bytes: Uint8Array) => void) => void;
}

type Numbers = Uint8Array | Uint16Array | Uint32Array;

export const sectionOf = (numbers: Numbers): SectionSource => ({
  byteLength: numbers.byteLength,
  fill: (write) => write(bytesOf(numbers)),
});

/** Numbers of 32 bits to bytes, a bufferful at a time. */
export class NumberWriter {
  private readonly buffer = new Uint32Array(16_384);
  private filled = 0;

  constructor(private readonly write: (bytes: Uint8Array) => void) {}

  add(number: number): void {
    this.buffer[this.filled] = number;
    this.filled += 1;
    if (this.filled === this.buffer.length) this.flush();
  }

  flush(): void {
    this.write(bytesOf(this.buffer.subarray(0, this.filled)));
    this.filled = 0;
  }
}

/** @throws RangeError for more bytes than a pack can have. */
export function writePack(sections: Readonly<Record<SectionName, SectionSource>>, sink: PackSink): void {
  const head = new Uint8Array(align(HEADER.table + SECTIONS.length * TABLE_ROW));
  const view = new DataView(head.buffer);
  let end = head.length;
  SECTIONS.forEach(({ name }, i) => {
    const row = HEADER.table + i * TABLE_ROW;
    const { byteLength } = sections[name];
    if (end + byteLength > MAX_BYTES) throw new RangeError('A pack holds at most 4 GB.');
    view.setUint32(row, i + 1, true);
    view.setUint32(row + 4, end, true);
    view.setUint32(row + 8, byteLength, true);
    end = align(end + byteLength);
  });
  head.set(MAGIC);
  view.setUint32(HEADER.version, VERSION, true);
  view.setUint32(HEADER.length, end, true);
  view.setUint32(HEADER.sections, SECTIONS.length, true);

  sink.begin(end);
  const crc = new Crc32().add(head.subarray(CHECKED_FROM));
  sink.write(0, head);
  let at = head.length;
  const write = (bytes: Uint8Array): void => {
    if (bytes.length === 0) return;
    crc.add(bytes);
    sink.write(at, bytes);
    at += bytes.length;
  };
  for (const { name } of SECTIONS) {
    const due = at + sections[name].byteLength;
    sections[name].fill(write);
    if (at !== due) throw new Error(`Section ${name} has ${at} bytes where ${due} were announced.`);
    write(new Uint8Array(align(at) - at));
  }
  view.setUint32(HEADER.checksum, crc.value, true);
  sink.write(HEADER.checksum, head.subarray(HEADER.checksum, HEADER.checksum + 4));
}

/** A pack in memory. */
export function packOf(sections: Readonly<Record<SectionName, SectionSource>>): ArrayBuffer {
  let pack = new ArrayBuffer(0);
  let bytes = new Uint8Array(pack);
  writePack(sections, {
    begin(byteLength) {
      pack = new ArrayBuffer(byteLength);
      bytes = new Uint8Array(pack);
    },
    write: (offset, piece) => bytes.set(piece, offset),
  });
  return pack;
}

/** The strings of a pack as they come, in UTF-8. */
export class StringPool {
  private readonly texts = new Utf8Texts();
  private readonly known = new Map<string, number>();

  /** The string's number. */
  keep(text: string): number {
    this.texts.add(text);
    return this.texts.offsets.length - 2;
  }

  /** The same, for what many articles have alike: stored once. */
  share(text: string): number {
    const number = this.known.get(text) ?? this.keep(text);
    this.known.set(text, number);
    return number;
  }

  sections(): { readonly stringOffsets: Uint32Array; readonly strings: Uint8Array } {
    return { stringOffsets: Uint32Array.from(this.texts.offsets), strings: this.texts.bytes };
  }
}

/** Of an article, in the order in which they come into the pool. What many articles have alike is stored once. */
const STRINGS = [
  ['id', 'own'],
  ['outlet', 'shared'],
  ['headline', 'own'],
  ['author', 'shared'],
  ['datePublished', 'shared'],
  ['inLanguage', 'shared'],
  ['url', 'own'],
  ['readIn', 'shared'],
] as const;
export type StringField = (typeof STRINGS)[number][0];
export const STRING_FIELDS: readonly StringField[] = STRINGS.map(([field]) => field);

/** Writes an article's strings to the pool and their numbers into its row. */
export function writeStrings(
  row: Uint32Array,
  pool: StringPool,
  strings: { readonly [K in StringField]?: string | undefined },
): void {
  for (const [field, way] of STRINGS) {
    const text = strings[field];
    row[ARTICLE[field]] = text === undefined ? NO_STRING : way === 'own' ? pool.keep(text) : pool.share(text);
  }
}

export const countsOf = (counts: Readonly<Record<keyof typeof COUNT, number>>): Uint32Array => {
  const numbers = new Uint32Array(COUNTS);
  for (const [name, at] of Object.entries(COUNT)) numbers[at] = counts[name as keyof typeof COUNT];
  return numbers;
};

/** Article numbers in the order of their ids. @throws RangeError for an id that two articles have. */
export function orderOf(ids: readonly string[]): Uint32Array {
  const order = Uint32Array.from(ids, (_, i) => i).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  for (let i = 1; i < order.length; i += 1) {
    const id = ids[order[i]!]!;
    if (id === ids[order[i - 1]!]) throw new RangeError(`Two articles have the id "${id}".`);
  }
  return order;
}
