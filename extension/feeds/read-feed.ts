/**
 * What a feed says: RSS, RDF, Atom or JSON Feed. A text that declares a document type or an entity is refused before
 * anything parses it: no feed needs them, and they are how XML is made to fetch, to swell or to hang.
 */
import type { ArticleMeta } from '../../src/index';
import { linkFrom } from './address';
import { isoDate } from './dates';
import { readMarkup } from './formats';
import { readJson } from './json-feed';
import { blocksOf, lineOf, type TextBlock } from './markup';
import type { RawFeed, RawItem } from './raw-feed';

/** An article as a feed tells it. */
export interface FeedItem {
  /** The same for the same article, each time that the feed is read. */
  readonly key: string;
  /** Another one once its text has changed. */
  readonly stamp: string;
  readonly meta: ArticleMeta;
  /** None where the feed gives no text. */
  readonly blocks: readonly TextBlock[];
}

export interface ReadFeed {
  /** As the feed calls itself; absent: it does not. */
  readonly name?: string;
  /** In the feed's order. */
  readonly items: readonly FeedItem[];
}

/** The text is no feed, or one that is not read. */
export class NotAFeed extends Error {
  override readonly name = 'NotAFeed';
}

const MOST_CHARS = 5_000_000;
const MOST_ITEMS = 200;
const LONGEST_LINE = 500;
const DECLARES = /<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/iu;

/** One line without characters that steer how others are shown; undefined where nothing is left. */
function clean(text: string | undefined): string | undefined {
  const line = text
    ?.replace(/[\p{Cc}\p{Cf}\s]+/gu, (run) => (/^[\u200c\u200d]+$/u.test(run) ? run : ' '))
    .trim();
  if (line === undefined || line === '') return undefined;
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1).trimEnd()}…`;
}

const languageTag = (language: string | undefined): string | undefined => {
  const tag = language?.trim().replace('_', '-') ?? '';
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu.test(tag) && tag.length <= 35 ? tag : undefined;
};

/** A short name for a text (cyrb53): two items of one feed share one by chance alone. */
function nameOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return ((high >>> 0) * 0x20_0000 + (low >>> 11)).toString(36);
}

const given = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

interface Around {
  readonly outlet: string | undefined;
  readonly language: string | undefined;
  readonly base: string;
  readonly now: number;
}

function itemOf(raw: RawItem, { outlet, language, base, now }: Around): FeedItem {
  const headline = clean(lineOf(raw.title, raw.isPlainTitle !== true));
  const url = linkFrom(raw.link, base) ?? undefined;
  const texts = raw.texts.map(({ content, isMarkup }) =>
    content === undefined ? [] : blocksOf(content, isMarkup),
  );
  const blocks = texts.find((some) => some.length > 0) ?? [];
  const meta = given<ArticleMeta>({
    outlet,
    headline,
    author: clean(lineOf(raw.author, true)),
    datePublished: isoDate(raw.date, now),
    inLanguage: languageTag(raw.language) ?? language,
    url,
  });
  const body = blocks.map(({ text }) => text).join('\n');
  return {
    key: nameOf(raw.id ?? url ?? `${headline ?? ''}\n${body}`),
    stamp: nameOf(`${headline ?? ''}\n${body}`),
    meta,
    blocks,
  };
}

function parse(text: string, mostItems: number): RawFeed {
  let feed: RawFeed | null;
  try {
    feed = /^\s*[{[]/u.test(text) ? readJson(text, mostItems) : readMarkup(text, mostItems);
  } catch (error) {
    throw new NotAFeed('not to be read', { cause: error });
  }
  if (feed === null) throw new NotAFeed('neither RSS nor Atom nor JSON Feed');
  return feed;
}

/**
 * Reads a feed that came from `address`. `now`: what its dates are believed against; `mostItems`: those after them
 * are left out.
 *
 * @throws NotAFeed
 */
export function readFeed(text: string, address: string, now: number, mostItems = MOST_ITEMS): ReadFeed {
  if (text.length > MOST_CHARS) throw new NotAFeed('too long');
  if (!/^\s*[{[]/u.test(text) && DECLARES.test(text)) throw new NotAFeed('declares a document type');
  const raw = parse(text, mostItems);
  const base = linkFrom(raw.base, address) ?? address;
  const name = clean(lineOf(raw.title, raw.isPlainTitle !== true));
  const around = { outlet: name, language: languageTag(raw.language), base, now };
  const items = raw.items.map((item) => itemOf(item, around));
  return { ...(name === undefined ? {} : { name }), items };
}
