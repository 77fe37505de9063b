/** What the reader's own library holds, as the surfaces and the background see it. */
import type { ArticleMeta, BlockKind } from '../../src/index';

/** How a source came in: with the extension, or by the reader. */
export type Origin = 'bundled' | OwnOrigin | 'pack';
/** Sources that are articles of the reader's own, one by one. */
export type OwnOrigin = 'kept' | 'remembered' | 'feed';

/** An article on its way into the library. */
export interface NewArticle {
  readonly origin: OwnOrigin;
  readonly meta: ArticleMeta;
  /** In reading order; at least one with text. */
  readonly blocks: readonly { readonly text: string; readonly kind?: BlockKind }[];
  /** Id of the feed that brought it. */
  readonly feed?: string;
}

/**
 * What became of it. `same`: this text was held already, and counts as seen once more (kept wins over feed, feed over
 * remembered). `version`: an earlier text of the same address stays beside it.
 */
export interface Added {
  readonly state: 'added' | 'version' | 'same';
  readonly articleId: string;
}

/** A source as it is listed. */
export interface LibraryEntry {
  /** Unique over the whole library. */
  readonly articleId: string;
  readonly origin: Origin;
  readonly meta: ArticleMeta;
  readonly opening: string;
  readonly words: number;
  readonly paragraphs: number;
  /** When it came in: ISO 8601, UTC. Absent: with the extension. */
  readonly at?: string;
  /** Last time that the reader read it, or kept it again; ISO 8601, UTC. Articles of the reader's own alone. */
  readonly readAt?: string;
  /** Id of the feed or pack that it is from. */
  readonly from?: string;
  /** Not compared with any page, at the reader's word. */
  readonly isOff: boolean;
  /** Its text cannot be read any more: it is named, and not compared. */
  readonly isDamaged?: true;
  /** Ids of the other held texts of the same address, earliest first. */
  readonly versions?: readonly string[];
}

/** An imported pack; its articles are listed as entries. */
export interface PackInfo {
  readonly id: string;
  /** As its file was called. */
  readonly name: string;
  readonly at: string;
  /** Without those that were removed. */
  readonly articles: number;
  readonly bytes: number;
}

export interface Usage {
  /** Articles, by how they came in. */
  readonly articles: Readonly<Record<Origin, number>>;
  /** Of what the reader's own sources take on disk. */
  readonly bytes: number;
  /** What the browser would let the extension take; null: it does not say. */
  readonly quota: number | null;
  /** Whether the browser promised not to clear it by itself; null: it does not say. */
  readonly isPersistent: boolean | null;
}

/** A feed that the reader follows. */
export interface Feed {
  readonly id: string;
  readonly url: string;
  /** As the feed calls itself, or as the reader does. */
  readonly name: string;
  readonly isOn: boolean;
  /** Whether linked pages of the feed's own origin are fetched for their whole text. */
  readonly readsPages: boolean;
  readonly addedAt: string;
  /** Of the last answer, for conditional requests. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** ISO 8601, UTC: not asked before. */
  readonly nextAt: string;
  /** How many failures in a row. */
  readonly failures: number;
  /** What the last attempt came to; absent: none yet. */
  readonly last?: {
    readonly at: string;
    readonly outcome: FeedOutcome;
    readonly added: number;
    /** HTTP status; absent: no answer. */
    readonly status?: number;
  };
  /** Names of the items that were taken in, with what tells whether their text has changed; newest last. */
  readonly seen: readonly (readonly [key: string, stamp: string])[];
}

export type FeedOutcome =
  | 'new'
  | 'unchanged'
  | 'too-large'
  | 'too-many-requests'
  | 'redirected'
  | 'not-allowed'
  | 'not-a-feed'
  | 'no-answer'
  | 'refused'
  | 'library-full';

/** A request that the extension made, as the settings list it. */
export interface LoggedRequest {
  readonly at: string;
  readonly url: string;
  readonly feed: string;
  readonly outcome: FeedOutcome | 'page';
  /** HTTP status; absent: no answer. */
  readonly status?: number;
  readonly bytes: number;
}

/**
 * `full`: the disk or the browser's quota; nothing of what was asked is in, everything before it is. `damaged`: the
 * database cannot be read. `newer`: it was written by a newer Headwater. `blocked`: another window holds an old version
 * of it open.
 */
export type StoreProblem = 'full' | 'damaged' | 'newer' | 'blocked';

export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly problem: StoreProblem,
    options?: ErrorOptions,
  ) {
    super(problem, options);
  }
}
