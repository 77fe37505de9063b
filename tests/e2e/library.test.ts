/** The library page in a real browser: packs in and out, search, switching off, removing, copies, and a long list. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { buildCorpus } from '../../src/index';
import { addressOf } from '../site/pages';
import { axeViolations } from './harness/axe';
import { element, says, textOf, textWhen, type Driver } from './harness/driver';
import { sampleArticle, samplePack } from './harness/packs';
import { emptyLibrary } from './harness/store-door';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const LIBRARY = 'extension/shelf/index.html';

const folder = { path: '' };
beforeAll(async () => {
  folder.path = await mkdtemp(join(tmpdir(), 'headwater-packs-'));
});
afterAll(() => rm(folder.path, { recursive: true, force: true }));

async function open(driver: Driver, view = ''): Promise<Page> {
  const page = await driver.extensionPage(`${LIBRARY}${view}`);
  await element(page, 'h1');
  return page;
}

async function goTo(page: Page, view: 'sources' | 'packs' | 'storage', ready: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), view);
  await element(page, ready);
}

/** Gives a file to the field of the page, as the browser's own choice of files does. */
async function choose(
  page: Page,
  name: string,
  bytes: Uint8Array,
  field = 'input[type="file"]:not(.restore-file)',
): Promise<void> {
  const path = join(folder.path, name);
  await writeFile(path, bytes);
  const picker = (await element(page, field)) as ElementHandle<HTMLInputElement>;
  await picker.uploadFile(path);
}

const press = (page: Page, words: string): Promise<void> =>
  until(`the button “${words}”`, () =>
    page.$$eval(
      'main button',
      (all, wanted) => {
        const one = all.find(
          (button) => (button.getAttribute('aria-label') ?? button.innerText).trim() === wanted,
        );
        one?.click();
        return one !== undefined;
      },
      words,
    ),
  ).then(() => undefined);

const found = (page: Page, count: number): Promise<boolean> =>
  until(`${count} sources in the list`, () =>
    page.$eval(
      '[role="grid"]',
      (grid, rows) => grid.getAttribute('aria-rowcount') === rows,
      String(count + 1),
    ),
  );

async function search(page: Page, words: string): Promise<void> {
  const field = await element(page, '.search-field input');
  await field.evaluate((input) => {
    (input as HTMLInputElement).value = '';
  });
  await field.type(words);
}

/** The bytes of the file that the browser is handed by what is done. */
async function saved(page: Page, run: () => Promise<void>): Promise<Uint8Array> {
  await page.evaluate(() => {
    Object.assign(window, { saved: undefined });
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file) => {
      Object.assign(window, { saved: file });
      return make(file);
    };
    // A real download of an unknown kind of file is something that Chromium asks its maker about.
    HTMLAnchorElement.prototype.click = () => undefined;
  });
  await run();
  const text = await until('a file', () =>
    page.evaluate(async () => {
      const { saved: file } = window as unknown as { saved?: Blob };
      if (file === undefined) return null;
      const bytes = new Uint8Array(await file.arrayBuffer());
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    }),
  );
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Lists what came from packs alone. */
const onlyPacks = async (page: Page): Promise<void> => {
  const chip = await element(page, '.chip:nth-of-type(6) input');
  await chip.evaluate((one) => (one as HTMLElement).click());
};

const checkAt = async (page: Page, index: number): Promise<void> => {
  const box = await element(page, `.entry[data-index="${index}"] .check`);
  await box.evaluate((one) => (one as HTMLElement).click());
};

async function deleteAll(page: Page): Promise<void> {
  await goTo(page, 'storage', '.facts');
  await press(page, 'Delete everything…');
  await says(page, 'This goes for good:');
  await press(page, 'Delete all of it');
  await says(page, 'Deleted. What came with Headwater is there.');
}

