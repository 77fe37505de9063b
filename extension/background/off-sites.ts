/**
 * Where Headwater stays off: a setting. What was switched off in a private window would name on disk where the
 * reader was: it is kept in storage.session, which is memory, and goes with the browser.
 */
import { browser } from '../browser';
import { isListedSite, siteOf } from '../settings';
import { oneByOne } from './in-turn';
import { changeSettings, readSettings } from './settings-store';

const KEY = 'privateOffSites';

const listed = (stored: unknown): readonly string[] =>
  Array.isArray(stored) ? stored.filter((one): one is string => typeof one === 'string') : [];

/** The sites that were switched off in private windows since the browser began. */
export const privateOffSites = async (): Promise<readonly string[]> =>
  listed((await browser.storage.session.get(KEY))[KEY]);

const inTurn = oneByOne();

/** Changes run one after the other, and store only what differs. */
export function changePrivateOffSites(of: (sites: readonly string[]) => readonly string[]): Promise<void> {
  return inTurn(async () => {
    const before = await privateOffSites();
    const after = of(before);
    if (after.join() !== before.join()) await browser.storage.session.set({ [KEY]: after });
  });
}

/** Whether Headwater was switched off for the host or for a site above it. */
export async function isOff(host: string): Promise<boolean> {
  const [{ offSites }, passing] = await Promise.all([readSettings(), privateOffSites()]);
  return isListedSite(offSites, host) || isListedSite(passing, host);
}

/** Stays off from now on; gives back the site. */
export async function switchOff(host: string, isPrivate: boolean): Promise<string> {
  const site = siteOf(host);
  const added = (sites: readonly string[]): readonly string[] =>
    isListedSite(sites, host) ? sites : [...sites, site];
  if (isPrivate) await changePrivateOffSites(added);
  else await changeSettings(({ offSites }) => ({ offSites: added(offSites) }));
  return site;
}

async function keep(keeps: (site: string) => boolean): Promise<void> {
  await changePrivateOffSites((sites) => sites.filter(keeps));
  await changeSettings(({ offSites }) => ({ offSites: offSites.filter(keeps) }));
}

/** May look again at the host: each site that kept it off is one no more. */
export const switchOn = (host: string): Promise<void> => keep((site) => !isListedSite([site], host));

/** Takes one site from the list, and none that covers it. */
export const removeOffSite = (site: string): Promise<void> => keep((one) => one !== site);

/** Calls back after a site was switched off or on in a private window. */
export function onPrivateOffSitesChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'session' && changes[KEY] !== undefined) listener();
  });
}
