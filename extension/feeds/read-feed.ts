/**
 * What a feed says: RSS, RDF, Atom or JSON Feed, read by feedsmith. A text that declares a document type or an entity
 * is refused before anything parses it: no feed needs them, and they are how XML is made to fetch, to swell or to hang.
 * feedsmith itself expands no entity of a document and refuses nesting beyond a hundred.
 */
import { parseFeed } from 'feedsmith';
import type { ArticleMeta } from '../../src/index';
import { linkFrom } from './address';
import { isoDate } from './dates';
import { blocksOf, lineOf, type TextBlock } from './markup';

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

type AnyFeed = ReturnType<typeof parseFeed<string>>;
type Of<F extends AnyFeed['format']> = Extract<AnyFeed, { format: F }>['feed'];
type ItemOf<F extends AnyFeed['format']> = Extract<
  Of<F> extends { items?: infer I } | { entries?: infer I } ? I : never,
  readonly unknown[]
>[number];

/** An item of whichever format, before its texts are read. */
interface RawItem {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly isPlainTitle?: boolean;
  readonly link?: string | undefined;
  readonly author?: string | undefined;
  readonly date?: string | undefined;
  readonly language?: string | undefined;
  /** The fullest first. */
  readonly texts: readonly { readonly content: string | undefined; readonly isMarkup: boolean }[];
}

interface RawFeed {
  readonly title: string | undefined;
  readonly isPlainTitle?: boolean;
  readonly language: string | undefined;
  readonly base: string | undefined;
  readonly items: readonly RawItem[];
}

const names = (people: readonly { readonly name?: string | undefined }[] | undefined): string | undefined =>
  people
    ?.map(({ name }) => name?.trim() ?? '')
    .filter((name) => name !== '')
    .join(', ');

const markup = (content: string | undefined) => ({ content, isMarkup: true });

const rssItem = (item: ItemOf<'rss'>): RawItem => ({
  id: item.guid?.value,
  title: item.title,
  link:
    item.link ??
    item.atom?.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href ??
    (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
  author: names(item.authors) || item.dc?.creators?.join(', '),
  date: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published ?? item.atom?.updated,
  texts: [markup(item.content?.encoded), markup(item.description)],
});

const rdfItem = (item: ItemOf<'rdf'>): RawItem => ({
  id: item.rdf?.about,
  title: item.title,
  link: item.link,
  author: item.dc?.creators?.join(', '),
  date: item.dc?.dates?.[0],
  texts: [markup(item.content?.encoded), markup(item.description)],
});

const isMarkupType = (type: string | undefined): boolean => type !== undefined && /html/iu.test(type);

const atomItem = (entry: ItemOf<'atom'>): RawItem => ({
  id: entry.id,
  title: entry.title?.value,
  isPlainTitle: !isMarkupType(entry.title?.type),
  link: entry.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href,
  author: names(entry.authors),
  date: entry.published ?? entry.updated,
  language: entry.xml?.lang,
  texts: [
    { content: entry.content?.value, isMarkup: isMarkupType(entry.content?.type) },
    { content: entry.summary?.value, isMarkup: isMarkupType(entry.summary?.type) },
  ],
});

const jsonItem = (item: ItemOf<'json'>): RawItem => ({
  id: item.id,
  title: item.title,
  isPlainTitle: true,
  link: item.url ?? item.external_url,
  author: names(item.authors),
  date: item.date_published ?? item.date_modified,
  language: item.language,
  texts: [
    markup(item.content_html),
    { content: item.content_text, isMarkup: false },
    { content: item.summary, isMarkup: false },
  ],
});

function rawFeed(read: AnyFeed): RawFeed {
  switch (read.format) {
    case 'rss': {
      const { feed } = read;
      const language = feed.language ?? feed.dc?.languages?.[0];
      return { title: feed.title, language, base: feed.xml?.base, items: (feed.items ?? []).map(rssItem) };
    }
    case 'rdf': {
      const { feed } = read;
      const language = feed.dc?.languages?.[0];
      return { title: feed.title, language, base: feed.xml?.base, items: (feed.items ?? []).map(rdfItem) };
    }
    case 'atom': {
      const { title, xml, authors, entries = [] } = read.feed;
      const author = names(authors);
      const items = entries.map(atomItem).map((one) => (one.author ? one : { ...one, author }));
      const isPlainTitle = !isMarkupType(title?.type);
      return { title: title?.value, isPlainTitle, language: xml?.lang, base: xml?.base, items };
    }
    case 'json': {
      const { title, language, authors, items = [] } = read.feed;
      const author = names(authors);
      const all = items.map(jsonItem).map((one) => (one.author ? one : { ...one, author }));
      return { title, isPlainTitle: true, language, base: undefined, items: all };
    }
  }
}

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

function parse(text: string, mostItems: number): AnyFeed {
  try {
    return parseFeed(text, { maxItems: mostItems });
  } catch (error) {
    throw new NotAFeed('neither RSS nor Atom nor JSON Feed', { cause: error });
  }
}

/**
 * Reads a feed that came from `address`. `now`: what its dates are believed against; `mostItems`: those after them
 * are left out.
 *
 * @throws NotAFeed
 */
export function readFeed(text: string, address: string, now: number, mostItems = MOST_ITEMS): ReadFeed {
  if (text.length > MOST_CHARS) throw new NotAFeed('too long');
  const isJson = /^\s*[{[]/u.test(text);
  if (!isJson && DECLARES.test(text)) throw new NotAFeed('declares a document type');
  const raw = rawFeed(parse(text, mostItems));
  const base = linkFrom(raw.base, address) ?? address;
  const name = clean(lineOf(raw.title, raw.isPlainTitle !== true));
  const around = { outlet: name, language: languageTag(raw.language), base, now };
  const items = raw.items.slice(0, mostItems).map((item) => itemOf(item, around));
  return { ...(name === undefined ? {} : { name }), items };
}
