/** Where Headwater stays off: a setting, and beside it what was switched off in private windows. */
import { isListedSite, siteOf } from '../settings';
import { privateSites } from './private-sites';
import { changeSettings, readSettings } from './settings-store';

/** The sites that were switched off in private windows since the browser began. */
export const {
  read: privateOffSites,
  change: changePrivateOffSites,
  onChanged: onPrivateOffSitesChanged,
} = privateSites('privateOffSites');

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
