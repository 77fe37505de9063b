/**
 * What is known of each tab's page, in storage.session: memory only, gone with the browser, and with
 * the page. No address is kept.
 */
import { browser } from '../browser';
import type { Trace } from '../messages';

export type TabRecord =
  | { readonly state: 'not-article' }
  | { readonly state: 'traced'; readonly trace: Trace }
  | { readonly state: 'error' };

const recordKey = (tabId: number): string => `tab:${tabId}`;
const onceKey = (tabId: number): string => `once:${tabId}`;

export async function tabRecord(tabId: number): Promise<TabRecord | null> {
  const key = recordKey(tabId);
  const stored = await browser.storage.session.get(key);
  return (stored[key] as TabRecord | undefined) ?? null;
}

/** When the session store is full (10 MB in Chromium), the other tabs' records make room: they are read anew on demand. */
export async function keepTab(tabId: number, record: TabRecord): Promise<void> {
  const entry = { [recordKey(tabId)]: record };
  try {
    await browser.storage.session.set(entry);
  } catch {
    const all = Object.keys(await browser.storage.session.get(null));
    await browser.storage.session.remove(all.filter((key) => key.startsWith('tab:')));
    await browser.storage.session.set(entry);
  }
}

export const forgetTab = (tabId: number): Promise<void> =>
  browser.storage.session.remove([recordKey(tabId), onceKey(tabId)]);

/** The reader asked to have this page read, whatever the settings of its site; holds until the page goes. */
export const allowOnce = (tabId: number): Promise<void> =>
  browser.storage.session.set({ [onceKey(tabId)]: true });

export async function isAllowedOnce(tabId: number): Promise<boolean> {
  const key = onceKey(tabId);
  return (await browser.storage.session.get(key))[key] === true;
}
