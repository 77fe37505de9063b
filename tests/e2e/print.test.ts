/** On paper and in the clipboard: by default nothing of ours, and marks with a list where the reader wants them. */
import { extractText, getDocumentProxy } from 'unpdf';
import type { KeyInput } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { addressOf } from '../site/pages';
import type { Driver } from './harness/driver';
import type { NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

interface Printed {
  readonly text: string;
  /** Colours that lines and grounds are drawn in, such as "#8a5200". */
  readonly colours: ReadonlySet<string>;
}

async function printed(news: NewsPage): Promise<Printed> {
  const pdf = await getDocumentProxy(new Uint8Array(await news.page.pdf()), { verbosity: 0 });
  const { text } = await extractText(pdf, { mergePages: true });
  const colours = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { argsArray } = await (await pdf.getPage(number)).getOperatorList();
    for (const arg of (argsArray as unknown[]).flat()) {
      if (typeof arg === 'string' && arg.startsWith('#')) colours.add(arg.toLowerCase());
    }
  }
  return { text: text.replace(/\s+/g, ' '), colours };
}

const ADDED = '#8a5200';
const REGION = 'Headwater: paragraphs that share text with a source we hold';

const opened = async (driver: Driver): Promise<NewsPage> => {
  const news = await driver.open(addressOf('002'));
  await news.badgesWhen('some', (all) => all.length > 5);
  return news;
};

inBothBrowsers('on paper and in the clipboard', (driver, name) => {
  it('is nothing of ours by default, though badges, marks and a card are on screen', async () => {
    await driver().changeSettings({ highlights: 'always' });
    const news = await opened(driver());
    const badges = await news.badges();
    await news.clickBadge(badges[1]?.index ?? -1);
    const { text, colours } = await printed(news);
    expect(text).toContain('security guarantees for Kyiv are now contingent');
    for (const ours of [REGION, ' · Financial Times', 'Retold', 'Held to trace text', 'not vouched for'])
      expect(text).not.toContain(ours);
    expect(colours).not.toContain(ADDED);
    await driver().resetSettings();
    await news.page.close();
  });

  it('are the marks and a list of what they say after the page, where the reader wants it', async () => {
    const news = await opened(driver());
    const before = await news.page.evaluate(() => document.documentElement.scrollHeight);
    await driver().changeSettings({ printMarks: true });
    const marked = await until(
      'marks for print',
      async () => (await news.highlights())['headwater-print-added'],
    );
    expect(marked.length).toBeGreaterThan(0);

    const { text, colours } = await until('the list', async () => {
      const now = await printed(news);
      return now.text.includes(REGION) ? now : undefined;
    });
    // Firefox prints a copy of the document, which takes no highlights along.
    expect(colours.has(ADDED)).toBe(name === 'chromium');
    const list = text.slice(text.indexOf(REGION));
    expect(text.indexOf(REGION)).toBeGreaterThan(text.length / 2);
    const count = (await news.badges()).length;
    expect(
      list.match(/ · (?:Same words as|Close to|Retold from|Summarised from|In part from) /g),
    ).toHaveLength(count);
    expect(list).toContain('“The Trump administration has signaled a dramatic shift');
    expect(list).toContain('paragraph 1 · Retold from the Financial Times · 2 left out');
    expect(list).toContain('Held to trace text, not vouched for.');

    // On screen it is not there, neither to be seen nor to be found.
    const screen = await news.page.evaluate((words) => {
      const { find } = window as unknown as { find: (text: string) => boolean };
      return { height: document.documentElement.scrollHeight, found: find(words) };
    }, 'Held to trace text');
    expect(screen).toEqual({ height: before, found: false });
    const { width, height } = (await news.root.run(
      (root) => root.host.getBoundingClientRect().toJSON() as DOMRect,
    ))!;
    expect([width, height]).toEqual([0, 0]);

    await driver().resetSettings();
    await until(
      'no marks for print',
      async () => (await news.highlights())['headwater-print-added'] === undefined,
    );
    expect((await printed(news)).text).not.toContain(REGION);
    await news.page.close();
  });

  it('are no words of ours when the reader selects all and copies', async () => {
    await driver().changeSettings({ printMarks: true, highlights: 'always' });
    const news = await opened(driver());
    await news.page.bringToFront();
    const chord = async (key: KeyInput, command: string): Promise<void> => {
      await news.page.keyboard.down('Control');
      await news.page.keyboard.press(key, name === 'chromium' ? { commands: [command] } : {});
      await news.page.keyboard.up('Control');
    };
    await news.page.evaluate(() => {
      const target = document.createElement('textarea');
      target.id = 'paste-here';
      document.body.append(target);
    });
    await news.page.mouse.click(4, 300);
    await chord('a', 'SelectAll');
    await chord('c', 'Copy');
    await news.page.focus('#paste-here');
    await chord('v', 'Paste');
    const copied = await until('the copied text', () =>
      news.page.$eval('#paste-here', (target) => (target as HTMLTextAreaElement).value),
    );
    expect(copied).toContain('Trump Administration Conditions');
    for (const ours of ['Headwater', '· Financial Times', 'Retold from', 'not vouched for'])
      expect(copied).not.toContain(ours);
    await driver().resetSettings();
    await news.page.close();
  });
});
