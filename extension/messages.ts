/**
 * The whole wire. Each message is a function signature: the argument goes over, the result comes back.
 * `ContentCalls` may come from any page's content script; `PageCalls` only from the extension's own
 * pages; `TabCalls` go from the background to one tab. The background checks sender and schema
 * (background/guard.ts) before a handler sees anything.
 */
import type { Catalog, ReadyWords } from './i18n';
import type { HeldAsById, LibraryCalls, LibraryTrouble, OwnMatches } from './library-messages';
import type { Settings, ViewSettings } from './settings';
import type { ArticleInfo, ArticleMeta, BlockKind, Strictness, Trace, TracedParagraph } from '../src/index';

export type {
  AddedSpan,
  AlteredKind,
  AlteredSpan,
  ArticleInfo,
  ArticleMeta,
  BlockKind,
  DroppedSpan,
  Evidence,
  Lineage,
  Match,
  Omission,
  Passage,
  Ref,
  Relation,
  Shortfall,
  Source,
  Span,
  Strictness,
  Trace,
  TracedParagraph,
} from '../src/index';
export type {
  Followed,
  HeldArticle,
  HeldAs,
  HeldAsById,
  LibraryTrouble,
  MatchedPage,
  OwnMatches,
  SearchField,
  SearchHit,
  Taken,
} from './library-messages';
export { answerInTab, callFrame, callFromContent, callFromPage, isEnvelope, refreshTab } from './send';
export type { Envelope } from './send';

/** A paragraph of the page on screen, as the content script read it. */
export interface PageBlock {
  readonly text: string;
  readonly kind?: BlockKind;
}

export interface TraceRequest {
  /** In reading order. Empty: the page is not an article. The index is the paragraph's name on both sides. */
  readonly blocks: readonly PageBlock[];
  readonly meta: ArticleMeta;
  /** False while more of a long page is still to come. */
  readonly complete: boolean;
  /** Not complete: how many blocks there are in all. */
  readonly of?: number;
  /** The page goes on beyond what is ever sent. */
  readonly cut?: true;
  /** The browser's own viewer shows a file (a PDF), whose text no script can read. */
  readonly viewer?: true;
  /** The document that the blocks are of, as `here` names it. */
  readonly document: number;
}

/** Whether to look at all, and how to show what is found. */
export type LookReply =
  | { readonly on: false }
  /** `words`: the interface in the language that the reader set; null: in the browser's own. */
  | {
      readonly on: true;
      readonly view: ViewSettings;
      readonly words: Catalog | null;
      /** Say so (`stayed`) once the reader has stayed on an article. */
      readonly remembers?: true;
    };

/** `off` says no more than that: the page must not learn why. */
export type TraceReply =
  | { readonly state: 'traced'; readonly trace: Trace; readonly view: ViewSettings }
  | { readonly state: 'off' }
  | { readonly state: 'error' };

/**
 * What the reader does not want to see: this match (for these words of a page), anything from this source,
 * anything on this site. A site is kept among the settings (`offSites`), the others as `Mute`.
 */
export type MuteKind = 'match' | 'source' | 'site';

export interface Mute {
  readonly id: string;
  readonly kind: 'match' | 'source';
  /** When it was hidden: ISO 8601, UTC. */
  readonly at: string;
  /** The hidden source, as it names itself: it may be gone from the library. */
  readonly source: ArticleMeta & { readonly articleId: string; readonly opening?: string };
  /** Ids of all held articles that are passed over, the source among them. */
  readonly articleIds: readonly string[];
  /** Kind `match`: SHA-256 (hex) of the words of the page's paragraph, and the first of them. */
  readonly paragraph?: { readonly key: string; readonly words: string };
  /** Hidden in a private window: kept in memory, gone with the browser. */
  readonly isPrivate?: true;
}

