/**
 * What is known of each tab's page, in storage.session: memory only, gone with the browser, and with
 * the page. No address is kept.
 */
import { browser } from '../browser';
import type { ArticleInfo, ArticleMeta, BlockKind, Handed, Reading, Taken, Trace } from '../messages';
import { oneByOne } from './in-turn';

/** What a page was told: which held articles its trace names, and which of them each matched paragraph follows. */
export interface Told {
  readonly articles: readonly ArticleInfo[];
  readonly matches: readonly { readonly paragraph: number; readonly articleIds: readonly string[] }[];
}

/** A page that was traced. */
export interface TracedPage {
  readonly state: 'traced';
  /** Over the whole library, as soon as `revision` says so. */
  readonly trace: Trace;
  /** What the page itself was told, where that may be less than the trace. */
  readonly told?: Told;
  /** Of the library that the trace is over; null: so far over the bundled sources alone. */
  readonly revision: number | null;
  /** The site is allowed to know of the reader's own sources: the page was told all of the trace. */
  readonly isOpen?: true;
  /** The rest of a long page is still to come. */
  readonly reading?: Reading;
  /** Tells one answer to the page from the next. */
  readonly stamp: string;
  /** To trace the page anew without asking it: what it gave, without its address. */
  readonly kinds: readonly (BlockKind | null)[];
  readonly meta: ArticleMeta;
  readonly cut?: true;
}

export type TabRecord = {
  /** The document that this is known of (messages.ts, `here`). */
  readonly document: number;
  /** The frame that it stands in; absent: it is the page itself. */
  readonly frame?: number;
} & (
  | { readonly state: 'not-article' }
  /** Its text cannot be read: the browser's own viewer shows a file. */
  | { readonly state: 'closed' }
  | TracedPage
  /** The library could not be opened. */
  | { readonly state: 'error' }
  /** The library is open, but this page could not be traced. */
  | { readonly state: 'failed' }
);

const recordKey = (tabId: number): string => `tab:${tabId}`;
const framesKey = (tabId: number): string => `frames:${tabId}`;
const onceKey = (tabId: number): string => `once:${tabId}`;
const handedKey = (tabId: number): string => `handed:${tabId}`;
const takenKey = (tabId: number): string => `taken:${tabId}`;

const get = async <T>(key: string): Promise<T | null> =>
  ((await browser.storage.session.get(key))[key] as T | undefined) ?? null;

type FrameRecord = TabRecord & { readonly frame: number };

/** What is known of the articles that stand in frames of the tab's page. */
export const framesOf = async (tabId: number): Promise<readonly FrameRecord[]> =>
  (await get<readonly FrameRecord[]>(framesKey(tabId))) ?? [];

const matches = (record: TabRecord | null): number =>
  record?.state === 'traced' ? record.trace.summary.derivedParagraphs : 0;

/** What is known of the tab: of its page, or of an article in one of its frames where the page has less to say. */
export async function tabRecord(tabId: number): Promise<TabRecord | null> {
  const [page, frames] = await Promise.all([get<TabRecord>(recordKey(tabId)), framesOf(tabId)]);
  const [best] = [...frames].sort((a, b) => matches(b) - matches(a));
  if (best === undefined || matches(page) > 0) return page;
  // A page without a record has said nothing: its first script has seen no article.
  const hasLess =
    page === null || page.state === 'not-article' || (page.state === 'traced' && matches(best) > 0);
  return hasLess ? best : page;
}

/** What is known of one document of the tab: its page, 0, or a frame. */
export const recordIn = async (tabId: number, frameId: number): Promise<TabRecord | null> =>
  frameId === 0
    ? get<TabRecord>(recordKey(tabId))
    : ((await framesOf(tabId)).find(({ frame }) => frame === frameId) ?? null);

/**
 * When the session store is full (10 MB in Chromium), the other tabs' records make room: they are read anew on demand;
 * and what sources matched lately (matched-lately.ts), which no page waits for.
 */
