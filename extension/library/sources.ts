/** What is done with held sources of every kind: switched off and on, removed, put back, erased. */
import type { OwnRow, PackRow } from './db';
import { deleteSegment, Marks, ownSegments } from './segments';
import {
  change,
  closeLibrary,
  databaseName,
  databasesAside,
  deleteDatabase,
  revise,
  type Change,
} from './store';
import { announceChange } from './changes';
import { settleTwins, textsOf } from './twins';
import { StoreError } from './types';
import { packRows, segmentRows } from './rows';

/** Ids of articles in packs, by pack; all others by themselves. */
function sorted(ids: readonly string[]): {
  readonly single: readonly string[];
  readonly inPacks: ReadonlyMap<string, ReadonlySet<string>>;
} {
  const inPacks = new Map<string, Set<string>>();
  const single: string[] = [];
  for (const id of ids) {
    const slash = id.startsWith('pack-') ? id.indexOf('/') : -1;
    if (slash < 0) {
      single.push(id);
      continue;
    }
    const pack = id.slice(0, slash);
    const some = inPacks.get(pack) ?? new Set<string>();
    inPacks.set(pack, some);
    some.add(id.slice(slash + 1));
  }
  return { single, inPacks };
}

function withSet(list: readonly string[], ids: Iterable<string>, isIn: boolean): readonly string[] {
  const set = new Set(list);
  for (const id of ids) {
    if (isIn) set.add(id);
    else set.delete(id);
  }
  return [...set];
}

async function changePacks(
  tx: Change,
  inPacks: ReadonlyMap<string, ReadonlySet<string>>,
  to: (row: PackRow, ids: ReadonlySet<string>) => PackRow,
): Promise<void> {
  const packs = tx.objectStore('packs');
  for (const [pack, ids] of inPacks) {
    const row = await packs.get(pack);
    if (row !== undefined) await packs.put(to(row, ids));
  }
}

/** Changes articles of the reader's own, and what their segments say of them. */
async function changeOwn(
  tx: Change,
  ids: readonly string[],
  to: (row: OwnRow) => OwnRow,
): Promise<readonly OwnRow[]> {
  const own = tx.objectStore('own');
  const marks = new Marks(await ownSegments(tx));
  const rows = await Promise.all(ids.map((id) => own.get(id)));
  const changed = rows.flatMap((row) => (row === undefined ? [] : [to(row)]));
  for (const row of changed) marks.off(row, row.isOff === true || row.removedAt !== undefined);
  await Promise.all([...changed.map((row) => own.put(row)), marks.write(tx)]);
  return changed;
}

/** Sources that are not compared, though they are held; also bundled ones. */
export const setOff = (ids: readonly string[], isOff: boolean): Promise<void> =>
  change(async (tx) => {
    const { single, inPacks } = sorted(ids);
    const changed = await changeOwn(tx, single, ({ isOff: _, ...row }) => (isOff ? { ...row, isOff } : row));
    await changePacks(tx, inPacks, (row, some) => ({ ...row, off: withSet(row.off, some, isOff) }));
    const own = new Set(changed.map(({ articleId }) => articleId));
    const bundled = single.filter((id) => !own.has(id) && !id.startsWith('own-'));
    if (bundled.length > 0) {
      const state = tx.objectStore('state');
      const before = ((await state.get('bundledOff')) as readonly string[] | undefined) ?? [];
      await state.put(withSet(before, bundled, isOff), 'bundledOff');
    }
    await revise(tx);
  });

const move = (ids: readonly string[], removedAt: string | null): Promise<void> =>
  change(async (tx) => {
    const { single, inPacks } = sorted(ids);
    const changed = await changeOwn(tx, single, ({ removedAt: _, ...row }) =>
      removedAt === null ? row : { ...row, removedAt },
    );
    await changePacks(tx, inPacks, (row, some) => ({
      ...row,
      removed: withSet(row.removed, some, removedAt !== null),
    }));
    const texts = await Promise.all([...inPacks].map(([pack, some]) => textsOf(tx, pack, some)));
    await settleTwins(tx, [...changed.map(({ textKey }) => textKey), ...texts.flat()]);
    await revise(tx);
  });

