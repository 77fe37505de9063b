// @vitest-environment node
/** The whole library as one file and back: what was held, with its dates; a damaged file changes nothing. */
import { beforeEach, expect, it } from 'vitest';
import {
  addArticle,
  backUpLibrary,
  deleteLibrary,
  eraseRemoved,
  importPack,
  listEntries,
  listPacks,
  readLibraryFile,
  removePack,
  removeSources,
  restoreLibrary,
  setOff,
} from '../../../extension/library/index';
import { headOf, hashOf } from '../../../extension/library/library-file';
import { change, read } from '../../../extension/library/store';
import type { Feed } from '../../../extension/library/types';
import { buildCorpus } from '../../../src/index';
import { Crc32 } from '../../../src/corpus/bytes';
import { CHECKED_FROM, HEADER } from '../../../src/corpus/format';
import { randomFrom } from '../../random';
import { article, freshLibrary, newLife, sourceOf, tracedTo } from './library';
import { expectWhole } from './whole';

beforeEach(() => freshLibrary());

const FEED: Feed = {
  id: 'feed-1',
  url: 'https://agency.example/feed',
  name: 'Agency',
  isOn: true,
  readsPages: false,
  addedAt: '2026-01-02T03:04:05.000Z',
  nextAt: '2026-01-02T04:04:05.000Z',
  failures: 0,
  seen: [['item-1', 'stamp']],
};

async function filled(): Promise<Blob> {
  for (let number = 0; number < 4; number += 1) await addArticle(article(number));
  const feed = await addArticle(article(4, { origin: 'feed', feed: 'feed-1' }));
  await setOff([feed.articleId, '001'], true);
  const gone = await addArticle(article(5));
  await removeSources([gone.articleId]);
  const { pack } = await importPack(new Blob([buildCorpus([3, 60, 61].map(sourceOf))]), 'some.hwpack');
  await removeSources([`${pack.id}/story-61`]);
  await change((tx) => tx.objectStore('feeds').put(FEED), ['feeds']);
  return backUpLibrary();
}

const sorted = async () => [...(await listEntries())].sort((a, b) => (a.articleId < b.articleId ? -1 : 1));

it('brings everything back into an empty library, and nothing twice', async () => {
  const file = await filled();
  const before = await sorted();
  const packs = await listPacks();
  expect(await readLibraryFile(file)).toMatchObject({
    problem: null,
    holds: { articles: 5, packs: 1, feeds: 1 },
  });
  // What was removed is not in the file.
  expect(await file.text()).not.toContain('Story 5');
  await deleteLibrary();
  expect((await listEntries()).every(({ origin }) => origin === 'bundled')).toBe(true);
  expect(await restoreLibrary(file)).toEqual({
    problem: null,
    added: { articles: 5, packs: 1, feeds: 1 },
  });
  await newLife();
  expect(await sorted()).toEqual(before);
  expect((await listPacks()).map(({ id, name }) => ({ id, name }))).toEqual(
    packs.map(({ id, name }) => ({ id, name })),
  );
  expect(await read(['feeds'], (tx) => tx.objectStore('feeds').getAll())).toEqual([FEED]);
  await expectWhole();
  expect(await restoreLibrary(file)).toEqual({
    problem: null,
    added: { articles: 0, packs: 0, feeds: 0 },
  });
  expect(await sorted()).toEqual(before);
  await expectWhole();
});

it('adds to what is there', async () => {
  const file = await filled();
  await freshLibrary();
  const held = await addArticle(article(2));
  await addArticle(article(70));
  expect(await restoreLibrary(file)).toMatchObject({ added: { articles: 4 } });
  const entries = await listEntries();
  expect(entries.filter(({ meta }) => meta.headline === 'Story 2').map((one) => one.articleId)).toEqual([
    held.articleId,
  ]);
  expect(await tracedTo(70)).toHaveLength(1);
  expect(await tracedTo(1)).toHaveLength(1);
  await expectWhole();
});

