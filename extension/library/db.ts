/**
 * The library's database, IndexedDB of the extension's own origin: background and own pages alone reach it. A change is
 * one transaction, so that whoever is stopped in the middle of one leaves all as it was.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ArticleMeta } from '../../src/index';
import type { Feed, LoggedRequest, OwnOrigin } from './types';

/** An article of the reader's own. Its text is in the segment that has `born` in its span. */
export interface OwnRow {
  readonly articleId: string;
  /** Id of the segment that it was written with. */
  readonly born: number;
  readonly origin: OwnOrigin;
  readonly meta: ArticleMeta;
  readonly opening: string;
  readonly words: number;
  readonly paragraphs: number;
  /** What it takes on disk, text and index. */
  readonly bytes: number;
  /** Hash of its words: the same text is held once. */
  readonly textKey: string;
  readonly at: string;
  readonly readAt: string;
  readonly feed?: string;
  readonly isOff?: true;
  /** When it was removed; it can be put back until it is erased. */
  readonly removedAt?: string;
}

/** A pack of articles with its index (docs/pack-format.md); its bytes are written once and never changed. */
export interface SegmentRow {
  readonly id: number;
  /**
   * Ids of the first and last segment whose articles are in it: itself, until several are merged. Spans of the
   * reader's own segments do not overlap, so that an article is found without naming its segment anew at each merge.
   */
  readonly first: number;
  readonly last: number;
  readonly articles: number;
  readonly bytes: number;
  /** Ids of its articles that are not compared: switched off, or removed and not erased yet. */
  readonly off: readonly string[];
  /** Ids of its articles that are gone; their texts go when it is written anew. */
  readonly dead: readonly string[];
  /** An imported pack; absent: articles of the reader's own. */
  readonly pack?: string;
  /** Its bytes could not be read. */
  readonly isDamaged?: true;
}

export interface PackRow {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly articles: number;
  /** Tells whether a file is this very pack. */
  readonly print: string;
  /** Ids as the pack has them: articles that are not compared, that were removed, and whose text is held elsewhere. */
  readonly off: readonly string[];
  readonly removed: readonly string[];
  readonly twins: readonly string[];
  /** The whole pack was removed; it can be put back until it is erased. */
  readonly removedAt?: string;
}

/** The texts of a pack's articles by their hashes, in shares small enough to be read for each article that is added. */
export interface PackTexts {
  readonly share: number;
  readonly pack: string;
  readonly articles: readonly (readonly [textKey: string, id: string])[];
}

export interface LibrarySchema extends DBSchema {
  own: {
    key: string;
    value: OwnRow;
    indexes: {
      born: number;
      textKey: string;
      url: string;
      read: [OwnOrigin, string];
      removedAt: string;
    };
  };
  segments: { key: number; value: SegmentRow };
  /** The segments' bytes in pieces, apart from their rows: a row is read without them. */
  bytes: { key: [segment: number, piece: number]; value: ArrayBuffer };
  packs: { key: string; value: PackRow };
  packTexts: { key: [share: number, pack: string]; value: PackTexts; indexes: { pack: string } };
  feeds: { key: string; value: Feed };
  requests: { key: number; value: LoggedRequest };
  state: { key: keyof LibraryState; value: LibraryState[keyof LibraryState] };
}

/** `revision` grows with every change of what is compared; `bundledOff`: bundled articles that are not. */
export interface LibraryState {
  revision: number;
  bundledOff: readonly string[];
}

export type LibraryDb = IDBPDatabase<LibrarySchema>;

export const DB_NAME = 'headwater-library';
const DB_VERSION = 1;

/** Opens the database, and makes it the first time. `whenLost`: the browser closed it under us. */
export function openDb(
  name: string,
  events: { readonly whenLost: () => void; readonly whenBlocked: () => void },
): Promise<LibraryDb> {
  return openDB<LibrarySchema>(name, DB_VERSION, {
    upgrade(db) {
      const own = db.createObjectStore('own', { keyPath: 'articleId' });
      own.createIndex('born', 'born');
      own.createIndex('textKey', 'textKey');
      own.createIndex('url', 'meta.url');
      own.createIndex('read', ['origin', 'readAt']);
      own.createIndex('removedAt', 'removedAt');
      db.createObjectStore('segments', { keyPath: 'id', autoIncrement: true });
      db.createObjectStore('bytes');
      db.createObjectStore('packs', { keyPath: 'id' });
      db.createObjectStore('packTexts', { keyPath: ['share', 'pack'] }).createIndex('pack', 'pack');
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
