/** Everything that a mouse can do the keyboard can: badges, card, popup, settings, first page, Check a text. */
import { expect, it } from 'vitest';
import { addressOf } from '../site/pages';
import { element } from './harness/driver';
import { OWN_PAGES } from './harness/own-pages';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';
import { walk } from './harness/walk';

inBothBrowsers('without a mouse', (driver) => {
  it.each(OWN_PAGES)(
    'Tab comes to every control of %s, each named, ringed and in view',
    async (path, ready) => {
      const page = await driver().extensionPage(path);
      await element(page, ready);
      const { stops, missed } = await walk(page);
      expect(stops.length).toBeGreaterThan(1);
      expect(missed).toEqual([]);
      expect(stops.filter((stop) => stop.name === '' || !stop.ring || !stop.inView)).toEqual([]);
      await page.close();
    },
  );

  it('Tab comes to every control of the popup', async () => {
    const news = await driver().open(addressOf('002'));
    await news.badgesWhen('any', (all) => all.length > 0);
    const popup = await driver().popup(news);
    await element(popup, 'main h1');
    const { stops, missed } = await walk(popup);
    expect(stops.length).toBeGreaterThan(8);
    expect(missed).toEqual([]);
    expect(stops.filter((stop) => stop.name === '' || !stop.ring || !stop.inView)).toEqual([]);
    await popup.close();
    await news.page.close();
  });

  it('Enter opens the folded list of the popup, and its buttons lead to the page', async () => {
    const news = await driver().open(addressOf('002'));
    await news.badgesWhen('any', (all) => all.length > 0);
    const popup = await driver().popup(news);
    const summary = await element(popup, '.order-all > summary');
    await popup.bringToFront();
    await summary.focus();
    await popup.keyboard.press('Enter');
    await element(popup, '.order-all[open] li .go');
    const before = await news.page.evaluate(() => scrollY);
    const last = (await popup.$$('.order-all .go')).at(-1);
    await last?.focus();
    await popup.keyboard.press('Enter');
    await until('the page has moved', async () => (await news.page.evaluate(() => scrollY)) !== before);
    await popup.close();
    await news.page.close();
  });

  it('badges are reached by Tab after the page, opened by Enter, walked by Tab and left by Escape', async () => {
    const news = await driver().open(addressOf('001'));
    const badges = await news.badgesWhen('any', (all) => all.some(({ visible }) => visible));
    await news.page.bringToFront();
    // From the last control of the page on: the region stands after the page's own content.
    await news.page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input')];
      all.findLast((one) => one.checkVisibility())?.focus();
    });
    await news.press('Tab');
    const first = badges.find(({ visible }) => visible)?.index;
    await expect.poll(() => news.focusedBadge()).toBe(first);
    await news.press('Enter');
    const card = await news.card();
    expect(card.focused).toBe(card.name);
    const stops = new Set<string>();
    for (let turn = 0; turn < 40; turn += 1) {
      await news.press('Tab');
      const { focused } = await news.card();
      if (focused === null || stops.has(focused)) break;
      stops.add(focused);
    }
    expect(stops.size).toBeGreaterThan(2);
    expect([...stops].at(0)).not.toBe('');
    await news.press('Escape');
    await news.cardGone();
    await expect.poll(() => news.focusedBadge()).toBe(first);
    await news.page.close();
  });

  it('the strictness follows the arrow keys, and the preview with it', async () => {
    const page = await driver().extensionPage('extension/options/index.html');
    await element(page, '.steps input:checked');
    await page.bringToFront();
    await page.$eval('.steps input:checked', (one) => (one as HTMLElement).focus());
    await page.keyboard.press('ArrowDown');
    await until('loose is stored', async () => (await driver().ask('settings', {})).strictness === 'loose');
    await page.keyboard.press('ArrowUp');
    await until('balanced again', async () => (await driver().ask('settings', {})).strictness === 'balanced');
    await page.close();
  });
});
