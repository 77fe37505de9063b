/** Articles from files: plain text, Markdown and HTML. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { readPage } from '../extension/content/article';
import { splitBlocks, type Article, type ArticleMeta } from '../src/index';
import { checkText, decodeText, InputError, MAX_BYTES } from './decode';
import { joinBlocks, readMarkdown, type Extracted } from './markdown';

export { InputError, MAX_BYTES } from './decode';

export interface ReadArticle extends Article {
  /** Whether `text` was taken out of the file (HTML, Markdown with inline syntax) rather than being its own text. */
  readonly extracted: boolean;
}

/** File name endings that can hold an article. */
export const ARTICLE_FILE = /\.(?:txt|text|md|markdown|html?|xhtml)$/i;
const HTML_FILE = /\.(?:html?|xhtml)$/i;
const MARKDOWN_FILE = /\.(?:md|markdown)$/i;

/** Elements inside elements without end overflow the parser's stack: no page of an article has so many. */
function readMarkup(markup: string, name: string): ReturnType<typeof readPage> {
  try {
    return readPage(parseHTML(markup).document as unknown as Document);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(`${name}: its elements are nested too deeply. Give the article's own page.`);
  }
}

function readHtml(text: string, name: string): Extracted & { readonly meta: ArticleMeta } {
  // A fragment without a body gets one: the parser would take its first element for the root.
  const whole = /<body[\s>]/i.test(text) ? text : `<!doctype html><html><body>${text}</body></html>`;
  const page = readMarkup(whole, name);
  const blocks = page.blocks
    .map(({ text: own, kind }) => ({ text: own.trim(), ...(kind === undefined ? {} : { kind }) }))
    .filter(({ text: own }) => own !== '');
  if (blocks.length === 0)
    throw new InputError(`${name}: no article text was found in it. Give the article's own page.`);
  return { ...joinBlocks(blocks), meta: page.meta };
}

/** An article of markup. What `meta` states goes before what the page states itself. @throws InputError as `readArticle`. */
export function articleOfHtml(markup: string, name: string, meta: ArticleMeta = {}): ReadArticle {
  checkText(markup, name);
  const page = readHtml(markup, name);
  return { ...page, meta: { ...page.meta, ...meta } };
}

/** An article of plain text, a block a line. @throws InputError as `readArticle`. */
export function articleOfText(text: string, name: string, meta: ArticleMeta = {}): ReadArticle {
  checkText(text, name);
  return { text, blocks: splitBlocks(text), meta, extracted: false };
}

/**
 * Reads an article from a file's bytes; `name` tells the format by its ending, anything else is plain text.
 * What `meta` states goes before what the file states itself.
 *
 * @throws InputError for empty, over-large, binary or wrongly encoded bytes, or a page without text.
 */
export function readArticle(bytes: Uint8Array, name: string, meta: ArticleMeta = {}): ReadArticle {
  const isHtml = HTML_FILE.test(name);
  const text = decodeText(bytes, name, isHtml);
  if (isHtml) return articleOfHtml(text, name, meta);
  if (MARKDOWN_FILE.test(name)) {
    checkText(text, name);
    const read = readMarkdown(text);
    if (read.blocks.length === 0)
      throw new InputError(`${name}: holds no running text. Give a file with the article's text.`);
    return { ...read, meta };
  }
  return articleOfText(text, name, meta);
}

/** The bytes of a file. @throws InputError when it is missing, a folder, over-large or unreadable. */
export async function readBytes(file: string, name = file): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) {
      throw new InputError(
        `${name}: has more than 5 MB. Give the article alone, without the rest of the site.`,
      );
    }
    return await readFile(file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new InputError(`${name}: does not exist. Check the path.`);
    if (code === 'EISDIR') throw new InputError(`${name}: is a folder. Give a .txt, .md or .html file.`);
    throw new InputError(`${name}: cannot be read (${code ?? String(error)}). Check its permissions.`);
  }
}

/** `readArticle` of a file. */
export const readArticleFile = async (file: string, meta?: ArticleMeta): Promise<ReadArticle> =>
  readArticle(await readBytes(file), file, meta);

/** A file name without folder and ending: the id of an article that nobody named. */
export const nameOf = (file: string): string => path.basename(file).replace(ARTICLE_FILE, '');
