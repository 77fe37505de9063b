/** One visit to a feed or to a page that it links: asked, read and told in few words. Needs a document. */
import type { ArticleMeta } from '../../src/index';
import { readArticleOf } from '../extract/read-article';
import { textOf } from './decode';
import { fence } from './fence';
import { get, type Got } from './get';
import { parsed, type TextBlock } from './markup';
import { NotAFeed, readFeed, type ReadFeed } from './read-feed';
import { retryAfter } from './times';

/** What the background asks for. Everything here is plain data: it goes by message where the document is another's. */
export interface Ask {
  readonly url: string;
  readonly what: 'feed' | 'page';
  readonly etag?: string;
  readonly lastModified?: string;
  /** The hosts that a redirect may lead to; the address's own is among them. */
  readonly hosts: readonly string[];
  readonly now: number;
}

export interface ReadText {
  readonly meta: ArticleMeta;
  readonly blocks: readonly TextBlock[];
}

/** What came of it. `bytes`: of the answer's body. */
export type Visit = { readonly bytes: number; readonly status?: number } & (
  | {
      readonly outcome: 'feed';
      /** Where redirects led. */
      readonly url: string;
      readonly feed: ReadFeed;
      readonly etag?: string;
      readonly lastModified?: string;
    }
  | { readonly outcome: 'page'; readonly url: string; readonly article: ReadText | null }
  | { readonly outcome: 'unchanged' | 'too-large' | 'redirected' | 'no-answer' | 'not-a-feed' }
  /** `waitMs`: what the server asks for. */
  | { readonly outcome: 'refused' | 'too-many-requests'; readonly waitMs?: number }
);

/** Validators are sent back as they came: longer ones are not kept. */
const LONGEST_VALIDATOR = 500;

const validator = (headers: Headers, name: string): string | undefined => {
  const value = headers.get(name) ?? '';
  return value !== '' && value.length <= LONGEST_VALIDATOR ? value : undefined;
};

type Answer = Extract<Got, { state: 'answer' }>;

function refusal({ status, headers }: Answer, now: number): Visit {
  const waitMs = retryAfter(headers.get('retry-after'), now);
  const isTooMany = status === 429 || (status === 503 && waitMs !== null);
  return {
    outcome: isTooMany ? 'too-many-requests' : 'refused',
    bytes: 0,
    status,
    ...(waitMs === null ? {} : { waitMs }),
  };
}

function readAnswer({ status, url, headers, body }: Answer, ask: Ask): Visit {
  const answer = { status, bytes: body.byteLength };
  const text = textOf(body, headers.get('content-type'));
  if (ask.what === 'page') {
    const isMarkup = /html|xml/iu.test(headers.get('content-type') ?? 'html');
    return {
      ...answer,
      outcome: 'page',
      url,
      article: isMarkup && text !== null ? articleOf(text, url) : null,
    };
  }
  try {
    if (text === null) throw new NotAFeed('no text');
    const feed = readFeed(text, url, ask.now);
    const etag = validator(headers, 'etag');
    const lastModified = validator(headers, 'last-modified');
    return {
      ...answer,
      outcome: 'feed',
      url,
      feed,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    };
  } catch (error) {
    if (!(error instanceof NotAFeed)) throw error;
    return { ...answer, outcome: 'not-a-feed' };
  }
}

function articleOf(markup: string, url: string): ReadText | null {
  const article = readArticleOf(parsed(markup), url);
  return article?.isArticle === true ? { meta: article.meta, blocks: article.blocks } : null;
}

export async function visit(ask: Ask, signal?: AbortSignal): Promise<Visit> {
  const within = fence(ask.hosts);
  try {
    const got = await get(ask.url, ask, within.fetch, { signal });
    if (got.state === 'no-answer')
      return { outcome: (await within.wasStopped()) ? 'redirected' : 'no-answer', bytes: got.bytes };
    if (got.state === 'too-large') return { outcome: 'too-large', bytes: got.bytes, status: got.status };
    if (got.status === 304) return { outcome: 'unchanged', bytes: 0, status: 304 };
    if (got.status < 200 || got.status > 299) return refusal(got, ask.now);
    return readAnswer(got, ask);
  } finally {
    within.close();
  }
}