inBothBrowsers('the library page', (driver) => {
  afterEach(() => emptyLibrary(driver()));

  it('takes a pack in, and finds, narrows, switches off, removes and puts back', async () => {
    const page = await open(driver());
    await found(page, 5);
    await choose(page, 'wire.hwpack', samplePack(40));
    await says(page, 'Imported 40 articles from wire.hwpack.');
    await found(page, 45);

    await search(page, 'harbuor fery');
    await says(page, 'nearest first');
    await textWhen(page, '.entry .entry-title', 'Harbour News');
    await until('what was searched is marked', () =>
      page.$$eval('.entry mark', (marks) => marks.some((one) => one.textContent === 'Ferry')),
    );
    await press(page, 'Clear the search');
    await found(page, 45);

    await onlyPacks(page);
    await found(page, 40);

    await checkAt(page, 0);
    await checkAt(page, 1);
    await press(page, 'Switch off');
    await says(page, '2 sources are no longer compared.');
    await until('both say so', () => page.$$eval('.entry.off', (all) => all.length === 2));
    await press(page, 'Undo');
    await says(page, 'All is as it was before.');
    await until('neither says so', () => page.$$eval('.entry.off', (all) => all.length === 0));

    await press(page, 'Remove');
    await says(page, 'Removed 2 sources.');
    await found(page, 38);
    await press(page, 'Undo');
    await found(page, 40);
    await page.close();
  });

  it('exports what is chosen as a pack that comes in again', async () => {
    const page = await open(driver());
    await choose(page, 'wire.hwpack', samplePack(12));
    await found(page, 17);
    await onlyPacks(page);
    await found(page, 12);
    await (await element(page, '.all input')).evaluate((box) => (box as HTMLElement).click());
    const pack = await saved(page, () => press(page, 'Export as a pack'));
    await says(page, 'Your browser has 12 sources as headwater-');
    await deleteAll(page);
    await goTo(page, 'sources', '.entry');
    await choose(page, 'back.hwpack', pack);
    await says(page, 'Imported 12 articles from back.hwpack.');
    await choose(page, 'again.hwpack', pack);
    await says(page, 'All articles of again.hwpack are held already.');
    await goTo(page, 'packs', '.site-list');
    await press(page, 'Remove back.hwpack');
    await says(page, 'Removed.');
    await press(page, 'Undo');
    await until('the pack is back', () =>
      page.$$eval('.site-list button', (all) => all.some((one) => one.innerText === 'Remove')),
    );
    await page.close();
  });

  it('backs everything up in one file, deletes everything, and brings it back as shown', async () => {
    const page = await open(driver(), '#packs');
    await choose(page, 'wire.hwpack', samplePack(12));
    await says(page, 'Imported 12 articles');
    await goTo(page, 'storage', '.facts');
    const file = await saved(page, () => press(page, 'Back up the library'));
    await says(page, 'Your browser has it as headwater-library-');
    await deleteAll(page);
    await textWhen(page, '.facts', /From packs 0 sources/u);

    const broken = file.map((byte, at) => (at === file.length - 50 ? byte ^ 255 : byte));
    await choose(page, 'broken.hwlibrary', broken, '.restore-file');
    await says(page, 'What broken.hwlibrary holds');
    await press(page, 'Add it to the library');
    await says(page, 'broken.hwlibrary is damaged. Nothing has changed.');
    await expect.poll(() => textOf(page, '.facts')).toContain('From packs 0 sources');

    await choose(page, 'copy.hwlibrary', file, '.restore-file');
    await says(page, 'What copy.hwlibrary holds');
    await expect.poll(() => textOf(page, '.facts')).toContain('From packs 0 sources');
    await press(page, 'Add it to the library');
    await says(page, 'Added: 0 sources and 1 pack.');
    await textWhen(page, '.facts', /From packs 12 sources/u);
    await page.close();
  });

  it('refuses packs that are none, cut, damaged or hostile, each in its sentence, and changes nothing', async () => {
    const page = await open(driver(), '#packs');
    const sound = samplePack(3);
    const hostile = buildCorpus([
      { ...sampleArticle(1), meta: { outlet: '<img src=x onerror=alert(1)>', url: 'javascript:alert(1)' } },
    ]);
    const files = [
      ['picture.hwpack', new Uint8Array([137, 80, 78, 71]), 'picture.hwpack is not a Headwater pack.'],
      ['cut.hwpack', sound.slice(0, -20), 'cut.hwpack ends too early.'],
      ['bad.hwpack', sound.map((byte, at) => (at === 900 ? byte ^ 4 : byte)), 'bad.hwpack is damaged.'],
      ['hostile.hwpack', new Uint8Array(hostile), 'hostile.hwpack holds names, dates or addresses'],
    ] as const;
    for (const [file, bytes, said] of files) {
      await choose(page, file, bytes);
      await says(page, said);
      await says(page, 'You have imported no pack yet.');
    }
    await expect.poll(() => page.$$eval('main img', (all) => all.length)).toBe(0);
    await page.close();
  });

  it('shows what a source matched lately, and leads to its whole text', async () => {
    const news = await driver().open(addressOf('002'));
    await news.badgesWhen('any', (all) => all.length > 0);
    const page = await open(driver(), '#open=000');
    const title = await news.page.evaluate(() => document.querySelector('h1')?.innerText ?? document.title);
    await until('the page is named', async () =>
      (await textOf(page, '.lately')).startsWith(title.slice(0, 40)),
    );
    await textWhen(page, '.preview', /came with Headwater/u);
    const whole = await page.$eval('.preview-links a', (link) => (link as HTMLAnchorElement).href);
    expect(whole).toContain('#source=000');
    await news.page.close();
    await page.close();
  });

  it('is walked by arrows, and one source has a place of its own where it is narrow', async () => {
    const page = await open(driver());
    await element(page, '.entry');
    await page.bringToFront();
    await page.$eval('.entry[tabindex="0"]', (row) => (row as HTMLElement).focus());
    await page.keyboard.press('ArrowDown');
    await until('the second row has the focus', () =>
      page.evaluate(() => (document.activeElement as HTMLElement).dataset['index'] === '1'),
    );
    await page.keyboard.press(' ');
    await until('it is chosen', () =>
      page.$eval('.entry[data-index="1"]', (row) => row.getAttribute('aria-selected') === 'true'),
    );
    await page.setViewport({ width: 320, height: 700 });
    await page.keyboard.press('Enter');
    await element(page, '.preview');
    await until('it has taken the place of the list', () =>
      page.$eval('[role="grid"]', (list) => !list.checkVisibility()),
    );
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(320);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await until('the focus is back in the list', () =>
      page.evaluate(() => (document.activeElement as HTMLElement).dataset['index'] === '1'),
    );
    await page.close();
  });

  it('stays quick with 20,000 sources: few rows are drawn, and a query reads no text', async () => {
    const page = await open(driver());
    await choose(page, 'large.hwpack', samplePack(20_000, { paragraphs: 1 }));
    await until(
      'the pack is in',
      () => page.$eval('[role="grid"]', (grid) => grid.getAttribute('aria-rowcount') === '20006'),
      120_000,
    );
    const drawn = (): Promise<number> => page.$$eval('.entry', (rows) => rows.length);
    await expect.poll(() => drawn()).toBeLessThan(40);
    await page.bringToFront();
    await page.$eval('.entry[tabindex="0"]', (row) => (row as HTMLElement).focus());
    await page.keyboard.press('End');
    await until('the last row has the focus', () =>
      page.evaluate(() => (document.activeElement as HTMLElement).getAttribute('aria-rowindex') === '20006'),
    );
    await expect.poll(() => drawn()).toBeLessThan(40);
    await page.keyboard.press('Home');
    await until('the first row has the focus', () =>
      page.evaluate(() => (document.activeElement as HTMLElement).getAttribute('aria-rowindex') === '2'),
    );
    await search(page, 'skery 19999');
    await textWhen(page, '.entry .entry-words', /19999/u);
    await page.close();
  });
});
