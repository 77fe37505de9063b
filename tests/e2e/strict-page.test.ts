/** A page whose policy allows nothing: badge, marks and card are there all the same. */
import { expect, it } from 'vitest';
import { addressOf } from '../site/pages';
import { STRICT } from '../site/server';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

inBothBrowsers('a page with the strictest policy', (driver) => {
  it('has badges and a card that look as anywhere, and marks in its text', async () => {
    await driver().changeSettings({ highlights: 'always' });
    const news = await driver().open(`${addressOf('002')}?${STRICT}`);
    const badges = await news.badgesWhen('some', (all) => all.length > 5);
    // Its own style sheet was refused.
    await expect.poll(() => news.page.evaluate(() => getComputedStyle(document.body).maxWidth)).toBe('none');
    expect(badges.find(({ visible }) => visible)?.rect.height).toBe(22);
    const line = await until('a line under added words', () =>
      news.page.evaluate(() => {
        const [name, marks] = [...CSS.highlights].find(([key]) => key.startsWith('headwater-added-')) ?? [];
        const [range] = marks ?? [];
        const word = range?.startContainer.parentElement;
        return word ? getComputedStyle(word, `::highlight(${name})`).textDecorationLine : null;
      }),
    );
    expect(line).toBe('underline');
    const card = await news.clickBadge(badges[1]?.index ?? -1);
    expect(card.rect.width).toBe(680);
    await expect
      .poll(() => news.root.run((root) => getComputedStyle(root.querySelector('[role="dialog"]')!).position))
      .toBe('fixed');
    const errors = news.errors.filter((text) => !/style|image|icon|img-src|font/i.test(text));
    expect(errors).toEqual([]);
    await driver().resetSettings();
    await news.page.close();
  });
});
