/** Feeds of a real server on 127.0.0.1: what is asked, how often, and what comes into the library. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Followed } from '../../extension/messages';
import type { Feed, LibraryEntry, LoggedRequest } from '../../extension/library/types';
import { FEED_HOST, SITES, UNGRANTED_HOST } from '../site/hosts';
import { COOKIE, WIRE_TEXT } from '../site/feeds';
import { Driver } from './harness/driver';
import { BROWSERS } from './harness/launch';
import { until } from './harness/until';

const address = (path: string): string => `http://${FEED_HOST}/${path}`;
/** The browser's own limit on a request that is never answered, and a round's other work. */
const PATIENCE = 40_000;

// One story: each test goes on where the one before it left the feeds, and puts the one that it followed to rest.
describe.each(BROWSERS)('feeds in %s', (name) => {
  const started: { driver?: Driver } = {};
  const driver = (): Driver => started.driver!;
  beforeAll(async () => {
    started.driver = await Driver.start(name);
  });
  afterAll(() => started.driver?.stop());

  const asked = (path: string) => driver().site.feeds.asked.filter((one) => one.path === `/${path}`);
  const follow = (path: string): Promise<Followed> => driver().ask('followFeed', { url: address(path) });
  const check = (): Promise<null> => driver().ask('checkFeeds', {});
  const rows = <T>(store: string): Promise<readonly T[]> => driver().libraryRows<T>(store);
  const feed = async (path: string): Promise<Feed> =>
    (await rows<Feed>('feeds')).find(({ url }) => url === address(path))!;
  const held = async (): Promise<readonly LibraryEntry['meta'][]> =>
    (await rows<LibraryEntry>('own')).map(({ meta }) => meta);
  const log = async (path: string): Promise<readonly Partial<LoggedRequest>[]> =>
    (await rows<LoggedRequest>('requests')).filter(({ url }) => url === address(path));
  const drop = async (path: string): Promise<void> =>
    driver().changeFeedRow((await feed(path)).id, { isOn: false });

  it('asks nothing as installed, whoever asks it to', async () => {
    await check();
    expect(await follow('news.xml')).toEqual({ state: 'refused', problem: 'off' });
    expect(driver().site.feeds.asked).toEqual([]);
    expect(await rows('requests')).toEqual([]);
    await expect.poll(() => driver().alarms()).toEqual([]);
    await driver().changeSettings({ feeds: true });
    await check();
    expect(driver().site.feeds.asked).toEqual([]);
    await expect.poll(() => driver().alarms()).toEqual([]);
  });

  it('takes in what a feed has, without a cookie, and once', async () => {
    // A cookie of the site itself, which a page of it would send.
    const page = await driver().open(address('notice/1'));
    await expect.poll(() => page.page.evaluate(() => document.cookie)).toBe(COOKIE);
    await page.page.close();
    driver().site.feeds.asked.length = 0;

    expect(await follow('news.xml')).toMatchObject({
      state: 'following',
      name: 'Harbour Wire',
      items: 3,
      added: 2,
    });
    await expect
      .poll(() => held())
      .toEqual(
        expect.arrayContaining([
          {
            outlet: 'Harbour Wire',
            headline: 'Berths closed, edition 1',
            datePublished: '2026-11-21T09:30:00.000Z',
            inLanguage: 'en',
            url: address('story/one'),
          },
        ]),
      );
    const [request] = asked('news.xml');
    expect(asked('news.xml')).toHaveLength(1);
    for (const header of ['cookie', 'referer', 'origin', 'if-none-match'])
      expect(request!.headers[header], header).toBeUndefined();
    // No picture, script or page of an item was asked for.
    expect(driver().site.feeds.asked).toHaveLength(1);
    expect(driver().site.requests.filter((url) => url.includes(UNGRANTED_HOST))).toEqual([]);
    await expect
      .poll(() => feed('news.xml'))
      .toMatchObject({
        etag: '"edition-1"',
        failures: 0,
        last: { outcome: 'new' },
      });
    await expect.poll(() => log('news.xml')).toMatchObject([{ outcome: 'new', status: 200 }]);
    await until('an alarm', async () => (await driver().alarms()).join() === 'headwater-feeds');
  });

  it('asks whether there is anything new, and keeps both texts of what was changed', async () => {
    await check();
    expect(asked('news.xml').at(-1)?.headers).toMatchObject({
      'if-none-match': '"edition-1"',
      'if-modified-since': 'Sat, 21 Nov 2026 09:30:00 GMT',
    });
    await expect
      .poll(() => log('news.xml'))
      .toMatchObject([{ status: 200 }, { outcome: 'unchanged', status: 304, bytes: 0 }]);
    await expect.poll(() => feed('news.xml')).toMatchObject({ last: { outcome: 'unchanged', added: 0 } });
    driver().site.feeds.edition = 2;
    await check();
    await expect
      .poll(() => feed('news.xml'))
      .toMatchObject({ etag: '"edition-2"', last: { outcome: 'new', added: 2 } });
    const headlines = (await held()).map(({ headline }) => headline);
    expect(headlines.filter((one) => one?.startsWith('Berths closed')).sort()).toEqual([
      'Berths closed, edition 1',
      'Berths closed, edition 2',
    ]);
    expect(headlines.filter((one) => one === 'A whole report')).toHaveLength(1);
    // The whole text is there, not its opening alone.
    const whole = (await rows<LibraryEntry>('own')).find(({ meta }) => meta.headline === 'A whole report');
    expect(whole!.paragraphs).toBeGreaterThanOrEqual(WIRE_TEXT.length);
    await drop('news.xml');
  });

  it('waits as long as a server asks it to, though the reader asks for it now', async () => {
    expect(await follow('busy.xml')).toEqual({ state: 'refused', problem: 'too-many-requests', status: 429 });
    driver().site.feeds.isBusy = false;
    expect(await follow('busy.xml')).toMatchObject({ state: 'following' });
    driver().site.feeds.isBusy = true;
    await check();
    const waiting = await feed('busy.xml');
    expect(waiting).toMatchObject({ failures: 1, last: { outcome: 'too-many-requests', status: 429 } });
    const wait = Date.parse(waiting.nextAt) - Date.parse(waiting.last!.at);
    expect(wait).toBe(7_200_000);
    const before = asked('busy.xml').length;
    await check();
    expect(asked('busy.xml')).toHaveLength(before);
    await drop('busy.xml');
  });

  it('goes where a redirect leads on the same host, and nowhere else', async () => {
    expect(await follow('moved-here.xml')).toMatchObject({ state: 'following', name: 'Harbour Wire' });
    await expect.poll(() => log('moved-here.xml')).toMatchObject([{ outcome: 'redirected' }]);
    await drop('moved-here.xml');
    const others = driver().site.requests.length;
    for (const path of ['moved-away.xml', 'moved-aside.xml', 'moved-inside.xml']) {
      expect(await follow(path), path).toEqual({ state: 'refused', problem: 'redirected' });
      expect(asked(path)).toHaveLength(1);
      await expect.poll(() => log(path)).toMatchObject([{ outcome: 'redirected' }]);
    }
    // The first of them was followed by one step, on the same host.
    expect(asked('away')).toHaveLength(1);
    expect(driver().site.requests.slice(others)).toEqual([]);
    expect(driver().site.strangers).toEqual([]);
    // To https on the same host it goes: the server here does not speak it.
    expect(await follow('moved-secure.xml')).toEqual({ state: 'refused', problem: 'no-answer' });
    expect(new Set(driver().site.strangers)).toEqual(new Set([`https://${FEED_HOST}:443`]));
    driver().site.strangers.length = 0;
  });

  it('gives up a body that is too large, and a text that is no feed', async () => {
    expect(await follow('huge.xml')).toMatchObject({ state: 'refused', problem: 'too-large' });
    const sent = driver().site.feeds.sent.get('/huge.xml')!;
    expect(sent).toBeGreaterThan(5_000_000);
    // What is on its way already, in buffers between the two, is more on a busy machine.
    expect(sent).toBeLessThan(40_000_000);
    const [logged] = await log('huge.xml');
    expect(logged).toMatchObject({ outcome: 'too-large', status: 200 });
    expect(logged!.bytes).toBeLessThan(8_000_000);
    for (const path of ['broken.xml', 'laughs.xml', 'notice/2'])
      expect(await follow(path), path).toEqual({ state: 'refused', problem: 'not-a-feed', status: 200 });
    expect(await follow('missing.xml')).toEqual({ state: 'refused', problem: 'refused', status: 404 });
  });

  it('reads what is made to hurt: as text, without running or asking for anything', async () => {
    const before = driver().site.feeds.asked.length;
    const followed = await follow('hostile.xml');
    expect(followed).toMatchObject({ state: 'following', items: 3 });
    expect(driver().site.feeds.asked).toHaveLength(before + 1);
    const bad = (await held()).find(({ headline }) => headline === 'Bad');
    expect(bad).toBeDefined();
    expect(bad).not.toHaveProperty('url');
    await drop('hostile.xml');
  });

  it('does not wait for ever', { timeout: 90_000 }, async () => {
    expect(await follow('silent.xml')).toEqual({ state: 'refused', problem: 'no-answer' });
    await until('the request was given up', async () => driver().site.feeds.open.now === 0, PATIENCE);
    await expect.poll(() => log('silent.xml')).toMatchObject([{ outcome: 'no-answer', bytes: 0 }]);
  });

  it('asks no address of the reader’s own network, and none that was not granted', async () => {
    const before = (await rows('requests')).length;
    for (const url of [
      'http://127.0.0.1/feed',
      'http://0x7f.1/feed',
      'http://[::1]/feed',
      'router.lan/feed',
      'localhost',
    ])
      expect(await driver().ask('followFeed', { url })).toEqual({
        state: 'refused',
        problem: 'private-address',
      });
    expect(await driver().ask('followFeed', { url: `http://${UNGRANTED_HOST}/feed.xml` })).toEqual({
      state: 'refused',
      problem: 'not-allowed',
    });
    expect(await driver().ask('followFeed', { url: 'javascript:alert(1)' })).toEqual({
      state: 'refused',
      problem: 'no-address',
    });
    // Nor one that came into the list by another way.
    const id = (await feed('news.xml')).id;
    for (const url of ['http://192.168.0.1/feed', `http://${UNGRANTED_HOST}/feed.xml`]) {
      await driver().changeFeedRow(id, { url, isOn: true });
      await check();
      expect(await rows('requests')).toHaveLength(before);
    }
    await driver().changeFeedRow(id, { url: address('news.xml'), isOn: false });
    expect(driver().site.requests.filter((url) => url.includes(UNGRANTED_HOST))).toEqual([]);
    expect(driver().site.strangers).toEqual([]);
  });

  it(
    'reads linked pages of the same host, ten at a time, and never one twice',
    { timeout: 90_000 },
    async () => {
      expect(await follow('linked.xml')).toMatchObject({ state: 'following', items: 12, added: 0 });
      const { id } = await feed('linked.xml');
      await driver().changeFeedRow(id, { readsPages: true, seen: [], etag: undefined });
      const courier = driver().site.requests.length;
      await check();
      const notices = () => driver().site.feeds.asked.filter(({ path }) => path.startsWith('/notice/'));
      // Page 1 was opened and page 2 was asked for as a feed, before.
      const count = (): number => new Set(notices().map(({ path }) => path)).size;
      await expect.poll(() => feed('linked.xml')).toMatchObject({ last: { outcome: 'new', added: 10 } });
      expect(await feed('linked.xml')).not.toHaveProperty('etag');
      await check();
      await expect.poll(() => feed('linked.xml')).toMatchObject({ etag: '"linked"', last: { added: 1 } });
      expect(count()).toBe(11);
      const paths = notices().map(({ path }) => path);
      const before = paths.length;
      await check();
      expect(notices()).toHaveLength(before);
      expect(driver().site.requests.slice(courier)).toEqual([]);
      const [one] = (await rows<LibraryEntry>('own')).filter(({ meta }) => meta.url === address('notice/5'));
      expect(one).toMatchObject({ meta: { outlet: 'Harbour Wire' }, paragraphs: 5 });
      expect(notices().at(-1)?.headers['cookie']).toBeUndefined();
    },
  );

  it('stops all with one switch, and asks one at a time', async () => {
    await driver().changeSettings({ feeds: false });
    const before = driver().site.feeds.asked.length;
    await check();
    expect(driver().site.feeds.asked).toHaveLength(before);
    await until('no alarm is left', async () => (await driver().alarms()).length === 0);
    expect(driver().site.feeds.open.most).toBe(1);
    expect(driver().site.requests.filter((url) => url.includes(SITES.courier.host))).toEqual([]);
  });
});
