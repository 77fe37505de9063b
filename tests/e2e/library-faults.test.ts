/** The library's store in real browsers, stopped and closed in the middle of what it does. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../random';
import { BROWSERS } from './harness/launch';
import { LibraryExtension } from './harness/library-extension';
import { until } from './harness/until';
import type * as Store from './library/store';

/** In the test extension's page and background. */
declare const store: typeof Store;
declare const promised: string[];
declare const imported: Promise<number>;
declare const chrome: { readonly runtime: { sendMessage(message: object): Promise<unknown> } };

const look = (page: Page): ReturnType<typeof Store.lookAtLibrary> =>
  page.evaluate(() => store.lookAtLibrary());

/** A moment between 0 and `most` milliseconds from now, as the browser counts them. */
const after = (page: Page, most: number, random: () => number): Promise<void> =>
  page.evaluate((ms) => new Promise<void>((done) => setTimeout(done, ms)), random() * most);

/** Begins to import a pack; `imported` tells how long it took. */
function importStories(from: number): void {
  const numbers = Array.from({ length: 600 }, (_, i) => from + i);
  const file = new Blob([store.buildCorpus(numbers.map(store.sourceOf))]);
  const begun = performance.now();
  const imported = store.importPack(file, 'some.hwpack').then(() => performance.now() - begun);
  Object.assign(globalThis, { imported });
}

describe('a background that is stopped, in chromium', () => {
  const started: { extension?: LibraryExtension } = {};
  beforeAll(async () => {
    started.extension = await LibraryExtension.start('chromium');
  });
  afterAll(() => started.extension?.stop());

  it('keeps every article that it promised, and none by half', async () => {
    const extension = started.extension!;
    const page = await extension.page();
    const random = randomFrom(5);
    let stops = 0;
    for (let round = 0; round < 50; round += 1) {
      await page.evaluate(
        (work) => {
          // Nobody answers any more when the background is stopped.
          chrome.runtime.sendMessage(work).catch(() => undefined);
        },
        round % 3 === 2 ? { work: 'merge' } : { work: 'keep', from: round * 10, count: 10 },
      );
      await after(page, 120, random);
      if (await extension.stopBackground()) stops += 1;
      // What was promised by now, and then what is held: a background that lives on promises more meanwhile.
      const told = await page.evaluate(() => [...promised]);
      const { complaints, own } = await look(page);
      expect(complaints).toEqual([]);
      expect(told.filter((id) => !own.includes(id))).toEqual([]);
    }
    expect(stops).toBeGreaterThan(25);
    // The next life goes on where the last one stopped.
    await until('merged', async () =>
      page.evaluate(async () => (await chrome.runtime.sendMessage({ work: 'merge' })) === 'done'),
    );
    const { complaints, own } = await look(page);
    expect(complaints).toEqual([]);
    expect(own.length).toBeGreaterThan(20);
    const compared = await page.evaluate(
      async () => (await store.openLibrary()).corpus({ bundled: false }).articleCount,
    );
    expect(compared).toBe(own.length);
  });
});

describe.each(BROWSERS)('a page that is closed, in %s', (name) => {
  const started: { extension?: LibraryExtension } = {};
  beforeAll(async () => {
    started.extension = await LibraryExtension.start(name);
  });
  afterAll(() => started.extension?.stop());

  it('leaves a pack whole or not at all, and other windows go on', async () => {
    const extension = started.extension!;
    const page = await extension.page();
    const random = randomFrom(11);
    // Once to its end, to know how long it takes here.
    const whole = await page.evaluate(importStories, 0).then(() => page.evaluate(() => imported));
    for (let round = 1; round <= 8; round += 1) {
      const other = await extension.page();
      await other.evaluate(importStories, round * 1_000);
      const kept = page.evaluate(
        (number) => store.addArticle(store.article(number)).then(({ articleId }) => articleId),
        100_000 + round,
      );
      await after(page, whole * 1.2, random);
      await other.close();
      const articleId = await kept;
      const { complaints, own } = await look(page);
      expect(complaints).toEqual([]);
      expect(own).toContain(articleId);
      const packs = await page.evaluate(async () =>
        (await store.listPacks()).map(({ articles }) => articles),
      );
      expect(packs.length).toBeLessThanOrEqual(round + 1);
      expect(packs.every((articles) => articles === 600)).toBe(true);
    }
  });
});
