/** A feed as feedsmith tells it, which was ours before: what formats.ts is held beside. */
import { parseFeed } from 'feedsmith';
import type { RawFeed, RawItem } from '../../../extension/feeds/raw-feed';

type AnyFeed = ReturnType<typeof parseFeed<string>>;
type Of<F extends AnyFeed['format']> = Extract<AnyFeed, { format: F }>['feed'];
type ItemOf<F extends AnyFeed['format']> = Extract<
  Of<F> extends { items?: infer I } | { entries?: infer I } ? I : never,
  readonly unknown[]
>[number];
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

export const byFeedsmith = (text: string): RawFeed => rawFeed(parseFeed(text, { maxItems: 200 }));
