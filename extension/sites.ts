/** Sites as readers name them, and the browser's permissions for them. */
import { browser } from './browser';
import { siteOf } from './settings';

/** Longest host name (RFC 1035). */
const LONGEST = 253;
const HOST =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/u;

/**
 * The host that a reader means by "news.example", "https://www.news.example/today" and the like,
 * without "www."; null where it is no host.
 */
export function siteFrom(typed: string): string | null {
  const trimmed = typed.trim().toLowerCase();
  if (trimmed === '' || trimmed.length > LONGEST * 8 || /\s/u.test(trimmed)) return null;
  const address = /^[a-z][a-z0-9+.-]*:\/\//u.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const host = siteOf(hostname);
  const known = HOST.test(host) && (host.includes('.') || host === 'localhost');
  return known ? host : null;
}

/** A site with its subdomains, as a match pattern; an address in numbers has none. */
export const siteOrigin = (host: string): string => (IPV4.test(host) ? `*://${host}/*` : `*://*.${host}/*`);

/** One host alone, as a match pattern. */
export const hostOrigin = (host: string): string => `*://${host}/*`;

export const ALL_ORIGINS = '*://*/*';

/** Asks the browser for origins. It takes the question only as the direct answer to a click. */
export async function requestOrigins(origins: readonly string[]): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [...origins] });
  } catch {
    return false;
  }
}

const hostOf = (origin: string): string | undefined => /^[^/]+:\/\/(?:\*\.)?([^/:]+)/u.exec(origin)?.[1];

/** Gives back the origins of one host, or without a host all of them. False where the browser keeps one. */
export async function giveBack(host?: string): Promise<boolean> {
  const { origins = [] } = await browser.permissions.getAll();
  const named = origins.filter((origin) => host === undefined || hostOf(origin) === host);
  if (named.length === 0) return true;
  try {
    return await browser.permissions.remove({ origins: named });
  } catch {
    return false;
  }
}
