/**
 * The reader's settings: one object in storage.local. Only the background reads and writes it
 * (background/settings-store.ts); pages and content scripts see it through messages.
 */
import type { Strictness } from '../src/index';

export interface ViewSettings {
  /** A sign after a matched paragraph: the sign alone, with words, or none. */
  readonly badges: 'label' | 'mark' | 'off';
  /** When added, altered and same words are marked in the text. */
  readonly highlights: 'point' | 'always' | 'never';
  /** How often the legend was shown; it is shown the first three times. */
  readonly legendSeen: number;
}

export interface Settings extends ViewSettings {
  readonly version: 1;
  readonly strictness: Strictness;
  /** Host names where Headwater stays off. A host covers its subdomains. */
  readonly offSites: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  strictness: 'balanced',
  badges: 'label',
  highlights: 'point',
  legendSeen: 0,
  offSites: [],
};

/** Whether Headwater was switched off for `host` or for a site above it. */
export const isOffSite = (offSites: readonly string[], host: string): boolean =>
  offSites.some((site) => host === site || host.endsWith(`.${site}`));

/** The site that a reader means by a host: "www." is never said, and "news.example" covers it. */
export const siteOf = (host: string): string => host.replace(/^www\.(?=[^.]+\.)/u, '');
