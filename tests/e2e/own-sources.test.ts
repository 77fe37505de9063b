/** What the reader holds themselves: traced in toolbar and popup, told to a page only where the reader allows its site. */
import type { Page } from 'puppeteer-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { NewArticle, OwnOrigin } from '../../extension/library/types';
import type { PageReport } from '../../extension/messages';
import { buildCorpus } from '../../src/index';
import { addressOf, samplePage, type PageId } from '../site/pages';
import { element, textWhen, type Driver } from './harness/driver';
import type { NewsPage } from './harness/news-page';
import { storeDoor, type StoreDoor } from './harness/store-door';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const SITE = samplePage('unrelated').site.host.replace(/^www\./u, '');
const PARAGRAPHS = samplePage('unrelated').blocks.map(({ text }) => text);
/** Half of what the page says, and something of its own: a text that the page follows and is not. */
const SOURCE = [...PARAGRAPHS.slice(0, Math.ceil(PARAGRAPHS.length / 2)), 'The wire adds nothing to this.'];
const META = { outlet: 'Harbour Wire', headline: 'A link is opened', datePublished: '2026-01-02' };
const FEED = {
  id: 'feed-1',
  url: 'https://wire.example/feed',
  name: 'Harbour feed',
  isOn: false,
  readsPages: false,
  addedAt: '2026-01-01T00:00:00.000Z',
  nextAt: '2099-01-01T00:00:00.000Z',
  failures: 0,
};

const article = (origin: OwnOrigin, more: Partial<NewArticle> = {}): NewArticle => ({
  origin,
  meta: META,
  blocks: SOURCE.map((text) => ({ text })),
  ...(origin === 'feed' ? { feed: FEED.id } : {}),
  ...more,
});

function packOf(): Uint8Array {
  const text = SOURCE.join('\n\n');
  let start = 0;
  const blocks = SOURCE.map((one) => {
    const block = { start, end: start + one.length };
    start = block.end + 2;
    return block;
  });
  return new Uint8Array(buildCorpus([{ id: 'wire-1', text, blocks, meta: META }]));
}

const ownIds = (report: PageReport): readonly string[] => ('held' in report ? Object.keys(report.held) : []);

const hasMark = async (news: NewsPage): Promise<boolean> => (await news.page.$('headwater-badges')) !== null;

/** The report of a page as the library is now. */
const reportWhen = (
  driver: Driver,
  news: NewsPage,
  what: string,
  is: (report: PageReport) => boolean,
): Promise<PageReport> =>
  until(what, async () => {
    const report = await driver.report(news);
    return is(report) ? report : undefined;
  });

