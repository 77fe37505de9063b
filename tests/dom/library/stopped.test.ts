// @vitest-environment node
/** Everything stops at a hundred moments while articles are kept, a pack is imported and segments merged. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  addArticle,
  eraseRemoved,
  importPack,
  listEntries,
  listPacks,
  mergeInIdleTime,
  removeSources,
  restoreLibrary,
  backUpLibrary,
} from '../../../extension/library/index';
import { endFault, momentsOf, setFault, untilStopped } from './faults';
import { randomFrom } from '../../random';
import { article, freshLibrary, newLife, packOf } from './library';
import { expectWhole } from './whole';

beforeEach(() => freshLibrary());

/** For each piece of work: over a hundred in all. */
const ROUNDS = 20;

interface Work {
  /** What is held before. */
  readonly prepare: () => Promise<unknown>;
  readonly run: () => Promise<unknown>;
  /** What is true once it is done, and what is true if it never began. */
  readonly isDone: () => Promise<boolean>;
}

const headlines = async (): Promise<readonly string[]> =>
  (await listEntries()).flatMap(({ origin, meta }) => (origin === 'bundled' ? [] : [meta.headline ?? '']));

const state: { file?: Blob } = {};

const addAll = async (from: number, to: number): Promise<void> => {
  for (let number = from; number < to; number += 1) await addArticle(article(number));
};

async function hasStories(from: number, to: number): Promise<boolean> {
  const all = new Set(await headlines());
  return Array.from({ length: to - from }, (_, i) => `Story ${from + i}`).every((one) => all.has(one));
}

const WORKS: Readonly<Record<string, Work>> = {
  'an article is kept': {
    prepare: () => addAll(0, 2),
    run: () => addArticle(article(50)),
    isDone: async () => (await headlines()).includes('Story 50'),
  },
  'an article is kept again with a better headline': {
    prepare: async () => {
      await addAll(0, 2);
      await addArticle(article(50, { origin: 'remembered' }));
    },
    run: () => addArticle(article(50, { meta: { headline: 'Better' } })),
    isDone: async () => (await headlines()).includes('Better'),
  },
  'a pack is imported': {
    prepare: () => addAll(0, 2),
    run: () => importPack(packOf([1, 60, 61, 62]), 'some.hwpack'),
    isDone: async () => (await listPacks()).length === 1,
  },
  'small segments are merged': {
    prepare: () => addAll(0, 9),
    run: mergeInIdleTime,
    isDone: () => hasStories(0, 9),
  },
  'erased articles are taken from the disk': {
    prepare: async () => {
      await addAll(0, 8);
      await mergeInIdleTime();
      const first = (await listEntries()).find(({ meta }) => meta.headline === 'Story 0');
      await removeSources([first!.articleId]);
      await eraseRemoved();
    },
    run: mergeInIdleTime,
    isDone: async () => (await hasStories(1, 8)) && !(await headlines()).includes('Story 0'),
  },
  'a saved library is restored': {
    prepare: async () => {
      await addAll(0, 4);
      await importPack(packOf([3, 60]), 'some.hwpack');
      state.file = await backUpLibrary();
      await freshLibrary();
      await addAll(2, 6);
    },
    run: () => restoreLibrary(state.file!),
    isDone: async () => (await listPacks()).length === 1,
  },
};

describe.each(Object.entries(WORKS))('while %s', (name, { prepare, run, isDone }) => {
  it('nothing that was promised is lost and nothing is half, whenever it stops', async () => {
    const random = randomFrom(name.length);
    await prepare();
    const moments = await momentsOf(run);
    for (let round = 0; round < ROUNDS; round += 1) {
      await freshLibrary();
      await prepare();
      const before = await headlines();
      const moment = Math.floor(random() * moments);
      setFault('stop', moment);
      expect(await untilStopped(run)).toBe('stopped');
      endFault();
      await newLife();
      await expectWhole();
      const after = await headlines();
      const done = await isDone();
      const label = `moment ${moment}`;
      // All or nothing: either as it was, or as it would be.
      if (!done) expect([...after].sort(), label).toEqual([...before].sort());
      // And it goes on from there.
      await run();
      await addArticle(article(99));
      await mergeInIdleTime();
      expect(await isDone(), label).toBe(true);
      await expectWhole();
    }
  }, 60_000);
});
