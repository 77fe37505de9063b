/** Every change of the settings applies to open pages without a reload, and undoes itself without a trace. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../extension/settings';
import { addressOf } from '../site/pages';
import { renderPage } from '../site/server';
import { Driver, element } from './harness/driver';
import { BROWSERS, profilePrefix } from './harness/launch';
import type { NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const open002 = async (driver: Driver): Promise<NewsPage> => {
  const news = await driver.open(addressOf('002'));
  await news.badgesWhen('any', (all) => all.length > 0);
  return news;
};

const indexes = (badges: readonly { readonly index: number }[]): readonly number[] =>
  badges.map(({ index }) => index);

/** The document that the server sent, as the browser's own parser reads it. */
const asServed = (news: NewsPage): Promise<string> =>
  news.page.evaluate(
    (markup) => new DOMParser().parseFromString(markup, 'text/html').documentElement.outerHTML,
    renderPage('002'),
  );

/** Where the paragraphs stand, in the document. */
const paragraphBoxes = (news: NewsPage): Promise<readonly string[]> =>
  news.page.evaluate(() =>
    [...document.querySelectorAll('p, h1, li')].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left + scrollX, top + scrollY, width, height].map(Math.round).join();
    }),
  );

/** What a reader would copy who selects the whole page. */
const copiedText = (news: NewsPage): Promise<string> =>
  news.page.evaluate(() => {
    const selection = getSelection();
    selection?.selectAllChildren(document.documentElement);
    const text = String(selection);
    selection?.removeAllRanges();
    return text;
  });

const shownFor = async (driver: Driver, news: NewsPage, strictness: 'strict' | 'balanced' | 'loose') => {
  const tabId = await driver.tabId(news.page);
  const expected = await until(`a ${strictness} trace`, async () => {
    const report = await driver.ask('report', { tabId });
    if (!('trace' in report) || report.trace.strictness !== strictness) return undefined;
    return indexes(report.trace.paragraphs.filter(({ match }) => match !== null));
  });
  await news.badgesWhen(strictness, (all) => indexes(all).join() === expected.join());
  return expected;
};

inBothBrowsers('settings', (driver) => {
  it('change what is shown on an open page at once: stricter is a part of looser', async () => {
    const news = await open002(driver());
    await news.page.evaluate(() => document.documentElement.setAttribute('data-not-reloaded', ''));
    const requests = driver().site.requests.length;
    const options = await driver().extensionPage('extension/options/index.html');
    const shown = {
      balanced: await shownFor(driver(), news, 'balanced'),
      strict: [] as readonly number[],
      loose: [] as readonly number[],
    };
    for (const step of ['strict', 'loose'] as const) {
      await (await element(options, `input[value="${step}"]`)).click();
      shown[step] = await shownFor(driver(), news, step);
    }
    expect(shown.strict.filter((index) => !shown.balanced.includes(index))).toEqual([]);
    expect(shown.balanced.filter((index) => !shown.loose.includes(index))).toEqual([]);
    expect(shown.strict.length).toBeLessThan(shown.loose.length);
    expect(await news.page.$('[data-not-reloaded]')).not.toBeNull();
    expect(driver().site.requests.length).toBe(requests);
    await driver().resetSettings();
    await options.close();
    await news.page.close();
  });

  it('turn a site off and on: the document is the original one, down to its text nodes', async () => {
    const news = await open002(driver());
    const before = indexes(await news.badges());
    const boxes = await paragraphBoxes(news);
    const copied = await copiedText(news);
    await news.page.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const nodes: Node[] = [];
      while (texts.nextNode()) nodes.push(texts.currentNode);
      Object.assign(window, { textNodes: nodes });
    });
    await news.clickBadge(before[1] ?? 0);

    const popup = await driver().popup(news);
    await (await element(popup, '[role="switch"][aria-checked="true"]')).click();
    await until('nothing of ours in the page', async () => (await news.page.$('headwater-badges')) === null);
    expect(await news.snapshot()).toBe(await asServed(news));
    await expect.poll(() => news.highlights()).toEqual({});
    const sameNodes = await news.page.evaluate(() => {
      const { textNodes } = window as unknown as { textNodes: readonly Node[] };
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      return textNodes.every((node) => texts.nextNode() === node) && texts.nextNode() === null;
    });
    expect(sameNodes).toBe(true);
    // With badges the paragraphs stood where they stand without, and copied text held nothing of ours.
    await expect.poll(() => paragraphBoxes(news)).toEqual(boxes);
    await expect.poll(() => copiedText(news)).toBe(copied);

    await (await element(popup, '[role="switch"][aria-checked="false"]')).click();
    await news.badgesWhen('as before', (all) => indexes(all).join() === before.join());
    await popup.close();
    await news.page.close();
  });

  it('show badges and highlights as the reader wants them', async () => {
    const news = await open002(driver());
    await driver().changeSettings({ badges: 'off' });
    await news.badgesWhen('none', (all) => all.length === 0);
    await driver().changeSettings({ highlights: 'always' });
    await until('additions are marked all the time', async () => {
      return ((await news.highlights())['headwater-added']?.length ?? 0) > 0;
    });
    await driver().changeSettings({ badges: 'mark', highlights: 'never' });
    const badges = await news.badgesWhen('back', (all) => all.length > 0);
    await news.clickBadge(badges[0]?.index ?? 0);
    await expect.poll(() => news.highlights()).toEqual({});
    await driver().resetSettings();
    await news.page.close();
  });
});

describe.each(BROWSERS)('a restart of %s', (name) => {
  const place = { profile: '' };
  beforeAll(async () => {
    place.profile = await mkdtemp(join(tmpdir(), profilePrefix()));
  });
  afterAll(() => rm(place.profile, { recursive: true, force: true, maxRetries: 5 }));

  it('keeps the settings, and mends a damaged one', async () => {
    const first = await Driver.start(name, place);
    try {
      await first.changeSettings({ strictness: 'strict', badges: 'mark', offSites: ['quiet.example'] });
    } finally {
      await first.stop();
    }
    const second = await Driver.start(name, place);
    try {
      const kept = { strictness: 'strict', badges: 'mark', offSites: ['quiet.example'] };
      await expect.poll(() => second.ask('settings', {})).toMatchObject(kept);
      await second.store('settings', { ...kept, version: 1, strictness: 'sideways', offSites: 7 });
      await expect
        .poll(() => second.ask('settings', {}))
        .toMatchObject({
          ...kept,
          strictness: DEFAULT_SETTINGS.strictness,
          offSites: [],
        });
      await second.store('settings', 'nonsense');
      await expect.poll(() => second.ask('settings', {})).toEqual(DEFAULT_SETTINGS);
      await open002(second);
    } finally {
      await second.stop();
    }
  });
});
