/** Popup, first page and settings in a real browser. */
import { expect, it } from 'vitest';
import { addressOf } from '../site/pages';
import { element, textOf } from './harness/driver';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

inBothBrowsers('the surfaces', (driver) => {
  it('greet the reader with the first page after the installation', async () => {
    const page = await driver().openedPage('extension/welcome/index.html');
    await element(page, 'input[type="radio"]');
    await expect
      .poll(() => page.$$eval('input[type="radio"]', (all) => all.map((one) => one.checked)))
      .toEqual([false, false, false]);
    await expect.poll(() => textOf(page, 'body')).toContain('Nothing is fetched');
  });

  it('say in the popup where the page comes from, and lead to the passage', async () => {
    const news = await driver().open(addressOf('002'));
    await news.badgesWhen('any', (all) => all.length > 0);
    const popup = await driver().popup(news);
    const verdict = await textOf(popup, 'h1');
    expect(verdict).toMatch(/ of this page follows the Financial Times\.$/);
    const all = await textOf(popup, 'main');
    expect(all).toContain('Probable original');
    expect(all).toContain('Not in the source we hold');
    expect(all).toMatch(/This page names the Financial Times in \d+ of the \d+ passages/);

    const before = await news.page.evaluate(() => scrollY);
    // The last of them stands far down the page.
    await (await element(popup, '.order summary')).click();
    const last = await until('the whole list', async () => {
      const jumps = await popup.$$('.order .entries button[aria-label^="Show on the page"]');
      return jumps.length > 50 ? jumps.at(-1) : undefined;
    });
    await last.evaluate((button) => (button as HTMLElement).click());
    await until('the page has moved to the passage', async () => {
      return (await news.page.evaluate(() => scrollY)) !== before;
    });
    await popup.close();
    await news.page.close();
  });

  it.each([
    ['unrelated', 'Nothing in your library of 5 sources.'],
    ['same-topic', 'Nothing in your library of 5 sources.'],
    ['000', 'This page is the original that we hold.'],
    ['front', 'No article found here.'],
  ] as const)('say of the page %s: %s', async (page, words) => {
    const news = await driver().open(addressOf(page));
    await driver().report(news);
    const popup = await driver().popup(news);
    await until(words, async () => (await textOf(popup, 'main')).includes(words));
    await popup.close();
    await news.page.close();
  });

  it('find a source in spite of slips of the pen', async () => {
    const news = await driver().open(addressOf('unrelated'));
    const popup = await driver().popup(news);
    await (await element(popup, 'footer button[aria-expanded="false"]')).click();
    await (await element(popup, 'footer input')).type('finantial tmes');
    await until('the Financial Times is found', async () =>
      (await textOf(popup, 'footer')).includes('Financial Times'),
    );
    await popup.close();
    await news.page.close();
  });
});