it('brings back what was removed of a pack since, and a pack that is on its way out', async () => {
  const { pack } = await importPack(new Blob([buildCorpus([60, 61, 62].map(sourceOf))]), 'some.hwpack');
  const [first, second, third] = [60, 61, 62].map((number) => `${pack.id}/story-${number}`);
  const inPack = async () => (await sorted()).flatMap(({ articleId, from }) => (from ? [articleId] : []));
  await removeSources([third!]);
  const file = await backUpLibrary();
  await removePack(pack.id);
  expect(await restoreLibrary(file)).toMatchObject({ added: { packs: 1 } });
  expect(await inPack()).toEqual([first, second]);
  await removeSources([second!]);
  expect(await restoreLibrary(file)).toMatchObject({ added: { packs: 1 } });
  expect(await inPack()).toEqual([first, second]);
  await removeSources([second!]);
  await eraseRemoved();
  expect(await restoreLibrary(file)).toMatchObject({ added: { packs: 1 } });
  expect(await inPack()).toEqual([first, second]);
  expect(await restoreLibrary(file)).toMatchObject({ added: { packs: 0 } });
  expect(await listPacks()).toHaveLength(1);
  await expectWhole();
});

it('refuses other files, newer ones and damaged ones', async () => {
  const file = await filled();
  const bytes = await file.arrayBuffer();
  await freshLibrary();
  const newer = bytes.slice(0);
  new DataView(newer).setUint32(8, 2, true);
  const problem = async (...parts: BlobPart[]): Promise<unknown> =>
    (await restoreLibrary(new Blob(parts))).problem;
  expect(await problem()).toBe('other');
  expect(await problem('hello, this is no library')).toBe('other');
  expect(await problem(newer)).toBe('newer');
  expect(await problem(bytes.slice(0, 20))).toBe('damaged');
  expect(await problem(bytes.slice(0, -1))).toBe('damaged');
  expect(await problem(bytes, 'x')).toBe('damaged');
  expect((await listEntries()).every(({ origin }) => origin === 'bundled')).toBe(true);
});

it('refuses a description that lies, however deep or long, though its checksums fit', async () => {
  const segment = buildCorpus([{ ...sourceOf(1), id: 'own-0000000000000001' }], { background: 'own' });
  const stated = { bytes: segment.byteLength, sha256: await hashOf(segment) };
  const own = {
    articleId: 'own-0000000000000001',
    origin: 'kept' as const,
    at: '2026-01-02T03:04:05.000Z',
    readAt: '2026-01-02T03:04:05.000Z',
  };
  const sound = {
    headwater: 'library' as const,
    madeAt: '2026-01-02T03:04:05.000Z',
    own: [own],
    segments: [stated],
    packs: [],
    feeds: [],
    bundledOff: [],
  };
  let deep: unknown = 1;
  for (let level = 0; level < 2_000; level += 1) deep = [deep];
  const lies: readonly object[] = [
    { ...sound, own: [] },
    { ...sound, own: [own, own] },
    { ...sound, own: [own, { ...own, articleId: 'own-0000000000000002' }] },
    { ...sound, own: [{ ...own, articleId: '../../x' }] },
    { ...sound, own: [{ ...own, at: 'yesterday' }] },
    { ...sound, own: [{ ...own, feed: 'x'.repeat(1_000_000) }] },
    { ...sound, own: deep },
    { ...sound, segments: [{ ...stated, bytes: stated.bytes - 8 }] },
    { ...sound, segments: [stated, stated] },
    { ...sound, packs: [{ ...stated, id: 'pack-00000000', name: 'x', at: own.at, off: [] }] },
    { ...sound, feeds: [{ ...FEED, url: 'javascript:alert(1)' }] },
    { ...sound, headwater: 'settings' },
  ];
  for (const lie of lies) {
    const file = new Blob([await headOf(lie as typeof sound), segment]);
    expect((await restoreLibrary(file)).problem, JSON.stringify(lie).slice(0, 200)).toBe('damaged');
  }
  await expectWhole();
  expect((await listEntries()).every(({ origin }) => origin === 'bundled')).toBe(true);
  expect((await restoreLibrary(new Blob([await headOf(sound), segment]))).problem).toBeNull();
});

