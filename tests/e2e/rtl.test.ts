/** Every surface in Arabic: direction, language, digits, plurals, and nothing cut off where it is narrow. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import words from '../../extension/public/_locales/ar/messages.json' with { type: 'json' };
import { ROOT } from '../../tools/build';
import { addressOf } from '../site/pages';
import { axeViolations, axeViolationsInRoot } from './harness/axe';
import { element, textOf } from './harness/driver';
import type { NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

/** Where bidirectional text is set apart from the words around it. */
const plain = (text: string): string => text.replace(/[\u2066-\u2069\u200e\u200f]/gu, '');

/** A message with its parts in place. */
const said = ({ message }: { readonly message: string }, ...parts: readonly string[]): string =>
  plain(parts.reduce((text, part, at) => text.replaceAll(`$${at + 1}`, part), message));

/** The Arabic form for a count, by the browser's own rules and digits. */
const plural = (base: 'sourceCount' | 'heldParagraphs' | 'words', count: number): string => {
  const category = new Intl.PluralRules('ar').select(count);
  return said(words[`${base}_${category}`], new Intl.NumberFormat('ar').format(count));
};

/** Gives the page `width` pixels of its own, beside a scroll bar where the browser draws one. */
async function setWidth(page: Page, width: number): Promise<void> {
  await page.setViewport({ width, height: 900 });
  const bar = await page.evaluate(() => innerWidth - document.documentElement.clientWidth);
  if (bar > 0) await page.setViewport({ width: width + bar, height: 900 });
  await until(`a page ${width} px wide`, () =>
    page.evaluate((wanted) => document.documentElement.clientWidth === wanted, width),
  );
}

/** What reaches out of the page sideways, or is wider than the box that cuts it off. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.checkVisibility() && element.closest('.hw-sr, svg') === null)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const isClipped =
          element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible';
        return left < -0.5 || right > width + 0.5 || isClipped;
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });

async function expectArabic(page: Page): Promise<void> {
  const root = await page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    return { lang, dir, direction: getComputedStyle(document.body).direction, title: document.title };
  });
  expect(root).toMatchObject({
    lang: expect.stringMatching(/^ar\b/u) as string,
    dir: 'rtl',
    direction: 'rtl',
  });
  expect(root.title).toMatch(/\p{Script=Arabic}/u);
}

async function expectRoom(page: Page, width: number): Promise<void> {
  await setWidth(page, width);
  expect(await cutOff(page), `${width} px`).toEqual([]);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: `${width} px` })
    .toBe(width);
}

/** Every place of the settings; the last is a held text. */
const PLACES = ['reading', 'sites', 'hidden', 'language', 'data', 'about', 'source=002'];

