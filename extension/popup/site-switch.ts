/** Turning Headwater on and off for the site on screen: settings, and the browser's permission where it is missing. */
import { useState } from 'preact/hooks';
import { callFromPage, type PageReport } from '../messages';
import { siteOf } from '../settings';
import { hostOrigin, requestOrigins } from '../sites';

export interface SiteSwitch {
  readonly on: boolean;
  /** The browser, or the reader in its question, said no. */
  readonly refused: boolean;
  readonly turnOn: () => Promise<void>;
  readonly turnOff: () => Promise<void>;
}

export function useSiteSwitch(report: PageReport, tabId: number, again: () => void): SiteSwitch {
  const [refused, setRefused] = useState(false);
  const { host } = report;
  const turnOn = async (): Promise<void> => {
    if (host === null) return;
    // First of all: the browser takes the question only as the direct answer to a click.
    const needsAccess = report.state === 'off' && report.reason === 'not-allowed';
    const allowed =
      !needsAccess || (await requestOrigins([...new Set([host, siteOf(host)])].map(hostOrigin)));
    setRefused(!allowed);
    if (!allowed) return;
    await callFromPage('switchSite', { tabId, host, on: true });
    again();
  };
  const turnOff = async (): Promise<void> => {
    if (host === null) return;
    await callFromPage('switchSite', { tabId, host, on: false });
    again();
  };
  return { on: report.state !== 'off', refused, turnOn, turnOff };
}
