/** Marks in the page's text: as the reader wants them, beside the page's own, and where a page allows no styles. */
import { expect, it } from 'vitest';
import { addressOf } from '../site/pages';
import type { Driver } from './harness/driver';
import type { NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const opened = async (driver: Driver): Promise<NewsPage> => {
  const news = await driver.open(addressOf('002'));
  await news.badgesWhen('some', (all) => all.length > 5);
  return news;
};

const marked = (news: NewsPage): Promise<readonly string[]> =>
  until('added words marked', async () => (await news.highlights())['headwater-added']);

inBothBrowsers('highlights', (driver) => {
  it('leave those of the page alone, even ones of the same name, and outlive a page that clears all', async () => {
    const news = await opened(driver());
    await news.page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('h1')!);
      for (const name of ['search-result', 'headwater-added']) CSS.highlights.set(name, new Highlight(range));
    });
    const own = (): Promise<readonly (string | undefined)[]> =>
      news.page.evaluate(() =>
        ['search-result', 'headwater-added'].map((name) => {
          const [range] = CSS.highlights.get(name) ?? [];
          return range?.toString().slice(0, 20);
        }),
      );
    const title = await own();
    await driver().changeSettings({ highlights: 'always' });
    expect((await marked(news)).length).toBeGreaterThan(1);
    await expect.poll(() => own()).toEqual(title);
    await driver().changeSettings({ highlights: 'point' });
    // Less its ending, the page's own is called so.
    await until('none of ours', async () => Object.keys(await news.highlights()).join() === 'headwater');
    await expect.poll(() => own()).toEqual(title);

    await news.page.evaluate(() => CSS.highlights.clear());
    await driver().changeSettings({ highlights: 'always' });
    await marked(news);
    await news.page.evaluate(() => CSS.highlights.clear());
    const badge = (await news.badges())[1]?.index ?? -1;
    await news.clickBadge(badge);
    await marked(news);
    await news.press('Escape');
    await news.cardGone();
    expect(news.errors).toEqual([]);
    await driver().resetSettings();
    await news.page.close();
  });

  it('come at a badge that is pointed at and go with the pointer; “never” is never', async () => {
    const news = await opened(driver());
    await expect.poll(() => news.highlights()).toEqual({});
    const badge = (await news.badges())[1]?.index ?? -1;
    await news.hoverBadge(badge);
    await until('marks', async () => Object.keys(await news.highlights()).length > 0);
    await news.page.mouse.move(4, 4);
    await until('no marks', async () => Object.keys(await news.highlights()).length === 0);
    await driver().changeSettings({ highlights: 'never' });
    await news.focusBadge(badge);
    await news.hoverBadge(badge);
    await expect.poll(() => news.highlights()).toEqual({});
    await driver().resetSettings();
    await news.page.close();
  });

  it('keep a legend by them until the reader knows it', async () => {
    const news = await opened(driver());
    const legend = (): Promise<string | null | undefined> =>
      news.root.run((root) => {
        const strip = root.querySelector<HTMLElement>('.legend');
        const box = strip?.getBoundingClientRect();
        return box && box.right <= innerWidth && box.bottom <= innerHeight ? strip!.innerText : null;
      });
    await driver().changeSettings({ highlights: 'always' });
    const text = await until('the legend', legend);
    expect(text.split(/\s*\n\s*/).filter(Boolean)).toEqual(['added', 'changed', 'same words']);
    await news.clickOwn('.legend button');
    await until('no legend', async () => (await legend()) === null);
    await driver().changeSettings({ legendSeen: 3, highlights: 'point' });
    await driver().changeSettings({ highlights: 'always' });
    await marked(news);
    await expect.poll(() => legend()).toBeNull();
    await driver().resetSettings();
    await news.page.close();
  });
});
