/** The page stays the page: nothing moves, nothing is copied or found, changes are followed. */
import { expect, it } from 'vitest';
import { addressOf } from '../site/pages';
import type { Driver } from './harness/driver';
import type { Badge, NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

/** Style sheets that pages are known to have, each by itself enough to break naive badges. */
const HOSTILE: Readonly<Record<string, string>> = {
  'inline boxes made blocks':
    'span, button, section, div { display: block !important } * { letter-spacing: 1px !important }',
  'a flex column': 'article, main { display: flex !important; flex-direction: column }',
  'a grid of two columns': 'article { display: grid !important; grid-template-columns: 1fr 1fr; gap: 12px }',
  'three text columns': 'article { columns: 3 !important; max-width: none !important }',
  'text from right to left': 'html { direction: rtl }',
  'a zoomed page': 'html { zoom: 1.5 }',
  'twice the size': 'html { zoom: 2 }',
  'a box clipped behind “read more”':
    'article { max-height: 1500px !important; overflow: hidden !important }',
  'a header that stays': 'header { position: sticky; top: 0; z-index: 5; background: Canvas }',
  'a moved and scaled article': 'main { transform: translate(30px, 12px) scale(0.8); transform-origin: 0 0 }',
  'a positioned root with a margin':
    'html { position: relative; margin: 40px } body { position: relative; overflow-x: hidden }',
  'no room between paragraphs': 'p { margin: 0 !important; padding: 0 !important; text-align: justify }',
  'a body that scrolls':
    'html { height: 100%; overflow: hidden } body { height: 100%; overflow: auto; margin: 0 }',
};

const some = (badges: readonly Badge[]): boolean => badges.length > 5;

/** A page with badges, after `css` was added while Headwater was off, and the boxes that it then had. */
async function withStyle(driver: Driver, css: string): Promise<{ news: NewsPage; boxes: string }> {
  const host = new URL(addressOf('002')).hostname;
  await driver.changeSettings({ offSites: [host] });
  const news = await driver.open(addressOf('002'));
  await news.page.evaluate(async (text) => {
    const style = document.createElement('style');
    style.textContent = text;
    document.head.append(style);
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  }, css);
  const boxes = await boxesOf(news);
  await driver.changeSettings({ offSites: [] });
  await news.badgesWhen('some', some);
  return { news, boxes };
}

/** Every box of the document and its scrolling size, to a tenth of a pixel. */
const boxesOf = (news: NewsPage): Promise<string> =>
  news.page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const boxes = [...document.body.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height].map((value) => value.toFixed(1)).join(' ');
    });
    return [`${scrollWidth} ${scrollHeight}`, ...boxes].join('\n');
  });

/** Words of the page that lie beneath a badge by more than the slack of a line's box. */
async function covered(news: NewsPage): Promise<readonly string[]> {
  const badges = (await news.badges()).filter(({ visible }) => visible).map(({ rect }) => rect);
  return news.page.evaluate((rects) => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (!/\S/.test(node.nodeValue ?? '') || node.parentElement?.closest('script, style')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects())
        for (const badge of rects) {
          const width = Math.min(badge.x + badge.width, line.right) - Math.max(badge.x, line.left);
          const height = Math.min(badge.y + badge.height, line.bottom) - Math.max(badge.y, line.top);
          if (width > 1 && height > 4)
            found.push(`${(node.nodeValue ?? '').slice(0, 30)} ${width} × ${height}`);
        }
    }
    return found;
  }, badges);
}

inBothBrowsers('a page with badges', (driver) => {
  it.each(Object.keys(HOSTILE))(
    'keeps every box in its place under %s, and no badge covers text',
    async (name) => {
      const { news, boxes } = await withStyle(driver(), HOSTILE[name] ?? '');
      await expect.poll(() => boxesOf(news)).toBe(boxes);
      expect((await news.badges()).filter(({ visible }) => visible)).not.toEqual([]);
      await expect.poll(() => covered(news)).toEqual([]);
      expect(news.errors).toEqual([]);
      await news.page.close();
    },
  );

  it('gives nothing of ours to copying, searching and page scripts', async () => {
    const news = await driver().open(addressOf('002'));
    const badges = await news.badgesWhen('some', some);
    const label = badges[2]?.name.split(' ').slice(0, 2).join(' ') ?? '';
    const seen = await news.page.evaluate((words) => {
      const selection = getSelection();
      selection?.selectAllChildren(document.documentElement);
      const copied = String(selection);
      selection?.removeAllRanges();
      const find = (window as unknown as { find: (text: string) => boolean }).find;
      const host = document.querySelector('headwater-badges');
      return {
        copied: copied.includes(' · Financial Times'),
        found: find(`${words} ·`) || find('· Financial Times ·'),
        text: document.documentElement.innerText.includes(' · Financial Times'),
        root: host?.shadowRoot ?? null,
        attributes: host?.getAttributeNames() ?? [],
      };
    }, label);
    expect(seen).toEqual({ copied: false, found: false, text: false, root: null, attributes: [] });
    await news.page.close();
  });

  it('does nothing when the page makes up clicks', async () => {
    const news = await driver().open(addressOf('002'));
    await news.badgesWhen('some', some);
    await news.page.evaluate(() => {
      const host = document.querySelector('headwater-badges');
      for (const type of ['pointerover', 'pointerdown', 'click'])
        host?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
    });
    const [badge] = (await news.badges()).filter(({ visible }) => visible);
    await news.root.run((root, index) => {
      root.querySelector<HTMLElement>(`[data-index="${index}"]`)?.click();
    }, badge?.index ?? -1);
    await expect.poll(() => news.cardNow()).toBeUndefined();
    expect((await news.clickBadge(badge?.index ?? -1)).name).not.toBe('');
    await news.page.close();
  });

  it('follows edits in place, nodes that a script replaces, and navigation without loading', async () => {
    const news = await driver().open(addressOf('002'));
    const before = await news.badgesWhen('some', some);
    const last = before.findLast(({ visible }) => visible);

    // A framework draws the same words again with new nodes.
    await news.page.evaluate(() => {
      for (const paragraph of document.querySelectorAll('article p'))
        paragraph.replaceWith(paragraph.cloneNode(true));
    });
    await news.badgesWhen(
      'all back',
      (all) => all.filter(({ visible }) => visible).length === before.filter(({ visible }) => visible).length,
    );
    await news.clickBadge(last?.index ?? -1);
    await news.press('Escape');
    await news.cardGone();

    // The last matched paragraph becomes another.
    await news.page.evaluate(
      (start) => {
        const edited = [...document.querySelectorAll('article p')].find(({ textContent }) =>
          textContent.startsWith(start),
        );
        if (edited)
          edited.textContent = 'The harbour council will vote on new lamps for the old rope works in spring.';
      },
      (last?.name.split('Paragraph: ')[1] ?? '').replace('…', ''),
    );
    await news.badgesWhen('one fewer', (all) => all.every(({ name }) => name !== last?.name));

    // The page shows another story without loading.
    await news.page.evaluate(() => {
      history.pushState({}, '', '/city/somewhere-else');
      const story = document.createElement('article');
      for (let i = 0; i < 8; i += 1) {
        const paragraph = document.createElement('p');
        paragraph.textContent = `Story ${i}: the ferry to the islands will run twice on Sundays, says the harbour office, and once on other days.`;
        story.append(paragraph);
      }
      document.querySelector('article')?.replaceWith(story);
    });
    await until('nothing of ours', async () => (await news.page.$('headwater-badges')) === null);
    expect((await driver().report(news)).state).toBe('nothing');
    expect(news.errors).toEqual([]);
    await news.page.close();
  });
});
