/**
 * What is known of each tab's page, in storage.session: memory only, gone with the browser, and with
 * the page. No address is kept.
 */
import { browser } from '../browser';
import type { Handed, Trace } from '../messages';

export type TabRecord = {
  /** The document that this is known of (messages.ts, `here`). */
  readonly document: number;
} & (
  | { readonly state: 'not-article' }
  | { readonly state: 'traced'; readonly trace: Trace }
  /** The library could not be opened. */
  | { readonly state: 'error' }
  /** The library is open, but this page could not be traced. */
  | { readonly state: 'failed' }
);

const recordKey = (tabId: number): string => `tab:${tabId}`;
const onceKey = (tabId: number): string => `once:${tabId}`;
const handedKey = (tabId: number): string => `handed:${tabId}`;

export async function tabRecord(tabId: number): Promise<TabRecord | null> {
  const key = recordKey(tabId);
  const stored = await browser.storage.session.get(key);
  return (stored[key] as TabRecord | undefined) ?? null;
}

/** When the session store is full (10 MB in Chromium), the other tabs' records make room: they are read anew on demand. */
async function keep(entry: Readonly<Record<string, unknown>>): Promise<void> {
  try {
    await browser.storage.session.set(entry);
  } catch {
    const all = Object.keys(await browser.storage.session.get(null));
    await browser.storage.session.remove(all.filter((key) => key.startsWith('tab:')));
    await browser.storage.session.set(entry);
  }
}

export const keepTab = (tabId: number, record: TabRecord): Promise<void> =>
  keep({ [recordKey(tabId)]: record });

/** Forgets the tab's page, and that it might be read once. */
export const forgetTab = (tabId: number): Promise<void> =>
  browser.storage.session.remove([recordKey(tabId), onceKey(tabId)]);

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

export const forgetHanded = (tabId: number): Promise<void> =>
  browser.storage.session.remove(handedKey(tabId));
