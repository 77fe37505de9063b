/** "Keep this page as a source": from a page on screen into the reader's own library. */
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { buildFolder } from '../../tools/build';
import { addressOf, samplePage } from '../site/pages';
import { axeViolations } from './harness/axe';
import { Driver, element, says } from './harness/driver';
import { heldRows } from './harness/held-rows';
import type { NewsPage } from './harness/news-page';
import { emptyLibrary } from './harness/store-door';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const KEEP = 'extension/keep/index.html';

/** The page that shows the article, by the call behind the popup's button. */
async function keep(driver: Driver, news: NewsPage): Promise<Page> {
  await driver.ask('keepPage', { tabId: await driver.tabId(news.page) });
  const page = await driver.openedPage(KEEP);
  await element(page, 'h1');
  return page;
}

const valueOf = (page: Page, field: string): Promise<string> =>
  page.$eval(`input[name="${field}"]`, (input) => input.value);

async function write(page: Page, field: string, text: string): Promise<void> {
  await page.bringToFront();
  const input = await element(page, `input[name="${field}"]`);
  await input.focus();
  await page.$eval(`input[name="${field}"]`, (one) => one.select());
  await page.keyboard.press('Backspace');
  if (text !== '') await page.keyboard.type(text);
}

const press = async (page: Page, selector: string): Promise<void> => (await element(page, selector)).click();

/** Whether a tab shows the page, as the browser says: a page that closes itself is not announced everywhere. */
const isOpen = (driver: Driver): Promise<boolean> =>
  driver.inOwnPage(async () => {
    type Api = { tabs: { query(filter: object): Promise<readonly { url?: string }[]> } };
    const tabs = await (globalThis as unknown as { chrome: Api }).chrome.tabs.query({});
    return tabs.some(({ url }) => url?.includes('/extension/keep/') === true);
  });

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

