// @vitest-environment node
/** Imported packs: read whole or refused, the same text compared once, taken out and put back. */
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, it } from 'vitest';
import {
  addArticle,
  eraseRemoved,
  exportPack,
  importPack,
  listEntries,
  listPacks,
  mergeInIdleTime,
  openLibrary,
  putBackPack,
  putBackSources,
  removePack,
  removeSources,
  setOff,
  usage,
} from '../../../extension/library/index';
import { buildCorpus, openCorpus, PackError } from '../../../src/index';
import { article, freshLibrary, newLife, sourceOf, tracedTo } from './library';
import { expectWhole } from './whole';

beforeEach(() => freshLibrary());

const packOf = (...numbers: readonly number[]): ArrayBuffer => buildCorpus(numbers.map(sourceOf));

const ids = async (): Promise<readonly string[]> =>
  (await listEntries()).flatMap(({ articleId, origin }) => (origin === 'bundled' ? [] : [articleId])).sort();

const refusal = async (file: Blob): Promise<unknown> => {
  const error: unknown = await importPack(file, 'x').then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof PackError ? error.code : error;
};

it('imports a pack, as it is or gzipped, and traces to it', async () => {
  const done: number[] = [];
  const { pack, alreadyHeld } = await importPack(
    new Blob([gzipSync(new Uint8Array(packOf(1, 2)))]),
    'two.gz',
    {
      onProgress: (share) => done.push(share),
    },
  );
  expect(pack).toMatchObject({ name: 'two.gz', articles: 2 });
  expect(alreadyHeld).toBe(0);
  expect(done.at(-1)).toBe(1);
  expect([...done].sort((a, b) => a - b)).toEqual(done);
  await newLife();
  expect(await listPacks()).toEqual([pack]);
  expect(await ids()).toEqual([`${pack.id}/story-1`, `${pack.id}/story-2`]);
  expect(await tracedTo(2)).toEqual([`${pack.id}/story-2`]);
  const id = `${pack.id}/story-1`;
  expect((await (await openLibrary()).entries([id])).get(id)).toMatchObject({
    origin: 'pack',
    from: pack.id,
  });
  await setOff([`${pack.id}/story-2`], true);
  expect(await tracedTo(2)).toEqual([]);
  expect((await usage()).articles.pack).toBe(2);
  // The very same file once more is no second pack.
  expect((await importPack(new Blob([packOf(1, 2)]), 'again')).pack.id).toBe(pack.id);
  expect(await listPacks()).toHaveLength(1);
});

it('compares the same text once, and a twin appears when the other copy goes', async () => {
  const own = await addArticle(article(1));
  const first = await importPack(new Blob([packOf(1, 2, 3)]), 'first');
  expect(first.alreadyHeld).toBe(1);
  const second = await importPack(new Blob([packOf(2, 4)]), 'second');
  expect(second.alreadyHeld).toBe(1);
  const [a, b] = [first.pack.id, second.pack.id];
  expect(await ids()).toEqual([own.articleId, `${a}/story-2`, `${a}/story-3`, `${b}/story-4`].sort());
  const kept = await addArticle(article(3));
  expect(kept.state).toBe('added');
  expect(await ids()).not.toContain(`${a}/story-3`);
  await removeSources([own.articleId, kept.articleId]);
  expect(await ids()).toEqual([`${a}/story-1`, `${a}/story-2`, `${a}/story-3`, `${b}/story-4`].sort());
  await putBackSources([own.articleId, kept.articleId]);
  expect(await ids()).not.toContain(`${a}/story-1`);
  await removePack(a);
  expect(await ids()).toContain(`${b}/story-2`);
  await putBackPack(a);
  expect(await ids()).not.toContain(`${b}/story-2`);
  await removeSources([`${a}/story-2`]);
  expect(await ids()).toContain(`${b}/story-2`);
  expect((await usage()).articles).toMatchObject({ kept: 2, pack: 2 });
  await expectWhole();
});

