/** To the next and the previous badge by keyboard, and back to the page. */
import { expect, it } from 'vitest';
import { addressOf } from '../site/pages';
import type { Driver } from './harness/driver';
import type { NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

async function opened(driver: Driver): Promise<{ news: NewsPage; indexes: readonly number[] }> {
  const news = await driver.open(addressOf('002'));
  await news.badgesWhen('some', (all) => all.length > 5);
  await news.page.bringToFront();
  const shown = (await news.badges()).filter(({ visible }) => visible);
  return { news, indexes: shown.map(({ index }) => index) };
}

/** Steps and waits for the focus to be on a badge that is wholly in the window. */
async function step(driver: Driver, news: NewsPage, by: 1 | -1, to: number | undefined): Promise<void> {
  await driver.tell(news, 'step', { by });
  await until(`the focus on badge ${to}`, async () => (await news.focusedBadge()) === to);
  const inWindow = await news.root.run((root) => {
    const { top, bottom } = root.activeElement!.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight && root.activeElement!.matches(':focus-visible');
  });
  expect(inWindow).toBe(true);
}

const tip = (news: NewsPage): Promise<string | null | undefined> =>
  news.root.run((root) => root.querySelector<HTMLElement>('.tip')?.innerText ?? null);

const active = (news: NewsPage): Promise<string | undefined> =>
  news.page.evaluate(() => document.activeElement?.localName);

inBothBrowsers('stepping through the badges', (driver) => {
  it('goes on from the focused one and says when it comes around', async () => {
    const { news, indexes } = await opened(driver());
    // With the mouse used last, the ring shows nonetheless.
    await news.page.mouse.click(600, 300);
    await step(driver(), news, 1, indexes[0]);
    await step(driver(), news, 1, indexes[1]);
    await step(driver(), news, -1, indexes[0]);
    await step(driver(), news, -1, indexes.at(-1));
    await until('the tip says so', async () => (await tip(news))?.includes('on from the last'));
    await step(driver(), news, 1, indexes[0]);
    await until('the tip says so', async () => (await tip(news))?.includes('on from the first'));
    await step(driver(), news, 1, indexes[1]);
    await until('the tip is of another', async () => {
      const text = await tip(news);
      return typeof text === 'string' && !text.includes('on from');
    });
    await news.page.close();
  });

  it('begins where the reader is, passes over hidden badges, and Escape leads back to the page', async () => {
    const { news, indexes } = await opened(driver());
    const third = indexes[5] ?? -1;
    await news.reveal(third);
    const top = (await news.badges()).find(
      ({ visible, rect, index }) => visible && rect.y >= 0 && indexes.includes(index),
    );
    await step(driver(), news, 1, top?.index);
    const at = indexes.indexOf(top?.index ?? -1);

    // The next one is clipped away, as behind "read more".
    const next = (await news.badges()).find(({ index }) => index === indexes[at + 1]);
    const words = (/Paragraph: (.*)…$/u.exec(next?.name ?? '')?.[1] ?? '?').split(' ').slice(0, 3).join(' ');
    await news.page.evaluate((start) => {
      const hidden = [...document.querySelectorAll('p')].find(({ textContent }) =>
        textContent.replace(/\s+/g, ' ').includes(start),
      );
      hidden?.setAttribute('style', 'height: 1px; overflow: hidden; margin: 0');
    }, words);
    await news.badgesWhen('one hidden', (all) =>
      all.some(({ index, visible }) => index === next?.index && !visible),
    );
    await step(driver(), news, 1, indexes[at + 2]);

    await until('a tip', async () => (await tip(news)) !== null);
    await news.press('Escape');
    await until('no tip', async () => (await tip(news)) === null);
    await expect.poll(() => news.focusedBadge()).toBe(indexes[at + 2]);
    await news.press('Escape');
    await expect.poll(() => news.focusedBadge()).toBeUndefined();
    await expect.poll(() => active(news)).toBe('body');
    // From where the reader was, though nothing has the focus now.
    await step(driver(), news, 1, indexes[at + 3]);
    expect(news.errors).toEqual([]);
    await news.page.close();
  });

  it('gives the focus back to where it was, if that is in sight', async () => {
    const { news, indexes } = await opened(driver());
    await news.page.focus('header a');
    await step(driver(), news, 1, indexes[0]);
    await until('a tip', async () => (await tip(news)) !== null);
    await news.press('Escape');
    await news.press('Escape');
    await expect.poll(() => active(news)).toBe('a');
    await news.page.close();
  });

  it('does nothing while badges are off', async () => {
    const { news } = await opened(driver());
    await driver().changeSettings({ badges: 'off' });
    await news.badgesWhen('none', (all) => all.length === 0);
    const before = await news.page.evaluate(() => scrollY);
    await driver().tell(news, 'step', { by: 1 });
    await expect.poll(() => active(news)).toBe('body');
    await expect.poll(() => news.page.evaluate(() => scrollY)).toBe(before);
    await driver().resetSettings();
    await news.page.close();
  });
});
