/**
 * Merging in idle time: an article comes in as a segment of its own, eight of a size become one, and a segment with
 * erased articles is written anew without them, so that their text is gone.
 */
import { openCorpus } from '../../src/index';
import type { SegmentRow } from './db';
import { bytesOf, deleteSegment, noteDamage, ownSegments, putSegment } from './segments';
import { change, read, revise } from './store';
import { segmentRows } from './rows';
import { mergedPack } from './word-tables';

const LOCK = 'headwater-library';
/** So many of a size become one of the next. */
const FAN = 8;
/** Larger ones are left alone: rewriting one for a single erased article has to stay quick. */
const TIERS = 4;
const LARGEST = 64 * 2 ** 20;
/** A larger pack is written anew only when an eighth of it is gone: its texts are no secret of the reader's. */
const LARGEST_PACK_REWRITTEN = LARGEST;

interface Plan {
  readonly segments: readonly SegmentRow[];
  /** Ids of the articles that live on, by segment. */
  readonly alive: ReadonlyMap<number, ReadonlySet<string>>;
}

const sizeOf = ({ articles, dead }: SegmentRow): number => articles - dead.length;

const tierOf = (segment: SegmentRow): number =>
  Math.floor(Math.log(Math.max(1, sizeOf(segment))) / Math.log(FAN) + 1e-9);

/** Neighbours of a size; those between them that are smaller go along. */
function neighboursToMerge(segments: readonly SegmentRow[]): readonly SegmentRow[] {
  for (let tier = 0; tier < TIERS; tier += 1) {
    let run: SegmentRow[] = [];
    let bytes = 0;
    const isEnough = (): boolean => run.filter((one) => tierOf(one) === tier).length >= FAN;
    for (const segment of segments) {
      const isOf = segment.isDamaged !== true && tierOf(segment) <= tier;
      if (isOf && bytes + segment.bytes <= LARGEST) {
        run.push(segment);
        bytes += segment.bytes;
        continue;
      }
      if (isEnough()) return run;
      run = isOf ? [segment] : [];
      bytes = isOf ? segment.bytes : 0;
    }
    if (isEnough()) return run;
  }
  return [];
}

const isToRewrite = ({ dead, articles, bytes, pack, isDamaged }: SegmentRow): boolean =>
  isDamaged !== true &&
  dead.length > 0 &&
  (pack === undefined || bytes <= LARGEST_PACK_REWRITTEN || dead.length * FAN >= articles);

const nextPlan = (): Promise<Plan | null> =>
  read(['segments', 'own'], async (tx) => {
    const own = await ownSegments(tx);
    const merged = neighboursToMerge(own);
    const packs = (await segmentRows(tx)).filter(({ pack }) => pack !== undefined);
    const segments = merged.length > 0 ? merged : [...own, ...packs].filter(isToRewrite).slice(0, 1);
    if (segments.length === 0) return null;
    const born = tx.objectStore('own').index('born');
    const alive = new Map<number, ReadonlySet<string>>();
    for (const { id, first, last, pack } of segments) {
      if (pack === undefined) alive.set(id, new Set(await born.getAllKeys(IDBKeyRange.bound(first, last))));
    }
    return { segments, alive };
  });

/** The new segment's bytes; null where one of the old ones cannot be read, which is noted. */
async function mergedBytes({ segments, alive }: Plan): Promise<ArrayBuffer | null> {
  const parts = [];
  for (const segment of segments) {
    const bytes = await read(['bytes'], (tx) => bytesOf(tx, segment)).catch(() => null);
    const dead = new Set(segment.dead);
    const living = alive.get(segment.id);
    const keeps = (id: string): boolean => living?.has(id) ?? !dead.has(id);
    try {
      if (bytes === null) throw new RangeError('bytes are missing');
      // Every byte is looked at, once in its life: damage does not spread to what it is merged with.
      openCorpus(bytes);
      parts.push({ bytes, keeps });
    } catch {
      await change((tx) => noteDamage(tx, [segment.id]));
      return null;
    }
  }
  return mergedPack(parts, segments[0]?.pack === undefined ? 'own' : 'whole');
}

/** Puts the new segment in place of the old ones, with what was said of their articles meanwhile. */
async function replace({ segments }: Plan, bytes: ArrayBuffer): Promise<void> {
  const articles = segments.reduce((sum, segment) => sum + sizeOf(segment), 0);
  await change(async (tx) => {
    const store = tx.objectStore('segments');
    const now = await Promise.all(segments.map(({ id }) => store.get(id)));
    const rows = now.filter((row) => row !== undefined);
    // One was deleted in the meantime: the next plan is made without it.
    if (rows.length < segments.length) return;
    const dead = new Set<string>();
    rows.forEach((row, i) => {
      const before = new Set(segments[i]!.dead);
      for (const id of row.dead) if (!before.has(id)) dead.add(id);
    });
    const off = rows.flatMap((row) => row.off).filter((id) => !dead.has(id));
    await Promise.all(rows.map(({ id }) => deleteSegment(tx, id)));
    const pack = segments[0]?.pack;
    const first = Math.min(...rows.map((row) => row.first));
    const last = Math.max(...rows.map((row) => row.last));
    const span = pack === undefined ? { first, last } : { pack };
    if (dead.size < articles) await putSegment(tx, bytes, { articles, off, dead: [...dead], ...span });
    if (pack !== undefined) {
      const row = await tx.objectStore('packs').get(pack);
      if (row !== undefined) await tx.objectStore('packs').put({ ...row, articles });
    }
    await revise(tx);
  });
}

/**
 * Merges what is to be merged and takes erased texts from the disk. One page or background at a time does; whoever is
 * stopped in the middle leaves all as it was.
 */
export async function mergeInIdleTime(): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    for (let plan = await nextPlan(); plan !== null; plan = await nextPlan()) {
      const bytes = await mergedBytes(plan);
      if (bytes !== null) await replace(plan, bytes);
    }
  });
}
