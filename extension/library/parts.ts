/** Segments that are open. They never change, so that each is opened once for each life of a page or background. */
import { openCorpus, type Corpus } from '../../src/index';
import type { PackRow, SegmentRow } from './db';
import { bytesOf, noteDamage } from './segments';
import { change, database, read, revisionOf } from './store';
import type { LibraryDb } from './db';
import { packRows, segmentRows } from './rows';

/** A segment with its corpus; null: it cannot be read. */
export interface OpenSegment {
  readonly row: SegmentRow;
  readonly corpus: Corpus | null;
  readonly pack?: PackRow;
}

/** The library at one revision. */
export interface OpenParts {
  readonly revision: number;
  readonly segments: readonly OpenSegment[];
  readonly bundledOff: ReadonlySet<string>;
}

interface Cache {
  readonly corpora: Map<number, Corpus | null>;
  parts: OpenParts | null;
  /** What they were read from: after a deletion, or beside a damaged one, numbers begin anew. */
  db: LibraryDb | null;
  last: Promise<unknown>;
}

const cache: Cache = { corpora: new Map(), parts: null, db: null, last: Promise.resolve() };

/** A segment's corpus; null where its bytes are missing or damaged. */
async function openSegment(row: SegmentRow, isTrusted: boolean): Promise<Corpus | null> {
  try {
    const bytes = await read(['bytes'], (tx) => bytesOf(tx, row));
    if (bytes === null) return null;
    const corpus = openCorpus(bytes, { isTrusted });
    return corpus.articleCount === row.articles ? corpus : null;
  } catch {
    return null;
  }
}

/** Bundled sources that the reader switched off. */
export const readBundledOff = (): Promise<readonly string[]> =>
  read(
    ['state'],
    async (tx) => ((await tx.objectStore('state').get('bundledOff')) as readonly string[] | undefined) ?? [],
  );

const rows = () =>
  read(['state', 'segments', 'packs'], async (tx) => {
    const [revision, segments, packs, bundledOff] = await Promise.all([
      revisionOf(tx),
      segmentRows(tx),
      packRows(tx),
      tx.objectStore('state').get('bundledOff') as Promise<readonly string[] | undefined>,
    ]);
    return { revision, segments, packs, bundledOff: new Set(bundledOff) };
  });

/** Which state of the library it is: one number is read, and nothing opened. */
export const revision = (): Promise<number> => read(['state'], revisionOf);

async function readParts(isTrusted: boolean): Promise<OpenParts> {
  for (;;) {
    const db = await database();
    if (cache.db !== db) {
      cache.corpora.clear();
      cache.parts = null;
      cache.db = db;
    }
    // The common case reads one number.
    if (isTrusted && cache.parts !== null && cache.parts.revision === (await revision())) return cache.parts;
    const { revision: present, segments, packs, bundledOff } = await rows();
    if (!isTrusted) cache.corpora.clear();
    const there = new Set(segments.map(({ id }) => id));
    for (const id of cache.corpora.keys()) if (!there.has(id)) cache.corpora.delete(id);
    await Promise.all(
      segments.map(async (row) => {
        if (!cache.corpora.has(row.id)) cache.corpora.set(row.id, await openSegment(row, isTrusted));
      }),
    );
    const lost = segments.filter(({ id, isDamaged }) => cache.corpora.get(id) === null && isDamaged !== true);
    if (lost.length > 0) {
      const still = (await rows()).revision === present;
      // Merged away while it was read: it is in another segment now.
      if (!still) {
        for (const { id } of lost) cache.corpora.delete(id);
        continue;
      }
      const ids = lost.map(({ id }) => id);
      await change((tx) => noteDamage(tx, ids)).catch(() => undefined);
    }
    const packOf = new Map(packs.map((pack) => [pack.id, pack]));
    const parts = segments.flatMap((row): OpenSegment[] => {
      const corpus = cache.corpora.get(row.id) ?? null;
      if (row.pack === undefined) return [{ row, corpus }];
      const pack = packOf.get(row.pack);
      return pack === undefined || pack.removedAt !== undefined ? [] : [{ row, corpus, pack }];
    });
    cache.parts = { revision: present, segments: parts, bundledOff };
    return cache.parts;
  }
}

/** Ids, as its corpus has them, of a segment's articles that are not compared. */
export const hiddenIn = ({ row, pack }: OpenSegment): ReadonlySet<string> =>
  new Set([
    ...row.off,
    ...row.dead,
    ...(pack === undefined ? [] : [...pack.off, ...pack.removed, ...pack.twins]),
  ]);

/** One after the other: the second finds what the first opened. @throws StoreError where it cannot be opened at all. */
export function openParts(options: { readonly isDoubted?: boolean } = {}): Promise<OpenParts> {
  const next = cache.last.then(() => readParts(options.isDoubted !== true));
  cache.last = next.catch(() => undefined);
  return next;
}

/** Lets go of all that is open, as a new life of the background begins without. */
export function forgetParts(): void {
  cache.corpora.clear();
  cache.parts = null;
  cache.db = null;
  cache.last = Promise.resolve();
}