it('takes moments as others write them, and each text of a file once', async () => {
  const ids = ['own-0000000000000001', 'own-0000000000000002'];
  const twice = buildCorpus(
    ids.map((id) => ({ ...sourceOf(1), id })),
    { background: 'own' },
  );
  const at = '2026-01-02 03:04:05+01:00';
  const head = await headOf({
    headwater: 'library',
    madeAt: at,
    own: ids.map((articleId) => ({ articleId, origin: 'kept', at, readAt: at })),
    segments: [{ bytes: twice.byteLength, sha256: await hashOf(twice) }],
    packs: [],
    feeds: [],
    bundledOff: [],
  });
  expect(await restoreLibrary(new Blob([head, twice]))).toMatchObject({ added: { articles: 1 } });
  const own = (await listEntries()).filter(({ origin }) => origin === 'kept');
  expect(own.map((one) => [one.articleId, one.at])).toEqual([[ids[0], '2026-01-02T02:04:05.000Z']]);
  await expectWhole();
});

it('reads or refuses 500 files in which something was changed, and changes nothing where it refuses', async () => {
  const library = new Uint8Array(await (await filled()).arrayBuffer());
  await freshLibrary();
  await addArticle(article(80));
  const pack = new Uint8Array(buildCorpus([90, 91].map(sourceOf)));
  const random = randomFrom(7);
  const before = await sorted();
  let harmless = 0;
  for (let round = 0; round < 500; round += 1) {
    const isPack = round % 2 === 0;
    const file = mutated(isPack ? pack : library, random, isPack && round % 4 === 0);
    let isRefused: boolean;
    if (isPack) {
      isRefused = await importPack(file, 'x').then(
        () => false,
        (error: unknown) => {
          expect(error).toMatchObject({ name: 'PackError' });
          return true;
        },
      );
    } else isRefused = (await restoreLibrary(file)).problem !== null;
    if (!isRefused) {
      // What was read is whole and does no harm; then it goes again.
      await expectWhole();
      expect(await tracedTo(80)).toHaveLength(1);
      for (const { id } of await listPacks()) await removePack(id);
      await eraseRemoved();
      harmless += 1;
    }
    expect(await sorted()).toEqual(before);
  }
  expect(harmless).toBeGreaterThan(0);
  expect(harmless).toBeLessThan(125);
  await expectWhole();
}, 120_000);

/** Bits turned, bytes cut off, lengths that lie, pieces moved. */
function mutated(original: Uint8Array, random: () => number, isMended: boolean): Blob {
  const at = (end: number): number => Math.floor(random() * end);
  const bytes = original.slice();
  switch (at(5)) {
    case 0:
      return new Blob([bytes.subarray(0, at(bytes.length))]);
    case 1:
      for (let i = 0; i < 1 + at(8); i += 1) bytes[at(bytes.length)]! ^= 1 << at(8);
      break;
    case 2:
      // A length or an offset near the beginning.
      new DataView(bytes.buffer).setUint32(8 + 4 * at(20), at(2 ** 32), true);
      break;
    case 3:
      bytes.copyWithin(at(bytes.length), at(bytes.length), at(bytes.length));
      break;
    default:
      bytes.fill(at(256), at(bytes.length), bytes.length);
  }
  if (bytes.every((byte, i) => byte === original[i])) bytes[at(bytes.length)]! ^= 1;
  // A liar counts the checksum anew.
  if (isMended)
    new DataView(bytes.buffer).setUint32(
      HEADER.checksum,
      new Crc32().add(bytes.subarray(CHECKED_FROM)).value,
      true,
    );
  return new Blob([bytes]);
}
