/** What the reader should know of a tab's page, put together from its record, its site and its address. */
import { browser, type Tabs } from '../browser';
import { t } from '../i18n';
import { callFrame, refreshTab, type PageReport } from '../messages';
import type { OpenLibrary } from '../library/index';
import { library, LibraryError, type Library } from './engine-host';
import { heldAs, ownIn, troubleOf } from './own-sources';
import { isOff, switchOff, switchOn } from './off-sites';
import { grantedTabs, injectFirst, injectInto, siteAccess } from './sites';
import {
  allowedOnce,
  allowOnce,
  forgetFrames,
  forgetHanded,
  forgetTab,
  framesOf,
  isKnown,
  keepRecord,
  recordIn,
  tabRecord,
  timesForgotten,
  type TabRecord,
} from './tab-store';
import { showsNoArticle, showState } from './toolbar';

/** The host of a web page, null for any other address, and where the browser does not tell it. */
export function webHost(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? hostname : null;
}

/** Whether the browser lets us read a site by itself. A reader may have granted only one of the two schemes. */
async function isGranted(host: string): Promise<boolean> {
  const schemes = ['https', 'http'];
  const granted = schemes.map((scheme) =>
    browser.permissions.contains({ origins: [`${scheme}://${host}/*`] }),
  );
  return (await Promise.all(granted)).includes(true);
}

type Refusal = Extract<PageReport, { state: 'off' }>['reason'];

/**
 * Why this tab's page may not be read now; null when it may. The permission counts as well: a content script
 * outlives its removal in open tabs.
 */
async function refusal(tabId: number, host: string): Promise<Refusal | null> {
  const [isOffHere, once, granted] = await Promise.all([isOff(host), allowedOnce(tabId), isGranted(host)]);
  if (isOffHere) return once === 'although-off' ? null : 'switched-off';
  return once !== null || granted ? null : 'not-allowed';
}

/**
 * Whether this tab's page may be read now. Where it may not, what was known of it is forgotten and the
 * toolbar says off: the browser tells no address of a page whose permission is gone, so `reportTab` could not.
 */
async function mayLook(tabId: number, host: string | null): Promise<boolean> {
  const reason = host === null ? 'not-allowed' : await refusal(tabId, host);
  if (reason === null) return true;
  await forgetTab(tabId);
  await showState(tabId, { state: 'off', reason, host, librarySize: 0 });
  return false;
}

/** A document of a web page that wants to be read. */
export interface Reader {
  readonly tabId: number;
  /** 0: the page itself. */
  readonly frameId: number;
  /** Of the page in the tab; null where no extension may look. */
  readonly host: string | null;
  /** Of the document in the frame, where it has one of its own. */
  readonly frameHost: string | null;
}

/**
 * Whether a document of this tab's page may be read now. What holds for the page holds for its frames, and
 * where a frame comes from another site, that site must be allowed as well.
 */
export async function mayRead({ tabId, frameId, host, frameHost }: Reader): Promise<boolean> {
  if (!(await mayLook(tabId, host))) return false;
  if (frameId === 0 || frameHost === null || frameHost === host) return true;
  if ((await refusal(tabId, frameHost)) === null) return true;
  await forgetFrames(tabId, [frameId]);
  return false;
}

type About = Pick<PageReport, 'host' | 'librarySize' | 'trouble'>;

async function fromRecord(record: TabRecord, about: About, open: OpenLibrary): Promise<PageReport | null> {
  if (record.state === 'closed') return { state: 'closed', ...about };
  if (record.state === 'not-article') return { state: 'not-article', ...about };
  if (record.state === 'failed') return { state: 'error', subject: 'page', detail: t('errorPage'), ...about };
  // Of another life of the background, where the library did not open.
  if (record.state === 'error') return null;
  const { trace, reading } = record;
  const state = trace.summary.derivedParagraphs > 0 ? 'matches' : 'nothing';
  const own = ownIn(record);
  return {
    state,
    trace,
    held: await heldAs(open, trace),
    ...about,
    ...(own === null ? {} : { own }),
    ...(reading === undefined ? {} : { reading }),
  };
}

