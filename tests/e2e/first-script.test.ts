/** Pages that are no article, or not yet one: nothing is said of them before they are, and nobody has to ask. */
import { expect, it } from 'vitest';
import { SITES } from '../site/hosts';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const at = (name: string): string => `http://${SITES.courier.host}/apps/${name}`;
const NO_ARTICLE = 'Headwater: no article found here';

inBothBrowsers('a page without an article', (driver) => {
  it('is told of on the button alone, until somebody asks', async () => {
    const news = await driver().open(at('shadow-late'));
    await until('the button says so', async () => (await driver().toolbar(news)).title === NO_ARTICLE);
    const tab = `tab:${await driver().tabId(news.page)}`;
    expect(Object.keys(await driver().storedIn('session'))).not.toContain(tab);
    await until('the report', async () => (await driver().report(news)).state === 'not-article');
    expect(Object.keys(await driver().storedIn('session'))).toContain(tab);
    expect(news.errors).toEqual([]);
    await news.page.close();
  });

  it('is read once its text is there, though nobody asks', async () => {
    const news = await driver().open(at('shadow-late'));
    await until('the button says so', async () => (await driver().toolbar(news)).title === NO_ARTICLE);
    await news.page.bringToFront();
    await news.page.evaluate(() => (window as unknown as { define(): void }).define());
    await news.badgesWhen('some', (all) => all.length > 5);
    await until('the count', async () => Number((await driver().toolbar(news)).count) > 5);
    await news.page.close();
  });

  it('follows the switch of its site, which it never heard of', async () => {
    const news = await driver().open(at('shadow-late'));
    await until('the button says so', async () => (await driver().toolbar(news)).title === NO_ARTICLE);
    await driver().changeSettings({ offSites: [SITES.courier.host] });
    await until('off', async () => (await driver().toolbar(news)).title !== NO_ARTICLE);
    await news.page.bringToFront();
    await news.page.evaluate(() => (window as unknown as { define(): void }).define());
    await driver().changeSettings({ offSites: [] });
    await news.badgesWhen('some', (all) => all.length > 5);
    await news.page.close();
  });
});