inBothBrowsers('the reader’s own sources', (driver) => {
  const held: { door?: StoreDoor; page?: Page } = {};
  const door = (): StoreDoor => held.door!;

  beforeAll(async () => {
    held.page = await driver().extensionPage('extension/options/index.html#sites');
    held.door = await storeDoor(held.page);
  });

  /** A page in a tab of its own, which goes with the test. */
  const opened: Page[] = [];
  const open = async (id: PageId): Promise<NewsPage> => {
    const news = await driver().open(addressOf(id));
    opened.push(news.page);
    return news;
  };
  const popupOf = async (news: NewsPage): Promise<Page> => {
    const popup = await driver().popup(news);
    opened.push(popup);
    return popup;
  };
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close();
    await driver().resetSettings();
    await door().call('deleteLibrary');
  });

  const kinds: readonly (readonly [kind: string, put: () => Promise<unknown>, said: RegExp])[] = [
    ['a kept article', () => door().call('addArticle', article('kept')), /You kept this on /u],
    [
      'a remembered article',
      () => door().call('addArticle', article('remembered')),
      /You read this on .*\d:\d\d/u,
    ],
    [
      'an article of a feed',
      async () => {
        await door().call('putFeed', FEED);
        await door().call('addArticle', article('feed'));
      },
      /From the feed Harbour feed\./u,
    ],
    ['an article of a pack', () => door().importPack(packOf(), 'wire.hwpack'), /From the pack wire/u],
  ];

  it.each(kinds)('%s is traced in toolbar and popup, and not in the page', async (_, put, said) => {
    await put();
    await driver().ask('libraryChanged', {});
    const news = await open('unrelated');
    const report = await driver().report(news);
    if (report.state !== 'matches') throw new Error(report.state);
    const count = report.trace.summary.derivedParagraphs;
    expect(count).toBeGreaterThan(3);
    expect(report.own).toEqual({ paragraphs: count, unmarked: count, isAllowed: false });
    expect(ownIds(report)).toHaveLength(1);
    await until('the count', async () => (await driver().toolbar(news)).count === String(count));
    await expect.poll(() => hasMark(news)).toBe(false);

    const popup = await popupOf(news);
    await textWhen(popup, 'h1', `${count} paragraphs share text with Harbour Wire.`);
    await textWhen(
      popup,
      '.own-row',
      `${count} of these paragraphs follow your own sources; they are not marked in the page. Mark them on ${SITE}`,
    );
    await textWhen(popup, '.place-relative', said);
  });

  it('are marked in the page once its site is allowed, in the popup, until that is taken back in the settings', async () => {
    await door().call('addArticle', article('kept'));
    const news = await open('unrelated');
    await driver().report(news);
    const popup = await popupOf(news);
    await (await element(popup, '.own-row [role="switch"]')).click();
    await news.badgesWhen('all', (all) => all.length > 3);
    await textWhen(popup, '.own-row', /they are marked in the page, which can see that\./u);
    await expect
      .poll(() => popup.$eval('.own-row [role="switch"]', (one) => one.getAttribute('aria-checked')))
      .toBe('true');

    const settings = held.page!;
    await settings.bringToFront();
    // Its permission stands in a list before it.
    const remove = await until(
      'the site in its list',
      async () => (await settings.$$(`button[aria-label*="${SITE}"]`))[1],
    );
    await remove.click();
    await until('it is taken back', async () => (await driver().ask('settings', {})).ownSites.length === 0);
    await until('no mark is left', async () => !(await hasMark(news)));
    expect((await driver().report(news)).state).toBe('matches');
  });

  it('come and go under an open page, which is not read again for it', async () => {
    const news = await open('unrelated');
    expect((await driver().report(news)).state).toBe('nothing');
    const { articleId } = await door().call<{ articleId: string }>('addArticle', article('kept'));
    const now = (what: string, state: PageReport['state']): Promise<PageReport> =>
      reportWhen(driver(), news, what, (report) => report.state === state);
    await now('it is traced', 'matches');
    await door().call('setOff', [articleId], true);
    await now('it is off', 'nothing');
    await door().call('setOff', [articleId], false);
    await now('it is on', 'matches');
    await door().call('removeSources', [articleId]);
    await now('it is removed', 'nothing');
    await door().call('putBackSources', [articleId]);
    await now('it is back', 'matches');
    await expect.poll(() => hasMark(news)).toBe(false);
  });

  it('change the toolbar of the page on screen without being asked', async () => {
    const news = await open('unrelated');
    expect((await driver().report(news)).state).toBe('nothing');
    await news.page.bringToFront();
    await door().call('addArticle', article('remembered'));
    await until('the count', async () => Number((await driver().toolbar(news)).count) > 3);
  });

  it('are all that is compared while the bundled sources are switched off', async () => {
    await door().call('addArticle', article('kept'));
    const bundled = await open('002');
    await bundled.badgesWhen('some', (all) => all.length > 5);
    await driver().changeSettings({ bundled: false });
    await until('nothing of ours', async () => !(await hasMark(bundled)));
    const report = await driver().report(bundled);
    expect(report).toMatchObject({ state: 'nothing', librarySize: 1 });
    const own = await open('unrelated');
    expect((await driver().report(own)).state).toBe('matches');
    await driver().changeSettings({ bundled: true });
    await bundled.badgesWhen('some again', (all) => all.length > 5);
  });

  describe('a page that is itself held', () => {
    const page = samplePage('unrelated');
    const whole = [page.headline, ...PARAGRAPHS].map((text) => ({ text }));
    const meta = { url: addressOf('unrelated'), headline: page.headline };

    it('is no source of itself, nor is an earlier text of it; its other sources are told', async () => {
      const earlier = whole.slice(0, Math.ceil(whole.length * 0.6));
      await door().call('addArticle', { origin: 'remembered', meta, blocks: earlier });
      await door().call('addArticle', { origin: 'remembered', meta, blocks: whole });
      const news = await open('unrelated');
      expect((await driver().report(news)).state).toBe('nothing');
      const popup = await popupOf(news);
      await textWhen(popup, 'h1', 'This page is held in your library.');
      await textWhen(popup, '.lineage', /We hold another version of it\./u);
      await door().call('addArticle', article('kept'));
      const report = await reportWhen(driver(), news, 'the wire', ({ state }) => state === 'matches');
      if (report.state !== 'matches') throw new Error(report.state);
      expect(report.trace.lineage.original?.outlet).toBe('Harbour Wire');
      await expect.poll(() => hasMark(news)).toBe(false);
    });
  });

  it('that cannot be opened leave the bundled ones, and the popup says so', async () => {
    await door().call('closeLibrary');
    // As a newer Headwater would leave it.
    await held.page!.evaluate(
      () =>
        new Promise<void>((done, failed) => {
          const opening = indexedDB.open('headwater-library', 99);
          opening.onsuccess = () => {
            opening.result.close();
            done();
          };
          opening.onerror = () => failed(new Error(String(opening.error)));
        }),
    );
    const news = await open('002');
    await news.badgesWhen('some', (all) => all.length > 5);
    await expect.poll(() => driver().report(news)).toMatchObject({ state: 'matches', trouble: 'newer' });
    const popup = await popupOf(news);
    await textWhen(popup, '.trouble', /^Your own sources can’t be read now\./u);
    await held.page!.evaluate(
      () =>
        new Promise<void>((done, failed) => {
          const deleting = indexedDB.deleteDatabase('headwater-library');
          deleting.onsuccess = () => done();
          deleting.onerror = () => failed(new Error(String(deleting.error)));
        }),
    );
    await expect.poll(() => driver().ask('libraryTrouble', {})).toBeNull();
  });
});
