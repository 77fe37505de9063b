/** Imported packs as a whole. */
import type { PackRow } from './db';
import { change, read, revise } from './store';
import { settleTwins, textsOf } from './twins';
import type { PackInfo } from './types';
import { packRows, segmentRows } from './rows';

export const infoOfPack = (
  { id, name, at, articles, removed }: PackRow,
  bytes: number,
  erased = 0,
): PackInfo => ({ id, name, at, articles: articles - removed.length - erased, bytes });

/** Without those that were removed. */
export const listPacks = (): Promise<readonly PackInfo[]> =>
  read(['packs', 'segments'], async (tx) => {
    const [packs, segments] = await Promise.all([packRows(tx), segmentRows(tx)]);
    const of = new Map(segments.map((segment) => [segment.pack, segment]));
    return packs
      .filter(({ removedAt }) => removedAt === undefined)
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map((row) => infoOfPack(row, of.get(row.id)?.bytes ?? 0, of.get(row.id)?.dead.length));
  });

const move = (id: string, removedAt: string | null): Promise<void> =>
  change(async (tx) => {
    const packs = tx.objectStore('packs');
    const row = await packs.get(id);
    if (row === undefined) return;
    const { removedAt: _, ...rest } = row;
    await packs.put(removedAt === null ? rest : { ...rest, removedAt });
    await settleTwins(tx, await textsOf(tx, id));
    await revise(tx);
  });

/** Takes a pack out. It can be put back until `eraseRemoved`. */
export const removePack = (id: string): Promise<void> => move(id, new Date().toISOString());

export const putBackPack = (id: string): Promise<void> => move(id, null);
