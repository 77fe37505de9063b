/** Pages that are read because the reader asks, or only once their text is shown; and what no reader can ask for. */
import { expect, it } from 'vitest';
import { SITES } from '../site/hosts';
import { addressOf } from '../site/pages';
import type { Driver } from './harness/driver';
import type { Badge, NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const some = (badges: readonly Badge[]): boolean => badges.length > 5;
const gone = (news: NewsPage): Promise<boolean> =>
  until('nothing of ours in the page', async () => (await news.page.$('headwater-badges')) === null);

const stateWhen = (driver: Driver, news: NewsPage, wanted: string): Promise<boolean> =>
  until(`the report says ${wanted}`, async () => (await driver.report(news)).state === wanted);

inBothBrowsers('what the reader asks for', (driver) => {
  it('reads a page that is no article anyway', async () => {
    const news = await driver().open(addressOf('front'));
    expect((await driver().report(news)).state).toBe('not-article');
    await driver().ask('lookOnce', { tabId: await driver().tabId(news.page) });
    const report = await until('a trace', async () => {
      const now = await driver().report(news);
      return 'trace' in now ? now : undefined;
    });
    expect(report.trace.paragraphs.length).toBeGreaterThan(3);
    await news.page.close();
  });

  it('reads a page once where it is switched off, until the switch says off again', async () => {
    const host = new URL(addressOf('002')).hostname;
    await driver().changeSettings({ offSites: [host] });
    const news = await driver().open(addressOf('002'));
    expect((await driver().report(news)).state).toBe('off');
    const tabId = await driver().tabId(news.page);
    await driver().ask('lookOnce', { tabId });
    await news.badgesWhen('some', some);
    await driver().ask('switchSite', { tabId, host, on: false });
    await gone(news);
    expect((await driver().report(news)).state).toBe('off');
    await expect.poll(() => driver().toolbar(news)).toMatchObject({ count: '' });
    await expect.poll(() => driver().ask('settings', {})).toMatchObject({ offSites: [host] });
    await driver().resetSettings();
    await news.page.close();
  });

  it('reads text that the page reveals by a class alone', async () => {
    const host = new URL(addressOf('002')).hostname;
    await driver().changeSettings({ offSites: [host] });
    const news = await driver().open(addressOf('002'));
    await news.page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = '.folded p { display: none }';
      document.head.append(style);
      document.querySelector('article')?.classList.add('folded');
    });
    await driver().resetSettings();
    await stateWhen(driver(), news, 'not-article');
    await news.page.evaluate(() => document.querySelector('article')?.classList.remove('folded'));
    await news.badgesWhen('some', some);
    await news.page.close();
  });

  it('says of a picture that it is no article', async () => {
    const news = await driver().open(`http://${SITES.courier.host}/images/ridge.svg`);
    await stateWhen(driver(), news, 'not-article');
    expect(news.errors).toEqual([]);
    await news.page.close();
  });
});
