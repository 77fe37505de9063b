/** Badges stay by their paragraphs: in boxes that scroll, beneath headers, when fonts come late, under zoom. */
import { expect, it } from 'vitest';
import { addressOf } from '../site/pages';
import type { Driver } from './harness/driver';
import type { NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

async function opened(driver: Driver, css = ''): Promise<NewsPage> {
  const news = await driver.open(addressOf('002'));
  await news.page.evaluate((text) => {
    const style = document.createElement('style');
    style.textContent = text;
    document.head.append(style);
  }, css);
  await news.badgesWhen('some', (all) => all.length > 5);
  await news.page.bringToFront();
  return news;
}

interface Place {
  readonly index: number;
  /** From the end of the paragraph's last line to the badge's middle. */
  readonly x: number;
  readonly y: number;
  readonly lineHeight: number;
  /** Of the badge, in the window. */
  readonly top: number;
}

/** Where the visible badges stand, seen from the last lines of their paragraphs. */
async function places(news: NewsPage): Promise<readonly Place[]> {
  const badges = (await news.badges()).filter(({ visible }) => visible);
  const wanted = badges.map(({ index, name, rect }) => ({
    index,
    rect,
    start: (/Paragraph: (.*)…$/u.exec(name)?.[1] ?? '?').slice(0, 30),
  }));
  return news.page.evaluate((all) => {
    const paragraphs = [...document.querySelectorAll('article p')].map((element) => ({
      element,
      text: element.textContent.replace(/\s+/g, ' ').trim(),
    }));
    return all.flatMap(({ index, rect, start }) => {
      const found = paragraphs.filter(({ text }) => text.startsWith(start));
      if (found.length !== 1) return [];
      const range = document.createRange();
      range.selectNodeContents(found[0]!.element);
      const line = [...range.getClientRects()].findLast(({ width }) => width > 0)!;
      const y = rect.y + rect.height / 2 - (line.top + line.bottom) / 2;
      return [{ index, x: rect.x - line.right, y, lineHeight: line.height, top: rect.y }];
    });
  }, wanted);
}

const rounded = (all: readonly Place[]): readonly string[] =>
  all.map(({ index, x, y }) => `${index}: ${x.toFixed()} ${y.toFixed()}`);

/** By the line, or in the gap beneath it. */
const isByItsLine = ({ y, lineHeight }: Place): boolean => y > -lineHeight && y < lineHeight * 2;

inBothBrowsers('badges', (driver) => {
  it('move with a box that scrolls in the page, in the same frame', async () => {
    const news = await opened(driver(), 'main { height: 800px; overflow: auto }');
    await news.page.evaluate(() =>
      document.querySelector('main')!.scrollTo({ top: 900, behavior: 'instant' }),
    );
    const before = await until('some placed', async () => {
      const all = await places(news);
      return all.length > 2 && all.every(isByItsLine) && all;
    });
    await news.page.evaluate(
      () =>
        new Promise<void>((done) => {
          document.querySelector('main')!.scrollBy({ top: 90, behavior: 'instant' });
          // The scroll event comes before the frame is painted.
          requestAnimationFrame(() => requestAnimationFrame(() => done()));
        }),
    );
    const after = await places(news);
    const both = rounded(before).filter((_, i) => after.some(({ index }) => index === before[i]!.index));
    expect(both.length).toBeGreaterThan(1);
    expect(rounded(after)).toEqual(expect.arrayContaining([...both]));
    expect(after[0]!.top).not.toBe(before[0]!.top);
    await news.page.close();
  });

  it('go beneath a header that stays', async () => {
    const news = await opened(
      driver(),
      'header { position: sticky !important; top: 0; z-index: 5; background: white; min-height: 90px }',
    );
    const index = (await news.badges())[6]?.index ?? -1;
    const { y } = await news.reveal(index);
    const hit = (): Promise<string | undefined> =>
      news.badges().then((all) => {
        const { rect } = all.find((badge) => badge.index === index)!;
        return news.page.evaluate(
          (x, at) => document.elementFromPoint(x, at)?.closest('header, headwater-badges')?.localName,
          rect.x + 8,
          rect.y + rect.height / 2,
        );
      });
    await expect.poll(() => hit()).toBe('headwater-badges');
    await news.page.evaluate((by) => scrollBy({ top: by, behavior: 'instant' }), y - 30);
    await until('the header covers it', async () => (await hit()) === 'header');
    await news.page.close();
  });

  it('follow a font that comes late', async () => {
    const news = await opened(driver(), 'article p { font-family: late, serif !important }');
    await until('placed', async () => (await places(news)).every(isByItsLine));
    const height = (): Promise<number> => news.page.evaluate(() => document.body.scrollHeight);
    const before = await height();
    await news.page.evaluate(async () => {
      const late = new FontFace(
        'late',
        'local("DejaVu Sans Mono"), local("Liberation Mono"), local("Courier New")',
      );
      document.fonts.add(await late.load());
    });
    await until('the page has grown', async () => (await height()) !== before);
    await until('placed anew', async () => (await places(news)).every(isByItsLine));
    await news.page.close();
  });

  it('follow the browser’s zoom', async () => {
    const news = await opened(driver());
    const before = await news.page.evaluate(() => innerWidth);
    await driver().zoom(news, 2);
    try {
      await until('zoomed', async () => (await news.page.evaluate(() => innerWidth)) < before * 0.6);
      await until('placed', async () => {
        const all = await places(news);
        return all.length > 5 && all.every(isByItsLine);
      });
      const { rect } = await news.clickBadge((await news.badges())[1]?.index ?? -1);
      const [width, height] = await news.page.evaluate(() => [innerWidth, innerHeight]);
      expect(rect.x).toBeGreaterThanOrEqual(0);
      expect(rect.x + rect.width).toBeLessThanOrEqual(width!);
      expect(rect.y + rect.height).toBeLessThanOrEqual(height!);
    } finally {
      await driver().zoom(news, 1);
    }
    await news.page.close();
  });

  it.each([
    [320, 640],
    [320, 256],
  ])('open a card that a finger can use in a window of %i × %i', async (width, height) => {
    const news = await opened(driver());
    await news.page.setViewport({ width, height, deviceScaleFactor: 1 });
    await until('placed', async () => (await places(news)).every(isByItsLine));
    const { rect } = await news.clickBadge((await news.badges())[1]?.index ?? -1);
    expect(rect.x).toBeGreaterThanOrEqual(0);
    expect(rect.y).toBeGreaterThanOrEqual(0);
    expect(rect.x + rect.width).toBeLessThanOrEqual(width);
    expect(rect.y + rect.height).toBeLessThanOrEqual(height);
    const small = await news.root.run((root) => {
      const card = root.querySelector<HTMLElement>('[role="dialog"]')!;
      return {
        targets: [...card.querySelectorAll('button, a, summary')]
          .map((one) => one.getBoundingClientRect())
          .filter((box) => Math.min(box.width, box.height) < 40).length,
        sideways: card.scrollWidth - card.clientWidth,
      };
    });
    expect(small).toEqual({ targets: 0, sideways: 0 });

    // Everything is reached by Tab, and what has the focus is in the window.
    const stops = new Set<string>();
    for (let press = 0; press < 12; press += 1) {
      await news.press('Tab');
      const stop = await news.root.run((root) => {
        const active = root.activeElement as HTMLElement;
        const { top, bottom } = active.getBoundingClientRect();
        return { name: active.className || active.localName, isSeen: bottom > 0 && top < innerHeight };
      });
      expect(stop?.isSeen).toBe(true);
      stops.add(stop?.name ?? '');
    }
    expect([...stops].sort()).toEqual(
      expect.arrayContaining(['button hide-button', 'button primary', 'icon-button', 'middle', 'summary']),
    );
    await news.page.close();
  });
});
