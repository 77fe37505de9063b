/** UTF-8 and CRC-32. TextEncoder and TextDecoder are in every browser, worker and Node, but not in the ES library. */
declare const TextEncoder: new () => {
  encode(text: string): Uint8Array;
  encodeInto(text: string, into: Uint8Array): { readonly written: number };
};
declare const TextDecoder: new (
  label: 'utf-8',
  options: { ignoreBOM: true },
) => {
  decode(bytes: Uint8Array): string;
};

const encoder = new TextEncoder();

export const encodeUtf8 = (text: string): Uint8Array => encoder.encode(text);

/** A UTF-16 unit takes so many bytes at the most. */
const MOST_BYTES = 3;

/** Twice as much is more than a browser gives where there is much already. */
const MUCH = 2 ** 30;

/** How large a buffer of so many bytes is made that is to hold `least`. */
export const roomFor = (least: number, now: number): number =>
  Math.max(least, now < MUCH ? now * 2 : Math.floor(now * 1.25));

/** Texts in UTF-8, one after another. */
export class Utf8Texts {
  private buffer = new Uint8Array(1 << 14);
  /** Where each text begins, and the last one ends. */
  readonly offsets: number[] = [0];

  /** How many bytes they have. */
  get length(): number {
    return this.offsets.at(-1)!;
  }

  get bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  add(text: string): void {
    const { length } = this;
    const most = length + text.length * MOST_BYTES;
    if (most > this.buffer.length) {
      const larger = new Uint8Array(roomFor(most, this.buffer.length));
      larger.set(this.bytes);
      this.buffer = larger;
    }
    this.offsets.push(length + encoder.encodeInto(text, this.buffer.subarray(length)).written);
  }
}

/** Bytes that are no UTF-8 become U+FFFD; a byte order mark stays, being a character of the text. */
export const utf8Decoder = (): ((bytes: Uint8Array) => string) => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
};

/** The bytes under any numbers. */
export const bytesOf = ({
  buffer,
  byteOffset,
  byteLength,
}: Uint8Array | Uint16Array | Uint32Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);

/** Eight tables of 256 for slicing-by-8 (Kounavis, Berry 2008), one after another. */
const TABLES = (() => {
  const tables = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    tables[byte] = crc;
  }
  for (let i = 256; i < tables.length; i += 1) {
    const before = tables[i - 256]!;
    tables[i] = (before >>> 8) ^ tables[before & 255]!;
  }
  return tables;
})();

/** CRC-32 (ISO 3309, as in PNG and zip) of bytes that come piece by piece. */
export class Crc32 {
  private crc = 0xffffffff;

  get value(): number {
    return (this.crc ^ 0xffffffff) >>> 0;
  }

  add(bytes: Uint8Array): this {
    // Words of four bytes are read at their own alignment.
    const head = Math.min(bytes.length, -bytes.byteOffset & 3);
    const pairs = (bytes.length - head) >>> 3;
    this.single(bytes.subarray(0, head));
    if (pairs > 0) this.words(new Uint32Array(bytes.buffer, bytes.byteOffset + head, pairs * 2));
    this.single(bytes.subarray(head + pairs * 8));
    return this;
  }

  private single(bytes: Uint8Array): void {
    for (const byte of bytes) this.crc = (this.crc >>> 8) ^ TABLES[(this.crc ^ byte) & 255]!;
  }

  private words(units: Uint32Array): void {
    const t = TABLES;
    let { crc } = this;
    for (let i = 0; i < units.length; i += 2) {
      const a = units[i]! ^ crc;
      const b = units[i + 1]!;
      crc =
        t[1792 + (a & 255)]! ^
        t[1536 + ((a >>> 8) & 255)]! ^
        t[1280 + ((a >>> 16) & 255)]! ^
        t[1024 + (a >>> 24)]! ^
        t[768 + (b & 255)]! ^
        t[512 + ((b >>> 8) & 255)]! ^
        t[256 + ((b >>> 16) & 255)]! ^
        t[b >>> 24]!;
    }
    this.crc = crc;
  }
}
