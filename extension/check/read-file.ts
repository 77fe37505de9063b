/** Opens a file of the reader's own: plain text, Markdown or a saved web page. */
import { formatNumber, t } from '../i18n';
import { readPage } from '../content/article';
import { MOST_CHARS, type Draft } from './draft';

/** What the field of the file picker offers, and what is taken. */
export const FILE_TYPES = '.txt,.text,.md,.markdown,.html,.htm';
const MARKDOWN = /\.(?:md|markdown)$/iu;
const MARKUP = /\.html?$/iu;
const PLAIN = /\.(?:txt|text)$/iu;

/** A saved page of so many bytes is mostly scripts; a text of so many is a library. */
const MOST_BYTES = 8_000_000;
const MEGABYTE = 1_000_000;

export type Opened = { readonly draft: Draft } | { readonly refusal: string };

const BYTE_ORDER: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

const CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu;
/** Where a page has to say its encoding (HTML Standard). */
const HEAD_BYTES = 1_024;

/** Null where the bytes are no text in that encoding. */
function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** By the marks at its start, as UTF-8, or as a page of markup says itself. Null: none of these. */
function textOf(bytes: Uint8Array, isMarkup: boolean): string | null {
  const marked = BYTE_ORDER.find(([mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return decoded(bytes, marked[1]);
  const text = decoded(bytes, 'utf-8');
  if (text !== null || !isMarkup) return text;
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));
  const stated = CHARSET.exec(head)?.[1];
  return stated === undefined ? null : decoded(bytes, stated);
}

/** Scripts of a parsed text never run, and nothing that it names is fetched. */
function readMarkup(markup: string): Pick<Draft, 'text' | 'blocks' | 'meta'> {
  const { blocks, meta } = readPage(new DOMParser().parseFromString(markup, 'text/html'));
  const read = blocks.map(({ text, kind }) => (kind === undefined ? { text } : { text, kind }));
  return { text: read.map(({ text }) => text).join('\n\n'), blocks: read, meta };
}

/** The text of a file, or a sentence that says why it was not taken and what to do. */
export async function openFile(file: File): Promise<Opened> {
  const { name } = file;
  const isMarkup = MARKUP.test(name);
  if (!isMarkup && !MARKDOWN.test(name) && !PLAIN.test(name)) return { refusal: t('fileWrongType', name) };
  if (file.size > MOST_BYTES) return { refusal: t('fileTooBig', name, formatNumber(MOST_BYTES / MEGABYTE)) };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return { refusal: t('fileGone', name) };
  const text = textOf(new Uint8Array(bytes), isMarkup);
  if (text === null) return { refusal: t('fileNotText', name) };
  const read = isMarkup ? readMarkup(text) : { text, meta: {} };
  if (!/\S/u.test(read.text)) return { refusal: t('fileEmpty', name) };
  if (read.text.length > MOST_CHARS) return { refusal: t('textTooLong', formatNumber(MOST_CHARS)) };
  const format = MARKDOWN.test(name) ? 'markdown' : 'plain';
  return { draft: { ...read, format, from: { kind: 'file', name } } };
}
