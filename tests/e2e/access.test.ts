/** axe finds nothing on the card, the popup, the settings and the first page, in light and dark. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mute } from '../../extension/messages';
import { addressOf, PAGES } from '../site/pages';
import { axeViolations, axeViolationsInRoot } from './harness/axe';
import { Driver, element } from './harness/driver';
import { BROWSERS } from './harness/launch';
import { paste } from './harness/paste';

/** An entry for the list of what is hidden. */
const HIDDEN: Mute = {
  id: 'one',
  kind: 'match',
  at: '2026-11-22T12:00:00.000Z',
  source: { articleId: 'nowhere', outlet: 'Example Wire' },
  articleIds: ['nowhere'],
  paragraph: { key: '0'.repeat(64), words: 'Nobody was hurt' },
};

const CASES = BROWSERS.flatMap((name) => [
  { name, scheme: 'light' } as const,
  { name, scheme: 'dark' } as const,
]);

describe.each(CASES)('axe in $name, $scheme', ({ name, scheme }) => {
  const started: { driver?: Driver } = {};
  const driver = (): Driver => {
    if (started.driver === undefined) throw new Error(`${name} did not start`);
    return started.driver;
  };
  beforeAll(async () => {
    started.driver = await Driver.start(name, { scheme });
  });
  afterAll(() => started.driver?.stop());

  it('is content with badges, card and popup', async () => {
    const news = await driver().open(addressOf('002'));
    const badges = await news.badgesWhen('any', (all) => all.length > 0);
    await expect
      .poll(() => news.page.evaluate((dark) => matchMedia(`(prefers-color-scheme: ${dark})`).matches, scheme))
      .toBe(true);
    await news.clickBadge(badges[1]?.index ?? 0);
    expect(await axeViolationsInRoot(news, '[role="dialog"]')).toEqual([]);
    expect(await axeViolationsInRoot(news, 'section')).toEqual([]);
    await news.clickOwn('.hide-button');
    expect(await axeViolationsInRoot(news, '[role="dialog"]')).toEqual([]);

    const popup = await driver().popup(news);
    await element(popup, 'h1');
    expect(await axeViolations(popup)).toEqual([]);
    await popup.close();
    await news.page.close();
  });

  it('is content with the settings and the first page', async () => {
    await driver().store('mutes', [HIDDEN]);
    for (const path of [
      'extension/options/index.html',
      'extension/options/index.html#sites',
      'extension/options/index.html#hidden',
      'extension/options/index.html#source=000&p=2&tab=1&at=3',
      'extension/options/index.html#language',
      'extension/options/index.html#data',
      'extension/options/index.html#about',
      'extension/shelf/index.html',
      'extension/shelf/index.html#open=000',
      'extension/shelf/index.html#packs',
      'extension/shelf/index.html#storage',
      'extension/welcome/index.html',
    ]) {
      const page = await driver().extensionPage(path);
      await element(page, 'h1');
      expect(await axeViolations(page), path).toEqual([]);
      await page.close();
    }
  });
  it('is content with Check a text, before and after', async () => {
    const page = await driver().extensionPage('extension/check/index.html');
    await element(page, 'textarea');
    expect(await axeViolations(page)).toEqual([]);
    const article = PAGES.find(({ id }) => id === '001')?.blocks ?? [];
    await paste(page, article.map(({ text }) => text).join('\n\n'));
    await page.bringToFront();
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await element(page, '.verdict');
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });
});
