// @vitest-environment node
/** No room on the disk, found at each write and at the end of each transaction; and two windows at once. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  addArticle,
  backUpLibrary,
  eraseRemoved,
  importPack,
  listEntries,
  listPacks,
  mergeInIdleTime,
  removeSources,
  restoreLibrary,
  setOff,
} from '../../../extension/library/index';
import { endFault, setFault } from './faults';
import { article, freshLibrary, newLife, packOf } from './library';
import { expectWhole } from './whole';

beforeEach(() => freshLibrary());

async function prepared(): Promise<{ readonly first: string; readonly file: Blob }> {
  await addArticle(article(40));
  await importPack(packOf([41]), 'before.hwpack');
  const file = await backUpLibrary();
  await freshLibrary();
  for (let number = 0; number < 8; number += 1) await addArticle(article(number));
  const first = (await listEntries()).find(({ origin }) => origin === 'kept')!.articleId;
  return { first, file };
}

const WORKS: Readonly<Record<string, (held: Awaited<ReturnType<typeof prepared>>) => Promise<unknown>>> = {
  'keeping an article': () => addArticle(article(50)),
  'keeping one again': () => addArticle(article(1, { meta: { headline: 'Better' } })),
  'importing a pack': () => importPack(packOf([1, 60, 61]), 'some.hwpack'),
  merging: () => mergeInIdleTime(),
  'restoring a library': ({ file }) => restoreLibrary(file),
  'switching off': ({ first }) => setOff([first], true),
  removing: ({ first }) => removeSources([first]),
  erasing: async ({ first }) => {
    await removeSources([first]);
    await eraseRemoved();
  },
};

describe.each(Object.entries(WORKS))('without room while %s', (_, work) => {
  it('says so, and leaves everything as it was', async () => {
    let struck = true;
    for (let moment = 0; struck; moment += 1) {
      const held = await prepared();
      const before = await listEntries();
      setFault('full', moment);
      const end = await work(held).then(
        () => null,
        (error: unknown) => error,
      );
      struck = endFault();
      if (struck) expect(end).toMatchObject({ name: 'StoreError', problem: 'full' });
      else expect(end).toBeNull();
      await newLife();
      await expectWhole();
      if (struck && work !== WORKS['erasing']) {
        expect(await listEntries()).toEqual(before);
        expect(await listPacks()).toEqual([]);
      }
      expect(moment).toBeLessThan(100);
    }
  });
});
