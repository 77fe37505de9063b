/** Bytes of a text file to its text, or a sentence that says why not and what to do. */

/** Anything that a reader handed in and that cannot be used. The message is one line and says what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** A news article is a thousandth of it. */
export const MAX_BYTES = 5_000_000;

const tooLarge = (name: string): InputError =>
  new InputError(`${name}: has more than 5 MB. Give the article alone, without the rest of the site.`);

const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g;

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte);

/** The encoding that an HTML file declares in its first 1,024 bytes (as browsers look for it), if any. */
function declared(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
}

function decodeAs(encoding: string, bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${name}: is not ${encoding.toUpperCase()} text. Save it as UTF-8 text.`);
  }
}

/**
 * Decodes UTF-8 (with or without a byte order mark, which is no part of the text), UTF-16 with one, and for
 * HTML the encoding that it declares.
 *
 * @throws InputError for an empty, over-large (5 MB), binary or wrongly encoded file; `checkText` tells the rest.
 */
export function decodeText(bytes: Uint8Array, name: string, isHtml = false): string {
  if (bytes.length === 0) throw new InputError(`${name}: is empty. Give a file with the article's text.`);
  if (bytes.length > MAX_BYTES) throw tooLarge(name);
  let encoding = 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe)) encoding = 'utf-16le';
  else if (startsWith(bytes, 0xfe, 0xff)) encoding = 'utf-16be';
  else if (bytes.subarray(0, 4096).includes(0)) {
    throw new InputError(`${name}: is a binary file, not text. Give the article as .txt, .md or .html.`);
  } else if (isHtml && !startsWith(bytes, 0xef, 0xbb, 0xbf)) encoding = declared(bytes) ?? 'utf-8';
  let text: string;
  try {
    text = decodeAs(encoding, bytes, name);
  } catch (error) {
    // A page that declares one encoding and is saved in another is mostly saved in UTF-8.
    if (encoding === 'utf-8' || encoding.startsWith('utf-16')) throw error;
    text = decodeAs('utf-8', bytes, name);
  }
  return text;
}

/** @throws InputError where `text` is none that an article can be. */
export function checkText(text: string, name: string): void {
  if (text.length > MAX_BYTES) throw tooLarge(name);
  if ((text.match(CONTROL)?.length ?? 0) > text.length / 1000) {
    throw new InputError(`${name}: is a binary file, not text. Give the article as .txt, .md or .html.`);
  }
  if (text.trim() === '')
    throw new InputError(`${name}: holds no text. Give a file with the article's text.`);
}
