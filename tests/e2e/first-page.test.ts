/** The first page shows what Headwater does and what it asks on one screen, also in longer languages. */
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { element } from './harness/driver';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const LANGUAGES = ['en', 'de', 'fr', 'uk', 'ar'] as const;

/** What of the selected elements is not wholly inside the window. */
const outside = (page: Page, selector: string): Promise<readonly string[]> =>
  page.$$eval(selector, (found) =>
    found
      .map((one) => {
        const { top, bottom, left, right } = one.getBoundingClientRect();
        const { clientWidth } = document.documentElement;
        const isIn = top >= 0 && left >= 0 && bottom <= innerHeight && right <= clientWidth;
        return isIn ? '' : `${one.className} ${[top, bottom, left, right].map(Math.round).join()}`;
      })
      .filter((one) => one !== ''),
  );

inBothBrowsers('the first page', (driver) => {
  it.each(LANGUAGES)(
    'stands on one screen in %s: the sample, three choices, and the button',
    async (language) => {
      await driver().changeSettings({ language });
      const page = await driver().extensionPage('extension/welcome/index.html');
      await element(page, '.sample');
      await expect.poll(() => page.$$eval('.ask input[type="radio"]', (all) => all.length)).toBe(3);
      for (const [width, height, whole] of [
        [1280, 720, 'h1, .sample, .ask, .facts'],
        [1024, 768, 'h1, .sample, .ask, .facts h2'],
      ] as const) {
        await page.setViewport({ width, height });
        await until('the window', () => page.evaluate((wide) => innerWidth === wide, width));
        expect(await outside(page, whole), `${width} × ${height}`).toEqual([]);
      }
      await page.setViewport({ width: 390, height: 844 });
      await until('the window', () => page.evaluate(() => innerWidth === 390));
      expect(await outside(page, 'h1, .sample blockquote, .ask h2')).toEqual([]);
      // The choices begin on the first screen, and nothing is wider than it.
      await expect
        .poll(() =>
          page.evaluate(
            () =>
              document.documentElement.scrollWidth <= innerWidth &&
              (document.querySelector('.ask .choice')?.getBoundingClientRect().bottom ?? Infinity) <=
                innerHeight,
          ),
        )
        .toBe(true);
      await page.close();
      await driver().resetSettings();
    },
  );
});
