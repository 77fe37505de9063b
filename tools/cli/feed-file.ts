/** Articles of a feed that was saved as a file. It is read as the extension reads feeds. */
import { DOMParser } from 'linkedom';
import type { SourceArticle } from '../../src/index';
import { textOf } from '../../extension/feeds/decode';
import { NotAFeed, readFeed } from '../../extension/feeds/read-feed';
import { InputError } from '../decode';
import { joinBlocks } from '../markdown';

/** Stands in for the address of a feed that is a file: what is relative to it is no address that anybody knows. */
const NOWHERE = 'https://feed.invalid/';
/** Of a file: a feed that was collected over years is one. */
const MOST_ITEMS = 100_000;

const FEED = /<(?:rss|feed|rdf:RDF)[\s>]/i;
const JSON_FEED = /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/i;

/** By its first bytes. */
export function looksLikeFeed(head: Uint8Array): boolean {
  const text = Buffer.from(head).toString('utf8');
  return FEED.test(text) || JSON_FEED.test(text);
}

/** The extension's readers of markup ask for what every browser has. */
function withMarkup<T>(read: () => T): T {
  const place = globalThis as { DOMParser?: unknown };
  const before = place.DOMParser;
  place.DOMParser = before ?? DOMParser;
  try {
    return read();
  } finally {
    if (before === undefined) delete place.DOMParser;
  }
}

/** The articles of a feed. `passed`: how many items have no text, or are another's double. */
export interface FeedArticles {
  readonly articles: readonly SourceArticle[];
  readonly passed: number;
}

/** @param name Begins the articles' ids. @throws InputError naming `file`. */
export function articlesOfFeed(bytes: Uint8Array, file: string, name: string): FeedArticles {
  const text = textOf(bytes, null);
  if (text === null) throw new InputError(`${file}: is a binary file, not a feed.`);
  let feed;
  try {
    feed = withMarkup(() => readFeed(text, NOWHERE, Date.now(), MOST_ITEMS));
  } catch (error) {
    if (!(error instanceof NotAFeed)) throw error;
    throw new InputError(
      `${file}: is no feed that can be read (${error.message}). Give RSS, Atom or JSON Feed without a document type.`,
    );
  }
  const articles = new Map<string, SourceArticle>();
  for (const { key, meta, blocks } of feed.items) {
    const id = `${name}-${key}`;
    if (blocks.length === 0 || articles.has(id)) continue;
    const { url, ...rest } = meta;
    const isKnown = url !== undefined && !url.startsWith(NOWHERE);
    const { text: joined, blocks: spans } = joinBlocks(blocks);
    articles.set(id, { id, text: joined, blocks: spans, meta: isKnown ? { ...rest, url } : rest });
  }
  if (articles.size === 0) throw new InputError(`${file}: no item of it has a text. Leave it out.`);
  return { articles: [...articles.values()], passed: feed.items.length - articles.size };
}