inBothBrowsers(
  'in Arabic',
  (driver) => {
    const read = async (id: '002' | 'unrelated'): Promise<NewsPage> => {
      const news = await driver().open(addressOf(id));
      await driver().report(news);
      return news;
    };

    it('the popup reads from the right, with plurals, and keeps within 320 and 360 px', async () => {
      const news = await read('002');
      const popup = await driver().popup(news);
      await element(popup, '.lineage');
      await expectArabic(popup);
      expect(plain(await textOf(popup, 'h1'))).toBe(said(words.verdictThird, 'Financial Times'));
      for (const width of [320, 360]) await expectRoom(popup, width);

      const report = await driver().report(news);
      if (!('trace' in report)) throw new Error('the page was not read');
      expect(plain(await textOf(popup, '.shares'))).toContain(
        plural('words', report.trace.summary.addedWords),
      );
      // Amounts stand at the end of their lines: the left.
      const [name, amount] = await popup.$$eval('.shares li:first-child > :not(.swatch)', (all) =>
        all.map((one) => one.getBoundingClientRect().left),
      );
      expect(amount).toBeLessThan(name ?? 0);
      expect(await axeViolations(popup)).toEqual([]);
      await popup.close();
      await news.page.close();
    });

    it('the settings count in the right plural form, and keep within 320 px', async () => {
      const page = await driver().extensionPage('extension/options/index.html');
      for (const place of PLACES) {
        await page.evaluate((hash) => (location.hash = hash), place);
        await element(page, 'main h1');
        await expectArabic(page);
        await expectRoom(page, 320);
        await expectRoom(page, 1100);
        expect(await axeViolations(page)).toEqual([]);
      }
      await until('the length of the held text', async () =>
        plain(await textOf(page, 'main')).includes(plural('heldParagraphs', 112)),
      );
      await page.close();
    });

    it('the library counts its sources in the right plural form, and keeps within 320 px', async () => {
      const page = await driver().extensionPage('extension/shelf/index.html');
      await until('the number of sources', async () =>
        plain(await textOf(page, 'main')).includes(plural('sourceCount', 5)),
      );
      for (const [place, ready] of [
        ['sources', '.entry'],
        ['open=002', '.preview'],
        ['packs', '[role="switch"]'],
        ['storage', '.facts'],
      ] as const) {
        await page.evaluate((hash) => (location.hash = hash), place);
        await element(page, ready);
        await expectArabic(page);
        await expectRoom(page, 320);
        await expectRoom(page, 1100);
        expect(await axeViolations(page), place).toEqual([]);
      }
      await page.close();
    });

    it('the first page keeps within 320 px and sets a passage of another direction its own way', async () => {
      const page = await driver().extensionPage('extension/welcome/index.html');
      await element(page, 'blockquote');
      await expectArabic(page);
      for (const width of [320, 1100]) await expectRoom(page, width);
      await expect
        .poll(() => page.$eval('blockquote', (passage) => getComputedStyle(passage).direction))
        .toBe('ltr');
      expect(await axeViolations(page)).toEqual([]);
      await page.close();
    });

    it('Check a text reads from the right, field and result, and keeps within 320 px', async () => {
      const page = await driver().extensionPage('extension/check/index.html');
      await element(page, 'textarea');
      await expectArabic(page);
      for (const width of [320, 1100]) await expectRoom(page, width);
      expect(await axeViolations(page)).toEqual([]);

      const draft = await readFile(join(ROOT, 'seeds/001_0d17552ae829d36b.txt'), 'utf8');
      await page.$eval(
        'textarea',
        (field, text) => {
          field.value = text;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        },
        draft,
      );
      await (await element(page, '.primary')).click();
      await element(page, '.text-badge');
      expect(plain(await textOf(page, '.trace-pane h1'))).toContain('Financial Times');
      for (const width of [320, 1100]) await expectRoom(page, width);
      const [trace, text] = await page.$$eval('.trace-pane, .trace-pane + *', (both) =>
        both.map((one) => one.getBoundingClientRect().left),
      );
      // The trace comes first: it stands at the right.
      expect(trace).toBeGreaterThan(text ?? Number.NaN);
      expect(await axeViolations(page)).toEqual([]);
      await page.close();
    });

    it('badges and card read from the right beside an English text', async () => {
      const news = await read('002');
      const badges = await news.badgesWhen('any', (all) => all.length > 0);
      for (const { name } of badges) expect(name).toMatch(/^\p{Script=Arabic}/u);
      const first = badges[1]?.index ?? 0;
      const card = await news.clickBadge(first);
      expect(card.text).toContain(words.cardPage.message);
      const sides = await news.root.run((root) => {
        const left = (selector: string): number =>
          root.querySelector(selector)?.getBoundingClientRect().left ?? Number.NaN;
        const dialog = root.querySelector('[role="dialog"]')!;
        return {
          direction: getComputedStyle(dialog).direction,
          quotes: [...dialog.querySelectorAll('.side .hw-quote')].map((quote) => {
            const { direction, lineHeight, fontFamily, fontSize } = getComputedStyle(quote);
            return [direction, lineHeight, fontSize, fontFamily].join();
          }),
          source: left('.source-side'),
          page: left('.side:not(.source-side)'),
          wide: dialog.scrollWidth - dialog.clientWidth,
        };
      });
      expect(sides?.direction).toBe('rtl');
      expect(sides?.source).toBeGreaterThan(sides?.page ?? Number.NaN);
      expect(sides?.wide).toBe(0);
      // Both passages are English: set alike, as English is set.
      expect(new Set(sides?.quotes)).toHaveProperty('size', 1);
      expect(sides?.quotes[0]).toMatch(/^ltr,26px,15\.5px,/u);
      expect(await axeViolationsInRoot(news, '[role="dialog"]')).toEqual([]);
      await news.page.close();
    });
  },
  { language: 'ar' },
);