inBothBrowsers('Keep this page', (driver) => {
  afterEach(async () => {
    await driver().resetSettings();
    await emptyLibrary(driver());
  });

  it('shows what the page states of itself and its text, takes what the reader puts right, and keeps it', async () => {
    const sample = samplePage('002');
    const news = await driver().open(addressOf('002'));
    const page = await keep(driver(), news);
    await expect.poll(() => valueOf(page, 'headline')).toBe(sample.headline);
    await expect.poll(() => valueOf(page, 'url')).toBe(addressOf('002'));
    await expect.poll(() => valueOf(page, 'inLanguage')).toBe('en');
    const shown = await page.$$eval('.kept-text li:not(.aside) p', (all) =>
      all.map((one) => one.textContent),
    );
    const paragraphs = sample.blocks
      .filter(({ kind }) => kind === 'paragraph')
      .map(({ text }) => plain(text));
    const read = new Set(shown.map((text) => plain(text ?? '')));
    expect(paragraphs.filter((text) => !read.has(text))).toEqual([]);
    await expect.poll(() => page.$$eval('.kept-text .aside', (all) => all.length)).toBeGreaterThan(0);

    await write(page, 'datePublished', '2026-02-30');
    await write(page, 'url', 'javascript:alert(1)');
    await press(page, '.primary');
    await says(page, 'This is no date.');
    await says(page, 'This is no web address.');
    await until('the first of them has the focus', () =>
      page.evaluate(() => document.activeElement?.getAttribute('name') === 'datePublished'),
    );
    expect(await heldRows(driver())).toEqual([]);

    await write(page, 'datePublished', '2026-01-28');
    await write(page, 'url', addressOf('002'));
    await write(page, 'outlet', 'The Courier of the Harbour');
    await write(page, 'author', 'Ann Lee');
    await press(page, '.primary');
    await says(page, 'Kept.');
    await expect
      .poll(() => heldRows(driver()))
      .toMatchObject([
        {
          origin: 'kept',
          meta: {
            headline: sample.headline,
            outlet: 'The Courier of the Harbour',
            author: 'Ann Lee',
            datePublished: '2026-01-28',
            url: addressOf('002'),
          },
        },
      ]);

    await press(page, '.done button');
    await says(page, 'It is no longer kept.');
    expect(await heldRows(driver())).toEqual([]);
    await press(page, '.primary');
    await says(page, 'Kept.');
    await expect.poll(() => heldRows(driver())).toHaveLength(1);
    await page.close();
    await news.page.close();
  });

  it('keeps a changed text beside the one before, and says when a text is held already', async () => {
    const news = await driver().open(addressOf('002'));
    const first = await keep(driver(), news);
    await press(first, '.primary');
    await says(first, 'Kept.');
    await first.close();
    const again = await keep(driver(), news);
    await says(again, 'You hold this text already');
    await again.close();
    await news.page.evaluate(() => {
      const [first] = [...document.querySelectorAll('article p')].filter(
        (one) => (one.textContent ?? '').length > 150,
      );
      first?.replaceChildren(
        'A paragraph that the newsroom wrote anew, with other words than it had in the morning.',
      );
    });
    const changed = await keep(driver(), news);
    await says(changed, 'You hold another text of this address');
    await press(changed, '.primary');
    await says(changed, 'The earlier text of this address stays beside it.');
    const rows = await heldRows(driver());
    expect(rows.map(({ meta }) => meta['url'])).toEqual([addressOf('002'), addressOf('002')]);
    expect(new Set(rows.map(({ articleId }) => articleId)).size).toBe(2);
    await changed.close();
    await news.page.close();
  });

  it('keeps a page where Headwater is off, and leaves again without a trace', async () => {
    await driver().changeSettings({ offSites: [new URL(addressOf('001')).hostname] });
    const news = await driver().open(addressOf('001'));
    const page = await keep(driver(), news);
    await expect.poll(() => valueOf(page, 'url')).toBe(addressOf('001'));
    // The answer to the click goes with the page.
    void press(page, '.go-on .button:not(.primary)').catch(() => undefined);
    await until('the page is closed', async () => !(await isOpen(driver())));
    expect(await heldRows(driver())).toEqual([]);
    await until('nothing is left of it in memory', async () =>
      Object.keys(await driver().storedIn('session')).every((key) => !key.startsWith('taken:')),
    );
    await news.page.close();
  });

  it('says why there is nothing to keep', async () => {
    const { page: closed, tabId } = await driver().openClosed('about:blank');
    await driver().ask('keepPage', { tabId });
    const page = await driver().openedPage(KEEP);
    await says(page, 'There is nothing to keep.');
    await page.close();
    await closed.close();
    const alone = await driver().extensionPage(KEEP);
    await says(alone, 'Open the page that you want to keep');
    await alone.close();
  });

  it('reads a page that hides its own parts, and runs none of its scripts', async () => {
    const news = await driver().open(addressOf('unrelated'));
    const ran = await news.page.evaluate(() => {
      const counted = globalThis as { made?: number };
      counted.made = 0;
      class Spy extends HTMLElement {
        constructor() {
          super();
          counted.made = (counted.made ?? 0) + 1;
        }
      }
      customElements.define('x-spy', Spy);
      const form = document.createElement('form');
      const article = document.querySelector('article') ?? document.querySelector('main')!;
      article.before(form);
      form.append(article);
      for (const name of [
        'childNodes',
        'firstChild',
        'getAttribute',
        'localName',
        'nodeType',
        'parentNode',
      ]) {
        const field = document.createElement('input');
        Object.assign(field, { type: 'hidden', name });
        form.append(field);
      }
      for (const name of ['documentElement', 'querySelectorAll', 'body', 'implementation', 'createElement']) {
        const image = document.createElement('img');
        image.name = name;
        form.append(image);
      }
      form.append(new Spy());
      return counted.made;
    });
    const page = await keep(driver(), news);
    const shown = await page.$$eval('.kept-text li p', (all) => all.map((one) => one.textContent ?? ''));
    const [first] = samplePage('unrelated').blocks;
    expect(shown.map(plain)).toContain(plain(first!.text));
    await expect.poll(() => news.page.evaluate(() => (globalThis as { made?: number }).made)).toBe(ran);
    await page.close();
    await news.page.close();
  });

  it('fits 320 pixels, and axe is content with it', async () => {
    const news = await driver().open(addressOf('004'));
    const page = await keep(driver(), news);
    await page.setViewport({ width: 320, height: 800 });
    await write(page, 'datePublished', 'soon');
    await press(page, '.primary');
    await says(page, 'This is no date.');
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(320);
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
    await news.page.close();
  });
});

describe('by menu and key, in Chromium', () => {
  it('keeps a page that Headwater may not look at by itself, at a press of the button', async () => {
    const driver = await Driver.start('chromium', { extension: buildFolder('chrome'), granted: false });
    try {
      const news = await driver.open(addressOf('002'));
      await driver.command('keep-page', news);
      const closed = await driver.openedPage(KEEP);
      await says(closed, 'The browser keeps that page closed to extensions.');
      await closed.close();
      await driver.pressButton(news);
      for (const way of ['keep-page', 'keep-page-button']) {
        await driver.menu(way, news);
        const page = await driver.openedPage(KEEP);
        await expect.poll(() => valueOf(page, 'url')).toBe(addressOf('002'));
        await page.close();
      }
      expect(driver.site.strangers).toEqual([]);
    } finally {
      await driver.stop();
    }
  });

  it('says of a page in a private window that what is kept stays', async () => {
    const driver = await Driver.start('chromium', { privateWindows: true });
    try {
      const news = await driver.openPrivately(addressOf('002'));
      const page = await keep(driver, news);
      await says(page, 'That page is open in a private window.');
      expect(await heldRows(driver)).toEqual([]);
    } finally {
      await driver.stop();
    }
  });
});
