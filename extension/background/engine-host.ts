/** Opens the bundled library once for each life of the background and traces pages against it. */
import { browser } from '../browser';
import { t } from '../i18n';
import type { PageBlock, Preview, SearchHit, TraceRequest } from '../messages';
import {
  createSearch,
  openCorpus,
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

async function open(): Promise<Corpus> {
  try {
    const response = await fetch(browser.runtime.getURL('corpus.hwpack'));
    return openCorpus(await response.arrayBuffer());
  } catch (error) {
    throw libraryError(error);
  }
}

interface Host {
  opening: Promise<Corpus> | null;
  preview: Preview | null;
  search: ((query: string) => readonly SearchHit[]) | null;
}

const host: Host = { opening: null, preview: null, search: null };

/** The open library. Rejects with LibraryError; the error is remembered until `reopen`. */
export const library = (): Promise<Corpus> => (host.opening ??= open());

/** Forgets the open library, so that the next use opens it again. */
export function reopen(): void {
  host.opening = null;
  host.preview = null;
  host.search = null;
}

/** The page's blocks as one text with a blank line between them. */
function toArticle(blocks: readonly PageBlock[], meta: ArticleMeta): Article {
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

async function traced(article: Article, strictness: Strictness, without: Without): Promise<Trace> {
  const corpus = await library();
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

/** Traces a page without what the reader hid. Rejects with LibraryError when the library cannot be opened. */
export async function tracePage(
  request: TraceRequest,
  strictness: Strictness,
  without: Without = {},
): Promise<Trace> {
  const trace = await traced(toArticle(request.blocks, request.meta), strictness, without);
  // Part of the page never came here: the trace says so also where all that came was compared.
  return request.cut === true && trace.partial === null
    ? { ...trace, partial: { reason: 'text', fromIndex: request.blocks.length } }
    : trace;
}

/**
 * Traces a text that the reader gave: plain text, a paragraph a line, or blocks. Offsets of the
 * trace are into the text; blocks are joined by a blank line. Rejects with LibraryError.
 */
export const traceText = (
  text: string | readonly PageBlock[],
  meta: ArticleMeta,
  strictness: Strictness,
  without: Without,
): Promise<Trace> =>
  traced(
    typeof text === 'string' ? { text, blocks: splitBlocks(text), meta } : toArticle(text, meta),
    strictness,
    without,
  );

/** Made once, then kept: five traces of whole articles. */
export async function preview(): Promise<Preview | null> {
  const corpus = await library();
  return (host.preview ??= makePreview(corpus));
}

/** Typo-tolerant search of the sources; prepared once. */
export async function search(query: string): Promise<readonly SearchHit[]> {
  const corpus = await library();
  host.search ??= createSearch(corpus);
  return host.search(query);
}
