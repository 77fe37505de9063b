/** What a page says of itself: schema.org JSON-LD first, then OpenGraph and meta tags, then markup. */
import type { ArticleMeta } from '../messages';
import { closestOf } from './tree';

type Json = Record<string, unknown>;

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report)$/;
/** Longer than any real headline or address. */
const MAX_LENGTH = 1_000;
/** Written in percents, where a letter can take nine; the background refuses more (background/guard.ts). */
const MAX_ADDRESS = 2_000;
/** A page with more nodes of JSON-LD than this is not read to the end. */
const MAX_NODES = 2_000;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const asText = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  // Marks that turn the order of what follows have no place in a name.
  const text = value
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  return text !== '' && text.length <= MAX_LENGTH ? text : undefined;
};

/** All objects of the page's JSON-LD, outermost first. Blocks that do not parse are left out. */
function jsonLd(document: Document): Json[] {
  const queue: unknown[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      queue.push(JSON.parse(script.textContent.trim()) as unknown);
    } catch {
      // Many sites ship broken JSON-LD; the other sources of metadata still speak.
    }
  }
  const found: Json[] = [];
  for (let next = 0; next < queue.length && next < MAX_NODES; next += 1) {
    const value = queue[next];
    // Cut: a call with a hundred thousand arguments fails.
    if (Array.isArray(value)) queue.push(...(value as unknown[]).slice(0, MAX_NODES));
    else if (isObject(value)) {
      found.push(value);
      queue.push(...Object.values(value).filter(isObject).slice(0, MAX_NODES));
    }
  }
  return found;
}

const types = (node: Json): string[] => [node['@type']].flat().filter((type) => typeof type === 'string');

const isArticleNode = (node: Json): boolean => types(node).some((type) => ARTICLE_TYPE.test(type));

function publisherName(article: Json, nodes: readonly Json[]): string | undefined {
  const publisher: unknown = [article['publisher'] ?? article['sourceOrganization']].flat()[0];
  if (!isObject(publisher)) return asText(publisher);
  const name = asText(publisher['name']);
  if (name !== undefined) return name;
  const id = publisher['@id'];
  return id === undefined
    ? undefined
    : asText(nodes.find((node) => node['@id'] === id && node['name'])?.['name']);
}

/** So many authors are named; a list that goes on is a masthead. */
const MOST_AUTHORS = 12;
const MOST_NAME_CHARS = 150;

/** A person's or a desk's name, without the "By" before it; pages also put addresses there. */
export function personName(value: unknown): string | undefined {
  const name = asText(value)?.replace(/^(?:by|von|par|por)[\s:]+/i, '');
  const isName = name !== undefined && /\p{L}/u.test(name) && !/[@<>{}]|:\/\/|^\/|^www\./i.test(name);
  return isName && name.length <= MOST_NAME_CHARS ? name : undefined;
}

function authorNames(article: Json, nodes: readonly Json[]): string | undefined {
  const names = [article['author'] ?? article['creator']]
    .flat()
    .slice(0, MOST_AUTHORS)
    .map((one) => {
      if (!isObject(one)) return personName(one);
      const id = one['@id'];
      const named =
        one['name'] ?? nodes.find((node) => id !== undefined && node['@id'] === id && node['name'])?.['name'];
      return personName([named].flat()[0]);
    });
  return joined(names);
}

const joined = (names: readonly (string | undefined)[]): string | undefined =>
  asText([...new Set(names.filter((name) => name !== undefined))].join(', '));

/** More marked names than this are those of readers' comments. */
const MOST_MARKED = 4;

/** Names in the page's own markup, where it says whose they are. */
function markedAuthors(document: Document): string | undefined {
  const marked = document.querySelectorAll('[rel~="author"], [itemprop~="author"]');
  if (marked.length > MOST_MARKED * 2) return undefined;
  const names = [...marked].map((one) => {
    const inner = one.querySelector('[itemprop~="name"]') ?? one;
    return personName(inner.getAttribute('content') ?? inner.textContent);
  });
  return new Set(names).size > MOST_MARKED ? undefined : joined(names);
}

