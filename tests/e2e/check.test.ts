/** Check a text, in a real browser: pasted, opened, dropped, marked on a page; and what must not happen there. */
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { ROOT } from '../../tools/build';
import { addressOf } from '../site/pages';
import { axeViolations } from './harness/axe';
import { element, textOf, type Driver } from './harness/driver';
import type { BrowserName } from './harness/launch';
import type { NewsPage } from './harness/news-page';
import { paste } from './harness/paste';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const CHECK = 'extension/check/index.html';
const DRAFT = join(ROOT, 'seeds/001_0d17552ae829d36b.txt');
const FOREIGN = join(ROOT, 'tests/site/texts/unrelated.txt');

const firstOf = async (file: string, from = 0): Promise<string> =>
  (await readFile(file, 'utf8')).split(/\n+/).filter((line) => line.length > 150)[from] ?? '';

async function openCheck(driver: Driver): Promise<Page> {
  const page = await driver.extensionPage(CHECK);
  await element(page, 'textarea');
  return page;
}

/** A drop of files somewhere on the page; says whether the browser was kept from opening them. */
const drop = (page: Page, files: readonly { name: string; text: string }[]): Promise<boolean> =>
  page.evaluate(
    (all) => {
      const dataTransfer = new DataTransfer();
      for (const { name, text } of all) dataTransfer.items.add(new File([text], name));
      const event = (type: string): DragEvent =>
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event('dragover'));
      return !document.body.dispatchEvent(event('drop'));
    },
    files as { name: string; text: string }[],
  );

/**
 * The page that is handed what is marked on a news page: by the command in Chromium. In Firefox no test can press
 * it: there the page is laid before what the background would have laid (tests/dom/background/selection.test.ts).
 */
async function handOver(driver: Driver, news: NewsPage, name: BrowserName): Promise<Page> {
  if (name === 'chromium') {
    await driver.command('trace-selection', news);
    return driver.openedPage(CHECK);
  }
  const text = await news.page.evaluate(() => String(getSelection()));
  const handed = text === '' ? { nothing: 'selected' } : { text, title: await news.page.title() };
  const page = await openCheck(driver);
  await page.evaluate(async (json) => {
    const { browser } = window as unknown as {
      browser: {
        tabs: { getCurrent(): Promise<{ id: number }> };
        storage: { session: { set(items: object): Promise<void> } };
      };
    };
    const { id } = await browser.tabs.getCurrent();
    await browser.storage.session.set({ [`handed:${id}`]: JSON.parse(json) as unknown });
  }, JSON.stringify(handed));
  await page.reload({ waitUntil: [] });
  return page;
}

const valueOf = (page: Page): Promise<string> => page.$eval('textarea', (field) => field.value);
const noticeWhen = (page: Page, words: string): Promise<boolean> =>
  until(words, async () => (await textOf(page, '.notice')).includes(words));

