/** JSON Feed, of either version. */
import { joined, markup, type RawFeed, type RawItem } from './raw-feed';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** A field, whatever the case of its name. */
function field(object: Json, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  const other = Object.keys(object).find((key) => key.toLowerCase() === name);
  return other === undefined ? undefined : object[other];
}

function line(value: unknown): string | undefined {
  const [first] = listOf(value);
  if (typeof first === 'number') return String(first);
  return typeof first === 'string' ? first.trim() || undefined : undefined;
}

function jsonAuthor(object: Json): string | undefined {
  const named = (name: string): string | undefined =>
    joined(listOf(field(object, name)).map((one) => (isObject(one) ? line(field(one, 'name')) : line(one))));
  return named('authors') ?? named('author');
}

const jsonItem =
  (author: string | undefined) =>
  (item: Json): RawItem => {
    const of = (name: string): string | undefined => line(field(item, name));
    return {
      id: of('id'),
      title: of('title'),
      isPlainTitle: true,
      link: of('url') ?? of('external_url'),
      author: jsonAuthor(item) ?? author,
      date: of('date_published') ?? of('date_modified'),
      language: of('language'),
      texts: [
        markup(of('content_html')),
        { content: of('content_text'), isMarkup: false },
        { content: of('summary'), isMarkup: false },
      ],
    };
  };

/** The feed of a text of JSON; null: it is none. */
export function readJson(text: string, most: number): RawFeed | null {
  const feed: unknown = JSON.parse(text);
  if (!isObject(feed)) return null;
  const version = line(field(feed, 'version'));
  const title = line(field(feed, 'title'));
  const items = field(feed, 'items');
  const isFeed =
    version === undefined
      ? title !== undefined && Array.isArray(items)
      : version.includes('jsonfeed.org/version/');
  if (!isFeed) return null;
  return {
    title,
    isPlainTitle: true,
    language: line(field(feed, 'language')),
    items: listOf(items)
      .slice(0, most)
      .filter(isObject)
      .map(jsonItem(jsonAuthor(feed))),
  };
}
