/**
 * The article of a page as it is held: its text, and what it states of itself. @mozilla/readability finds the article,
 * Headwater's own reader turns it into blocks (docs/adr/0016-how-a-pages-text-is-taken.md).
 *
 * Works on an inert copy: no script of the page runs, nothing is fetched, and the page stays as it is. Takes a page on
 * screen as well as one that was only parsed.
 */
import { Readability } from '@mozilla/readability';
import { readPage, type ReadPage } from '../content/article';
import type { ReadBlock } from '../content/block-text';
import { isoDate, personName } from '../content/metadata';
import type { ArticleMeta, PageBlock } from '../messages';
import { inertCopy } from './inert-copy';

export interface ExtractedArticle {
  readonly meta: ArticleMeta;
  /** In reading order, at least one with text. */
  readonly blocks: readonly PageBlock[];
  /** Whether there is enough running text of one piece: a front page or a list of results is no article. */
  readonly isArticle: boolean;
}

/** Readability's time grows faster than a page: beyond this the own reader, whose time does not, reads alone. */
const MOST_ELEMENTS = 20_000;
/** As a page that is traced (content/reading.ts). */
const MOST_BLOCKS = 10_000;
const MOST_CHARS = 1_000_000;
const MOST_OUTLET_CHARS = 200;

interface Found {
  readonly content: Node;
  readonly byline: string | undefined;
  readonly siteName: string | undefined;
  readonly publishedTime: string | undefined;
}

/** What Readability finds. It changes the document that it is given. */
function findArticle(document: Document): Found | null {
  try {
    const found = new Readability<Node>(document, { keepClasses: true, serializer: (node) => node }).parse();
    if (!found?.content) return null;
    return {
      content: found.content,
      byline: found.byline ?? undefined,
      siteName: found.siteName ?? undefined,
      publishedTime: found.publishedTime ?? undefined,
    };
  } catch {
    // Pages that are made to break parsers, and pages that just do.
    return null;
  }
}

const WORD = /[\p{L}\p{N}]+/gu;
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(WORD) ?? [];

/** Paragraphs beside those that Readability kept are the article's: it drops some where they look like something else. */
const MOST_LOST = 0.05;

/** Whether Readability dropped too much of what stands beside the paragraphs that it kept. */
function losesParagraphs(own: readonly ReadBlock[], content: Node): boolean {
  const kept = ` ${wordsOf(content.textContent ?? '').join(' ')} `;
  const prose = own
    .filter(({ kind }) => kind === undefined)
    .map(({ text, element }) => {
      const words = wordsOf(text);
      return {
        words: words.length,
        parent: element.parentElement,
        isKept: kept.includes(` ${words.join(' ')} `),
      };
    });
  const beside = new Set(prose.filter(({ isKept }) => isKept).map(({ parent }) => parent));
  const count = (those: typeof prose): number => those.reduce((sum, { words }) => sum + words, 0);
  const lost = count(prose.filter(({ isKept, parent }) => !isKept && beside.has(parent)));
  return lost > MOST_LOST * (lost + count(prose.filter(({ isKept }) => isKept)));
}

/** The article's blocks: Readability's choice with the page's headline, or all of the own reader's. */
function chooseBlocks(own: ReadPage, found: Found | null): readonly ReadBlock[] {
  if (found === null || losesParagraphs(own.blocks, found.content)) return own.blocks;
  const { ownerDocument } = found.content;
  const inert = ownerDocument!.implementation.createHTMLDocument('');
  inert.body.append(inert.importNode(found.content, true));
  const { blocks } = readPage(inert);
  if (!blocks.some(({ kind }) => kind === undefined)) return own.blocks;
  // Readability takes the headline out of the text.
  const headline = own.blocks.find(({ kind }) => kind === 'headline');
  const isThere = headline === undefined || blocks.some(({ text }) => text === headline.text);
  return isThere ? blocks : [headline, ...blocks];
}

function capped(blocks: readonly ReadBlock[]): readonly PageBlock[] {
  const kept: PageBlock[] = [];
  let room = MOST_CHARS;
  for (const { text: whole, kind } of blocks) {
    const text = whole.trim().slice(0, room);
    if (text === '') continue;
    if (kept.length === MOST_BLOCKS || room <= 0) break;
    kept.push(kind === undefined ? { text } : { text, kind });
    room -= text.length;
  }
  return kept;
}

/** The host without what sites put before it for readers of another kind. */
const plainHost = ({ hostname }: URL): string =>
  hostname.replace(/^(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.)/u, '');

/**
 * The article's address. A page may name any address as its own; it is believed where it stays on the site that the
 * page came from, and names a page of it rather than the site.
 */
function addressOf(stated: string | undefined, address: string): string | undefined {
  const at = URL.canParse(address) ? new URL(address) : null;
  const isWeb = at !== null && /^https?:$/u.test(at.protocol);
  if (!isWeb) return stated;
  at.hash = '';
  const own = at.href.length <= 2_000 ? at.href : undefined;
  if (stated === undefined) return own;
  const canonical = new URL(stated);
  const [here, there] = [plainHost(at), plainHost(canonical)];
  const isSameSite = here === there || here.endsWith(`.${there}`) || there.endsWith(`.${here}`);
  const isSiteItself = canonical.pathname === '/' && canonical.search === '' && at.pathname !== '/';
  return isSameSite && !isSiteItself ? canonical.href : own;
}

/**
 * Reads the article of a page that has `address`. `isHidden` adds what only layout knows (content/visibility.ts). Null:
 * there is no text.
 */
export function readArticleOf(
  document: Document,
  address: string,
  isHidden: (element: Element) => boolean = () => false,
): ExtractedArticle | null {
  const copy = inertCopy(document, address, isHidden);
  if (copy === null) return null;
  const own = readPage(copy.document);
  const found =
    copy.elements <= MOST_ELEMENTS ? findArticle(copy.document.cloneNode(true) as Document) : null;
  const blocks = capped(chooseBlocks(own, found));
  if (blocks.length === 0) return null;
  const siteName = found?.siteName?.trim();
  const fields: { [K in keyof ArticleMeta]: ArticleMeta[K] | undefined } = {
    outlet: own.meta.outlet ?? (siteName && siteName.length <= MOST_OUTLET_CHARS ? siteName : undefined),
    headline: own.meta.headline,
    author: own.meta.author ?? personName(found?.byline),
    datePublished: own.meta.datePublished ?? isoDate(found?.publishedTime),
    inLanguage: own.meta.inLanguage,
    url: addressOf(own.meta.url, address),
  };
  const meta = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { meta, blocks, isArticle: own.isArticle };
}