/** Takes sources out. They can be put back until `eraseRemoved`; bundled ones stay. */
export const removeSources = (ids: readonly string[]): Promise<void> => move(ids, new Date().toISOString());

export const putBackSources = (ids: readonly string[]): Promise<void> => move(ids, null);

/** Takes articles of the reader's own out for good; their texts go from the disk with `mergeInIdleTime`. */
export async function eraseOwn(tx: Change, rows: readonly OwnRow[]): Promise<void> {
  const own = tx.objectStore('own');
  const marks = new Marks(await ownSegments(tx));
  for (const row of rows) marks.dead(row);
  await Promise.all([...rows.map(({ articleId }) => own.delete(articleId)), marks.write(tx)]);
}

export async function erasePack(tx: Change, pack: string): Promise<void> {
  const segments = (await segmentRows(tx)).filter((one) => one.pack === pack);
  const shares = await tx.objectStore('packTexts').index('pack').getAllKeys(pack);
  await Promise.all([
    ...segments.map(({ id }) => deleteSegment(tx, id)),
    ...shares.map((share) => tx.objectStore('packTexts').delete(share)),
    tx.objectStore('packs').delete(pack),
  ]);
}

/** Takes removed articles out of a pack for good. */
async function eraseFromPack(tx: Change, { removed, ...row }: PackRow): Promise<void> {
  const gone = new Set(removed);
  const segments = tx.objectStore('segments');
  const segment = (await segmentRows(tx)).find(({ pack }) => pack === row.id);
  const dead = [...new Set([...(segment?.dead ?? []), ...gone])];
  if (segment === undefined || dead.length >= segment.articles) return erasePack(tx, row.id);
  const texts = tx.objectStore('packTexts');
  const shares = await texts.index('pack').getAll(row.id);
  const without = (ids: readonly string[]): readonly string[] => ids.filter((id) => !gone.has(id));
  await Promise.all([
    segments.put({ ...segment, dead }),
    tx.objectStore('packs').put({ ...row, removed: [], off: without(row.off), twins: without(row.twins) }),
    ...shares.map((share) =>
      texts.put({ ...share, articles: share.articles.filter(([, id]) => !gone.has(id)) }),
    ),
  ]);
}

/** Erases what was removed: it cannot be put back any more. Its texts go from the disk with `mergeInIdleTime`. */
export const eraseRemoved = (): Promise<void> =>
  change(async (tx, leaveAsIs) => {
    const rows = await tx.objectStore('own').index('removedAt').getAll();
    const packs = await packRows(tx);
    const touched = packs.filter(({ removedAt, removed }) => removedAt !== undefined || removed.length > 0);
    if (rows.length + touched.length === 0) return leaveAsIs();
    await eraseOwn(tx, rows);
    for (const row of touched) {
      if (row.removedAt === undefined) await eraseFromPack(tx, row);
      else await erasePack(tx, row.id);
    }
    await revise(tx);
  });

/** Deletes everything of the reader's own: sources, packs, feeds, the log of requests; and a damaged database whole. */
export async function deleteLibrary(): Promise<void> {
  const all = ['own', 'segments', 'bytes', 'packs', 'packTexts', 'state', 'feeds', 'requests'] as const;
  try {
    await change(async (tx) => {
      // Readers elsewhere tell one state from another by the revision: it goes on counting.
      await revise(tx);
      const revision = await tx.objectStore('state').get('revision');
      await Promise.all(all.map((store) => tx.objectStore(store).clear()));
      await tx.objectStore('state').put(revision!, 'revision');
    }, all);
  } catch (error) {
    if (!(error instanceof StoreError) || error.problem !== 'damaged') throw error;
    await closeLibrary();
    await deleteDatabase(await databaseName());
    announceChange();
  }
  // What was set aside as damaged may still hold texts. One that is gone is deleted as well.
  for (const name of await databasesAside()) await deleteDatabase(name);
}