inBothBrowsers('Check a text', (driver, name) => {
  it('traces a draft that is pasted, by keys alone, and leads from the trace to the words', async () => {
    const page = await openCheck(driver());
    await paste(page, await readFile(DRAFT, 'utf8'));
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await expect
      .poll(() => textOf(page, '.trace-pane h1'))
      .toMatch(/ of this text follows the Financial Times\.$/);
    expect(await textOf(page, 'main')).not.toContain('this page');
    // What was found has the focus, so that keys go on from there.
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('result');

    const badge = await element(page, '.text-badge');
    await badge.focus();
    await page.keyboard.press('Enter');
    const panel = await textOf(page, '.panel');
    expect(panel).toContain('The source: Financial Times');
    expect(panel).toContain('Why we link the two');
    await expect
      .poll(() => page.$eval('.text-badge', (one) => one.getAttribute('aria-expanded')))
      .toBe('true');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.$('.panel')).toBeNull();
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('text-badge');

    const go = await element(page, '.trace-pane .fold button.go');
    const said = await go.evaluate((button) => button.getAttribute('aria-label') ?? '');
    await go.focus();
    await page.keyboard.press('Enter');
    const chosen = await page.evaluate(() => String(getSelection()));
    expect(said).toContain(chosen.split(' ').slice(0, 3).join(' '));
    await page.close();
  });

  it('tells of a paragraph without a match what comes nearest and how far it is', async () => {
    const page = await openCheck(driver());
    await paste(page, `${await firstOf(DRAFT)}\n\n${await firstOf(FOREIGN)}`);
    await (await element(page, '.primary')).click();
    await (await element(page, '.text-why')).click();
    await expect
      .poll(() => textOf(page, '.panel-head'))
      .toMatch(
        /^Why nothing here\? (?:Nearest: paragraph \d+ of .+ (?:below|just below|well below) what Balanced asks for\.|No text we hold is like it\.)/,
      );
    await page.close();
  });

  it('shows a single paragraph as one, its comparison open, and changes the step for it alone', async () => {
    const page = await openCheck(driver());
    const words = await firstOf(DRAFT, 1);
    await paste(page, words);
    await (await element(page, '.primary')).click();
    await expect
      .poll(() => textOf(page, '.one h1'))
      .toMatch(/^(?:Same words as|Shares text with|Close to|Retold from) /);
    await expect.poll(() => page.$$('.one .side')).toHaveLength(2);
    await expect.poll(() => page.$('.trace-pane')).toBeNull();
    await (await element(page, 'input[value="strict"]')).click();
    await until('the strict trace', async () =>
      page.$eval('main', (main) => main.getAttribute('aria-busy') === 'false'),
    );
    expect((await driver().ask('settings', {})).strictness).toBe('balanced');

    await (await element(page, '.above .quiet')).click();
    await expect.poll(() => valueOf(page)).toBe(words);
    await paste(page, await firstOf(FOREIGN));
    await (await element(page, '.primary')).click();
    await until('nothing is found', async () =>
      (await textOf(page, '.one h1')).startsWith('Nothing in your library of 5 sources.'),
    );
    await expect.poll(() => textOf(page, '.one')).toContain('Why nothing here?');
    await page.close();
  });

  it('opens a file and brings back what it took the place of; a wrong one costs nothing', async () => {
    const page = await openCheck(driver());
    await paste(page, 'What was typed before.');
    const file = join(tmpdir(), `headwater-draft-${name}.md`);
    await writeFile(file, `# A heading\n\n${await firstOf(DRAFT)}\n\n- ${await firstOf(DRAFT, 1)}\n`);
    const input = (await element(page, 'input[type="file"]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
    await noticeWhen(page, `Opened headwater-draft-${name}.md.`);
    await expect.poll(() => valueOf(page)).toContain('# A heading');
    await (await element(page, '.notice button')).click();
    await expect.poll(() => valueOf(page)).toBe('What was typed before.');

    await drop(page, [{ name: 'photo.png', text: 'not a text' }]);
    await noticeWhen(page, 'photo.png is not a text that Headwater reads.');
    await drop(page, [{ name: 'binary.txt', text: 'a\0b' }]);
    await noticeWhen(page, 'binary.txt is not stored as UTF-8 text.');
    await drop(page, [
      { name: 'one.txt', text: 'one' },
      { name: 'two.txt', text: 'two' },
    ]);
    await noticeWhen(page, 'One file at a time');
    await expect.poll(() => valueOf(page)).toBe('What was typed before.');
    await page.close();
  });

  it('reads a saved page that is dropped as it reads pages, and shows what it says of itself as text', async () => {
    const page = await openCheck(driver());
    const hostile = '<img src=http://evil.example/x onerror="document.title=1"> & <script>alert(1)</script>';
    const body = [await firstOf(DRAFT), await firstOf(DRAFT, 1), await firstOf(DRAFT, 2)]
      .map((words) => `<p>${words}</p>`)
      .join('');
    const escaped = hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const kept = await drop(page, [
      {
        name: 'saved.html',
        text: `<!doctype html><html lang="en"><nav>Sections and other links</nav><article><h1>A saved story about it</h1>${body}<p>${escaped} is what somebody wrote into this page, and it stays what it is: words.</p><script>document.title='ran'</script><img src="http://evil.example/y"></article></html>`,
      },
    ]);
    expect(kept).toBe(true);
    await noticeWhen(page, 'Opened saved.html.');
    const read = await valueOf(page);
    expect(read).not.toContain('Sections and other links');
    expect(read).toContain(hostile);
    await (await element(page, '.primary')).click();
    await until('the text', async () => (await textOf(page, '.text-pane')).includes(hostile));
    expect(await page.$('main img, main script')).toBeNull();
    await expect.poll(() => page.title()).toBe('Check a text');
    await page.close();
  });

  it('stores nothing of a text', async () => {
    const page = await openCheck(driver());
    await paste(page, await readFile(DRAFT, 'utf8'));
    await (await element(page, '.primary')).click();
    await element(page, '.text-badge');
    const stored = await page.evaluate(async () => {
      const { chrome } = window as unknown as {
        chrome: { storage: Record<'local' | 'session', { get(key: null): Promise<object> }> };
      };
      const all = await Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]);
      return `${JSON.stringify(all)} ${JSON.stringify({ ...localStorage })} ${location.href}`;
    });
    expect(stored).not.toContain('Donbass');
    await page.close();
  });

  it('fits 320 pixels, and axe is content with the field and with what was found', async () => {
    const page = await openCheck(driver());
    await page.setViewport({ width: 320, height: 800 });
    const widest = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(() => widest()).toBeLessThanOrEqual(320);
    expect(await axeViolations(page)).toEqual([]);
    await paste(page, `${await readFile(DRAFT, 'utf8')}\n\n${await firstOf(FOREIGN)}`);
    await (await element(page, '.primary')).click();
    await (await element(page, '.text-badge')).click();
    await element(page, '.panel');
    await (await element(page, '.text-why')).click();
    await expect.poll(() => widest()).toBeLessThanOrEqual(320);
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  it('is handed a passage that was marked on a page where Headwater is off', async () => {
    const host = new URL(addressOf('002')).hostname;
    await driver().changeSettings({ offSites: [host] });
    const news = await driver().open(addressOf('002'));
    expect((await driver().report(news)).state).toBe('off');
    const marked = await news.page.evaluate(() => {
      const [first, second] = [...document.querySelectorAll('article p')].filter(
        (one) => (one.textContent?.length ?? 0) > 150,
      );
      const range = document.createRange();
      range.setStartBefore(first as Element);
      range.setEndAfter(second as Element);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return [first?.textContent?.trim() ?? '', second?.textContent?.trim() ?? ''];
    });
    const page = await handOver(driver(), news, name);
    await element(page, '.text-pane');
    const shown = await page.$$eval('.text-block .words', (all) =>
      all.map((one) => one.textContent?.replace(/\s+/g, ' ').trim()),
    );
    // Paragraphs apart, as they stand on the page.
    expect(shown.length).toBeGreaterThanOrEqual(2);
    const words = (text: string | undefined): string =>
      (text ?? '').toLowerCase().replace(/\s+/g, ' ').trim();
    expect(shown.map(words)).toContain(words(marked[1]));
    expect(shown.map(words)).toContain(words(marked[0]));
    await expect.poll(() => textOf(page, '.from')).toContain('Marked on the page');
    await page.reload({ waitUntil: [] });
    await element(page, '.text-pane');

    await page.close();
    await driver().resetSettings();
    await news.page.close();
  });

  it('says what to do when nothing is marked', async () => {
    const news = await driver().open(addressOf('unrelated'));
    const page = await handOver(driver(), news, name);
    await element(page, 'textarea');
    await noticeWhen(page, 'Nothing was selected.');
    await page.close();
    await news.page.close();
  });
});
