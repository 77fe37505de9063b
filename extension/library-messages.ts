/** What the extension's own pages ask of the library through the background, and what a page's report says of it. */
import type { AddressProblem } from './feeds/address';
import type { FeedOutcome, Origin, StoreProblem } from './library/types';
import type { ArticleInfo, ArticleMeta, BlockKind } from '../src/index';

/** How a held article came in, where it is one of the reader's own. */
export interface HeldAs {
  readonly origin: Exclude<Origin, 'bundled'>;
  /** When it was kept, or came in; ISO 8601, UTC. */
  readonly at?: string;
  /** When the reader last read it. */
  readonly readAt?: string;
  /** Name of the feed or pack that it is from. */
  readonly fromName?: string;
}

/** By article id; bundled articles are absent. Never for a content script. */
export type HeldAsById = Readonly<Record<string, HeldAs>>;

/** `part`: some segments are damaged; else nothing of the reader's own library opens. */
export type LibraryTrouble = StoreProblem | 'part';

/** What a page follows of the reader's own sources. */
export interface OwnMatches {
  /** Paragraphs that follow one of them. */
  readonly paragraphs: number;
  /** Of these: such as the page has no mark for. */
  readonly unmarked: number;
  /** The site is allowed to have them marked. */
  readonly isAllowed: boolean;
}

/** `ranges` are UTF-16 spans of `text` that matched the query. */
export interface SearchField {
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

export interface SearchHit {
  readonly article: ArticleInfo;
  readonly headline?: SearchField;
  readonly outlet?: SearchField;
  /** The paragraph that fits the query best, else the opening. */
  readonly snippet: SearchField;
  /** Index of the block that the snippet is from; absent when it is the opening. */
  readonly paragraph?: number;
}

/** A page of this browser session that follows a held source, in so many of its paragraphs. */
export interface MatchedPage {
  /** Empty: it has none. */
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly paragraphs: number;
}

export interface HeldArticle {
  readonly article: ArticleInfo;
  readonly blocks: readonly { readonly text: string; readonly kind: BlockKind }[];
}

/**
 * The article of a page on its way into the library, shown before it is kept; or why there is none: the browser keeps
 * the page closed, it holds no text, or it is gone.
 */
export type Taken =
  | {
      readonly article: {
        readonly meta: ArticleMeta;
        readonly blocks: readonly { readonly text: string; readonly kind: BlockKind }[];
      };
      readonly isPrivate: boolean;
    }
  | { readonly nothing: 'closed' | 'text' | 'gone' };

/** What came of an address that is to be followed. */
export type Followed =
  | {
      readonly state: 'following';
      readonly id: string;
      readonly name: string;
      /** What the feed lists, and how much of it was taken into the library. */
      readonly items: number;
      readonly added: number;
    }
  | {
      readonly state: 'refused';
      readonly problem: AddressProblem | Exclude<FeedOutcome, 'new'> | 'followed' | 'too-many' | 'off';
      /** HTTP status, where the server answered. */
      readonly status?: number;
    };

export interface LibraryCalls {
  /** An empty query lists all sources in corpus order. */
  search(arg: { query: string }): readonly SearchHit[];
  held(arg: { articleId: string }): HeldArticle | null;
  /** Up to 20 pages, newest first; none of private windows. */
  matchedLately(arg: { articleId: string }): readonly MatchedPage[];
  /** Looks at the open pages again after an error: the library is opened anew. */
  reopenLibrary(arg: Record<string, never>): null;
  /** The library changed in a page of the extension: the background, which may sleep, is to know. */
  libraryChanged(arg: Record<string, never>): null;
  /** How held articles came in. */
  heldAs(arg: { articleIds: readonly string[] }): HeldAsById;
  /** Null: all of the library can be read. */
  libraryTrouble(arg: Record<string, never>): LibraryTrouble | null;
  /** Allows the site of a tab's page to have marks from the reader's own sources, or no more. */
  markOwn(arg: { tabId: number; host: string; on: boolean }): null;
  /** Sites that were allowed so in private windows: until the browser is closed. */
  privateOwnSites(arg: Record<string, never>): readonly string[];
  /** Takes a site from both lists of such sites. */
  removeOwnSite(arg: { site: string }): null;
  /** Asks an address that the reader granted, once, and follows it where it is a feed. */
  followFeed(arg: { url: string }): Followed;
  /** Asks all feeds that may be asked, now; resolves when that is done. */
  checkFeeds(arg: Record<string, never>): null;
  /** A feed was changed or removed in the library: when the next one is due may be another time. */
  feedsChanged(arg: Record<string, never>): null;
  /** Reads the article of a tab's page and opens the page that shows it, beside the tab. Needs activeTab or the site. */
  keepPage(arg: { tabId: number }): null;
  /** What was taken for the page in a tab of the extension's own; null: nothing. */
  taken(arg: { tabId: number }): Taken | null;
  /** Why the last article was not remembered; null: it was, or none was yet. */
  rememberProblem(arg: Record<string, never>): StoreProblem | null;
}
