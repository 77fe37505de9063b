/** `npm run bench -- store [ARTICLES…]`: what the store costs in a real Chromium with so many articles held. */
import { stdout } from 'node:process';
import { buildIfStale } from '../tools/build';
import { LibraryExtension } from '../tests/e2e/harness/library-extension';
import type * as Store from '../tests/e2e/library/store';

/** In the test extension's page. */
declare const globalThis: { readonly store: typeof Store };

interface Figures {
  readonly articles: number;
  readonly segments: number;
  /** Milliseconds: median, and nine in ten are below. */
  readonly add: readonly [number, number];
  /** Of a page that has nothing open: until the whole library is joined. */
  readonly open: number;
  readonly megabytes: number;
}

async function measure(size: number): Promise<Figures> {
  const extension = await LibraryExtension.start('chromium');
  try {
    const page = await extension.page();
    // Held as after months: merged in idle time, and the last few still by themselves.
    await page.evaluate(async (count) => {
      for (let number = 0; number < count; number += 1) {
        await globalThis.store.addArticle(
          globalThis.store.article(number, { blocks: [{ text: globalThis.store.textOf(number, 27) }] }),
        );
        if (number % 64 === 0) await globalThis.store.mergeInIdleTime();
      }
    }, size - 3);
    const add = await page.evaluate(async (count) => {
      const times: number[] = [];
      for (let number = count; number < count + 41; number += 1) {
        const begun = performance.now();
        await globalThis.store.addArticle(
          globalThis.store.article(number, { blocks: [{ text: globalThis.store.textOf(number, 27) }] }),
        );
        times.push(performance.now() - begun);
      }
      times.sort((a, b) => a - b);
      return [times[20]!, times[36]!] as const;
    }, size);
    await page.close();
    const fresh = await extension.page();
    const rest = await fresh.evaluate(async () => {
      const begun = performance.now();
      const corpus = (await globalThis.store.openLibrary()).corpus({ bundled: true });
      const open = performance.now() - begun;
      const { bytes } = await globalThis.store.usage();
      const { segments } = await globalThis.store.lookAtLibrary();
      return { articles: corpus.articleCount, open, megabytes: bytes / 1e6, segments };
    });
    return { add, ...rest };
  } finally {
    await extension.stop();
  }
}

export async function store(sizes: readonly string[]): Promise<void> {
  await buildIfStale();
  for (const size of sizes.length > 0 ? sizes.map(Number) : [1_000, 10_000])
    stdout.write(`${JSON.stringify(await measure(size))}\n`);
}
