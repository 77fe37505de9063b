// @vitest-environment node
/** What cannot be read is left out and named; the rest stays, and the reader decides on the library as a whole. */
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  addArticle,
  beginAnew,
  deleteLibrary,
  importPack,
  listEntries,
  mergeInIdleTime,
  openLibrary,
  usage,
} from '../../../extension/library/index';
import { DB_NAME } from '../../../extension/library/db';
import { bytesOf } from '../../../extension/library/segments';
import { change } from '../../../extension/library/store';
import { buildCorpus } from '../../../src/index';
import { article, freshLibrary, newLife, sourceOf, tracedTo } from './library';
import { expectWhole } from './whole';

beforeEach(() => freshLibrary());
afterEach(() => vi.restoreAllMocks());

const own = async () => (await listEntries()).filter(({ origin }) => origin !== 'bundled');

/** Changes the bytes of the segment that was written first, or takes them away. */
const spoil = (how: (bytes: Uint8Array) => void = () => undefined, isGone = false): Promise<void> =>
  change(async (tx) => {
    const [segment] = await tx.objectStore('segments').getAll();
    const bytes = await bytesOf(tx, segment!);
    how(new Uint8Array(bytes!));
    if (isGone) await tx.objectStore('bytes').delete([segment!.id, 0]);
    else await tx.objectStore('bytes').put(bytes!, [segment!.id, 0]);
  });

const SPOILT: readonly (readonly [string, () => Promise<void>])[] = [
  ['are missing', () => spoil(undefined, true)],
  ['have another beginning', () => spoil((bytes) => bytes.fill(0, 0, 8))],
  ['state another length', () => spoil((bytes) => new DataView(bytes.buffer).setUint32(12, 99, true))],
];

it.each(SPOILT)('leaves out an article whose bytes %s, and takes it in again', async (_, spoilIt) => {
  const first = await addArticle(article(0));
  const second = await addArticle(article(1));
  await spoilIt();
  await newLife();
  const library = await openLibrary();
  expect(library.damaged).toEqual([{ articles: 1 }]);
  expect(library.problem).toBeUndefined();
  expect(await tracedTo(1)).toEqual([second.articleId]);
  expect(await tracedTo(0)).toEqual([]);
  expect((await own()).map(({ articleId, isDamaged }) => [articleId, isDamaged])).toEqual(
    expect.arrayContaining([
      [first.articleId, true],
      [second.articleId, undefined],
    ]),
  );
  // The reader keeps the page once more: its text is back, under the same name.
  expect(await addArticle(article(0))).toEqual({ state: 'same', articleId: first.articleId });
  expect(await tracedTo(0)).toEqual([first.articleId]);
  expect((await openLibrary()).damaged).toEqual([]);
  await expectWhole();
});

it('finds damage that shows nowhere when every byte is asked for', async () => {
  await addArticle(article(0));
  const second = await addArticle(article(1));
  await spoil((bytes) => (bytes[bytes.length - 9]! ^= 1));
  await newLife();
  expect((await openLibrary()).damaged).toEqual([]);
  expect((await openLibrary({ isDoubted: true })).damaged).toEqual([{ articles: 1 }]);
  expect(await tracedTo(1)).toEqual([second.articleId]);
});

it('merges what is sound, and leaves alone what is not', async () => {
  for (let number = 0; number < 12; number += 1) await addArticle(article(number));
  await spoil((bytes) => (bytes[bytes.length - 9]! ^= 1));
  await newLife();
  await mergeInIdleTime();
  expect((await openLibrary({ isDoubted: true })).damaged).toEqual([{ articles: 1 }]);
  expect((await openLibrary()).corpus({ bundled: false }).articleCount).toBe(11);
  expect(await tracedTo(11)).toHaveLength(1);
});

it('names a pack that cannot be read', async () => {
  await importPack(new Blob([buildCorpus([1, 2].map(sourceOf))]), 'some.hwpack');
  const kept = await addArticle(article(5));
  await spoil(undefined, true);
  await newLife();
  expect((await openLibrary()).damaged).toEqual([{ articles: 2, pack: 'some.hwpack' }]);
  expect((await own()).map(({ articleId }) => articleId)).toEqual([kept.articleId]);
});

it('passes over rows that are no rows', async () => {
  const kept = await addArticle(article(5));
  await change(async (tx) => {
    await tx.objectStore('own').put({ articleId: 'own-x', meta: 7 } as never);
    await tx.objectStore('packs').put({ id: 'pack-x', at: 7 } as never);
    await tx.objectStore('segments').put({ id: 77, pack: 'pack-x' } as never);
  });
  await newLife();
  expect((await own()).map(({ articleId }) => articleId)).toEqual([kept.articleId]);
  expect(await tracedTo(5)).toEqual([kept.articleId]);
  expect((await usage()).articles.kept).toBe(1);
});

/** A disk whose library cannot be opened. */
function lost(name: string): IDBFactory {
  const factory = new IDBFactory();
  const open = factory.open.bind(factory);
  vi.spyOn(factory, 'open').mockImplementation((which, version) => {
    if (which !== name) return open(which, version);
    // As browsers answer when the files are not what they were.
    const request = new IDBOpenDBRequest();
    request.addEventListener = (type: string, heard: unknown) => {
      if (type === 'error') queueMicrotask(heard as () => void);
    };
    Object.defineProperty(request, 'error', { get: () => new DOMException('lost', 'UnknownError') });
    return request;
  });
  return factory;
}

it('says that the library is lost, works without it, and begins anew at the reader’s word alone', async () => {
  await freshLibrary(lost(DB_NAME));
  const library = await openLibrary();
  expect(library.problem).toBe('damaged');
  expect(library.corpus({ bundled: true }).articleCount).toBe(library.bundled.articleCount);
  await expect(addArticle(article(0))).rejects.toMatchObject({ name: 'StoreError', problem: 'damaged' });
  await expect(listEntries()).rejects.toMatchObject({ problem: 'damaged' });
  await beginAnew();
  await addArticle(article(0));
  await newLife();
  expect(await own()).toHaveLength(1);
  expect((await openLibrary()).problem).toBeUndefined();
});

it('deletes what was set aside with everything else, and never takes one database for another', async () => {
  await addArticle(article(1));
  await tracedTo(1);
  await beginAnew();
  const anew = await addArticle(article(2));
  // The same revision and the same numbers as in the other one.
  expect([await tracedTo(1), await tracedTo(2)]).toEqual([[], [anew.articleId]]);
  expect(await indexedDB.databases()).toHaveLength(2);
  await deleteLibrary();
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([`${DB_NAME}-2`]);
  expect(await own()).toEqual([]);
});

it('gives way to a newer Headwater, and says so', async () => {
  await addArticle(article(0));
  const newer = await new Promise<IDBDatabase>((done, failed) => {
    const request = indexedDB.open(DB_NAME, 9);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(new Error('refused'));
    request.onblocked = () => failed(new Error('blocked'));
  });
  await expect(addArticle(article(1))).rejects.toMatchObject({ problem: 'newer' });
  expect((await openLibrary()).problem).toBe('newer');
  await expect(deleteLibrary()).rejects.toMatchObject({ problem: 'newer' });
  newer.close();
});
