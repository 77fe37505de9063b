/** Sources as they are listed and named: from rows, and for packs from the packs themselves. */
import type { ArticleInfo, Corpus } from '../../src/index';
import { openBundled } from './bundled';
import type { OwnRow, PackRow } from './db';
import { factsOf } from './facts';
import { openParts, type OpenParts, type OpenSegment } from './parts';
import { holds } from './segments';
import { read } from './store';
import type { LibraryEntry } from './types';
import { isOwnRow, ownRows } from './rows';

const ofBundled = (info: ArticleInfo, off: ReadonlySet<string>): LibraryEntry => ({
  articleId: info.articleId,
  origin: 'bundled',
  ...factsOf(info),
  isOff: off.has(info.articleId),
});

const ofPack = (info: ArticleInfo, pack: PackRow, isOff: boolean): LibraryEntry => ({
  articleId: `${pack.id}/${info.articleId}`,
  origin: 'pack',
  ...factsOf(info),
  at: pack.at,
  from: pack.id,
  isOff,
});

const ofOwn = (row: OwnRow, damaged: readonly OpenSegment[]): LibraryEntry => ({
  articleId: row.articleId,
  origin: row.origin,
  meta: row.meta,
  opening: row.opening,
  words: row.words,
  paragraphs: row.paragraphs,
  at: row.at,
  readAt: row.readAt,
  ...(row.feed === undefined ? {} : { from: row.feed }),
  isOff: row.isOff === true,
  ...(damaged.some(({ row: segment }) => holds(segment, row.born)) ? { isDamaged: true } : {}),
});

const damagedIn = ({ segments }: OpenParts): readonly OpenSegment[] =>
  segments.filter(({ corpus, pack }) => corpus === null && pack === undefined);

const earliestFirst = (a: LibraryEntry, b: LibraryEntry): number => ((a.at ?? '') < (b.at ?? '') ? -1 : 1);

function withVersions(entry: LibraryEntry, sameAddress: readonly LibraryEntry[]): LibraryEntry {
  const others = sameAddress.filter(({ articleId }) => articleId !== entry.articleId).sort(earliestFirst);
  return others.length === 0 ? entry : { ...entry, versions: others.map(({ articleId }) => articleId) };
}

function infoOf(corpus: Corpus | null, articleId: string): ArticleInfo | undefined {
  const index = corpus?.articleIndex(articleId) ?? -1;
  return index < 0 ? undefined : corpus?.article(index);
}

/** Some entries by their ids: reads no more than these. */
export async function entriesOf(
  bundled: Corpus,
  parts: OpenParts,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, LibraryEntry>> {
  const damaged = damagedIn(parts);
  const found = new Map<string, LibraryEntry>();
  for (const id of articleIds) {
    const slash = id.indexOf('/');
    const segment = parts.segments.find(({ pack }) => pack !== undefined && pack.id === id.slice(0, slash));
    if (segment?.pack !== undefined) {
      const info = infoOf(segment.corpus, id.slice(slash + 1));
      if (info !== undefined)
        found.set(id, ofPack(info, segment.pack, segment.pack.off.includes(info.articleId)));
      continue;
    }
    const info = infoOf(bundled, id);
    if (info !== undefined) found.set(id, ofBundled(info, parts.bundledOff));
  }
  const own = articleIds.filter((id) => id.startsWith('own-'));
  if (own.length > 0) {
    await read(['own'], async (tx) => {
      const store = tx.objectStore('own');
      await Promise.all(
        own.map(async (id) => {
          const row = await store.get(id);
          if (!isOwnRow(row) || row.removedAt !== undefined) return;
          const same = row.meta.url === undefined ? [] : await store.index('url').getAll(row.meta.url);
          const entries = same.filter((one) => isOwnRow(one) && one.removedAt === undefined);
          found.set(
            id,
            withVersions(
              ofOwn(row, damaged),
              entries.map((one) => ofOwn(one, damaged)),
            ),
          );
        }),
      );
    });
  }
  return found;
}

function ofSegment({ row, corpus, pack }: OpenSegment): LibraryEntry[] {
  if (corpus === null || pack === undefined) return [];
  const gone = new Set([...row.dead, ...pack.removed, ...pack.twins]);
  const off = new Set(pack.off);
  return Array.from({ length: corpus.articleCount }, (_, index) => corpus.article(index)).flatMap((info) =>
    gone.has(info.articleId) ? [] : [ofPack(info, pack, off.has(info.articleId))],
  );
}

/** All sources: bundled ones, the reader's own, and those of packs. */
export async function listEntries(): Promise<readonly LibraryEntry[]> {
  const bundled = await openBundled();
  const parts = await openParts();
  const damaged = damagedIn(parts);
  const rows = await read(['own'], ownRows);
  const all = [
    ...Array.from({ length: bundled.articleCount }, (_, index) =>
      ofBundled(bundled.article(index), parts.bundledOff),
    ),
    ...rows.flatMap((row) => (row.removedAt === undefined ? [ofOwn(row, damaged)] : [])),
    ...parts.segments.flatMap(ofSegment),
  ];
  const byAddress = new Map<string, LibraryEntry[]>();
  for (const entry of all) {
    const { url } = entry.meta;
    if (url === undefined) continue;
    const same = byAddress.get(url);
    if (same === undefined) byAddress.set(url, [entry]);
    else same.push(entry);
  }
  return all.map((entry) =>
    entry.meta.url === undefined ? entry : withVersions(entry, byAddress.get(entry.meta.url) ?? []),
  );
}
