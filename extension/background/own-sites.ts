/**
 * Sites where marks from the reader's own sources may be drawn into the page: a setting. What was allowed in a private
 * window holds for private windows alone.
 */
import { isListedSite, siteOf } from '../settings';
import { privateSites } from './private-sites';
import { changeSettings, readSettings } from './settings-store';

export const {
  read: privateOwnSites,
  change: changePrivateOwnSites,
  onChanged: onPrivateOwnSitesChanged,
} = privateSites('privateOwnSites');

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
