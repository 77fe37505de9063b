/** Out of the library: chosen sources as a pack, and everything as one file. */
import type { OwnRow, SegmentRow } from './db';
import { hashOf, headOf, type Description, type Segment } from './library-file';
import { bytesOf, holds, ownSegments } from './segments';
import { read } from './store';
import { openBundledBytes } from './bundled';
import { mergedPack } from './word-tables';
import { StoreError } from './types';
import { ownRows, packRows, segmentRows } from './rows';

/** Merged at once: more is not in memory twice. */
const GROUP = 64 * 2 ** 20;

const allOf = () =>
  read(['own', 'segments', 'packs', 'feeds', 'state'], async (tx) => {
    const [own, segments, packs, feeds, bundledOff] = await Promise.all([
      ownRows(tx),
      segmentRows(tx),
      packRows(tx),
      tx.objectStore('feeds').getAll(),
      tx.objectStore('state').get('bundledOff') as Promise<readonly string[] | undefined>,
    ]);
    return { own, segments, packs, feeds, bundledOff: bundledOff ?? [], ownSegments: await ownSegments(tx) };
  });

type All = Awaited<ReturnType<typeof allOf>>;

/** A segment was merged into another while we came to it. */
class Moved extends Error {}

/** A segment's bytes; null where they cannot be read. @throws Moved */
async function bytesIn(segment: SegmentRow): Promise<ArrayBuffer | null> {
  const bytes = await read(['bytes'], (tx) => bytesOf(tx, segment)).catch(() => null);
  if (bytes !== null) return bytes;
  const row = await read(['segments'], (tx) => tx.objectStore('segments').get(segment.id)).catch(() => null);
  if (row === undefined) throw new Moved();
  return null;
}

/** Merging goes on while others read: what was moved meanwhile is not missing, the library is looked at anew. */
async function fromOneState<T>(work: (all: All) => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work(await allOf());
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
    }
  }
}

/**
 * The chosen sources as one pack, bundled ones too.
 *
 * @throws StoreError where one of them cannot be read: a pack that lacks it would not be what was asked for.
 */
export const exportPack = (ids: readonly string[]): Promise<Blob> => fromOneState((all) => packOf(all, ids));

async function packOf({ own, segments }: All, ids: readonly string[]): Promise<Blob> {
  const chosen = new Set(ids);
  const rows = own.filter(({ articleId }) => chosen.has(articleId));
  const parts: { bytes: ArrayBuffer; keeps: (id: string) => boolean; prefix?: string }[] = [];
  if (ids.some((id) => !/^(?:own|pack)-/u.test(id)))
    parts.push({ bytes: await openBundledBytes(), keeps: (id) => chosen.has(id) });
  for (const segment of segments) {
    const prefix = segment.pack === undefined ? '' : `${segment.pack}/`;
    const inIt =
      segment.pack === undefined
        ? new Set(rows.filter(({ born }) => holds(segment, born)).map(({ articleId }) => articleId))
        : new Set(ids.filter((id) => id.startsWith(prefix)));
    if (inIt.size === 0) continue;
    const bytes = await bytesIn(segment);
    if (bytes === null) throw new StoreError('damaged');
    parts.push({ bytes, keeps: (id) => inIt.has(prefix + id), ...(prefix === '' ? {} : { prefix }) });
  }
  return new Blob([await mergedPack(parts, 'whole')], { type: 'application/octet-stream' });
}

/** Neighbours that are merged at once. */
function groupsOf(segments: readonly SegmentRow[]): readonly (readonly SegmentRow[])[] {
  const groups: SegmentRow[][] = [];
  let bytes = Infinity;
  for (const segment of segments) {
    if (bytes + segment.bytes > GROUP) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)!.push(segment);
    bytes += segment.bytes;
  }
  return groups;
}

/** What of a segment goes into the file: its articles that are neither removed nor erased. */
function living(segment: SegmentRow, own: readonly OwnRow[]): ReadonlySet<string> {
  const rows = own.filter(({ born, removedAt }) => removedAt === undefined && holds(segment, born));
  return new Set(rows.map(({ articleId }) => articleId));
}

/**
 * Everything of the reader's own as one file: articles, packs, feeds; not the log of requests, and nothing that was
 * removed. What cannot be read is left out.
 */
export const backUpLibrary = (): Promise<Blob> => fromOneState(fileOf);

async function fileOf(all: All): Promise<Blob> {
  const parts: Blob[] = [];
  const written = new Set<string>();
  const segments: Segment[] = [];
  const add = async (bytes: ArrayBuffer): Promise<Segment> => {
    parts.push(new Blob([bytes]));
    return { bytes: bytes.byteLength, sha256: await hashOf(bytes) };
  };
  for (const group of groupsOf(all.ownSegments)) {
    const merged: { bytes: ArrayBuffer; keeps: (id: string) => boolean }[] = [];
    for (const segment of group) {
      const ids = living(segment, all.own);
      const bytes = ids.size === 0 ? null : await bytesIn(segment);
      if (bytes === null) continue;
      merged.push({ bytes, keeps: (id) => ids.has(id) });
      for (const id of ids) written.add(id);
    }
    if (merged.length > 0) segments.push(await add(await mergedPack(merged, 'own')));
  }
  const packs: Description['packs'] = [];
  for (const { id, name, at, off, removed, removedAt } of all.packs) {
    const segment = all.segments.find(({ pack }) => pack === id);
    const bytes = removedAt !== undefined || segment === undefined ? null : await bytesIn(segment);
    if (bytes === null || segment === undefined) continue;
    const gone = new Set([...removed, ...segment.dead]);
    const kept =
      gone.size === 0 ? bytes : await mergedPack([{ bytes, keeps: (one) => !gone.has(one) }], 'whole');
    packs.push({ ...(await add(kept)), id, name, at, off: off.filter((one) => !gone.has(one)) });
  }
  const own = all.own
    .filter(({ articleId }) => written.has(articleId))
    .map(({ articleId, origin, at, readAt, feed, isOff }) => ({
      articleId,
      origin,
      at,
      readAt,
      ...(feed === undefined ? {} : { feed }),
      ...(isOff === undefined ? {} : { isOff }),
    }));
  const head = await headOf({
    headwater: 'library',
    madeAt: new Date().toISOString(),
    own,
    segments,
    packs,
    feeds: all.feeds.map((feed) => ({ ...feed, seen: feed.seen.map(([key, stamp]) => [key, stamp]) })),
    bundledOff: [...all.bundledOff],
  });
  return new Blob([head, ...parts], { type: 'application/octet-stream' });
}