const attribute = (document: Document, selector: string, name: string): string | undefined =>
  asText(document.querySelector(selector)?.getAttribute(name));

/** The first meta tag of each name. All in one look: a page is asked for a dozen of them. */
function metaTags(document: Document): ReadonlyMap<string, Element> {
  const tags = new Map<string, Element>();
  for (const tag of document.querySelectorAll('meta'))
    for (const naming of ['property', 'name', 'itemprop']) {
      const name = tag.getAttribute(naming);
      if (name !== null && !tags.has(name)) tags.set(name, tag);
    }
  return tags;
}

const metaTag = (tags: ReadonlyMap<string, Element>, ...names: readonly string[]): string | undefined => {
  for (const name of names) {
    const value = asText(tags.get(name)?.getAttribute('content'));
    if (value !== undefined) return value;
  }
  return undefined;
};

function httpUrl(value: string | undefined, document: Document): string | undefined {
  if (value === undefined) return undefined;
  try {
    const url = new URL(value, document.baseURI || undefined);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb && url.href.length <= MAX_ADDRESS ? url.href : undefined;
  } catch {
    return undefined;
  }
}

export const isoDate = (value: string | undefined): string | undefined =>
  value !== undefined && /^\d{4}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

const languageTag = (value: string | undefined): string | undefined => {
  const tag = value?.replace('_', '-');
  return tag !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined;
};

/** Reads what the page states; a field that it does not state is absent. */
export function readMeta(document: Document): ArticleMeta {
  const nodes = jsonLd(document);
  const tags = metaTags(document);
  const articles = nodes.filter(isArticleNode);
  const ogTitle = metaTag(tags, 'og:title', 'twitter:title');
  const article = articles.find((node) => asText(node['headline']) === ogTitle) ?? articles[0] ?? {};
  const language: unknown = article['inLanguage'];
  const fields: { [K in keyof ArticleMeta]: ArticleMeta[K] | undefined } = {
    outlet: publisherName(article, nodes) ?? metaTag(tags, 'og:site_name', 'publisher', 'application-name'),
    headline: asText(article['headline']) ?? ogTitle,
    author:
      authorNames(article, nodes) ??
      personName(metaTag(tags, 'author', 'article:author', 'parsely-author', 'dc.creator')) ??
      markedAuthors(document),
    datePublished:
      isoDate(asText(article['datePublished'])) ??
      isoDate(metaTag(tags, 'article:published_time', 'datePublished', 'date', 'parsely-pub-date')) ??
      isoDate(attribute(document, 'time[itemprop="datePublished"], time[pubdate]', 'datetime')),
    inLanguage:
      languageTag(attribute(document, 'html', 'lang')) ??
      languageTag(asText(isObject(language) ? language['alternateName'] : language)) ??
      languageTag(metaTag(tags, 'og:locale')),
    url: httpUrl(attribute(document, 'link[rel="canonical"]', 'href') ?? metaTag(tags, 'og:url'), document),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/**
 * The language that most of the article's text is marked with: the nearest `lang` of each block. A template's
 * own `lang` at the top stands for what nothing nearer says.
 */
export function markedLanguage(
  blocks: readonly { readonly element: Element; readonly words: number }[],
): string | undefined {
  const weights = new Map<string, number>();
  for (const { element, words } of blocks) {
    const tag = languageTag(asText(closestOf(element, '[lang]')?.getAttribute('lang')));
    if (tag !== undefined) weights.set(tag, (weights.get(tag) ?? 0) + words);
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Whether the page's metadata says that it is an article. */
export const declaresArticle = (document: Document): boolean =>
  metaTag(metaTags(document), 'og:type') === 'article' || jsonLd(document).some(isArticleNode);
