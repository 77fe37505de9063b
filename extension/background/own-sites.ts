/**
 * Sites where marks from the reader's own sources may be drawn into the page: a setting. What was allowed in a private
 * window holds for private windows alone, in storage.session, which is memory, and goes with the browser.
 */
import { browser } from '../browser';
import { isListedSite, siteOf } from '../settings';
import { oneByOne } from './in-turn';
import { changeSettings, readSettings } from './settings-store';

const KEY = 'privateOwnSites';

const listed = (stored: unknown): readonly string[] =>
  Array.isArray(stored) ? stored.filter((one): one is string => typeof one === 'string') : [];

export const privateOwnSites = async (): Promise<readonly string[]> =>
  listed((await browser.storage.session.get(KEY))[KEY]);

const inTurn = oneByOne();

/** Changes run one after the other, and store only what differs. */
export function changePrivateOwnSites(of: (sites: readonly string[]) => readonly string[]): Promise<void> {
  return inTurn(async () => {
    const before = await privateOwnSites();
    const after = of(before);
    if (after.join() !== before.join()) await browser.storage.session.set({ [KEY]: after });
  });
}

/** Whether a document of `hosts` may be told what it follows of the reader's own sources: all of them must be allowed. */
export async function marksOwn(hosts: readonly (string | null)[], isPrivate: boolean): Promise<boolean> {
  const [{ ownSites }, passing] = await Promise.all([readSettings(), isPrivate ? privateOwnSites() : []]);
  const sites = [...ownSites, ...passing];
  return hosts.every((host) => host !== null && isListedSite(sites, host));
}

/** Allows a site, or takes back what allowed it: its own entry and that of a site above it. */
export async function changeOwnSite(host: string, isPrivate: boolean, on: boolean): Promise<void> {
  const without = (sites: readonly string[]): readonly string[] =>
    sites.filter((site) => !isListedSite([site], host));
  const changed = (sites: readonly string[]): readonly string[] =>
    on ? [...without(sites), siteOf(host)] : without(sites);
  if (isPrivate) await changePrivateOwnSites(changed);
  if (!isPrivate || !on) await changeSettings(({ ownSites }) => ({ ownSites: changed(ownSites) }));
}

/** Takes one site from both lists, and none that covers it. */
export async function removeOwnSite(site: string): Promise<void> {
  const keep = (sites: readonly string[]): readonly string[] => sites.filter((one) => one !== site);
  await changePrivateOwnSites(keep);
  await changeSettings(({ ownSites }) => ({ ownSites: keep(ownSites) }));
}

/** Calls back after a site was allowed, or not any more, in a private window. */
export function onPrivateOwnSitesChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'session' && changes[KEY] !== undefined) listener();
  });
}
