/** One feed's turn: asked, read, and its new articles taken into the library. */
import {
  addArticle,
  changeFeed,
  feedOf,
  listEntries,
  logRequest,
  removeSources,
  settleRequest,
  StoreError,
  type Feed,
  type FeedOutcome,
  type LoggedRequest,
  type NewArticle,
} from '../library/index';
import { PackError } from '../../src/index';
import { isSameHost } from '../feeds/address';
import type { FeedItem, ReadFeed } from '../feeds/read-feed';
import { nextAfterAnswer, nextAfterFailure } from '../feeds/times';
import type { Ask, ReadText, Visit } from '../feeds/visit';

/** What a turn needs of the world. */
export interface Means {
  now(): number;
  visit(ask: Ask): Promise<Visit>;
  /** The address's host, and others that a redirect may lead to, as far as the reader granted them. None: not granted. */
  hosts(url: string): Promise<readonly string[]>;
  /** Whether the reader still wants feeds to be asked. */
  isOn(): Promise<boolean>;
  /** Between two pages of one server. */
  pause(): Promise<void>;
}

/** Linked pages that are asked for in one turn; what is left follows in the next. */
const MOST_PAGES = 10;
/** Articles of one feed; the oldest go. */
const MOST_ARTICLES = 1_000;
/** Items that are known again. A feed lists at most 200. */
const MOST_SEEN = 600;
/** Less is a teaser: nothing can be traced to it. */
const LEAST_CHARS = 60;

const iso = (moment: number): string => new Date(moment).toISOString();

/** Asks, and writes into the log that it did. Null: the reader has not granted the address. */
export async function askOnce(
  ask: Omit<Ask, 'hosts' | 'now'>,
  feed: string,
  means: Means,
): Promise<Visit | null> {
  const hosts = await means.hosts(ask.url);
  if (hosts.length === 0) return null;
  // Switched off while this was waiting for its turn: neither asked nor logged.
  if (!(await means.isOn())) return { outcome: 'no-answer', bytes: 0 };
  const now = means.now();
  const request = { at: iso(now), url: ask.url, feed, outcome: 'no-answer', bytes: 0 } as const;
  const place = await logRequest(request);
  const visit = await means.visit({ ...ask, hosts, now });
  const { bytes, status } = visit;
  const outcome: LoggedRequest['outcome'] = visit.outcome === 'feed' ? 'new' : visit.outcome;
  const settled = { outcome, bytes, ...(status === undefined ? {} : { status }) };
  // A redirect is two requests, or more on the same host: the browser tells where it ended.
  const isMoved = 'url' in visit && visit.url !== ask.url;
  await settleRequest(place, isMoved ? { outcome: 'redirected' } : settled);
  if (isMoved) await logRequest({ ...request, ...settled, url: visit.url });
  return visit;
}

const chars = (blocks: ReadText['blocks']): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

function articleOf(feed: Feed, item: FeedItem, page: ReadText | null): NewArticle | null {
  const isFuller = page !== null && chars(page.blocks) > chars(item.blocks);
  const { meta, blocks } = isFuller ? { ...page, meta: { ...item.meta, ...page.meta } } : item;
  if (chars(blocks) < LEAST_CHARS) return null;
  // The address by which the feed links it: a page may state any other as its own.
  const { url } = item.meta;
  const whole = url === undefined ? meta : { ...meta, url };
  const headline = meta.headline;
  const isHeaded =
    headline === undefined || blocks.some(({ text, kind }) => kind === 'headline' || text === headline);
  return {
    origin: 'feed',
    feed: feed.id,
    meta: whole,
    blocks: isHeaded ? blocks : [{ text: headline, kind: 'headline' }, ...blocks],
  };
}

/** Takes an article in. One that no library takes, as it is too long, counts as seen: the others are not kept out by it. */
async function isNew(article: NewArticle): Promise<boolean> {
  try {
    return (await addArticle(article)).state !== 'same';
  } catch (error) {
    if (error instanceof PackError || error instanceof RangeError) return false;
    throw error;
  }
}

interface TakenIn {
  readonly added: number;
  readonly isAllIn: boolean;
  /** A page's server asks to be left alone. */
  readonly waitMs?: number | null;
}

