/** Where Headwater may look: the browser's permissions, and the content script registered for them. */
import { browser } from '../browser';
import { refreshTab, type SiteAccess } from '../messages';
import { oneByOne } from './in-turn';

const SCRIPT_ID = 'headwater';
/** What reads a page's text, and Headwater's own documents run as well (tools/shared-scripts.ts). */
export const READING_FILE = 'read.js';
const SCRIPT_FILES = [READING_FILE, 'content.js'];
const DRAWING_FILES = ['draw.js'];
const CARD_FILES = ['preact.js', 'card.js'];

const ALL_SITES = new Set(['<all_urls>', '*://*/*', 'http://*/*', 'https://*/*']);

/** The web origins that the reader has granted, as match patterns. */
async function grantedOrigins(): Promise<readonly string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((origin) => /^(?:\*|https?):\/\//u.test(origin) || origin === '<all_urls>');
}

/** "*://*.news.example/*" → "news.example". */
const hostOfPattern = (pattern: string): string =>
  pattern
    .replace(/^[^/]*\/\//u, '')
    .replace(/\/.*$/u, '')
    .replace(/^\*\./u, '')
    .replace(/:.*$/u, '');

export async function siteAccess(): Promise<SiteAccess> {
  const origins = await grantedOrigins();
  if (origins.some((origin) => ALL_SITES.has(origin))) return { mode: 'all', sites: [] };
  const sites = [...new Set(origins.map(hostOfPattern))].sort();
  return sites.length > 0 ? { mode: 'picked', sites } : { mode: 'click', sites: [] };
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  [...some].sort().join(' ') === [...others].sort().join(' ');

const inTurn = oneByOne();

/** Registers the content script for just what is granted now. Calls run one after the other. */
export function registerContentScript(): Promise<void> {
  return inTurn(async () => {
    const matches = [...(await grantedOrigins())];
    const registered = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
    // At most starts of the background nothing has changed: a page that loads meanwhile keeps its script.
    if (
      isSame(
        registered.flatMap((script) => script.matches ?? []),
        matches,
      )
    )
      return;
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
    if (matches.length === 0) return;
    await browser.scripting.registerContentScripts([
      { id: SCRIPT_ID, js: SCRIPT_FILES, matches, runAt: 'document_idle', persistAcrossSessions: true },
    ]);
  });
}

/** Runs the content script in a tab's page, or in one of its frames; it does nothing where it already lives. Rejects where no extension may look. */
export async function injectInto(tabId: number, frameId?: number): Promise<void> {
  const target = frameId === undefined ? { tabId } : { tabId, frameIds: [frameId] };
  await browser.scripting.executeScript({ target, files: SCRIPT_FILES });
}

/** Runs what draws badges, or a card, beside a content script that asks for it. Rejects when its document is gone. */
export async function injectDrawing(tabId: number, frameId: number, part?: 'card'): Promise<void> {
  const files = part === 'card' ? CARD_FILES : DRAWING_FILES;
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files });
}

/** After a grant: tabs that are already open are read too. Closed pages refuse and stay as they are. */
export async function injectIntoOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...(await grantedOrigins())] });
  await Promise.allSettled(tabs.map((tab) => (tab.id === undefined ? undefined : injectInto(tab.id))));
}

/** Tells every live content script to look again. Tabs without one reject, which is no error. */
export async function refreshAllTabs(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.allSettled(tabs.map((tab) => (tab.id === undefined ? undefined : refreshTab(tab.id, {}))));
}
