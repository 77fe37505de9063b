/** The one way to the database: reading, and changing in one transaction that is whole or was never there. */
import type { IDBPTransaction } from 'idb';
import { browser } from '../browser';
import { announceChange } from './changes';
import { DB_NAME, openDb, type LibraryDb, type LibrarySchema } from './db';
import { StoreError, type StoreProblem } from './types';

/** What belongs together: articles, their bytes, packs. Feeds and the log of requests have transactions of their own. */
const SOURCES = ['own', 'segments', 'bytes', 'packs', 'packTexts', 'state'] as const;
type Sources = (typeof SOURCES)[number];
type Everything = Sources | 'feeds' | 'requests';

export type Change = IDBPTransaction<LibrarySchema, readonly Everything[], 'readwrite'>;
export type Reading = IDBPTransaction<LibrarySchema, readonly Everything[], 'readonly' | 'readwrite'>;

/** Where the name of the database stands, once the reader has set a damaged one aside. */
const NAME_KEY = 'libraryDatabase';

const PROBLEMS: Readonly<Record<string, StoreProblem>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  UnknownError: 'damaged',
  InvalidStateError: 'damaged',
  NotFoundError: 'damaged',
  NotReadableError: 'damaged',
  DataError: 'damaged',
  OperationError: 'damaged',
  SecurityError: 'damaged',
};

/** What an error of the browser's database means to the reader; any other error as it is. */
function asStoreError(error: unknown): unknown {
  if (error instanceof StoreError || !(error instanceof Error || error instanceof DOMException)) return error;
  const problem = PROBLEMS[error.name];
  return problem === undefined ? error : new StoreError(problem, { cause: error });
}

const open: { db: Promise<LibraryDb> | null } = { db: null };

export async function databaseName(): Promise<string> {
  const name = (await browser.storage.local.get(NAME_KEY))[NAME_KEY];
  return typeof name === 'string' ? name : DB_NAME;
}

async function connect(): Promise<LibraryDb> {
  const name = await databaseName();
  return new Promise((done, failed) => {
    const opening = openDb(name, {
      whenLost: forgetConnection,
      whenBlocked: () => failed(new StoreError('blocked')),
    });
    opening.then(done, (error: unknown) => failed(asStoreError(error)));
  });
}

/** The next use opens the database anew. */
function forgetConnection(): void {
  open.db = null;
}

/** The open database; a failure is not remembered. */
export function database(): Promise<LibraryDb> {
  const opening = (open.db ??= connect());
  opening.catch(() => {
    if (open.db === opening) open.db = null;
  });
  return opening;
}

/** Closes the connection of this page or background. */
export async function closeLibrary(): Promise<void> {
  const opening = open.db;
  forgetConnection();
  (await opening?.catch(() => null))?.close();
}

const numberOf = (name: string): number => Number(/-(\d+)$/u.exec(name)?.[1] ?? 1);

/** Those that were set aside, the oldest first. */
export async function databasesAside(): Promise<readonly string[]> {
  const last = numberOf(await databaseName());
  return Array.from({ length: last - 1 }, (_, i) => (i === 0 ? DB_NAME : `${DB_NAME}-${i + 1}`));
}

/** Deletes a database whole. @throws StoreError */
export const deleteDatabase = (name: string): Promise<void> =>
  new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => done();
    request.onblocked = () => failed(new StoreError('blocked'));
    request.onerror = () => failed(new StoreError('damaged', { cause: request.error ?? undefined }));
  });

/** Sets a database that cannot be read aside and begins a new one beside it. At the reader's word alone. */
export async function beginAnew(): Promise<void> {
  const next = `${DB_NAME}-${numberOf(await databaseName()) + 1}`;
  await closeLibrary();
  await browser.storage.local.set({ [NAME_KEY]: next });
  await database();
  announceChange();
}

async function transaction<T, M extends IDBTransactionMode>(
  stores: readonly Everything[],
  mode: M,
  work: (tx: IDBPTransaction<LibrarySchema, readonly Everything[], M>) => Promise<T>,
): Promise<T> {
  const begin = async (): Promise<IDBPTransaction<LibrarySchema, readonly Everything[], M>> => {
    const db = await database();
    // What is promised as kept outlives a power cut: the browser answers when it is on the disk.
    return db.transaction(stores, mode, { durability: mode === 'readwrite' ? 'strict' : 'default' });
  };
  try {
    const tx = await begin().catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
      // The connection was closed under us, and nobody told: once more with a new one.
      forgetConnection();
      return begin();
    });
    // A request that fails aborts it; the error that is told is the first one.
    tx.done.catch(() => undefined);
    try {
      const result = await work(tx);
      await tx.done;
      return result;
    } catch (error) {
      try {
        tx.abort();
      } catch {
        // It is over already.
      }
      const reason = tx.error ?? error;
      throw error instanceof DOMException && error.name === 'AbortError' ? reason : error;
    }
  } catch (error) {
    throw asStoreError(error);
  }
}

/** Reads from one state of the library. `work` awaits nothing but requests of its transaction. */
export const read = <T>(stores: readonly Everything[], work: (tx: Reading) => Promise<T>): Promise<T> =>
  transaction(stores, 'readonly', (tx) => work(tx as unknown as Reading));

/** Changes what is no source, in one transaction. `work` awaits nothing but requests of its transaction. */
export const write = <T>(stores: readonly Everything[], work: (tx: Change) => Promise<T>): Promise<T> =>
  transaction(stores, 'readwrite', (tx) => work(tx as unknown as Change));

/**
 * Changes the sources: all of it is on the disk when this resolves, and none of it when it rejects. `work` awaits
 * nothing but requests of its transaction; where it changed nothing it says so, and nobody is told.
 */
export async function change<T>(
  work: (tx: Change, leaveAsIs: () => void) => Promise<T>,
  stores: readonly Everything[] = SOURCES,
): Promise<T> {
  let isChanged = true;
  const result = await write(stores, (tx) => work(tx, () => (isChanged = false)));
  if (isChanged) announceChange();
  return result;
}

export const revisionOf = async (tx: Reading): Promise<number> =>
  ((await tx.objectStore('state').get('revision')) as number | undefined) ?? 0;

/** What is compared is no longer what it was. */
export async function revise(tx: Change): Promise<void> {
  await tx.objectStore('state').put((await revisionOf(tx)) + 1, 'revision');
}
