/** Articles that were kept by themselves go by themselves, and at the reader's word. */
import { mergeInIdleTime } from './merge';
import { eraseOwn } from './sources';
import { change, read, revise, type Change, type Reading } from './store';
import { settleTwins } from './twins';
import type { OwnRow } from './db';
import { StoreError } from './types';

const DAY = 86_400_000;
const MEGABYTE = 1_000_000;

/** Those last read at `since` or later, earliest first. */
const rememberedSince = (tx: Reading, since: string): Promise<OwnRow[]> =>
  tx
    .objectStore('own')
    .index('read')
    .getAll(IDBKeyRange.bound(['remembered', since], ['remembered', []]));

async function erase(tx: Change, leaveAsIs: () => void, rows: readonly OwnRow[]): Promise<number> {
  if (rows.length === 0) {
    leaveAsIs();
    return 0;
  }
  await eraseOwn(tx, rows);
  await settleTwins(
    tx,
    rows.map(({ textKey }) => textKey),
  );
  await revise(tx);
  return rows.length;
}

/** What is held for another reason stays, and nothing says any more that it was read since then. Gives how many. */
async function forgetReadings(tx: Change, since: string): Promise<number> {
  const own = tx.objectStore('own');
  const rows = await Promise.all(
    (['kept', 'feed'] as const).map((origin) =>
      own.index('read').getAll(IDBKeyRange.bound([origin, since], [origin, []])),
    ),
  );
  const read = rows.flat().filter(({ at, readAt }) => readAt > at);
  await Promise.all(read.map((row) => own.put({ ...row, readAt: row.at })));
  return read.length;
}

/**
 * Deletes what was remembered and last read since then, for good, and when other sources were read; null: all of it.
 * Gives how many articles.
 */
export async function forgetRemembered(since: Date | null): Promise<number> {
  const from = since?.toISOString() ?? '';
  const count = await change(async (tx, leaveAsIs) => {
    const readings = await forgetReadings(tx, from);
    return erase(tx, readings > 0 ? () => undefined : leaveAsIs, await rememberedSince(tx, from));
  });
  // Their texts are gone from the disk when this resolves. Where there is no room to write anew, later.
  if (count > 0) {
    await mergeInIdleTime().catch((error: unknown) => {
      if (!(error instanceof StoreError)) throw error;
    });
  }
  return count;
}

/** Deletes remembered articles that are too old or too many, the oldest first. Gives how many. */
export const trimRemembered = (
  { days, megabytes }: { readonly days: number; readonly megabytes: number },
  now: Date,
): Promise<number> =>
  change(async (tx, leaveAsIs) => {
    const rows = (await rememberedSince(tx, '')).reverse();
    const oldest = new Date(now.getTime() - days * DAY).toISOString();
    let bytes = 0;
    const outOfBounds = rows.filter((row) => {
      bytes += row.bytes;
      return row.readAt < oldest || bytes > megabytes * MEGABYTE;
    });
    return erase(tx, leaveAsIs, outOfBounds);
  });

/** How many remembered articles were last read at `since` or later, and what they take; null: all of them. */
export const rememberedUsage = (
  since: Date | null,
): Promise<{ readonly articles: number; readonly bytes: number }> =>
  read(['own'], async (tx) => {
    const rows = (await rememberedSince(tx, since?.toISOString() ?? '')).filter(
      ({ removedAt }) => removedAt === undefined,
    );
    return { articles: rows.length, bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
