/**
 * Who may ask what, and in which shape. A content script runs inside a page that may be hostile: it can
 * ask whether to look, have its own text traced, and open a source that its own trace names.
 */
import * as v from 'valibot';
import { browser, type Runtime, type Tabs } from '../browser';
import type { ContentCalls, PageCalls } from '../messages';
import { BACKUP_SCHEMA, BEFORE_SCHEMA, LARGEST_BACKUP } from './backup';
import { muteSchema, MOST_MUTES } from './mutes-store';
import { HOST, SETTABLE, SETTABLE_PATCH } from './settings-store';

const ownOrigin = (): string => browser.runtime.getURL('');

const fromUs = (sender: Runtime.MessageSender): boolean => sender.id === browser.runtime.id;

/** The extension's own pages, also when they are open in a tab. */
export const fromOwnPage = (sender: Runtime.MessageSender): boolean =>
  fromUs(sender) && sender.url?.startsWith(ownOrigin()) === true;

/** A content script in a web page: in its top frame, 0, or in a frame that holds an article. */
export type ContentSender = Runtime.MessageSender & {
  url: string;
  frameId: number;
  tab: Tabs.Tab & { id: number };
};

export const fromContent = (sender: Runtime.MessageSender): sender is ContentSender =>
  fromUs(sender) &&
  sender.tab?.id !== undefined &&
  sender.frameId !== undefined &&
  sender.url?.startsWith(ownOrigin()) === false;

/** Longer requests are refused; the engine compares less and says so (engine-host.ts). */
const MAX_BLOCKS = 20_000;
const MAX_BLOCK_CHARS = 2_000_000;

const shortText = v.pipe(v.string(), v.maxLength(2_000));
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const nothing = v.strictObject({});
const tabId = index;

const meta = v.strictObject({
  outlet: v.exactOptional(shortText),
  headline: v.exactOptional(shortText),
  author: v.exactOptional(shortText),
  datePublished: v.exactOptional(shortText),
  inLanguage: v.exactOptional(shortText),
  url: v.exactOptional(shortText),
});

const blockText = v.pipe(v.string(), v.maxLength(MAX_BLOCK_CHARS));
const block = v.strictObject({
  text: blockText,
  kind: v.exactOptional(v.picklist(['headline', 'paragraph', 'caption', 'boilerplate'])),
});

/** What the script that reads articles gives (extract/). */
export const ARTICLE = v.strictObject({
  meta,
  blocks: v.pipe(v.array(block), v.minLength(1), v.maxLength(MAX_BLOCKS)),
  isArticle: v.boolean(),
});

const jump = {
  paragraph: index,
  start: v.exactOptional(index),
  end: v.exactOptional(index),
};

const settingsPatch = v.strictObject({
  ...SETTABLE_PATCH,
  sync: v.exactOptional(v.boolean()),
  legendSeen: v.exactOptional(index),
});

const muteCall = v.strictObject({
  kind: v.picklist(['match', 'site', 'source']),
  paragraph: index,
});
/** Articles that a trace names: far fewer. */
const MOST_ASKED = 1_000;
const ids = v.pipe(v.array(shortText), v.maxLength(MOST_MUTES));

type Schemas<C> = {
  [K in keyof C]: C[K] extends (arg: infer A) => unknown ? v.GenericSchema<unknown, A> : never;
};

export const CONTENT_SCHEMAS: Schemas<ContentCalls> = {
  look: v.strictObject({ begin: v.exactOptional(v.literal(true)) }),
  trace: v.strictObject({
    blocks: v.pipe(v.array(block), v.maxLength(MAX_BLOCKS)),
    meta,
    complete: v.boolean(),
    of: v.exactOptional(index),
    document: v.number(),
    cut: v.exactOptional(v.literal(true)),
    viewer: v.exactOptional(v.literal(true)),
  }),
  draw: v.strictObject({ part: v.exactOptional(v.literal('card')) }),
  frames: v.strictObject({ width: v.pipe(v.number(), v.minValue(0), v.maxValue(100_000)) }),
  legendShown: nothing,
  stayed: v.strictObject({ document: v.number() }),
  openSource: v.strictObject({ articleId: shortText, paragraph: index, from: v.exactOptional(index) }),
  mute: v.strictObject({ ...muteCall.entries, text: v.exactOptional(blockText) }),
  unmute: v.strictObject({ id: shortText }),
};

export const PAGE_SCHEMAS: Schemas<PageCalls> = {
  preview: nothing,
  report: v.strictObject({ tabId }),
  settings: nothing,
  changeSettings: v.strictObject({ patch: settingsPatch }),
  access: nothing,
  switchSite: v.strictObject({ tabId, host: HOST, on: v.boolean() }),
  lookOnce: v.strictObject({ tabId }),
  jump: v.strictObject({ tabId, ...jump }),
  search: v.strictObject({ query: shortText }),
  held: v.strictObject({ articleId: shortText }),
  matchedLately: v.strictObject({ articleId: shortText }),
  reopenLibrary: nothing,
  libraryChanged: nothing,
  heldAs: v.strictObject({ articleIds: v.pipe(v.array(shortText), v.maxLength(MOST_ASKED)) }),
  libraryTrouble: nothing,
  markOwn: v.strictObject({ tabId, host: HOST, on: v.boolean() }),
  privateOwnSites: nothing,
  removeOwnSite: v.strictObject({ site: HOST }),
  words: nothing,
  privateOffSites: nothing,
  removeOffSite: v.strictObject({ site: HOST }),
  backup: nothing,
  readBackup: v.strictObject({ text: v.pipe(v.string(), v.maxLength(LARGEST_BACKUP)) }),
  restore: v.strictObject({ backup: BACKUP_SCHEMA }),
  reset: nothing,
  putBack: v.strictObject({ before: BEFORE_SCHEMA }),
  sync: nothing,
  setSync: v.strictObject({ on: v.boolean() }),
  removeSynced: nothing,
  mutes: nothing,
  mute: v.strictObject({ tabId, ...muteCall.entries }),
  unmute: v.strictObject({ ids }),
  remute: v.strictObject({ mutes: v.pipe(v.array(muteSchema), v.maxLength(MOST_MUTES)) }),
  goTo: v.strictObject({ tabId, paragraph: index }),
  followFeed: v.strictObject({ url: shortText }),
  checkFeeds: nothing,
  feedsChanged: nothing,
  handed: v.strictObject({ tabId }),
  keepPage: v.strictObject({ tabId }),
  taken: v.strictObject({ tabId }),
  rememberProblem: nothing,
  traceText: v.strictObject({
    text: v.union([
      v.pipe(v.string(), v.maxLength(MAX_BLOCK_CHARS)),
      v.pipe(v.array(block), v.maxLength(MAX_BLOCKS)),
    ]),
    meta,
    strictness: v.exactOptional(SETTABLE.strictness),
  }),
};