export interface ContentCalls {
  /** `begin`: where it is on, what reads and traces the page is put beside the caller before the answer (content/first.ts). */
  look(arg: { begin?: true }): LookReply;
  trace(arg: TraceRequest): TraceReply;
  /**
   * Runs what draws in the caller's document (content/drawing.ts), and gives the words that badges are drawn with;
   * `card`: what draws beside badges (content/details.ts). Null where Headwater may not look.
   */
  draw(arg: { part?: 'card' }): ReadyWords | null;
  /** The page holds other large frames than before, and is `width` pixels wide. An article may stand in one. */
  frames(arg: { width: number }): null;
  /** The legend was on screen once more (it is shown the first three times). */
  legendShown(arg: Record<string, never>): null;
  /** The reader has stayed on the article of this page; `document` as `here` names it. */
  stayed(arg: { document: number }): null;
  /**
   * Opens the held text of a source that this page's trace names, in the extension's own page; `from` is the
   * paragraph of the page that it leads back to.
   */
  openSource(arg: { articleId: string; paragraph: number; from?: number }): null;
  /**
   * Hides what this page's trace says of a paragraph. Gives back the name to undo it by; null: nothing to hide.
   * `text`: what the reader saw there. A page that grew meanwhile was traced anew, and has it in another place.
   */
  mute(arg: { kind: MuteKind; paragraph: number; text?: string }): { readonly id: string } | null;
  unmute(arg: { id: string }): null;
}

/** A long page is read in two goes: so many of its paragraphs are compared so far. */
export interface Reading {
  readonly done: number;
  readonly of: number;
}

interface TracedReport {
  readonly trace: Trace;
  readonly held: HeldAsById;
  /** Present where paragraphs follow the reader's own sources. */
  readonly own?: OwnMatches;
  readonly reading?: Reading;
}

/** The five states of the toolbar and what the popup needs for each, and pages that the browser keeps closed. */
export type PageReport = {
  readonly host: string | null;
  readonly librarySize: number;
  /** Some of the reader's own sources, or all, cannot be read now. */
  readonly trouble?: LibraryTrouble;
} & (
  | { readonly state: 'closed' }
  /** `reason`: the site was switched off, or Headwater was never allowed here. */
  | { readonly state: 'off'; readonly reason: 'switched-off' | 'not-allowed' }
  | { readonly state: 'reading' }
  | { readonly state: 'not-article' }
  | ({ readonly state: 'nothing' } & TracedReport)
  | ({ readonly state: 'matches' } & TracedReport)
  /** `subject`: it was this page that failed; absent: the library. */
  | { readonly state: 'error'; readonly detail: string; readonly subject?: 'page' }
);

/** Where Headwater may look, as the browser's permissions say. */
export interface SiteAccess {
  readonly mode: 'all' | 'picked' | 'click';
  /** Host names of the picked sites (mode `picked`). */
  readonly sites: readonly string[];
}

/**
 * Real passages of a held article that follows another one, traced by the engine, for settings and the
 * first page. `marked` names the steps at which the passage gets a badge.
 */
export interface Preview {
  readonly articles: readonly ArticleInfo[];
  /** A passage with same, altered and added words, as far as the library has one. */
  readonly sample: TracedParagraph;
  /** Up to three passages that show what each step marks: strict first, loose only last. */
  readonly steps: readonly { readonly paragraph: TracedParagraph; readonly marked: readonly Strictness[] }[];
}

/**
 * A text that the reader marked on a page, for "Check a text"; or why there is none: nothing was selected, or the
 * browser does not allow a look at the page.
 */
export type Handed =
  | {
      readonly text: string;
      /** Of the page that it stands on. */
      readonly title?: string;
      readonly url?: string;
      readonly lang?: string;
    }
  | { readonly nothing: 'selected' | 'allowed' };

/** A file with all that the reader set and hid, but for what is this browser's own: permissions, and sync. */
export interface Backup {
  readonly headwater: 'settings';
  readonly version: 1;
  /** What is missing stays as it is. */
  readonly settings: Partial<Omit<Settings, 'version' | 'sync' | 'legendSeen'>>;
  readonly mutes: readonly Mute[];
}

/** `other`: no file of ours; `newer`: of a Headwater that knows more. */
export type BackupReading =
  { readonly problem: 'other' | 'damaged' | 'newer' } | { readonly problem: null; readonly backup: Backup };

