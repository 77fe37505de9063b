/** UTF-8 and CRC-32. TextEncoder and TextDecoder are in every browser, worker and Node, but not in the ES library. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  label: 'utf-8',
  options: { ignoreBOM: true },
) => {
  decode(bytes: Uint8Array): string;
};

export const encodeUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes that are no UTF-8 become U+FFFD; a byte order mark stays, being a character of the text. */
export const utf8Decoder = (): ((bytes: Uint8Array) => string) => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
};

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

/** CRC-32 (ISO 3309, as in PNG and zip) of the bytes from `from`, which must be a multiple of 4. */
export function crc32(buffer: ArrayBuffer, from: number): number {
  const t = TABLES;
  const length = buffer.byteLength - from;
  const pairs = length >>> 3;
  const units = new Uint32Array(buffer, from, pairs * 2);
  let crc = 0xffffffff;
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
  const rest = new Uint8Array(buffer, from + pairs * 8);
  for (const byte of rest) crc = (crc >>> 8) ^ t[(crc ^ byte) & 255]!;
  return (crc ^ 0xffffffff) >>> 0;
}
