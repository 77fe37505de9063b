/** "Hide…" in the card: a menu of three, and the answer, which can be undone, in the same place. */
import { expect, it } from 'vitest';
import { addressOf } from '../site/pages';
import type { Driver } from './harness/driver';
import type { NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

/** Without the www., which a reader never says. */
const HOST = new URL(addressOf('002')).hostname.replace('www.', '');

/** A page with its card open at the second badge, whose text is there once. */
async function opened(driver: Driver): Promise<{ news: NewsPage; index: number }> {
  const news = await driver.open(addressOf('002'));
  const badges = await news.badgesWhen('some', (all) => all.length > 5);
  const index = badges[1]?.index ?? -1;
  await news.clickBadge(index);
  return { news, index };
}

/** What has the focus among what is ours, and what the card says of hiding. */
const hiding = async (
  news: NewsPage,
): Promise<{ focused: string; items: readonly string[]; says: string; isOpen: boolean }> => {
  const found = await news.root.run((root) => ({
    focused: (root.activeElement as HTMLElement | null)?.innerText.split('\n')[0] ?? '',
    items: [...root.querySelectorAll('[role="menuitem"]')].map((item) => item.firstChild?.nodeValue ?? ''),
    says: root.querySelector('[role="status"]')?.textContent ?? '',
    isOpen: root.querySelector('[role="dialog"]') !== null,
  }));
  return found ?? { focused: '', items: [], says: '', isOpen: false };
};

const whenHiding = (
  news: NewsPage,
  what: string,
  fits: (now: Awaited<ReturnType<typeof hiding>>) => boolean,
): Promise<unknown> => until(what, async () => fits(await hiding(news)));

const ITEMS = ['This match is wrong', 'Not on this site', 'Not from this source'];

/** By mouse, as far as the answer. */
async function choose(news: NewsPage, at: number): Promise<void> {
  await news.clickOwn('.hide-button');
  await news.clickOwn(`[role="menuitem"]:nth-of-type(${at + 1})`);
  await whenHiding(news, 'the answer', ({ says }) => says === 'Hidden.');
}

inBothBrowsers('hiding from the card', (driver) => {
  it('is done, taken back and left by keyboard alone', async () => {
    const { news, index } = await opened(driver());
    await news.page.keyboard.down('Shift');
    await news.press('Tab');
    await news.page.keyboard.up('Shift');
    await expect.poll(() => hiding(news)).toEqual({ focused: 'Hide…', items: [], says: '', isOpen: true });

    await news.press('Enter');
    await expect.poll(() => hiding(news)).toMatchObject({ focused: ITEMS[0], items: ITEMS });
    await news.press('ArrowUp');
    await expect.poll(() => hiding(news)).toMatchObject({ focused: ITEMS[2] });
    await news.press('ArrowDown');
    await news.press('ArrowDown');
    await expect.poll(() => hiding(news)).toMatchObject({ focused: ITEMS[1] });
    await news.press('Home');
    await news.press('End');
    await expect.poll(() => hiding(news)).toMatchObject({ focused: ITEMS[2] });
    await news.press('Escape');
    await expect.poll(() => hiding(news)).toMatchObject({ focused: 'Hide…', items: [], isOpen: true });
    await news.press('Enter');
    await news.press('Tab');
    await expect.poll(() => hiding(news)).toMatchObject({ items: [], isOpen: true });

    await news.page.keyboard.down('Shift');
    await news.press('Tab');
    await news.page.keyboard.up('Shift');
    await news.press('Enter');
    await news.press('Enter');
    await whenHiding(news, 'the answer', ({ says, focused }) => says === 'Hidden.' && focused === 'Undo');
    await news.badgesWhen('one fewer', (all) => all.every((badge) => badge.index !== index));
    expect((await hiding(news)).isOpen).toBe(true);
    await expect.poll(() => driver().ask('mutes', {})).toMatchObject([{ kind: 'match' }]);

    await news.press('Enter');
    await news.badgesWhen('all back', (all) => all.some((badge) => badge.index === index && badge.expanded));
    await expect.poll(() => hiding(news)).toMatchObject({ focused: 'Hide…', says: '', isOpen: true });
    await expect.poll(() => driver().ask('mutes', {})).toEqual([]);
    await news.press('Escape');
    await news.cardGone();
    await expect.poll(() => news.focusedBadge()).toBe(index);
    expect(news.errors).toEqual([]);
    await news.page.close();
  });

  it('of a site leaves the answer on a page that is otherwise as it was', async () => {
    const { news } = await opened(driver());
    await choose(news, 1);
    await news.badgesWhen('none', (all) => all.length === 0);
    await until('no marks', async () => Object.keys(await news.highlights()).length === 0);
    expect((await driver().ask('settings', {})).offSites).toEqual([HOST]);
    expect((await hiding(news)).isOpen).toBe(true);

    await news.clickOwn('.undo');
    await until('on again', async () => (await driver().ask('settings', {})).offSites.length === 0);
    expect((await hiding(news)).isOpen).toBe(true);
    await news.press('Escape');
    await news.badgesWhen('back', (all) => all.length > 5);
    await expect.poll(() => news.page.$$eval('headwater-badges', (all) => all.length)).toBe(1);

    await news.clickBadge((await news.badges())[1]?.index ?? -1);
    await choose(news, 1);
    await news.press('Escape');
    await until('nothing of ours', async () => (await news.page.$('headwater-badges')) === null);
    await expect.poll(() => news.page.evaluate(() => document.activeElement?.localName)).toBe('body');
    expect(news.errors).toEqual([]);
    await driver().resetSettings();
    await news.page.close();
  });

  it('of a source takes all of its badges, and the focus goes to the page', async () => {
    const { news, index } = await opened(driver());
    const before = await news.badges();
    await choose(news, 2);
    await news.badgesWhen('none of the Financial Times', (all) =>
      all.every(({ name }) => !name.includes('Financial Times')),
    );
    await news.press('Escape');
    await expect.poll(() => news.root.run((root) => root.querySelector('[role="dialog"]'))).toBeFalsy();
    const place = await news.page.evaluate(() => ({
      active: document.activeElement?.localName,
      near: getSelection()?.anchorNode?.parentElement?.closest('p')?.textContent ?? '',
    }));
    expect(place.active).toBe('body');
    const name = before.find((badge) => badge.index === index)?.name ?? '';
    const words = (/Paragraph: (.*)…$/u.exec(name)?.[1] ?? '?').split(' ').slice(0, 3).join(' ');
    expect(place.near.replace(/\s+/g, ' ')).toContain(words);
    const ids = (await driver().ask('mutes', {})).map(({ id }) => id);
    expect(ids).toHaveLength(1);
    await driver().ask('unmute', { ids });
    await news.badgesWhen('all back', (all) => all.length === before.length);
    await news.page.close();
  });

  it('is not done by clicks that the page makes up', async () => {
    const { news } = await opened(driver());
    const click = (selector: string): Promise<unknown> =>
      news.root.run((root, wanted) => root.querySelector<HTMLElement>(wanted)?.click(), selector);
    await click('.hide-button');
    expect((await hiding(news)).items).toEqual([]);
    await news.clickOwn('.hide-button');
    await click('[role="menuitem"]');
    await expect.poll(() => hiding(news)).toMatchObject({ items: ITEMS, says: '' });
    await expect.poll(() => driver().ask('mutes', {})).toEqual([]);
    await news.page.close();
  });
});
