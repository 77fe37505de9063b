/** The text of an answer, in the encoding that its bytes, its header or the text itself state. */

const BYTE_ORDER: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Where a text has to say its encoding. */
const HEAD_BYTES = 1_024;
const IN_HEADER = /charset\s*=\s*["']?\s*([\w.:-]+)/iu;
const IN_TEXT =
  /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/iu;

function decoded(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

/** Null: the bytes are no text. What was stated falsely is read as most such texts are written. */
export function textOf(bytes: Uint8Array, contentType: string | null): string | null {
  const marked = BYTE_ORDER.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1];
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));
  const inText = IN_TEXT.exec(head);
  const stated = marked ?? IN_HEADER.exec(contentType ?? '')?.[1] ?? inText?.[1] ?? inText?.[2] ?? 'utf-8';
  const text =
    decoded(bytes, stated, true) ??
    decoded(bytes, 'utf-8', true) ??
    decoded(bytes, 'windows-1252', false) ??
    '';
  return text.includes('\0') ? null : text;
}
