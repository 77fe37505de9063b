/** A library's file back into a library: what is held stays, what is not is added, all in one transaction. */
import { checkContents, openCorpus, PackError, type Corpus } from '../../src/index';
import type { OwnRow, SegmentRow } from './db';
import { factsOf } from './facts';
import { bringBack, newPackId, printOf, putPack, textKeysOf, type PackTextKeys } from './import-pack';
import {
  LibraryFileError,
  openFile,
  type Description,
  type FileProblem,
  type OpenFile,
} from './library-file';
import type { ReadOptions } from './read-bytes';
import { ownRows, packRows } from './rows';
import { Marks, ownSegments, putSegment } from './segments';
import { change, revise, type Change } from './store';
import { settleTwins } from './twins';

/** How much of each there is, or was taken over. */
export interface LibrarySummary {
  readonly articles: number;
  readonly packs: number;
  readonly feeds: number;
}

export type LibraryFileReading =
  | {
      readonly problem: null;
      readonly madeAt: string;
      readonly bytes: number;
      readonly holds: LibrarySummary;
    }
  | { readonly problem: FileProblem };

/** `added`: what was not held before. */
export type Restored =
  { readonly problem: null; readonly added: LibrarySummary } | { readonly problem: FileProblem };

/** A segment of the file, checked whole. */
interface Part {
  readonly bytes: ArrayBuffer;
  readonly corpus: Corpus;
  readonly texts: PackTextKeys;
}

const problemOf = (error: unknown): { readonly problem: FileProblem } => {
  if (error instanceof LibraryFileError) return { problem: error.problem };
  if (error instanceof PackError) return { problem: error.code === 'newer-version' ? 'newer' : 'damaged' };
  throw error;
};

/** What a file says that it holds. Changes nothing. */
export async function readLibraryFile(file: Blob): Promise<LibraryFileReading> {
  try {
    const { description } = await openFile(file);
    const { madeAt, own, packs, feeds } = description;
    const holds = { articles: own.length, packs: packs.length, feeds: feeds.length };
    return { problem: null, madeAt, bytes: file.size, holds };
  } catch (error) {
    return problemOf(error);
  }
}

async function checked(file: OpenFile, options: ReadOptions) {
  const { description } = file;
  const all = description.segments.length + description.packs.length;
  const parts = new Map<object, Part>();
  for (const one of [...description.segments, ...description.packs]) {
    const bytes = await file.read(one);
    const corpus = openCorpus(bytes);
    checkContents(corpus);
    const texts = await textKeysOf(corpus, { signal: options.signal });
    parts.set(one, { bytes, corpus, texts });
    options.onProgress?.(parts.size / (all + 1));
  }
  const named = new Set(description.own.map(({ articleId }) => articleId));
  const found = description.segments.flatMap((one) => parts.get(one)!.texts.map(([, id]) => id));
  // Each article is described once, and has one text.
  const isWhole =
    found.length === description.own.length &&
    named.size === found.length &&
    new Set(found).size === found.length &&
    found.every((id) => named.has(id));
  if (!isWhole) throw new LibraryFileError('damaged');
  return (one: object): Part => parts.get(one)!;
}

/** Ids of feeds as the file has them to those that stand for them here. */
async function restoreFeeds(tx: Change, feeds: Description['feeds']) {
  const store = tx.objectStore('feeds');
  const held = await store.getAll();
  const ids = new Map<string, string>();
  let added = 0;
  for (const feed of feeds) {
    const same = held.find(({ url }) => url === feed.url);
    ids.set(feed.id, same?.id ?? feed.id);
    if (same !== undefined || held.some(({ id }) => id === feed.id)) continue;
    await store.put(feed);
    held.push(feed);
    added += 1;
  }
  return { ids, added };
}

