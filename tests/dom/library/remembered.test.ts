// @vitest-environment node
/** What was remembered by itself goes by itself and at the reader's word, from the disk too; two windows at once. */
import { beforeEach, expect, it, vi } from 'vitest';
import {
  addArticle,
  forgetRemembered,
  listEntries,
  mergeInIdleTime,
  trimRemembered,
  usage,
} from '../../../extension/library/index';
import { read } from '../../../extension/library/store';
import type { OwnOrigin } from '../../../extension/library/types';
import { article, freshLibrary, textOf } from './library';
import { expectWhole } from './whole';

beforeEach(() => freshLibrary());

const HOUR = 3_600_000;
const NOW = new Date('2026-11-22T12:00:00.000Z');

const rememberedAt = (number: number, hoursAgo: number): Promise<void> =>
  addedAt(number, 'remembered', hoursAgo);

async function addedAt(number: number, origin: OwnOrigin, hoursAgo: number): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW.getTime() - hoursAgo * HOUR });
  try {
    await addArticle(article(number, { origin }));
  } finally {
    vi.useRealTimers();
  }
}

const headlines = async (): Promise<readonly string[]> =>
  (await listEntries())
    .flatMap(({ origin, meta }) => (origin === 'bundled' ? [] : [meta.headline ?? '']))
    .sort();

/** All that is on the disk, as text. */
async function disk(): Promise<string> {
  const bytes = await read(['bytes'], (tx) => tx.objectStore('bytes').getAll());
  return bytes.map((one) => new TextDecoder().decode(one)).join('\n');
}

it('forgets the last hour or all, for good', async () => {
  for (let number = 0; number < 8; number += 1) await rememberedAt(number, number);
  await addArticle(article(20));
  await mergeInIdleTime();
  expect(await disk()).toContain(textOf(0));
  expect(await forgetRemembered(new Date(NOW.getTime() - 1.5 * HOUR))).toBe(2);
  expect(await headlines()).toEqual([
    'Story 2',
    'Story 20',
    'Story 3',
    'Story 4',
    'Story 5',
    'Story 6',
    'Story 7',
  ]);
  const left = await disk();
  for (const number of [0, 1]) expect(left).not.toContain(textOf(number));
  expect(left).toContain(textOf(2));
  expect(await forgetRemembered(null)).toBe(6);
  expect(await headlines()).toEqual(['Story 20']);
  expect(await disk()).not.toContain(textOf(5));
  await expectWhole();
});

it('forgets when other sources were read, and leaves them', async () => {
  for (const origin of ['kept', 'feed'] as const) {
    await freshLibrary();
    await addedAt(1, origin, 48);
    await addedAt(1, 'remembered', 3);
    const times = async () =>
      (await listEntries()).flatMap(({ at, readAt }) => (at === undefined ? [] : [[at, readAt]]));
    const [[at, readAt] = []] = await times();
    expect(readAt! > at!).toBe(true);
    expect(await forgetRemembered(new Date(NOW.getTime() - HOUR))).toBe(0);
    expect(await times()).toEqual([[at, readAt]]);
    expect(await forgetRemembered(new Date(NOW.getTime() - 24 * HOUR))).toBe(0);
    expect(await times()).toEqual([[at, at]]);
  }
});

it('keeps no more and no longer than the reader set, the oldest go first', async () => {
  for (const hours of [1, 30, 50, 100]) await rememberedAt(hours, hours);
  await addArticle(article(2));
  const limits = { days: 3, megabytes: 50 };
  expect(await trimRemembered(limits, NOW)).toBe(1);
  expect(await headlines()).toEqual(['Story 1', 'Story 2', 'Story 30', 'Story 50']);
  const { bytes } = await usage();
  expect(await trimRemembered({ ...limits, megabytes: (bytes / 4 / 1_000_000) * 2.5 }, NOW)).toBe(1);
  expect(await headlines()).toEqual(['Story 1', 'Story 2', 'Story 30']);
  // Read again: young again.
  vi.useFakeTimers({ toFake: ['Date'], now: NOW.getTime() });
  await addArticle(article(30, { origin: 'remembered' }));
  vi.useRealTimers();
  expect(await trimRemembered({ days: 1, megabytes: 50 }, NOW)).toBe(0);
});

it('loses nothing when two windows write and merge at once', async () => {
  const here = { addArticle, mergeInIdleTime };
  vi.resetModules();
  const there = await import('../../../extension/library/index');
  expect(there.addArticle).not.toBe(here.addArticle);
  const windows = [here, there];
  const added = await Promise.all(
    Array.from({ length: 40 }, async (_, number) => {
      const one = windows[number % 2]!;
      const { articleId } = await one.addArticle(article(number));
      if (number % 7 === 0) await one.mergeInIdleTime();
      return articleId;
    }),
  );
  // The same text from both at once is held once.
  const [a, b] = await Promise.all(windows.map((one) => one.addArticle(article(99))));
  expect(a!.articleId).toBe(b!.articleId);
  await Promise.all(windows.map((one) => one.mergeInIdleTime()));
  expect([...(await expectWhole())].sort()).toEqual([...added, a!.articleId].sort());
  expect((await there.openLibrary()).corpus({ bundled: false }).articleCount).toBe(41);
});
