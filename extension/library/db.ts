/**
 * The library's database, IndexedDB of the extension's own origin: background and own pages alone reach it. A change is
 * one transaction, so that whoever is stopped in the middle of one leaves all as it was.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ArticleMeta } from '../../src/index';
import type { Feed, LoggedRequest, OwnOrigin } from './types';

/** An article of the reader's own. Its text is in a segment, its name there is `articleId`. */
export interface OwnRow {
  readonly articleId: string;
  readonly origin: OwnOrigin;
  readonly meta: ArticleMeta;
  readonly opening: string;
  readonly words: number;
  readonly paragraphs: number;
  /** UTF-16 units of its text. */
  readonly size: number;
  /** Hash of its words: the same text is held once. */
  readonly textKey: string;
  readonly at: string;
  readonly readAt: string;
  readonly feed?: string;
  readonly isOff?: true;
  /** When it was removed; it can be put back until it is erased. */
  readonly removedAt?: string;
}

/** A pack of articles with its index (docs/pack-format.md), written once and never changed. */
export interface SegmentRow {
  readonly id: number;
  readonly articles: number;
  readonly bytes: number;
  /** An imported pack; absent: articles of the reader's own. */
  readonly pack?: string;
}

export interface PackRow {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  /** Ids as the pack has them: articles that are not compared, that were removed, and whose text is held elsewhere. */
  readonly off: readonly string[];
  readonly removed: readonly string[];
  readonly twins: readonly string[];
  /** The whole pack was removed; it can be put back until it is erased. */
  readonly removedAt?: string;
}

interface LibrarySchema extends DBSchema {
  own: { key: string; value: OwnRow; indexes: { textKey: string; url: string; readAt: string } };
  segments: { key: number; value: SegmentRow };
  /** The segments' bytes, by the same keys: a row is read without them. */
  bytes: { key: number; value: ArrayBuffer };
  packs: { key: string; value: PackRow };
  feeds: { key: string; value: Feed };
  requests: { key: number; value: LoggedRequest };
  /** `revision`: a number that grows with every change of what is compared. */
  state: { key: string; value: unknown };
}

export type LibraryDb = IDBPDatabase<LibrarySchema>;

export const DB_NAME = 'headwater-library';
export const DB_VERSION = 1;

/** Opens the database, and makes it the first time. `whenLost`: the browser closed it under us. */
export function openDb(events: {
  readonly whenLost: () => void;
  readonly whenBlocked: () => void;
}): Promise<LibraryDb> {
  return openDB<LibrarySchema>(DB_NAME, DB_VERSION, {
    upgrade(db) {
      const own = db.createObjectStore('own', { keyPath: 'articleId' });
      own.createIndex('textKey', 'textKey');
      own.createIndex('url', 'meta.url');
      own.createIndex('readAt', 'readAt');
      db.createObjectStore('segments', { keyPath: 'id', autoIncrement: true });
      db.createObjectStore('bytes');
      db.createObjectStore('packs', { keyPath: 'id' });
      db.createObjectStore('feeds', { keyPath: 'id' });
      db.createObjectStore('requests', { autoIncrement: true });
      db.createObjectStore('state');
    },
    blocked: events.whenBlocked,
    // A newer version in another window waits for us: it goes first.
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      events.whenLost();
    },
    terminated: events.whenLost,
  });
}