/** Takes in what is new. Each article is held before it counts as seen: whoever stops in between does it once more. */
async function takeIn(id: string, { items }: ReadFeed, means: Means): Promise<TakenIn> {
  const feed = await feedOf(id);
  if (feed === undefined) return { added: 0, isAllIn: true };
  const known = new Map(feed.seen);
  const seen = new Map(feed.seen);
  const remember = (): Promise<Feed | null> =>
    changeFeed(id, (now) => ({ ...now, seen: [...seen].slice(-MOST_SEEN) }));
  let added = 0;
  let pages = 0;
  let isAllIn = true;
  for (const item of items) {
    const isKnown = known.get(item.key) === item.stamp;
    const link = item.meta.url;
    const isPage = feed.readsPages && link !== undefined && isSameHost(link, feed.url);
    if (!isKnown && isPage && pages >= MOST_PAGES) {
      isAllIn = false;
      continue;
    }
    let page: ReadText | null = null;
    if (!isKnown && isPage) {
      if (pages > 0) await means.pause();
      // The reader may have stopped it meanwhile.
      if (!(await means.isOn()) || (await feedOf(id))?.isOn !== true) return { added, isAllIn: false };
      pages += 1;
      const visit = await askOnce({ url: link, what: 'page' }, id, means);
      if (visit?.outcome === 'too-many-requests')
        return { added, isAllIn: false, waitMs: visit.waitMs ?? null };
      // One that does not answer is not waited for again and again: the feed's own words do.
      if (visit?.outcome === 'no-answer') pages = MOST_PAGES;
      if (visit?.outcome === 'page') page = visit.article;
    }
    if (!isKnown) {
      const article = articleOf(feed, item, page);
      if (article !== null && (await isNew(article))) added += 1;
    }
    // Taken out and put in again: the names of what the feed still lists are the last to be forgotten.
    seen.delete(item.key);
    seen.set(item.key, item.stamp);
    if (!isKnown && isPage) await remember();
  }
  await remember();
  if (added > 0) await trim(id);
  return { added, isAllIn };
}

async function trim(id: string): Promise<void> {
  const own = (await listEntries()).filter(({ origin, from }) => origin === 'feed' && from === id);
  if (own.length <= MOST_ARTICLES) return;
  const oldest = own.sort((one, other) => (one.at ?? '').localeCompare(other.at ?? ''));
  await removeSources(oldest.slice(0, own.length - MOST_ARTICLES).map(({ articleId }) => articleId));
}

type Validated = Extract<Visit, { outcome: 'feed' }>;

/** After an answer with a feed: takes it in, and says when the next turn is. */
export async function settleFeed(id: string, visit: Validated, means: Means): Promise<Feed | null> {
  const taken = await takeIn(id, visit.feed, means).catch((error: unknown) => {
    if (error instanceof StoreError && error.problem === 'full') return 'full' as const;
    throw error;
  });
  if (taken === 'full') return fail(id, 'library-full', means, { status: visit.status });
  const { added, isAllIn, waitMs } = taken;
  if (waitMs !== undefined) return fail(id, 'too-many-requests', means, { added, status: 429, waitMs });
  const now = means.now();
  return changeFeed(id, ({ etag: _, lastModified: __, ...feed }) => ({
    ...feed,
    // Asked with these the server says "nothing new": not before all of it is in.
    ...(isAllIn && visit.etag !== undefined ? { etag: visit.etag } : {}),
    ...(isAllIn && visit.lastModified !== undefined ? { lastModified: visit.lastModified } : {}),
    failures: 0,
    nextAt: iso(nextAfterAnswer(now, isAllIn)),
    last: {
      at: iso(now),
      outcome: added > 0 ? 'new' : 'unchanged',
      added,
      ...(visit.status === undefined ? {} : { status: visit.status }),
    },
  }));
}

interface Failure {
  readonly added?: number;
  readonly status?: number | undefined;
  readonly waitMs?: number | null | undefined;
}

function fail(
  id: string,
  outcome: FeedOutcome,
  means: Means,
  { added = 0, status, waitMs }: Failure = {},
): Promise<Feed | null> {
  const now = means.now();
  return changeFeed(id, (feed) => {
    const failures = feed.failures + 1;
    return {
      ...feed,
      failures,
      nextAt: iso(nextAfterFailure(now, failures, waitMs ?? null)),
      last: { at: iso(now), outcome, added, ...(status === undefined ? {} : { status }) },
    };
  });
}

/** A feed's turn. Gives back the feed as it is afterwards; null: it was removed meanwhile. */
export async function takeTurn(id: string, means: Means): Promise<Feed | null> {
  // Written first: whoever is stopped in the middle asks in an hour again, not at once and for ever.
  const now = means.now();
  const feed = await changeFeed(id, (before) => ({ ...before, nextAt: iso(nextAfterAnswer(now, true)) }));
  if (feed === null) return null;
  const { url, etag, lastModified } = feed;
  const validators = {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
  const visit = await askOnce({ url, what: 'feed', ...validators }, id, means);
  if (visit === null) return fail(id, 'not-allowed', means);
  // Stopped by the reader in the middle: that is no failure of the feed.
  if (!(await means.isOn())) return feed;
  const { status } = visit;
  switch (visit.outcome) {
    case 'feed':
      return settleFeed(id, visit, means);
    case 'unchanged': {
      const at = means.now();
      return changeFeed(id, (before) => ({
        ...before,
        failures: 0,
        nextAt: iso(nextAfterAnswer(at, true)),
        last: { at: iso(at), outcome: 'unchanged', added: 0, status: 304 },
      }));
    }
    case 'refused':
    case 'too-many-requests':
      return fail(id, visit.outcome, means, { status, waitMs: visit.waitMs });
    case 'page':
      return fail(id, 'not-a-feed', means, { status });
    default:
      return fail(id, visit.outcome, means, { status });
  }
}
