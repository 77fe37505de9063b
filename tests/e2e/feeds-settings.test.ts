/** Feeds as a reader follows, checks and leaves them, in the settings; and a page traced to what one brought. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnRow } from '../../extension/library/db';
import type { Feed } from '../../extension/library/types';
import { FEED_HOST } from '../site/hosts';
import { addressOf } from '../site/pages';
import { axeViolations } from './harness/axe';
import { Driver, element, textWhen } from './harness/driver';
import { BROWSERS } from './harness/launch';
import { until } from './harness/until';

const CASES = [
  { name: BROWSERS[0]!, scheme: 'light' },
  { name: BROWSERS[1]!, scheme: 'dark' },
] as const;

// One story: each test goes on where the one before it left the feed.
describe.each(CASES)('feeds in the settings of $name, $scheme', ({ name, scheme }) => {
  const started: { driver?: Driver; page?: Page } = {};
  const driver = (): Driver => started.driver!;
  const page = (): Page => started.page!;
  beforeAll(async () => {
    started.driver = await Driver.start(name, { scheme });
    started.page = await driver().extensionPage('extension/options/index.html#feeds');
  });
  afterAll(() => started.driver?.stop());

  const says = (selector: string, words: RegExp): Promise<string> => textWhen(page(), selector, words);
  const press = async (selector: string): Promise<void> => (await element(page(), selector)).click();
  const pressNamed = async (within: string, words: string): Promise<void> => {
    const button = await until(`a button “${words}”`, async () => {
      for (const one of await page().$$(`${within} button`))
        if ((await one.evaluate((found) => found.textContent)) === words) return one;
      return undefined;
    });
    await button.click();
  };
  const add = async (typed: string): Promise<void> => {
    const field = await element(page(), '.feed-field input');
    await field.click({ count: 3 });
    await page().keyboard.press('Backspace');
    await field.type(typed);
    await page().keyboard.press('Enter');
  };
  const articles = async (): Promise<number> =>
    (await driver().libraryRows<OwnRow>('own')).filter(
      (row) => row.feed !== undefined && row.removedAt === undefined,
    ).length;

  it('are explained before anything, and asked only once the reader turned them on', async () => {
    await says('main', /as installed it asks none\. .*While it is off, no request is made\./u);
    await expect.poll(() => page().$('.feed-field')).toBeNull();
    await says('section:last-of-type', /No request was made\./u);
    await press('[role="switch"]');
    await element(page(), '.feed-field input');
    await says('.feeds-head + *', /You follow no feed yet/u);
    expect(driver().site.feeds.asked).toEqual([]);
  });

  it('are added by their address, with words for each that is none', async () => {
    await add('not an address');
    await says('.feed-answer', /“not an address” is no address of the web/u);
    await add('http://192.168.1.1/feed.xml');
    await says('.feed-answer', /your own machine or network/u);
    expect(driver().site.feeds.asked).toEqual([]);
    await add(`http://${FEED_HOST}/notice/7`);
    await says('.feed-answer', /No feed stands at this address/u);
    await add(`http://${FEED_HOST}/news.xml`);
    await says(
      '.feed-answer',
      /^You follow Harbour Wire\. It lists 3 articles\. 2 have come into your library\.$/u,
    );
    await says('.feeds', /Harbour Wire 2 new articles at .* Next at /u);
    await says('.requests', /news\.xml Feed read · 200 \d kB/u);
    await until('two articles', async () => (await articles()) === 2);
    await add(`http://${FEED_HOST}/news.xml`);
    await says('.feed-answer', /You follow this feed already/u);
    expect(await axeViolations(page())).toEqual([]);
  });

  it('are checked now, and say what came of it', async () => {
    await pressNamed('.feeds-head', 'Check now');
    await says('.feeds', /Nothing new at/u);
    await says('.requests', /Nothing new · 304 –/u);
  });

  it('bring what the next page is traced to', async () => {
    const news = await driver().open(addressOf('unrelated'));
    // The reader's own sources are looked at after those that came with the extension.
    const trace = await until('a trace to the feed’s article', async () => {
      const report = await driver().report(news);
      return report.state === 'matches' ? report.trace : undefined;
    });
    expect(trace.articles.map(({ headline }) => headline)).toContain('A whole report');
    await news.page.close();
  });

  it('go with their articles or without, and come back', async () => {
    await page().bringToFront();
    await press('.feed-foot button');
    await says('.feed-ask', /2 articles of Harbour Wire are in your library\. Do they stay\?/u);
    await expect.poll(() => page().evaluate(() => document.activeElement?.textContent)).toBe('Keep them');
    expect(await axeViolations(page())).toEqual([]);
    await pressNamed('.feed-ask', 'Remove them too');
    await says('.done', /You no longer follow Harbour Wire\./u);
    await until('no feed', async () => (await driver().libraryRows<Feed>('feeds')).length === 0);
    await until('no article', async () => (await articles()) === 0);
    await until('no alarm', async () => (await driver().alarms()).length === 0);
    await pressNamed('.done', 'Undo');
    await says('.feeds', /Harbour Wire/u);
    await until('two articles', async () => (await articles()) === 2);
    await press('.feed-foot button');
    await pressNamed('.feed-ask', 'Keep them');
    await says('.done', /You no longer follow/u);
    await until('two articles', async () => (await articles()) === 2);
    await pressNamed('.done', 'Undo');
    await says('.feeds', /Harbour Wire/u);
  });

  it('stop at once with one switch, and their list of requests is cleared', async () => {
    await page().evaluate(() => document.querySelector<HTMLElement>('main [role="switch"]')?.click());
    await until('no form', async () => (await page().$('.feed-field')) === null);
    await until('no alarm', async () => (await driver().alarms()).length === 0);
    await expect.poll(() => page().$('.feeds-head button')).toBeNull();
    const before = driver().site.feeds.asked.length;
    await driver().ask('checkFeeds', {});
    expect(driver().site.feeds.asked).toHaveLength(before);
    await pressNamed('section:last-of-type', 'Clear the list');
    await says('section:last-of-type', /The list is empty\./u);
    await expect.poll(() => driver().libraryRows('requests')).toEqual([]);
    expect(driver().site.strangers).toEqual([]);
  });
});
