/** RSS, RDF and Atom, each as its own names it, and as those write it who never read what it is. */
import { joined, markup, type RawFeed, type RawItem } from './raw-feed';
import { piecesOf, readXml, textOf, type XmlElement } from './xml';

/** An element's children and attributes by name. Of a format's own namespaces the names have no prefix. */
class Part {
  readonly #element: XmlElement;
  readonly #own: readonly string[];

  constructor(element: XmlElement, own: readonly string[]) {
    this.#element = element;
    this.#own = own;
  }

  #is(name: string, asked: string): boolean {
    return name === asked || this.#own.some((prefix) => name === `${prefix}:${asked}`);
  }

  get isEmpty(): boolean {
    return this.#element.children.length === 0;
  }

  get source(): string {
    return this.#element.source;
  }

  get text(): string | undefined {
    return textOf(this.source);
  }

  all(name: string): readonly Part[] {
    const { children } = this.#element;
    return children.filter((child) => this.#is(child.name, name)).map((child) => new Part(child, this.#own));
  }

  /** Those in which something stands, the first ones alone. */
  filled(name: string, most = Infinity): readonly Part[] {
    return this.all(name)
      .filter(({ isEmpty }) => !isEmpty)
      .slice(0, most);
  }

  first(name: string): Part | undefined {
    return this.all(name)[0];
  }

  /** The text of the first child of a name. */
  of(name: string): string | undefined {
    return this.first(name)?.text;
  }

  /** Those of all that have one. */
  texts(name: string): readonly string[] {
    return this.all(name).flatMap(({ text }) => text ?? []);
  }

  attribute(name: string): string | undefined {
    for (const [own, value] of this.#element.attributes) if (this.#is(own, name)) return textOf(value);
    return undefined;
  }
}

/** Where the text itself is read, of the links that a part has. */
const alternateOf = (part: Part, name: string): string | undefined => {
  const links = part.all(name).map((link) => ({
    href: link.attribute('href') ?? link.text,
    rel: link.attribute('rel') ?? 'alternate',
  }));
  return links.find(({ rel }) => rel === 'alternate')?.href;
};

const EMAIL = /^(?:mailto:)?[^\s@()<>[\]]+@[^\s@()<>[\]]+\.[^\s@()<>[\]]+$/iu;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+\.\S+$/u;
const BRACKETED = /^(?:<[^<>]*>|\([^()]*\)|\[[^[\]]*\])$/u;
const isName = (text: string): boolean => text !== '' && !EMAIL.test(text) && !ADDRESS.test(text);

/** The name in "ana@wire.example (Ana Reyes)", "Ana Reyes <ana@wire.example>" and the like. */
function nameIn(person: string): string | undefined {
  let isNamed = false;
  const parts = person.split(/(<[^<>]*>|\([^()]*\)|\[[^[\]]*\])/u).map((part) => {
    if (!BRACKETED.test(part)) {
      const words = part.split(/\s+/u).filter((word) => word !== '');
      const named = words.every(isName)
        ? words
        : [
            words
              .filter(isName)
              .join(' ')
              .replace(/^[\s,\-|/:;]+|[\s,\-|/:;]+$/gu, ''),
          ];
      isNamed ||= words.some(isName);
      return named.join(' ');
    }
    const inner = part.slice(1, -1).trim();
    if (!isName(inner)) return '';
    return isNamed ? part : inner;
  });
  return parts.filter((part) => part !== '').join(' ') || undefined;
}

const personIn = (author: Part): string | undefined => {
  const text = author.of('name') ?? author.text;
  return text === undefined ? undefined : nameIn(text);
};

const rssItem = (item: Part): RawItem => {
  const guid = item.first('guid');
  const isAddress = guid?.attribute('ispermalink')?.toLowerCase() !== 'false';
  return {
    id: guid?.text,
    title: item.of('title'),
    link: item.of('link') ?? alternateOf(item, 'atom:link') ?? (isAddress ? guid?.text : undefined),
    author: joined(item.all('author').map(personIn)) ?? joined(item.texts('dc:creator')),
    date:
      item.of('pubdate') ??
      item.texts('dc:date')[0] ??
      item.of('atom:published') ??
      item.of('atom:issued') ??
      item.of('atom:created') ??
      item.of('atom:updated') ??
      item.of('atom:modified'),
    texts: [markup(item.of('content:encoded')), markup(item.of('description'))],
  };
};

function rss(root: Part, most: number): RawFeed | null {
  const channel = root.first('channel');
  if (channel === undefined || (channel.isEmpty && root.first('item') === undefined)) return null;
  const within = channel.filled('item', most);
  return {
    title: channel.of('title'),
    language: channel.of('language') ?? channel.texts('dc:language')[0],
    base: root.attribute('xml:base'),
    items: (within.length > 0 ? within : root.filled('item', most)).map(rssItem),
  };
}

const rdfItem = (item: Part): RawItem => ({
  id: item.attribute('about'),
  title: item.of('title'),
  link: item.of('link'),
  author: item.texts('dc:creator').join(', '),
  date: item.texts('dc:date')[0],
  texts: [markup(item.of('content:encoded')), markup(item.of('description'))],
});

/** In the order that the channel gives them, where it does. */
function rdfItems(root: Part, most: number): readonly Part[] {
  const items = root.filled('item');
  const order = root.first('channel')?.first('items')?.first('seq')?.all('li') ?? [];
  const named = new Map<string | undefined, Part>();
  for (const item of [...items].reverse()) named.set(item.attribute('about'), item);
  const listed = order.flatMap((one) => named.get(one.attribute('resource')) ?? []);
  return (listed.length > 0 ? listed : items).slice(0, most);
}

function rdf(root: Part, most: number): RawFeed | null {
  const channel = root.first('channel');
  if (root.isEmpty) return null;
  return {
    title: channel?.of('title'),
    language: channel?.texts('dc:language')[0],
    base: root.attribute('xml:base'),
    items: rdfItems(root, most).map(rdfItem),
  };
}

const isMarkupType = (type: string | undefined): boolean => type !== undefined && /html/iu.test(type);

/** A text of Atom, which says what it is: markup as text, or as elements. */
function typed(part: Part | undefined): { readonly content: string | undefined; readonly isMarkup: boolean } {
  const type = part?.attribute('type');
  const isMarkup = isMarkupType(type);
  if (part === undefined || !/xhtml/iu.test(type ?? '')) return { content: part?.text, isMarkup };
  const escaped = piecesOf(part.source)
    .map(({ text, isData }) => (isData ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;') : text))
    .join('');
  const [, prefix] = /^\s*<(?:([a-z][\w-]*):)?div[\s/>]/iu.exec(escaped) ?? [null];
  if (prefix === null) return { content: part.text, isMarkup };
  const content =
    prefix === undefined ? escaped : escaped.replaceAll(new RegExp(`(</?)${prefix}:`, 'g'), '$1');
  return { content, isMarkup };
}

const namesIn = (part: Part): string | undefined =>
  joined(part.all('author').map((author) => author.of('name')));

const atomItem =
  (author: string | undefined) =>
  (entry: Part): RawItem => {
    const title = typed(entry.first('title'));
    return {
      id: entry.of('id'),
      title: title.content,
      isPlainTitle: !title.isMarkup,
      link: alternateOf(entry, 'link'),
      author: namesIn(entry) ?? author,
      date:
        entry.of('published') ??
        entry.of('issued') ??
        entry.of('created') ??
        entry.of('updated') ??
        entry.of('modified'),
      language: entry.attribute('xml:lang'),
      texts: [typed(entry.first('content')), typed(entry.first('summary'))],
    };
  };

function atom(feed: Part, most: number): RawFeed | null {
  if (feed.isEmpty) return null;
  const title = typed(feed.first('title'));
  return {
    title: title.content,
    isPlainTitle: !title.isMarkup,
    language: feed.attribute('xml:lang'),
    base: feed.attribute('xml:base'),
    items: feed.filled('entry', most).map(atomItem(namesIn(feed))),
  };
}

/** What is read of XML: its outermost element, and which namespaces are its own. */
const ROOTS: ReadonlyMap<
  string,
  readonly [read: (root: Part, most: number) => RawFeed | null, own: readonly string[]]
> = new Map([
  ['rss', [rss, ['rss']]],
  ['rdf', [rdf, ['rdf', 'rss']]],
  ['feed', [atom, ['atom']]],
]);

const HOLDERS = new Set(
  ['channel', 'item', 'items', 'seq', 'entry', 'author', ...ROOTS.keys()].flatMap((name) => [
    name,
    `atom:${name}`,
    `rdf:${name}`,
    `rss:${name}`,
  ]),
);

/** The feed of a text of XML; null: it is none. */
export function readMarkup(text: string, most: number): RawFeed | null {
  for (const element of readXml(text, HOLDERS)) {
    const [read, own] = ROOTS.get(element.name.replace(/^.*:/u, '')) ?? [];
    const feed = read && own ? read(new Part(element, own), most) : null;
    if (feed !== null) return feed;
  }
  return null;
}
