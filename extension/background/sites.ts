/** Where Headwater may look: the browser's permissions, and the content script registered for them. */
import { browser, type Tabs } from '../browser';
import type { SiteAccess } from '../messages';
import { oneByOne } from './in-turn';

const SCRIPT_ID = 'headwater';
/** What reads a page's text, and Headwater's own documents run as well (tools/shared-scripts.ts). */
export const READING_FILE = 'read.js';
/** Looks whether a page may hold an article; and all that one needs, in its place. */
const SCRIPT_FILE = 'content.js';
const SESSION_FILES = [READING_FILE, 'session.js'];
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
      { id: SCRIPT_ID, js: [SCRIPT_FILE], matches, runAt: 'document_idle', persistAcrossSessions: true },
    ]);
  });
}

/** Runs scripts in a tab's page, or in one of its frames. Rejects where no extension may look. */
async function inject(files: string[], tabId: number, frameId = 0): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files });
}

/** Runs the first script. Where it lives already it tries anew what it was refused, and does nothing else. */
export const injectFirst = (tabId: number): Promise<void> => inject([SCRIPT_FILE], tabId);

/** Has a document read, whatever the first script thinks of it. Where it is read already nothing is done. */
export const injectInto = (tabId: number, frameId = 0): Promise<void> =>
  inject([SCRIPT_FILE, ...SESSION_FILES], tabId, frameId);

/** Runs the rest of us where the first script asks for it. */
export const injectSession = (tabId: number, frameId: number): Promise<void> =>
  inject(SESSION_FILES, tabId, frameId);

/** Runs what draws badges, or a card, beside a session that asks for it. */
export const injectDrawing = (tabId: number, frameId: number, part?: 'card'): Promise<void> =>
  inject(part === 'card' ? CARD_FILES : DRAWING_FILES, tabId, frameId);

/** The tabs that show pages of sites that are granted. */
export const grantedTabs = async (): Promise<readonly Tabs.Tab[]> =>
  browser.tabs.query({ url: [...(await grantedOrigins())] });