/** Asks the page to be read (again). False where no extension may look. */
async function read(tabId: number, force: boolean): Promise<boolean> {
  try {
    // The first script, which has seen no article, answers nothing: what reads the page is put in its place.
    if ((await documentIn(tabId)) === null) await injectInto(tabId);
    // Whoever waits for a report asks again and again; that must not begin the reading anew.
    await refreshTab(tabId, force ? { force } : { unlessBusy: true });
    return true;
  } catch {
    return false;
  }
}

/** The state of a tab's page as it is known. A page that may be read and was not yet is asked to be. */
export async function reportTab(tabId: number): Promise<PageReport> {
  const [tab, access] = await Promise.all([browser.tabs.get(tabId), siteAccess()]);
  const host = webHost(tab.url);
  let whole: Library;
  try {
    whole = await library();
  } catch (error) {
    if (!(error instanceof LibraryError)) throw error;
    return { state: 'error', detail: error.message, host, librarySize: 0 };
  }
  const librarySize = whole.corpus.articleCount;
  const trouble = troubleOf(whole.open);
  const about = { librarySize, ...(trouble === null ? {} : { trouble }) };
  if (host === null) return { state: 'closed', host, ...about };
  const reason = await refusal(tabId, host);
  if (reason !== null) {
    await forgetTab(tabId);
    if (reason === 'switched-off' || access.mode !== 'click') return { state: 'off', reason, host, ...about };
    // The press of the toolbar button is the click that was asked for.
    await allowOnce(tabId, 'allowed');
  }
  const record = await tabRecord(tabId);
  const known = record === null ? null : await fromRecord(record, { host, ...about }, whole.open);
  if (known !== null) return known;
  return { state: (await read(tabId, false)) ? 'reading' : 'closed', host, ...about };
}

/** Reads a page although Headwater is off there or finds no article. */
export async function lookOnce(tabId: number): Promise<void> {
  const host = webHost((await browser.tabs.get(tabId)).url);
  const reason = host === null ? 'not-allowed' : await refusal(tabId, host);
  // Where it may be read anyhow, it is not to outlast the permission.
  if (reason !== null) await allowOnce(tabId, reason === 'switched-off' ? 'although-off' : 'allowed');
  await read(tabId, true);
}

/**
 * Switches Headwater on or off for a site, from its page in a tab. Off is off for that page as well, though
 * it was to be read once.
 */
export async function switchSite(tabId: number, host: string, on: boolean): Promise<void> {
  if (on) await switchOn(host);
  else {
    await forgetTab(tabId);
    await switchOff(host, (await browser.tabs.get(tabId)).incognito);
  }
  // Settings that stay as they were call nobody, and the page may have been read although they said off.
  await refresh({ ...(await browser.tabs.get(tabId)), id: tabId }).catch(() => undefined);
}

/** Scrolls to a place of the text that the tab's trace is of. Rejects when it is gone. */
export async function jump(
  tabId: number,
  to: { readonly paragraph: number; readonly start?: number; readonly end?: number },
): Promise<void> {
  const record = await tabRecord(tabId);
  await callFrame(tabId, record?.frame ?? 0, 'jump', to);
}

