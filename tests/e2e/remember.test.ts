/** What the reader stays on is remembered, once they turned it on; and where it never is. */
import { afterEach, describe, expect, it } from 'vitest';
import { addressOf } from '../site/pages';
import { Driver, element, textWhen } from './harness/driver';
import { heldRows, type HeldRow } from './harness/held-rows';
import type { NewsPage } from './harness/news-page';
import { emptyLibrary } from './harness/store-door';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const PAGE = 'extension/options/index.html#remember';

/** The page is looked at for 20 seconds before it is remembered. */
const STAY_AND_MORE_MS = 45_000;

const remembered = async (driver: Driver): Promise<readonly HeldRow[]> =>
  (await heldRows(driver)).filter(({ origin }) => origin === 'remembered');

/** As the content script says it after 20 seconds; resolves when the background has done what it does. */
const stayed = (news: NewsPage): Promise<unknown> =>
  until('what the background makes of a stay', async () => {
    await news.root.run(() => {
      const { runtime } = (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } }
      ).chrome;
      const message = { headwater: 'content', call: 'stayed', arg: { document: performance.timeOrigin } };
      Reflect.set(globalThis, 'answered', false);
      void runtime.sendMessage(message).then(() => Reflect.set(globalThis, 'answered', true));
    });
    return until('its answer', () =>
      news.root.run(() => Reflect.get(globalThis, 'answered') === true).then((done) => done === true),
    );
  });

inBothBrowsers('What you read', (driver) => {
  afterEach(async () => {
    await driver().resetSettings();
    await emptyLibrary(driver());
  });

  it('is kept by itself after 20 seconds, and deleted for good', async () => {
    await driver().changeSettings({ remember: 'on' });
    const news = await driver().open(addressOf('002'));
    await news.page.bringToFront();
    const began = Date.now();
    const [row] = await until(
      'the article',
      async () => {
        const rows = await remembered(driver());
        return rows.length > 0 ? rows : undefined;
      },
      STAY_AND_MORE_MS,
    );
    expect(Date.now() - began).toBeGreaterThan(15_000);
    expect(row?.meta['url']).toBe(addressOf('002'));
    expect(row!.paragraphs).toBeGreaterThan(50);

    const page = await driver().extensionPage(PAGE);
    await textWhen(page, '.remembered', /^1 article, /u);
    await (await element(page, '.ask .button')).click();
    await textWhen(page, '.forget-asked', /^1 article will be deleted for good\./u);
    await expect.poll(() => remembered(driver())).toHaveLength(1);
    await (await element(page, '.forget-asked .button')).click();
    await textWhen(page, '.done', /^1 article was deleted\./u);
    expect(await heldRows(driver())).toEqual([]);
    await textWhen(page, '.remembered', 'No article is remembered.');
    await page.close();
    await news.page.close();
  });
});

describe('what you read, in Chromium', () => {
  it('is kept as it is read again, and never where the reader left it out, nor once it is off or paused', async () => {
    const driver = await Driver.start('chromium');
    try {
      const news = await driver.open(addressOf('002'));
      await news.badgesWhen('some', (all) => all.length > 3);
      for (const remember of ['off', 'paused'] as const) {
        await driver.changeSettings({ remember });
        await stayed(news);
        expect(await heldRows(driver)).toEqual([]);
      }
      await driver.changeSettings({ remember: 'on', forgetSites: ['harbour-courier.example'] });
      await stayed(news);
      expect(await heldRows(driver)).toEqual([]);
      await driver.changeSettings({ forgetSites: [] });
      await stayed(news);
      const [first, ...none] = await remembered(driver);
      expect(none).toEqual([]);
      await stayed(news);
      const again = await remembered(driver);
      expect(again.map(({ articleId }) => articleId)).toEqual([first!.articleId]);
      expect(again[0]!.readAt > first!.readAt).toBe(true);
      // The newsroom rewrites it: another version of the address.
      await news.page.evaluate(() => {
        const long = [...document.querySelectorAll('article p')].filter(
          (one) => (one.textContent ?? '').length > 150,
        );
        long[2]?.replaceChildren(
          'What stood here this morning the newsroom has since put in other words, and longer.',
        );
      });
      await stayed(news);
      await expect.poll(() => remembered(driver)).toHaveLength(2);
    } finally {
      await driver.stop();
    }
  });

  it('is never a private window', async () => {
    const driver = await Driver.start('chromium', { privateWindows: true });
    try {
      await driver.changeSettings({ remember: 'on' });
      const news = await driver.openPrivately(addressOf('002'));
      await news.badgesWhen('some', (all) => all.length > 3);
      await stayed(news);
      expect(await heldRows(driver)).toEqual([]);
    } finally {
      await driver.stop();
    }
  });
});