/** All that stood before it was replaced, to put it back. */
export interface Before {
  readonly settings: Settings;
  readonly mutes: readonly Mute[];
  readonly privateOffSites: readonly string[];
  readonly privateOwnSites: readonly string[];
}

export interface SyncState {
  readonly on: boolean;
  /** Whether anything of ours is in the browser's sync; null: the browser does not say. */
  readonly isThere: boolean | null;
}

export interface PageCalls extends LibraryCalls {
  /** Null when no held article follows another one, or the library could not be opened. */
  preview(arg: Record<string, never>): Preview | null;
  report(arg: { tabId: number }): PageReport;
  settings(arg: Record<string, never>): Settings;
  /** Checks, stores and applies to open pages; gives back the whole. */
  changeSettings(arg: { patch: Partial<Settings> }): Settings;
  access(arg: Record<string, never>): SiteAccess;
  /** Switches Headwater on or off for the site of a tab's page; the page follows at once. */
  switchSite(arg: { tabId: number; host: string; on: boolean }): null;
  /** Reads the page once although Headwater is off there or may not look by itself. Needs activeTab. */
  lookOnce(arg: { tabId: number }): null;
  /** Scrolls the page to a paragraph, or to a span of it. */
  jump(arg: { tabId: number; paragraph: number; start?: number; end?: number }): null;
  /** The interface in the language that the reader set; null: in the browser's own. */
  words(arg: Record<string, never>): Catalog | null;
  /** Sites that were switched off in private windows: until the browser is closed. */
  privateOffSites(arg: Record<string, never>): readonly string[];
  /** Takes a site from both lists of sites where Headwater stays off. */
  removeOffSite(arg: { site: string }): null;
  backup(arg: Record<string, never>): Backup;
  /** Says what a file holds; changes nothing. */
  readBackup(arg: { text: string }): BackupReading;
  /** Takes over what a file holds; gives back what was before. */
  restore(arg: { backup: Backup }): Before;
  /** Everything as it was installed, but for the browser's permissions; gives back what was before. */
  reset(arg: Record<string, never>): Before;
  putBack(arg: { before: Before }): null;
  sync(arg: Record<string, never>): SyncState;
  /** `taken`: what other browsers had set was taken over. Rejects, and stays off, where the browser keeps no sync. */
  setSync(arg: { on: boolean }): { readonly taken: boolean };
  removeSynced(arg: Record<string, never>): null;
  /** What is hidden, newest first; hidden sites are in the settings. */
  mutes(arg: Record<string, never>): readonly Mute[];
  /** As in ContentCalls, for the page of a tab. */
  mute(arg: { tabId: number; kind: MuteKind; paragraph: number }): { readonly id: string } | null;
  /** Gives back what was taken from the list, so that it can be put back. */
  unmute(arg: { ids: readonly string[] }): readonly Mute[];
  remute(arg: { mutes: readonly Mute[] }): null;
  /** Shows the tab, and the paragraph in it. Rejects when the page is gone. */
  goTo(arg: { tabId: number; paragraph: number }): null;
  /** What was handed to the page in a tab of the extension's own; null: nothing. */
  handed(arg: { tabId: number }): Handed | null;
  /** Traces a text that the reader gives: plain text, a paragraph a line, or blocks. Rejects as `Error` with a sentence to show. */
  traceText(arg: { text: string | readonly PageBlock[]; meta: ArticleMeta; strictness?: Strictness }): Trace;
}

export interface TabCalls {
  /**
   * The document in the tab, by the time at which it began. Tells a new document from a moved history;
   * rejects where no content script lives.
   */
  here(arg: Record<string, never>): number;
  /**
   * Look again: settings changed, the site was switched, or the reader asked (`force`). `unlessBusy`: a reading
   * that is under way will do.
   */
  refresh(arg: { force?: boolean; unlessBusy?: boolean }): null;
  jump(arg: { paragraph: number; start?: number; end?: number }): null;
  /** To the next badge (1) or the one before (-1), seen from where the reader is. */
  step(arg: { by: 1 | -1 }): null;
}