/** Brings a tab and a paragraph of its page before the reader. Rejects when they are gone. */
export async function goTo(tabId: number, paragraph: number): Promise<void> {
  const record = await tabRecord(tabId);
  // Browsers give the ids of closed tabs away again after a restart: no page that was never read comes forward.
  if ((await documentIn(tabId, record?.frame)) === null) throw new Error('the page is gone');
  const { windowId } = await browser.tabs.update(tabId, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
  await jump(tabId, { paragraph });
}

/** The document in a tab or in one of its frames (messages.ts, `here`); null where no script of ours lives. */
export async function documentIn(tabId: number, frameId = 0): Promise<number | null> {
  try {
    return await callFrame(tabId, frameId, 'here', {});
  } catch {
    return null;
  }
}

/** Shows on the toolbar what is known of a tab. */
export const showTab = async (tabId: number): Promise<void> => showState(tabId, await reportTab(tabId));

/**
 * Keeps what became of a document. Not when the document has left its tab while it was traced, or may no longer be read.
 * @returns whether it was kept
 */
export async function keepPage(reader: Reader, record: TabRecord): Promise<boolean> {
  const { tabId, frameId } = reader;
  const since = timesForgotten(tabId);
  if ((await documentIn(tabId, frameId)) !== record.document || !(await mayRead(reader))) return false;
  await keepRecord(tabId, frameId === 0 ? record : { ...record, frame: frameId }, since);
  return timesForgotten(tabId) === since;
}

/** Forgets what was known of frames that are gone or show another document. Resolves to whether any was. */
export async function forgetGoneFrames(tabId: number): Promise<void> {
  const kept = await framesOf(tabId);
  const gone = await Promise.all(
    kept.map(async ({ frame, document }) => ((await documentIn(tabId, frame)) === document ? [] : [frame])),
  );
  if (gone.flat().length === 0) return;
  await forgetFrames(tabId, gone.flat());
  await showTab(tabId);
}

/** A tab began to load. A page that only moves its history keeps its script, and so its record. */
async function tabLoads(tabId: number): Promise<void> {
  looked.delete(tabId);
  // Nothing is asked of a page of which nothing is known.
  if (!(await isKnown(tabId))) return;
  const document = await documentIn(tabId);
  const record = await recordIn(tabId, 0);
  const isSilent = document === null && record === null && (await allowedOnce(tabId)) === null;
  // A prerendered page brings its script along when it takes the place of the page before.
  const isAnother = document === null || (record !== null && record.document !== document);
  if (isAnother && !isSilent) await forgetTab(tabId);
  else await forgetGoneFrames(tabId);
}

/** Tabs whose page has asked whether to look since it began to load. A background that forgets them asks the page. */
const looked = new Set<number>();
export const noteLook = (tabId: number): void => void looked.add(tabId);

/** Forgets all of a tab that was closed. */
export async function tabClosed(tabId: number): Promise<void> {
  looked.delete(tabId);
  await Promise.all([forgetTab(tabId), forgetHanded(tabId)]);
}

/** A page that may hold an article has asked by then. */
const SILENT_MS = 1_000;

/**
 * The button of a page that says nothing: its first script has seen no article. What the page is, is told where somebody
 * wants to know, in the popup.
 */
async function showSilent(tabId: number): Promise<void> {
  const [record, document] = await Promise.all([recordIn(tabId, 0), documentIn(tabId)]);
  // Of the page before.
  if (record !== null && record.document !== document) await forgetTab(tabId);
  // Its session tells of it.
  if (document !== null) return;
  await forgetGoneFrames(tabId);
  const host = webHost((await browser.tabs.get(tabId)).url);
  // The browser tells no address of a page whose permission is gone.
  if (host === null && (await showsNoArticle(tabId))) await mayLook(tabId, host);
  if (host === null || (await tabRecord(tabId)) !== null || !(await mayLook(tabId, host))) return;
  if (!looked.has(tabId)) await showState(tabId, { state: 'not-article', host, librarySize: 0 });
}

function showSilentLater(tabId: number): void {
  setTimeout(() => {
    // A tab that was closed meanwhile rejects.
    if (!looked.has(tabId)) void showSilent(tabId).catch(() => undefined);
  }, SILENT_MS);
}

export async function tabChanged(tabId: number, status: string | undefined): Promise<void> {
  if (status === 'loading') await tabLoads(tabId);
  else if (status === 'complete') showSilentLater(tabId);
}

/** After a grant: tabs that are already open are looked at too. Closed pages refuse and stay as they are. */
export async function lookIntoOpenTabs(): Promise<void> {
  for (const { id } of await grantedTabs())
    if (id !== undefined)
      injectFirst(id).then(
        () => showSilentLater(id),
        () => undefined,
      );
}

/** Has what lives in a tab look again; where no page is read, the first script tries anew, and the button follows. */
async function refresh({ id, discarded }: Tabs.Tab & { readonly id: number }): Promise<void> {
  await refreshTab(id, {}).catch(() => undefined);
  if (discarded === true || (await documentIn(id)) !== null) return;
  looked.delete(id);
  await injectFirst(id).catch(() => undefined);
  showSilentLater(id);
}

/** After a change of what all pages depend on. Tabs without a page of ours reject, which is no error. */
export async function refreshAllTabs(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.allSettled(
    tabs.map((tab) => (tab.id === undefined ? null : refresh({ ...tab, id: tab.id }))),
  );
}