async function restoreOwn(
  tx: Change,
  { own, segments }: Description,
  partOf: (one: object) => Part,
  feeds: ReadonlyMap<string, string>,
): Promise<{ readonly added: number; readonly texts: readonly string[] }> {
  const store = tx.objectStore('own');
  const rows = await ownRows(tx);
  const byText = new Map(rows.map((row) => [row.textKey, row]));
  const ids = new Set(rows.map(({ articleId }) => articleId));
  const described = new Map(own.map((one) => [one.articleId, one]));
  const marks = new Marks(await ownSegments(tx));
  const touched: string[] = [];
  let added = 0;
  for (const one of segments) {
    const { bytes, corpus, texts } = partOf(one);
    const dead: string[] = [];
    const fresh: Omit<OwnRow, 'born'>[] = [];
    const here = new Set<string>();
    texts.forEach(([textKey, articleId], index) => {
      const held = byText.get(textKey);
      if (held !== undefined || ids.has(articleId) || here.has(textKey)) {
        dead.push(articleId);
        if (held?.removedAt !== undefined) putBack(held);
        return;
      }
      here.add(textKey);
      const { feed, ...known } = described.get(articleId)!;
      const from = feed === undefined ? undefined : (feeds.get(feed) ?? feed);
      const share = Math.round(bytes.byteLength / texts.length);
      const facts = { ...factsOf(corpus.article(index)), textKey, bytes: share };
      fresh.push({ ...known, ...facts, ...(from === undefined ? {} : { feed: from }) });
    });
    if (fresh.length === 0) continue;
    const off = fresh.flatMap(({ articleId, isOff }) => (isOff === true ? [articleId] : []));
    const row: Pick<SegmentRow, 'articles' | 'dead' | 'off'> = { articles: texts.length, dead, off };
    const { id: born } = await putSegment(tx, bytes, row);
    for (const article of fresh) {
      const made: OwnRow = { ...article, born };
      await store.put(made);
      byText.set(made.textKey, made);
      ids.add(made.articleId);
      touched.push(made.textKey);
    }
    added += fresh.length;
  }
  function putBack({ removedAt: _, ...row }: OwnRow): void {
    marks.off(row, row.isOff === true);
    byText.set(row.textKey, row);
    touched.push(row.textKey);
    void store.put(row);
    added += 1;
  }
  await marks.write(tx);
  return { added, texts: touched };
}

async function restorePacks(
  tx: Change,
  packs: Description['packs'],
  partOf: (one: object) => Part,
): Promise<number> {
  const held = await packRows(tx);
  let added = 0;
  for (const one of packs) {
    const { bytes, corpus, texts } = partOf(one);
    const print = printOf(bytes);
    // A pack of which something was removed is another file than before.
    const same = held.find((row) => row.print === print) ?? held.find(({ id }) => id === one.id);
    const back = same === undefined ? null : await bringBack(tx, same, bytes, texts);
    if (back !== null) {
      if (back > 0) added += 1;
      continue;
    }
    const { name, at, off } = one;
    const id = same === undefined ? one.id : newPackId();
    const row = { id, name, at, off, removed: [], articles: corpus.articleCount, print };
    held.push(await putPack(tx, bytes, row, texts));
    added += 1;
  }
  return added;
}

const STORES = ['own', 'segments', 'bytes', 'packs', 'packTexts', 'feeds', 'state'] as const;

/**
 * Adds what a file holds and the library does not; nothing that is held is changed, but what was removed and not
 * erased is back. A file that is damaged anywhere changes nothing.
 *
 * @throws StoreError, or the signal's reason; nothing is changed then.
 */
export async function restoreLibrary(file: Blob, options: ReadOptions = {}): Promise<Restored> {
  try {
    const open = await openFile(file, options);
    const partOf = await checked(open, options);
    const { description } = open;
    const added = await change(async (tx) => {
      const feeds = await restoreFeeds(tx, description.feeds);
      const own = await restoreOwn(tx, description, partOf, feeds.ids);
      const packs = await restorePacks(tx, description.packs, partOf);
      await settleTwins(tx, own.texts);
      const state = tx.objectStore('state');
      const off = ((await state.get('bundledOff')) as readonly string[] | undefined) ?? [];
      await state.put([...new Set([...off, ...description.bundledOff])], 'bundledOff');
      await revise(tx);
      return { articles: own.added, packs, feeds: feeds.added };
    }, STORES);
    options.onProgress?.(1);
    return { problem: null, added };
  } catch (error) {
    return problemOf(error);
  }
}
