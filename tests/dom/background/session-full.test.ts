/** The session store is full: a new page is known all the same, and what is only nice to know makes room. */
import { beforeEach, expect, it, vi } from 'vitest';
import { keepRecord, recordIn } from '../../../extension/background/tab-store';

const disk = vi.hoisted(() => ({ all: new Map<string, unknown>(), most: Infinity }));

vi.mock('../../../extension/browser', () => {
  const sizeOf = (items: Iterable<unknown>): number => JSON.stringify([...items]).length;
  const session = {
    get: async (key: string | null) =>
      Object.fromEntries([...disk.all].filter(([name]) => key === null || name === key)),
    set: async (items: object) => {
      const after = new Map([...disk.all, ...Object.entries(items)]);
      if (sizeOf(after) > disk.most) throw new Error('quota exceeded');
      disk.all = after;
    },
    remove: async (keys: string | readonly string[]) => {
      for (const key of [keys].flat()) disk.all.delete(key);
    },
  };
  return { browser: { storage: { session } } };
});

beforeEach(() => disk.all.clear());

it('keeps the page, and lets go of other tabs and of what matched lately', async () => {
  disk.most = 1_000;
  disk.all.set('lately:000', 'x'.repeat(800));
  disk.all.set('tab:1', { document: 1, state: 'failed' });
  disk.all.set('once:1', 'allowed');
  await keepRecord(2, { document: 2, state: 'not-article', meta: 'y'.repeat(400) } as never);
  expect(await recordIn(2, 0)).toMatchObject({ state: 'not-article' });
  expect([...disk.all.keys()].sort()).toEqual(['once:1', 'tab:2']);
});