async function keep(entry: Readonly<Record<string, unknown>>): Promise<void> {
  try {
    await browser.storage.session.set(entry);
  } catch {
    const all = Object.keys(await browser.storage.session.get(null));
    await browser.storage.session.remove(all.filter((key) => /^(?:tab|frames|lately):/u.test(key)));
    await browser.storage.session.set(entry);
  }
}

const inTurn = oneByOne();

/** The frames of a page answer at the same time; their records share an entry. */
function changeFrames(
  tabId: number,
  change: (frames: readonly FrameRecord[]) => readonly FrameRecord[],
): Promise<void> {
  return inTurn(async () => {
    const before = await framesOf(tabId);
    const after = change(before);
    if (after.length > 0) await keep({ [framesKey(tabId)]: after });
    else if (before.length > 0) await browser.storage.session.remove(framesKey(tabId));
  });
}

export const forgetFrames = (tabId: number, gone: readonly number[]): Promise<void> =>
  changeFrames(tabId, (frames) => frames.filter(({ frame }) => !gone.includes(frame)));

/** How often each tab was forgotten. What outlives the background needs it not: no record is being kept then. */
const forgotten = new Map<number, number>();

/** Tells a time before a tab was forgotten from one after. */
export const timesForgotten = (tabId: number): number => forgotten.get(tabId) ?? 0;

/**
 * Keeps what became of a document of the tab, unless the tab was forgotten since `since` (`timesForgotten`); a frame
 * without an article is not worth a record.
 */
export async function keepRecord(
  tabId: number,
  record: TabRecord,
  since = timesForgotten(tabId),
): Promise<void> {
  const { frame } = record;
  const isForgotten = (): boolean => timesForgotten(tabId) !== since;
  // Nothing is awaited between the question and the writing: a removal that comes later is done later.
  if (frame === undefined && !isForgotten()) await keep({ [recordKey(tabId)]: record });
  if (frame === undefined) return;
  if (record.state !== 'traced') return forgetFrames(tabId, [frame]);
  await changeFrames(tabId, (frames) =>
    isForgotten() ? frames : [...frames.filter((other) => other.frame !== frame), { ...record, frame }],
  );
}

/** Whether anything is kept of the tab's page. */
export async function isKnown(tabId: number): Promise<boolean> {
  const keys = [recordKey(tabId), framesKey(tabId), onceKey(tabId)];
  return Object.keys(await browser.storage.session.get(keys)).length > 0;
}

/** Forgets the tab's page, and that it might be read once. */
export async function forgetTab(tabId: number): Promise<void> {
  forgotten.set(tabId, timesForgotten(tabId) + 1);
  await browser.storage.session.remove([recordKey(tabId), onceKey(tabId)]);
  // In turn: a record of a frame that is just being kept must not outlive its page.
  await changeFrames(tabId, () => []);
}

/**
 * What the reader asked of this page alone: to read it without being allowed on its site, or `although-off`,
 * knowing that the site is switched off. A site that is switched off later is off all the same.
 */
export type Once = 'allowed' | 'although-off';

/** Holds until the page goes. */
export const allowOnce = (tabId: number, once: Once): Promise<void> =>
  browser.storage.session.set({ [onceKey(tabId)]: once });

export async function allowedOnce(tabId: number): Promise<Once | null> {
  const key = onceKey(tabId);
  return ((await browser.storage.session.get(key))[key] as Once | undefined) ?? null;
}

/** A text that was handed to the extension's own page in a tab. It outlives a reload and goes with the tab. */
export const keepHanded = (tabId: number, handed: Handed): Promise<void> =>
  keep({ [handedKey(tabId)]: handed });

export async function handedTo(tabId: number): Promise<Handed | null> {
  const key = handedKey(tabId);
  return ((await browser.storage.session.get(key))[key] as Handed | undefined) ?? null;
}

/** An article that was taken from a page, for the page of the extension's own in a tab that shows it before it is kept. */
export const keepTaken = (tabId: number, taken: Taken): Promise<void> => keep({ [takenKey(tabId)]: taken });

export const takenFor = (tabId: number): Promise<Taken | null> => get<Taken>(takenKey(tabId));

export const forgetHanded = (tabId: number): Promise<void> =>
  browser.storage.session.remove([handedKey(tabId), takenKey(tabId)]);
