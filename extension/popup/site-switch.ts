/** Turning Headwater on and off for the site on screen: settings, and the browser's permission where it is missing. */
import { useState } from 'preact/hooks';
import { callFromPage, type PageReport } from '../messages';
import { isOffSite } from '../settings';
import { hostOrigin, requestOrigins } from '../sites';

export interface SiteSwitch {
  readonly on: boolean;
  /** The browser, or the reader in its question, said no. */
  readonly refused: boolean;
  readonly turnOn: () => Promise<void>;
  readonly turnOff: () => Promise<void>;
}

export function useSiteSwitch(report: PageReport, again: () => void): SiteSwitch {
  const [refused, setRefused] = useState(false);
  const { host } = report;
  const turnOn = async (): Promise<void> => {
    if (host === null) return;
    // First of all: the browser takes the question only as the direct answer to a click.
    const needsAccess = report.state === 'off' && report.reason === 'not-allowed';
    const allowed = !needsAccess || (await requestOrigins([hostOrigin(host)]));
    setRefused(!allowed);
    if (!allowed) return;
    const { offSites } = await callFromPage('settings', {});
    const kept = offSites.filter((site) => !isOffSite([site], host));
    if (kept.length < offSites.length) await callFromPage('changeSettings', { patch: { offSites: kept } });
    again();
  };
  const turnOff = async (): Promise<void> => {
    if (host === null) return;
    const { offSites } = await callFromPage('settings', {});
    await callFromPage('changeSettings', { patch: { offSites: [...offSites, host] } });
    again();
  };
  return { on: report.state !== 'off', refused, turnOn, turnOff };
}
