/** What the library holds, and what it takes. */
import { openBundled } from './bundled';
import type { OwnOrigin, Usage } from './types';
import { read } from './store';
import { packRows, segmentRows } from './rows';

const OWN: readonly OwnOrigin[] = ['kept', 'remembered', 'feed'];

const originRange = (origin: OwnOrigin): IDBKeyRange => IDBKeyRange.bound([origin], [origin, []]);

export async function usage(): Promise<Usage> {
  const bundled = await openBundled();
  const own = await read(['own', 'segments', 'packs'], async (tx) => {
    const rows = tx.objectStore('own');
    const [removed, segments, packs, ...counts] = await Promise.all([
      rows.index('removedAt').getAll(),
      segmentRows(tx),
      packRows(tx),
      ...OWN.map((origin) => rows.index('read').count(originRange(origin))),
    ]);
    const [kept = 0, remembered = 0, feed = 0] = OWN.map(
      (origin, i) => counts[i]! - removed.filter((row) => row.origin === origin).length,
    );
    const dead = new Map(segments.map((segment) => [segment.pack, segment.dead.length]));
    const pack = packs
      .filter(({ removedAt }) => removedAt === undefined)
      .reduce(
        (sum, { id, articles, removed: gone, twins }) =>
          sum + articles - new Set([...gone, ...twins]).size - (dead.get(id) ?? 0),
        0,
      );
    const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
    return { kept, remembered, feed, pack, bytes };
  });
  const { bytes, ...articles } = own;
  const [estimate, persisted] = await Promise.all([
    navigator.storage?.estimate?.().catch(() => null) ?? null,
    navigator.storage?.persisted?.().catch(() => null) ?? null,
  ]);
  return {
    articles: { bundled: bundled.articleCount, ...articles },
    bytes,
    quota: estimate?.quota ?? null,
    isPersistent: persisted,
  };
}

/** Asks the browser not to clear the library by itself; in a page, as the browser may ask the reader. */
export const askToPersist = async (): Promise<boolean> => (await navigator.storage?.persist?.()) ?? false;
