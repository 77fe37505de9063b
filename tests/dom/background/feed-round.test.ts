/** A feed's turn, with a clock and a server of the test's own. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takeTurn, type Means } from '../../../extension/background/feed-round';
import type { FeedItem } from '../../../extension/feeds/read-feed';
import type { Ask, Visit } from '../../../extension/feeds/visit';
import {
  changeFeed,
  clearLog,
  feedOf,
  listEntries,
  logRequest,
  MOST_LOGGED,
  putFeed,
  readLog,
  removeFeed,
  removeSources,
  settleRequest,
  type Feed,
} from '../../../extension/library/index';
import { freshLibrary, newLife, textOf } from '../library/library';
import { eventually } from '../eventually';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 22, 12);
const URL_ = 'https://wire.example/feed.xml';

const FEED: Feed = {
  id: 'feed-00000001',
  url: URL_,
  name: 'The Wire',
  isOn: true,
  readsPages: false,
  addedAt: new Date(START).toISOString(),
  nextAt: new Date(START).toISOString(),
  failures: 0,
  seen: [],
};

const item = (n: number, more: Partial<FeedItem> = {}): FeedItem => ({
  key: `key-${n}`,
  stamp: 'a',
  meta: { headline: `Story ${n}`, outlet: 'The Wire', url: `https://wire.example/story/${n}` },
  blocks: [{ text: textOf(n) }],
  ...more,
});

const withFeed = (items: readonly FeedItem[], more: object = {}): Visit => ({
  outcome: 'feed',
  bytes: 100,
  status: 200,
  url: URL_,
  feed: { name: 'The Wire', items },
  ...more,
});

let now = START;
let asked: Ask[] = [];
let answers: (ask: Ask) => Visit | Promise<Visit>;
let granted = true;
let isOn = true;

const means: Means = {
  now: () => now,
  visit: async (ask) => {
    asked.push(ask);
    return answers(ask);
  },
  hosts: async (url) => (granted ? [new URL(url).host] : []),
  isOn: async () => isOn,
  pause: async () => undefined,
};

const turn = (): Promise<Feed | null> => takeTurn(FEED.id, means);
const at = (after: number): string => new Date(now + after).toISOString();
const held = async (): Promise<readonly (string | undefined)[]> =>
  (await listEntries())
    .filter(({ origin }) => origin === 'feed')
    .map(({ meta }) => meta.headline)
    .sort();

beforeEach(async () => {
  await freshLibrary();
  now = START;
  asked = [];
  granted = true;
  isOn = true;
  answers = () => withFeed([]);
  await putFeed(FEED);
});

describe('what comes in', () => {
  it('is held once, with the feed that brought it', async () => {
    answers = () =>
      withFeed([item(1), item(2), item(3, { blocks: [{ text: 'Read on.' }] })], { etag: '"a"' });
    expect(await turn()).toMatchObject({
      etag: '"a"',
      failures: 0,
      nextAt: at(HOUR),
      last: { outcome: 'new', added: 2 },
    });
    expect(await held()).toEqual(['Story 1', 'Story 2']);
    expect((await listEntries()).every(({ origin, from }) => origin !== 'feed' || from === FEED.id)).toBe(
      true,
    );
    now += HOUR;
    answers = () => ({ outcome: 'unchanged', bytes: 0, status: 304 });
    expect(await turn()).toMatchObject({ etag: '"a"', last: { outcome: 'unchanged', added: 0, at: at(0) } });
    expect(asked[1]).toMatchObject({ etag: '"a"' });
    expect(asked[0]).not.toHaveProperty('etag');
  });

  it('that no library takes keeps no other out', async () => {
    answers = () => withFeed([item(1), item(2, { blocks: [{ text: 'endless '.repeat(80_000) }] }), item(3)]);
    expect(await turn()).toMatchObject({ failures: 0, last: { outcome: 'new', added: 2 } });
    expect(await held()).toEqual(['Story 1', 'Story 3']);
    expect(await turn()).toMatchObject({ last: { outcome: 'unchanged', added: 0 } });
  });

  it('does not come back once the reader removed it, unless its text has changed', async () => {
    answers = () => withFeed([item(1), item(2)]);
    await turn();
    const one = (await listEntries()).find(({ meta }) => meta.headline === 'Story 1');
    await removeSources([one!.articleId]);
    await turn();
    expect(await held()).toEqual(['Story 2']);
    answers = () => withFeed([item(1, { stamp: 'b', blocks: [{ text: textOf(100) }] }), item(2)]);
    expect(await turn()).toMatchObject({ last: { added: 1 } });
    expect(await held()).toEqual(['Story 1', 'Story 2']);
  });

  it('stops where the feed is removed or switched off in the middle, and stays removed', async () => {
    const noticed = vi.fn();
    await changeFeed(FEED.id, (feed) => ({ ...feed, readsPages: true }));
    answers = async (ask) => {
      if (ask.what === 'feed') return withFeed([item(1), item(2), item(3)]);
      noticed(ask.url);
      await removeFeed(FEED.id);
      return { outcome: 'page', bytes: 1, status: 200, url: ask.url, article: null };
    };
    expect(await turn()).toBeNull();
    expect(noticed).toHaveBeenCalledTimes(1);
    expect(await feedOf(FEED.id)).toBeUndefined();
  });
});

describe('linked pages', () => {
  const page = (ask: Ask, text = `${textOf(900)} ${textOf(901)}`): Visit => ({
    outcome: 'page',
    bytes: 1,
    status: 200,
    url: ask.url,
    article: {
      meta: { outlet: 'Its own name', url: 'https://elsewhere.example/' },
      blocks: [{ text: text + ask.url }],
    },
  });
  beforeEach(() => changeFeed(FEED.id, (feed) => ({ ...feed, readsPages: true })));

  it('are read ten at a time, and asked again for none', async () => {
    const items = Array.from({ length: 13 }, (_, n) => item(n));
    answers = (ask) => (ask.what === 'feed' ? withFeed(items, { etag: '"a"' }) : page(ask));
    expect(await turn()).toMatchObject({ last: { added: 10 }, nextAt: at(HOUR / 6) });
    expect(await feedOf(FEED.id)).not.toHaveProperty('etag');
    expect(await turn()).toMatchObject({ etag: '"a"', last: { added: 3 }, nextAt: at(HOUR) });
    const pages = asked.filter(({ what }) => what === 'page').map(({ url }) => url);
    expect(new Set(pages).size).toBe(13);
    expect(pages).toHaveLength(13);
    // The address by which the feed links it, whatever the page says of itself.
    const [one] = (await listEntries()).filter(({ meta }) => meta.headline === 'Story 1');
    expect(one!.meta).toMatchObject({ outlet: 'Its own name', url: 'https://wire.example/story/1' });
  });

  it('of another host are not asked for: the feed’s own words do', async () => {
    answers = () => withFeed([item(1, { meta: { headline: 'Away', url: 'https://other.example/1' } })]);
    expect(await turn()).toMatchObject({ last: { added: 1 } });
    expect(asked).toHaveLength(1);
  });

  it('are left alone when their server asks for patience, and the rest follows later', async () => {
    const items = [item(1), item(2), item(3)];
    answers = (ask) =>
      ask.what === 'feed'
        ? withFeed(items, { etag: '"a"' })
        : ask.url.endsWith('/2')
          ? { outcome: 'too-many-requests', bytes: 0, status: 429, waitMs: 3 * HOUR }
          : page(ask);
    expect(await turn()).toMatchObject({
      failures: 1,
      nextAt: at(3 * HOUR),
      last: { outcome: 'too-many-requests', added: 1 },
    });
    expect(asked).toHaveLength(3);
    answers = (ask) => (ask.what === 'feed' ? withFeed(items) : page(ask));
    expect(await turn()).toMatchObject({ failures: 0, last: { added: 2 } });
    expect(asked.filter(({ url }) => url.endsWith('/1'))).toHaveLength(1);
  });

  it('a background that is stopped in the middle loses nothing and asks for no page twice but the last', async () => {
    const items = Array.from({ length: 6 }, (_, n) => item(n));
    answers = (ask) => {
      if (ask.what === 'feed') return withFeed(items, { etag: '"a"' });
      // Stopped: the answer to the fourth page never comes.
      if (asked.length === 5) return new Promise<Visit>(() => undefined);
      return page(ask);
    };
    void turn();
    await eventually(() => expect(asked).toHaveLength(5));
    await newLife();
    // Not at once and for ever: as if it had been asked.
    expect(await feedOf(FEED.id)).toMatchObject({ nextAt: at(HOUR) });
    expect(await feedOf(FEED.id)).not.toHaveProperty('etag');
    expect(await held()).toHaveLength(3);
    // What was under way is in the log.
    expect((await readLog())[0]).toMatchObject({ outcome: 'no-answer', url: 'https://wire.example/story/3' });
    now += HOUR;
    answers = (ask) => (ask.what === 'feed' ? withFeed(items, { etag: '"a"' }) : page(ask));
    expect(await turn()).toMatchObject({ etag: '"a"', last: { added: 3 } });
    expect(await held()).toHaveLength(6);
    const times = asked.filter(({ what }) => what === 'page').map(({ url }) => url.slice(-1));
    expect(times.join('')).toBe('0123345');
  });
});

describe('a failure', () => {
  it.each([
    ['refused', { outcome: 'refused', bytes: 0, status: 500 }],
    ['no-answer', { outcome: 'no-answer', bytes: 0 }],
    ['redirected', { outcome: 'redirected', bytes: 0 }],
    ['too-large', { outcome: 'too-large', bytes: 5_000_000, status: 200 }],
    ['not-a-feed', { outcome: 'not-a-feed', bytes: 9, status: 200 }],
    ['too-many-requests', { outcome: 'too-many-requests', bytes: 0, status: 429 }],
  ] as const)(
    '%s: twice as long each time, and an hour again after the first answer',
    async (outcome, visit) => {
      answers = () => visit;
      for (const hours of [1, 2, 4, 8, 16, 24, 24]) {
        expect(await turn()).toMatchObject({
          nextAt: at(hours * HOUR),
          last: { outcome, added: 0, at: at(0) },
        });
        now += hours * HOUR;
      }
      answers = () => withFeed([item(1)]);
      expect(await turn()).toMatchObject({ failures: 0, nextAt: at(HOUR), last: { outcome: 'new' } });
    },
  );

  it('waits as long as the server says', async () => {
    answers = () => ({ outcome: 'too-many-requests', bytes: 0, status: 429, waitMs: 5 * HOUR });
    expect(await turn()).toMatchObject({ nextAt: at(5 * HOUR) });
  });

  it('asks nobody where the reader has not granted it', async () => {
    granted = false;
    expect(await turn()).toMatchObject({ last: { outcome: 'not-allowed' } });
    expect(asked).toEqual([]);
    expect(await readLog()).toEqual([]);
  });

  it('asks nobody where the reader switched feeds off while it waited for its turn', async () => {
    isOn = false;
    answers = () => withFeed([item(1)]);
    expect(await turn()).toMatchObject({ failures: 0 });
    expect([asked, await readLog()]).toEqual([[], []]);
  });

  it('is none of the feed’s where the reader stopped it in the middle', async () => {
    answers = () => {
      isOn = false;
      return { outcome: 'no-answer', bytes: 0 };
    };
    expect(await turn()).toMatchObject({ failures: 0 });
    expect(await feedOf(FEED.id)).not.toHaveProperty('last');
  });
});

describe('the log', () => {
  it('has each request, newest first, and no more than the last 500', async () => {
    answers = () => withFeed([], { url: 'https://wire.example/moved.xml' });
    await turn();
    expect(await readLog()).toMatchObject([
      { url: 'https://wire.example/moved.xml', outcome: 'new', status: 200, bytes: 100 },
      { url: URL_, outcome: 'redirected' },
    ]);
    const request = { at: FEED.addedAt, url: URL_, feed: FEED.id, outcome: 'new', bytes: 1 } as const;
    for (let n = 0; n < MOST_LOGGED + 3; n += 1) await logRequest({ ...request, bytes: n });
    const log = await readLog();
    expect(log).toHaveLength(MOST_LOGGED);
    expect(log[0]!.bytes).toBe(MOST_LOGGED + 2);
  });

  it('stays empty once it was cleared, whatever was under way', async () => {
    const place = await logRequest({
      at: FEED.addedAt,
      url: URL_,
      feed: FEED.id,
      outcome: 'no-answer',
      bytes: 0,
    });
    await clearLog();
    await settleRequest(place, { outcome: 'new', status: 200 });
    expect(await readLog()).toEqual([]);
  });
});
