/** A script that runs twice, an update under an open page, and a page on which nothing happens. */
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { SITES } from '../site/hosts';
import type { Driver } from './harness/driver';
import type { NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

declare const chrome: {
  readonly scripting: { executeScript(injection: object): Promise<unknown> };
};

const PLAIN = `http://${SITES.courier.host}/apps/plain`;

const hosts = (news: NewsPage): Promise<number> =>
  news.page.evaluate(() => document.querySelectorAll('headwater-badges').length);

const inject = (page: Page, tabId: number): Promise<unknown> =>
  page.evaluate(
    (id) => chrome.scripting.executeScript({ target: { tabId: id }, files: ['/content.js'] }),
    tabId,
  );

/** A page whose badges are all drawn. */
async function settled(driver: Driver): Promise<{ news: NewsPage; matches: number }> {
  const news = await driver.open(PLAIN);
  const report = await driver.report(news);
  if (report.state !== 'matches') throw new Error(report.state);
  const matches = report.trace.paragraphs.filter(({ match }) => match !== null).length;
  await news.badgesWhen('all', (all) => all.length === matches);
  return { news, matches };
}

inBothBrowsers('a page that stays open', (driver, name) => {
  it('has one layer and one badge a paragraph when the script runs twice', async () => {
    const { news, matches } = await settled(driver());
    const control = await driver().extensionPage('extension/options/index.html');
    const tabId = await driver().tabId(news.page);
    await inject(control, tabId);
    await inject(control, tabId);
    await control.close();
    await news.page.evaluate(() => document.querySelector('article')?.append('More.'));
    await news.badgesWhen('as before', (all) => all.length === matches);
    await expect.poll(() => hosts(news)).toBe(1);
    expect(news.errors).toEqual([]);
    await news.page.close();
  });

  it('costs nothing while nothing happens, and nothing of ours changes', async () => {
    const { news } = await settled(driver());
    await news.page.bringToFront();
    await news.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver((records) => seen.push(...records.map(({ type }) => type))).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    const session = name === 'chromium' ? await news.page.createCDPSession() : null;
    await session?.send('Performance.enable');
    const script = async (): Promise<number> => {
      const { metrics } = (await session?.send('Performance.getMetrics')) ?? { metrics: [] };
      return (metrics.find((one) => one.name === 'ScriptDuration')?.value ?? 0) * 1_000;
    };
    const from = await script();
    const start = await news.page.evaluate(() => performance.now());
    await until('three seconds', async () => {
      const root = await news.page.evaluate((since) => performance.now() - since, start);
      return root > 3_000;
    });
    // Asking the time itself takes some script of the page.
    const spent = (await script()) - from;
    expect(spent).toBeLessThan(30);
    await expect
      .poll(() => news.page.evaluate(() => (window as unknown as { seen: string[] }).seen))
      .toEqual([]);
    await news.page.close();
  });
});

inBothBrowsers('an update under an open page', (driver) => {
  it('takes the old badges away without a word, and the new script draws its own', async () => {
    const { news, matches } = await settled(driver());
    await news.page.evaluate(() => {
      const host = document.querySelector('headwater-badges');
      Object.assign(window, { old: new WeakRef(host ?? document.body) });
    });
    await driver().update();
    await until('a new layer', () =>
      news.page.evaluate(() => {
        const { old } = window as unknown as { old: WeakRef<Element> };
        const all = document.querySelectorAll('headwater-badges');
        return all.length === 1 && all[0] !== old.deref();
      }),
    );
    await news.badgesWhen('as before', (all) => all.length === matches);
    // The old script wakes at the page's next change; it must not draw again.
    await news.page.evaluate(() => {
      document.querySelector('article')?.append('More.');
      dispatchEvent(new Event('resize'));
    });
    await news.badgesWhen('as before', (all) => all.length === matches);
    await expect.poll(() => hosts(news)).toBe(1);
    expect(news.errors).toEqual([]);
  });
});
