/** What stays of what a reader reads and hides: no text and no address on disk, and in memory only while the page is there. */
import { describe, expect, it } from 'vitest';
import { addressOf } from '../site/pages';
import { Driver, element, textOf, textWhen } from './harness/driver';
import type { NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const indexes = async (news: NewsPage): Promise<string> =>
  (await news.badges()).map(({ index }) => index).join();

const recordsOf = async (driver: Driver, tabId: number): Promise<readonly string[]> =>
  Object.keys(await driver.storedIn('session')).filter(
    (key) => key.endsWith(`:${tabId}`) || key.includes(`:${tabId}:`),
  );

inBothBrowsers('what is kept', (driver) => {
  it('of a trace is in memory alone, without the address, and goes with the page and with the tab', async () => {
    const news = await driver().open(addressOf('002'));
    await news.badgesWhen('some', (all) => all.length > 0);
    await driver().changeSettings({ strictness: 'loose' });
    const tabId = await driver().tabId(news.page);
    await until('the record', async () => (await recordsOf(driver(), tabId)).length > 0);
    const local = await driver().storedIn('local');
    expect(Object.keys(local).filter((key) => key !== 'settings' && key !== 'mutes')).toEqual([]);
    expect(await driver().storedIn('sync')).toEqual({});
    const { host, pathname } = new URL(addressOf('002'));
    for (const kept of [local, await driver().storedIn('session')]) {
      expect(JSON.stringify(kept)).not.toContain(host);
      if (pathname.length > 1) expect(JSON.stringify(kept)).not.toContain(pathname);
    }

    await news.page.goto(addressOf('front'));
    await until('the page before is forgotten', async () => {
      const kept = JSON.stringify(await driver().storedIn('session'));
      return !kept.includes('"traced"');
    });
    await news.page.goto(addressOf('001'));
    await until('the next record', async () =>
      JSON.stringify(await driver().storedIn('session')).includes('"traced"'),
    );
    await news.page.close();
    await until('nothing of the tab', async () => (await recordsOf(driver(), tabId)).length === 0);
    await driver().resetSettings();
  });

  it('of what is hidden is listed, shown again on the open page, and hidden again', async () => {
    const news = await driver().open(addressOf('002'));
    const badges = await news.badgesWhen('some', (all) => all.length > 3);
    const before = badges.map(({ index }) => index).join();
    const hidden = badges[1]!.index;
    const tabId = await driver().tabId(news.page);
    await until('a mute', () => driver().ask('mute', { tabId, kind: 'match', paragraph: hidden }));
    await news.badgesWhen('one fewer', (all) => all.every(({ index }) => index !== hidden));

    const options = await driver().extensionPage('extension/options/index.html#hidden');
    const [mute] = await driver().ask('mutes', {});
    await expect.poll(() => textOf(options, 'main li')).toContain(mute!.paragraph!.words);
    await (await element(options, 'main li .link')).click();
    await until('all badges', async () => (await indexes(news)) === before);
    await textWhen(options, 'main li [role="status"]', 'Shown again. Undo');
    await (await element(options, 'main li .done button')).click();
    await news.badgesWhen('hidden again', (all) => all.every(({ index }) => index !== hidden));
    await (await element(options, 'main li .link:not(.done *)')).click();
    await until('all badges again', async () => (await indexes(news)) === before);
    await options.close();
    await news.page.close();
  });
});

describe('a private window', () => {
  it('leaves nothing on disk: neither traces, nor what was hidden, nor sites that were switched off', async () => {
    const driver = await Driver.start('chromium', { privateWindows: true });
    try {
      const news = await driver.openPrivately(addressOf('002'));
      const badges = await news.badgesWhen('some', (all) => all.length > 3);
      expect(await driver.storedIn('local')).toEqual({});
      // Its pages stand in ordinary windows, where a private tab can have none beside it.
      await news.clickBadge(badges[0]!.index);
      await news.clickOwn('.actions > button');
      const source = await driver.openedPage('extension/options/index.html#source=');
      expect(await textOf(source, '.held-text .asked p')).not.toBe('');
      await source.close();
      // A script in a page is told what it needs, and finds nothing else.
      await news.root.run(() => {
        const say = (told: string) => (): unknown => Object.assign(globalThis, { told });
        void chrome.storage.local.get(null).then(say('found'), say('refused'));
      });
      const told = (): Promise<unknown> => news.root.run(() => Reflect.get(globalThis, 'told') as unknown);
      expect(await until('an answer', told)).toBe('refused');

      const tabId = await driver.tabId(news.page);
      const paragraph = badges[1]!.index;
      await until('a mute', () => driver.ask('mute', { tabId, kind: 'match', paragraph }));
      await news.badgesWhen('one fewer', (all) => all.every(({ index }) => index !== paragraph));
      await expect.poll(() => driver.ask('mutes', {})).toMatchObject([{ isPrivate: true }]);
      const options = await driver.extensionPage('extension/options/index.html#hidden');
      await textWhen(options, 'main li', /until you close the browser/u);

      const host = new URL(addressOf('002')).hostname;
      await driver.ask('switchSite', { tabId, host, on: false });
      await until('the marks are gone', async () => (await news.page.$('headwater-badges')) === null);
      await expect.poll(() => driver.ask('privateOffSites', {})).toEqual([host.replace(/^www\./u, '')]);
      expect(JSON.stringify(await driver.storedIn('local'))).not.toMatch(/example|mutes|[0-9a-f]{64}/u);
      // The same site in an ordinary window: off as well, until the browser is closed.
      const ordinary = await driver.open(addressOf('002'));
      await expect
        .poll(() => driver.report(ordinary))
        .toMatchObject({ state: 'off', reason: 'switched-off' });
      await driver.ask('removeOffSite', { site: host.replace(/^www\./u, '') });
      await ordinary.badgesWhen('back', (all) => all.length > 0);
      await news.page.close();
      await until('nothing of the tab', async () => (await recordsOf(driver, tabId)).length === 0);
    } finally {
      await driver.stop();
    }
  });
});
