// @vitest-environment node
/** Idle time comes while a library is saved or a pack made of it: what is merged meanwhile is in the file all the same. */
import { beforeEach, expect, it, vi } from 'vitest';
import {
  addArticle,
  backUpLibrary,
  exportPack,
  listEntries,
  mergeInIdleTime,
  readLibraryFile,
} from '../../../extension/library/index';
import type * as Store from '../../../extension/library/store';
import { openCorpus } from '../../../src/index';
import { article, freshLibrary } from './library';

const merging = vi.hoisted(() => ({ once: null as (() => Promise<void>) | null }));

/** The first bytes that are asked for are merged away just before. */
vi.mock('../../../extension/library/store', async (original) => {
  const store = await original<typeof Store>();
  const read: typeof Store.read = async (stores, work) => {
    const { once } = merging;
    if (stores.length === 1 && stores[0] === 'bytes' && once !== null) {
      merging.once = null;
      await once();
    }
    return store.read(stores, work);
  };
  return { ...store, read };
});

beforeEach(async () => {
  await freshLibrary();
  for (let number = 0; number < 8; number += 1) await addArticle(article(number));
});

it('saves all of a library', async () => {
  merging.once = mergeInIdleTime;
  const file = await backUpLibrary();
  expect(merging.once).toBeNull();
  expect(await readLibraryFile(file)).toMatchObject({ problem: null, holds: { articles: 8 } });
});

it('makes a pack of all that was chosen', async () => {
  const own = (await listEntries()).filter(({ origin }) => origin === 'kept');
  merging.once = mergeInIdleTime;
  const pack = await exportPack(own.map(({ articleId }) => articleId));
  expect(merging.once).toBeNull();
  expect(openCorpus(await pack.arrayBuffer()).articleCount).toBe(8);
});
