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
  /** Whether marks and a list of what they say are printed with the page. */
  readonly printMarks: boolean;
  /** How often the legend was shown; it is shown the first three times. */
  readonly legendSeen: number;
}

/** The languages of the interface, as _locales has them. */
export const INTERFACE_LANGUAGES = ['en', 'de', 'fr', 'es', 'uk', 'ar'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

export interface Settings extends ViewSettings {
  readonly version: 1;
  readonly strictness: Strictness;
  /** `browser`: the browser's own. */
  readonly language: 'browser' | InterfaceLanguage;
  /** Whether strictness and looks, and nothing else, are kept alike in the reader's other browsers. */
  readonly sync: boolean;
  /** Host names where Headwater stays off. A host covers its subdomains. */
  readonly offSites: readonly string[];
  /** Whether the articles that came with the extension are compared. */
  readonly bundled: boolean;
  /** Host names where marks from the reader's own sources may be drawn into the page. A host covers its subdomains. */
  readonly ownSites: readonly string[];
  /** Whether articles that the reader stays on are kept by themselves; `paused`: not now, but what is there stays. */
  readonly remember: 'off' | 'on' | 'paused';
  /** How long and how much of them: the oldest go first. */
  readonly rememberDays: number;
  readonly rememberMegabytes: number;
  /** Host names where nothing is remembered. A host covers its subdomains. */
  readonly forgetSites: readonly string[];
  /** Whether feeds are asked at all: the one switch over each feed's own. */
  readonly feeds: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  strictness: 'balanced',
  badges: 'label',
  highlights: 'point',
  printMarks: false,
  legendSeen: 0,
  language: 'browser',
  sync: false,
  offSites: [],
  bundled: true,
  ownSites: [],
  remember: 'off',
  rememberDays: 90,
  rememberMegabytes: 50,
  forgetSites: [],
  feeds: false,
};

/** Whether `host`, or a site above it, is among the listed ones. */
export const isListedSite = (sites: readonly string[], host: string): boolean =>
  sites.some((site) => host === site || host.endsWith(`.${site}`));

/** The site that a reader means by a host: "www." is never said, and "news.example" covers it. */
export const siteOf = (host: string): string => host.replace(/^www\.(?=[^.]+\.)/u, '');
