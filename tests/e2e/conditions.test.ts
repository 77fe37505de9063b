/** How readers set their screens: forced colours, twice the size, less motion. */
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { addressOf } from '../site/pages';
import { axeViolations } from './harness/axe';
import { element } from './harness/driver';
import type { Badge } from './harness/news-page';
import { OWN_PAGES } from './harness/own-pages';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const some = (badges: readonly Badge[]): boolean => badges.some(({ visible }) => visible);

/** Elements that reach beyond the window's width or whose own words do not fit into them. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    const found: string[] = [];
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (!element.checkVisibility() || element.closest('.hw-sr, svg')) continue;
      const { left, right, width } = element.getBoundingClientRect();
      const { overflowX } = getComputedStyle(element);
      const isBeyond = width > 1 && (right > clientWidth + 1 || left < -1);
      const isClipped = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      if (isBeyond || isClipped) found.push(`${element.localName}.${element.className} ${left}–${right}`);
    }
    return found;
  });

inBothBrowsers('at twice the size', (driver) => {
  it.each(OWN_PAGES)('nothing of %s is cut off, and axe is content', async (path, ready) => {
    const page = await driver().extensionPage(path);
    // A window of 1280 × 900 at 200 per cent.
    await page.setViewport({ width: 640, height: 450, deviceScaleFactor: 2 });
    await element(page, ready);
    expect(await cutOff(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  it('nothing of the popup is cut off: with letters of twice the size, and 320 px narrow', async () => {
    const news = await driver().open(addressOf('002'));
    await news.badgesWhen('some', some);
    const popup = await driver().popup(news);
    await element(popup, 'main h1');
    // Browsers give popups up to 800 px; a scroll bar takes some of them.
    await popup.setViewport({ width: 760, height: 900 });
    await popup.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await cutOff(popup)).toEqual([]);
    await popup.evaluate(() => document.documentElement.style.removeProperty('font-size'));
    const scrollBar = await popup.evaluate(() => innerWidth - document.documentElement.clientWidth);
    await popup.setViewport({ width: 320 + scrollBar, height: 900 });
    await popup.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    expect(await cutOff(popup)).toEqual([]);
    await popup.close();
    await news.page.close();
  });
});

inBothBrowsers(
  'in forced colours',
  (driver) => {
    it('marks in the page are lines of the layer, and badges keep their shape', async () => {
      const news = await driver().open(addressOf('002'));
      const badges = await news.badgesWhen('some', some);
      await expect
        .poll(() => news.page.evaluate(() => matchMedia('(forced-colors: active)').matches))
        .toBe(true);
      const report = await driver().report(news);
      if (report.state !== 'matches') throw new Error(report.state);
      const marked = report.trace.paragraphs.find(
        ({ match, index }) =>
          match !== null &&
          match.same.length > 0 &&
          badges.some((badge) => badge.index === index && badge.visible),
      );
      await news.hoverBadge(marked?.index ?? -1);
      const lines = await until('lines', () =>
        news.root.run((root) =>
          [...root.querySelectorAll<HTMLElement>('.line')].map((line) => {
            const style = getComputedStyle(line);
            return {
              width: line.getBoundingClientRect().width,
              drawn: style.borderBottomStyle !== 'none' || style.backgroundColor !== 'rgba(0, 0, 0, 0)',
            };
          }),
        ),
      );
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.filter(({ width, drawn }) => width < 2 || !drawn)).toEqual([]);
      expect(Object.keys(await news.highlights())).toEqual([]);
      await news.page.close();
    });

    it.each(OWN_PAGES)('axe is content with %s', async (path, ready) => {
      const page = await driver().extensionPage(path);
      await element(page, ready);
      await expect.poll(() => page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
      expect(await axeViolations(page)).toEqual([]);
      await page.close();
    });

    it('the popup tells its parts by filling and line, not by colour', async () => {
      const news = await driver().open(addressOf('002'));
      await news.badgesWhen('some', some);
      const popup = await driver().popup(news);
      await element(popup, '.bar-part');
      expect(await axeViolations(popup)).toEqual([]);
      const looks = await popup.$$eval('.bar-part', (parts) =>
        parts.map((part) => {
          const { backgroundColor, backgroundImage, borderTopStyle, borderTopColor } = getComputedStyle(part);
          return [backgroundColor, backgroundImage, borderTopStyle, borderTopColor].join(' ');
        }),
      );
      expect(looks.length).toBeGreaterThan(1);
      expect(new Set(looks).size).toBe(looks.length);
      await popup.close();
      await news.page.close();
    });
  },
  { forcedColours: true },
);

inBothBrowsers(
  'with less motion',
  (driver) => {
    it('nothing of ours moves', async () => {
      const news = await driver().open(addressOf('002'));
      const badges = await news.badgesWhen('some', some);
      await expect
        .poll(() => news.page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches))
        .toBe(true);
      await news.clickBadge(badges.find(({ visible }) => visible)?.index ?? -1);
      const moving = await news.root.run((root) =>
        [...root.querySelectorAll('*')]
          .filter((element) => {
            const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
            const lasts = (times: string): boolean =>
              times.split(',').some((time) => parseFloat(time) > 0.01);
            return (animationName !== 'none' && lasts(animationDuration)) || lasts(transitionDuration);
          })
          .map(({ className }) => String(className)),
      );
      expect(moving).toEqual([]);
      await news.page.close();
    });
  },
  { reducedMotion: true },
);
