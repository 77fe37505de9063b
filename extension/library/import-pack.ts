/** A pack from a file: read and checked whole before anything of it is written, then written in one transaction. */
import { checkContents, openCorpus, textKeyOf, type Corpus } from '../../src/index';
import type { PackRow } from './db';
import { infoOfPack } from './packs';
import { readPackFile, type ReadOptions } from './read-bytes';
import { putSegment } from './segments';
import { erasePack } from './sources';
import { change, revise, type Change } from './store';
import { settleTwins, sharesOf } from './twins';
import type { PackInfo } from './types';
import { packRows } from './rows';

/** Reading the file is this share of the work, then come the texts. */
const READING = 0.3;
const LONGEST_NAME = 200;
/** The page answers the reader between these, in milliseconds. */
const BREATH = 30;

export const newPackId = (): string =>
  `pack-${crypto.getRandomValues(new Uint32Array(1))[0]!.toString(16).padStart(8, '0')}`;

/** Tells whether a file is this very pack: the length and checksum of its header. */
export function printOf(bytes: ArrayBuffer): string {
  const view = new DataView(bytes);
  return `${bytes.byteLength.toString(16)}-${view.getUint32(16, true).toString(16)}`;
}

function textsIn(corpus: Corpus, index: number): string[] {
  const { first, end } = corpus.paragraphsOf(index);
  return Array.from({ length: end - first }, (_, i) => corpus.text(first + i));
}

export type PackTextKeys = readonly (readonly [textKey: string, id: string])[];

/** Reads every text of a pack once, with room for others in between. */
export async function textKeysOf(
  corpus: Corpus,
  { onProgress, signal }: ReadOptions = {},
): Promise<PackTextKeys> {
  const keys: (readonly [string, string])[] = [];
  let last = performance.now();
  for (let index = 0; index < corpus.articleCount; index += 1) {
    keys.push([textKeyOf(textsIn(corpus, index)), corpus.article(index).articleId]);
    if (performance.now() - last < BREATH) continue;
    onProgress?.(index / corpus.articleCount);
    await new Promise((done) => setTimeout(done));
    signal?.throwIfAborted();
    last = performance.now();
  }
  return keys;
}

/** Writes a checked pack with its row, and says which texts are held elsewhere. */
export async function putPack(
  tx: Change,
  bytes: ArrayBuffer,
  row: Omit<PackRow, 'twins'>,
  texts: PackTextKeys,
): Promise<PackRow> {
  const packs = tx.objectStore('packs');
  await putSegment(tx, bytes, { articles: row.articles, pack: row.id });
  await packs.put({ ...row, twins: [] });
  await Promise.all(sharesOf(row.id, texts).map((share) => tx.objectStore('packTexts').put(share)));
  await settleTwins(
    tx,
    texts.map(([textKey]) => textKey),
  );
  return (await packs.get(row.id))!;
}

/**
 * Brings back what a file has of a pack that is held and of which some, or all, was removed; what is erased is written
 * anew. Gives how many articles came back; null: the file is of another pack, whatever it says.
 */
export async function bringBack(
  tx: Change,
  held: PackRow,
  bytes: ArrayBuffer,
  texts: PackTextKeys,
): Promise<number | null> {
  const shares = await tx.objectStore('packTexts').index('pack').getAll(held.id);
  const there = new Map(shares.flatMap(({ articles }) => articles).map(([textKey, id]) => [id, textKey]));
  const removed = new Set(held.removed);
  const isOut = ({ 1: id }: PackTextKeys[number]): boolean => !there.has(id) || removed.has(id);
  const { removedAt, ...row } = held;
  const count = removedAt === undefined ? texts.filter(isOut).length : texts.length;
  if (count === 0) return 0;
  const inFile = new Map(texts.map(([textKey, id]) => [id, textKey]));
  if (texts.every(([, id]) => there.has(id))) {
    await tx.objectStore('packs').put({ ...row, removed: row.removed.filter((id) => !inFile.has(id)) });
    await settleTwins(tx, [...there.values(), ...inFile.values()]);
    return count;
  }
  if (![...there].every(([id, textKey]) => inFile.get(id) === textKey)) return null;
  await erasePack(tx, row.id);
  await putPack(tx, bytes, { ...row, removed: [], articles: texts.length, print: printOf(bytes) }, texts);
  return count;
}

/**
 * Takes a pack in, as it is or gzipped. A pack that is held already is not held twice.
 *
 * @throws PackError for a file that is no sound pack, StoreError, or the signal's reason; nothing is changed then.
 */
export async function importPack(
  file: Blob,
  name: string,
  { onProgress, signal }: ReadOptions = {},
): Promise<{ readonly pack: PackInfo; readonly alreadyHeld: number }> {
  const bytes = await readPackFile(file, {
    signal,
    onProgress: (done) => onProgress?.(done * READING),
  });
  const corpus = openCorpus(bytes);
  checkContents(corpus);
  const texts = await textKeysOf(corpus, {
    signal,
    onProgress: (done) => onProgress?.(READING + done * (1 - READING)),
  });
  signal?.throwIfAborted();
  const print = printOf(bytes);
  const result = await change(async (tx) => {
    const same = (await packRows(tx)).find((one) => one.print === print);
    const back = same === undefined ? null : await bringBack(tx, same, bytes, texts);
    if (same !== undefined && back !== null) {
      if (back > 0) await revise(tx);
      const row = (await tx.objectStore('packs').get(same.id))!;
      const alreadyHeld = texts.length - back;
      return { pack: infoOfPack(row, bytes.byteLength), alreadyHeld };
    }
    const at = new Date().toISOString();
    const made = {
      id: newPackId(),
      name: name.slice(0, LONGEST_NAME),
      at,
      articles: corpus.articleCount,
      print,
      off: [],
      removed: [],
    };
    const row = await putPack(tx, bytes, made, texts);
    await revise(tx);
    return { pack: infoOfPack(row, bytes.byteLength), alreadyHeld: row.twins.length };
  });
  onProgress?.(1);
  return result;
}
