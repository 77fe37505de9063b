/** The library, open, and what is asked of it: traces of pages and texts, search, held texts. */
import { t } from '../i18n';
import { openBundledSources, openLibrary, type OpenLibrary } from '../library/index';
import type { HeldArticle, PageBlock, Preview, SearchHit, TraceRequest } from '../messages';
import {
  createSearch,
  PackError,
  splitBlocks,
  traceArticle,
  type Article,
  type ArticleMeta,
  type Corpus,
  type InputBlock,
  type Strictness,
  type Trace,
  type Without,
} from '../../src/index';
import { makePreview } from './preview';
import { readSettings } from './settings-store';

/**
 * Longest page text that is compared, in UTF-16 units, and longest time. The longest of 130 saved
 * articles (mozilla/readability's test pages) has 117,624; a page beyond is traced in part and says so.
 */
const MAX_CHARS = 400_000;
const MAX_MS = 4_000;

export class LibraryError extends Error {
  override readonly name = 'LibraryError';
}

function libraryError(error: unknown): LibraryError {
  if (!(error instanceof PackError)) return new LibraryError(t('errorPackMissing'));
  switch (error.code) {
    case 'not-a-pack':
      return new LibraryError(t('errorPackNotAPack'));
    case 'truncated':
      return new LibraryError(t('errorPackTruncated'));
    case 'newer-version':
      return new LibraryError(t('errorPackNewer'));
    default:
      return new LibraryError(t('errorPackCorrupt'));
  }
}

/** What pages are compared with, at one moment. */
export interface Library {
  readonly open: OpenLibrary;
  /** All that is compared: the bundled sources, unless the reader switched them off, and the reader's own. */
  readonly corpus: Corpus;
}

/** The whole library as it is now. Rejects with LibraryError where the extension's own file cannot be read. */
export async function library(): Promise<Library> {
  const { bundled } = await readSettings();
  try {
    const open = await openLibrary();
    return { open, corpus: open.corpus({ bundled }) };
  } catch (error) {
    throw libraryError(error);
  }
}

/**
 * What any page may be compared with openly: the bundled sources, without those that the reader switched off. Nothing
 * of the reader's own library is read for it, so that no page can tell by the time whether there is one.
 */
export async function openSources(): Promise<Corpus> {
  const { bundled } = await readSettings();
  try {
    return await openBundledSources({ bundled });
  } catch (error) {
    throw libraryError(error);
  }
}

interface Host {
  preview: { readonly of: Corpus; readonly made: Preview | null } | null;
  search: { readonly of: Corpus; readonly run: (query: string) => readonly SearchHit[] } | null;
}

const host: Host = { preview: null, search: null };

/** The page's blocks as one text with a blank line between them. */
export function toArticle(blocks: readonly PageBlock[], meta: ArticleMeta): Article {
  const parts: string[] = [];
  const spans: InputBlock[] = [];
  let start = 0;
  for (const { text, kind } of blocks) {
    const end = start + text.length;
    spans.push(kind === undefined ? { start, end } : { start, end, kind });
    parts.push(text);
    start = end + 2;
  }
  return { text: parts.join('\n\n'), blocks: spans, meta };
}

function traced(corpus: Corpus, article: Article, strictness: Strictness, without: Without): Trace {
  const trace = traceArticle(corpus, article, {
    strictness,
    maxChars: MAX_CHARS,
    maxMs: MAX_MS,
    now: () => performance.now(),
    without,
  });
  const { pairs = [], articles = [] } = without;
  const passedOver = {
    paragraphs: pairs.map(({ paragraph }) => paragraph),
    articles: new Set(articles.filter((id) => corpus.articleIndex(id) >= 0)).size,
  };
  const none = passedOver.paragraphs.length === 0 && passedOver.articles === 0;
  return none ? trace : { ...trace, passedOver };
}

/** Traces a page over a corpus, without what the reader hid. */
export function tracePage(
  corpus: Corpus,
  request: Pick<TraceRequest, 'blocks' | 'meta' | 'cut'>,
  strictness: Strictness,
  without: Without = {},
): Trace {
  const trace = traced(corpus, toArticle(request.blocks, request.meta), strictness, without);
  // Part of the page never came here: the trace says so also where all that came was compared.
  return request.cut === true && trace.partial === null
    ? { ...trace, partial: { reason: 'text', fromIndex: request.blocks.length } }
    : trace;
}

/**
 * Traces a text that the reader gave over the whole library: plain text, a paragraph a line, or blocks. Offsets of the
 * trace are into the text; blocks are joined by a blank line. Rejects with LibraryError.
 */
export async function traceText(
  text: string | readonly PageBlock[],
  meta: ArticleMeta,
  strictness: Strictness,
  without: Without,
): Promise<Trace> {
  const { corpus } = await library();
  const article =
    typeof text === 'string' ? { text, blocks: splitBlocks(text), meta } : toArticle(text, meta);
  return traced(corpus, article, strictness, without);
}

/** Of the bundled sources, whether or not they are compared: it shows what a mark is. Made once: five traces. */
export async function preview(): Promise<Preview | null> {
  const of = (await library()).open.bundled;
  if (host.preview?.of !== of) host.preview = { of, made: makePreview(of) };
  return host.preview.made;
}

/** Typo-tolerant search of all that is compared; prepared once for each state of the library. */
export async function search(query: string): Promise<readonly SearchHit[]> {
  const { corpus } = await library();
  if (host.search?.of !== corpus) host.search = { of: corpus, run: createSearch(corpus) };
  return host.search.run(query);
}

/** A held text, bundled ones also where they are not compared; null: it is held no more. */
export async function held(articleId: string): Promise<HeldArticle | null> {
  const { open, corpus: compared } = await library();
  const corpus = [compared, open.corpus({ bundled: true }), open.bundled].find(
    (one) => one.articleIndex(articleId) >= 0,
  );
  if (corpus === undefined) return null;
  const index = corpus.articleIndex(articleId);
  const { first, end } = corpus.paragraphsOf(index);
  const ids = Array.from({ length: end - first }, (_, i) => first + i);
  return {
    article: corpus.article(index),
    blocks: ids.map((id) => ({ text: corpus.text(id), kind: corpus.kind(id) })),
  };
}