it('erases packs, and articles of packs, so that their texts are gone', async () => {
  const { pack } = await importPack(new Blob([packOf(1, 2, 3)]), 'first');
  const other = await importPack(new Blob([packOf(4)]), 'second');
  await removeSources([`${pack.id}/story-2`]);
  await removePack(other.pack.id);
  await eraseRemoved();
  await mergeInIdleTime();
  await newLife();
  await expectWhole();
  expect(await listPacks()).toMatchObject([{ id: pack.id, articles: 2 }]);
  expect(await ids()).toEqual([`${pack.id}/story-1`, `${pack.id}/story-3`]);
  expect(await tracedTo(3)).toEqual([`${pack.id}/story-3`]);
});

it('imported once more brings back what was removed of it, and what is erased', async () => {
  const file = new Blob([packOf(1, 2, 3)]);
  const { pack } = await importPack(file, 'first');
  const [one, two] = [`${pack.id}/story-1`, `${pack.id}/story-2`];
  await setOff([`${pack.id}/story-3`], true);
  await removeSources([one]);
  expect(await importPack(file, 'again')).toMatchObject({
    pack: { id: pack.id, articles: 3 },
    alreadyHeld: 2,
  });
  for (const tidy of [eraseRemoved, mergeInIdleTime]) {
    await removeSources([one, two]);
    await eraseRemoved();
    await tidy();
    expect(await ids()).toEqual([`${pack.id}/story-3`]);
    const again = await importPack(file, 'again');
    expect(again).toMatchObject({ pack: { id: pack.id, articles: 3, name: 'first' }, alreadyHeld: 1 });
    expect(await ids()).toEqual([one, two, `${pack.id}/story-3`]);
    expect([await tracedTo(2), await tracedTo(3)]).toEqual([[two], []]);
    await expectWhole();
  }
});

it('refuses what is no sound pack, and changes nothing', async () => {
  const sound = packOf(1, 2);
  const flipped = sound.slice(0);
  new Uint8Array(flipped)[sound.byteLength - 40]! ^= 4;
  expect(await refusal(new Blob([]))).toBe('not-a-pack');
  expect(await refusal(new Blob(['hello']))).toBe('not-a-pack');
  expect(await refusal(new Blob([sound.slice(0, 500)]))).toBe('truncated');
  expect(await refusal(new Blob([flipped]))).toBe('corrupt');
  const gzipped = gzipSync(new Uint8Array(sound));
  expect(await refusal(new Blob([gzipped.subarray(0, 300)]))).toBe('corrupt');
  expect(await listPacks()).toEqual([]);
  await expectWhole();
});

it('refuses a bomb before it is unpacked', async () => {
  // A pack's header that states nearly the largest length, and zeros: 900 MB in 900 KB.
  const head = new Uint8Array(packOf(1).slice(0, 4096));
  new DataView(head.buffer).setUint32(12, 900_000_000, true);
  const zeros = gzipSync(new Uint8Array(64 * 2 ** 20));
  const before = process.memoryUsage().arrayBuffers;
  expect(await refusal(new Blob([gzipSync(head), zeros, zeros, zeros]))).toBe('corrupt');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200_000_000);
});

it('stops at the reader’s word and leaves nothing', async () => {
  const stop = new AbortController();
  const importing = importPack(new Blob([packOf(1, 2)]), 'x', {
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });
  await expect(importing).rejects.toMatchObject({ name: 'AbortError' });
  expect(await listPacks()).toEqual([]);
  await expectWhole();
});

it('exports chosen sources of every kind as one pack', async () => {
  const own = await addArticle(article(1));
  const { pack } = await importPack(new Blob([packOf(2, 3)]), 'first');
  const file = await exportPack([own.articleId, `${pack.id}/story-3`, '000']);
  const corpus = openCorpus(await file.arrayBuffer());
  const found = Array.from({ length: corpus.articleCount }, (_, i) => corpus.article(i).headline);
  expect(found).toHaveLength(3);
  expect(found).toEqual(expect.arrayContaining(['Story 1', 'Story 3']));
  await freshLibrary();
  expect((await importPack(file, 'all')).pack.articles).toBe(3);
});
