/** The reader's settings in storage.local: checked on the way in, healed on the way out. */
import * as v from 'valibot';
import { browser } from '../browser';
import { DEFAULT_SETTINGS, INTERFACE_LANGUAGES, type Settings } from '../settings';
import { oneByOne } from './in-turn';

const KEY = 'settings';

const host = v.pipe(v.string(), v.maxLength(253));

/** A host as the browser writes it: a name, or an address, which stands in brackets where it has colons. */
export const HOST = v.pipe(host, v.regex(/^(?:[^\s/:@*]+|\[[\da-f:.]+\])$/u));

const sites = v.pipe(v.array(HOST), v.maxLength(10_000));

/** What a reader may set, as it may come in: from our own pages, or from a file. */
export const SETTABLE = {
  strictness: v.picklist(['strict', 'balanced', 'loose']),
  badges: v.picklist(['label', 'mark', 'off']),
  highlights: v.picklist(['point', 'always', 'never']),
  printMarks: v.boolean(),
  language: v.picklist(['browser', ...INTERFACE_LANGUAGES]),
  offSites: sites,
  bundled: v.boolean(),
  ownSites: sites,
  remember: v.picklist(['off', 'on', 'paused']),
  rememberDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650)),
  rememberMegabytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
  forgetSites: sites,
  feeds: v.boolean(),
} as const;

export const SETTABLE_PATCH = {
  strictness: v.exactOptional(SETTABLE.strictness),
  badges: v.exactOptional(SETTABLE.badges),
  highlights: v.exactOptional(SETTABLE.highlights),
  printMarks: v.exactOptional(SETTABLE.printMarks),
  language: v.exactOptional(SETTABLE.language),
  offSites: v.exactOptional(SETTABLE.offSites),
  bundled: v.exactOptional(SETTABLE.bundled),
  ownSites: v.exactOptional(SETTABLE.ownSites),
  remember: v.exactOptional(SETTABLE.remember),
  rememberDays: v.exactOptional(SETTABLE.rememberDays),
  rememberMegabytes: v.exactOptional(SETTABLE.rememberMegabytes),
  forgetSites: v.exactOptional(SETTABLE.forgetSites),
  feeds: v.exactOptional(SETTABLE.feeds),
} as const;

/** One damaged entry costs no other. */
const soundSites = v.fallback(
  v.pipe(
    v.array(v.unknown()),
    v.transform((given) => given.filter((site) => v.is(host, site)) as string[]),
  ),
  [],
);

/** Each field falls back by itself, so one damaged value costs no other. */
const schema: v.GenericSchema<unknown, Settings> = v.fallback(
  v.object({
    version: v.fallback(v.literal(1), DEFAULT_SETTINGS.version),
    strictness: v.fallback(SETTABLE.strictness, DEFAULT_SETTINGS.strictness),
    badges: v.fallback(SETTABLE.badges, DEFAULT_SETTINGS.badges),
    highlights: v.fallback(SETTABLE.highlights, DEFAULT_SETTINGS.highlights),
    printMarks: v.fallback(SETTABLE.printMarks, DEFAULT_SETTINGS.printMarks),
    language: v.fallback(SETTABLE.language, DEFAULT_SETTINGS.language),
    sync: v.fallback(v.boolean(), DEFAULT_SETTINGS.sync),
    legendSeen: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0)), DEFAULT_SETTINGS.legendSeen),
    offSites: soundSites,
    bundled: v.fallback(SETTABLE.bundled, DEFAULT_SETTINGS.bundled),
    ownSites: soundSites,
    remember: v.fallback(SETTABLE.remember, DEFAULT_SETTINGS.remember),
    rememberDays: v.fallback(SETTABLE.rememberDays, DEFAULT_SETTINGS.rememberDays),
    rememberMegabytes: v.fallback(SETTABLE.rememberMegabytes, DEFAULT_SETTINGS.rememberMegabytes),
    forgetSites: soundSites,
    feeds: v.fallback(SETTABLE.feeds, DEFAULT_SETTINGS.feeds),
  }),
  DEFAULT_SETTINGS,
);

/** The stored settings, defaults where nothing sound is stored. */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(KEY);
  return v.parse(schema, stored[KEY]);
}

/** Changes run one after the other: two surfaces that write at once lose nothing. */
const inTurn = oneByOne();

/** Stores a patch, or one made from the present settings, over them and gives back the whole. */
export function changeSettings(
  patch: Partial<Settings> | ((present: Settings) => Partial<Settings>),
): Promise<Settings> {
  return inTurn(async () => {
    const present = await readSettings();
    const settings = { ...present, ...(typeof patch === 'function' ? patch(present) : patch) };
    await browser.storage.local.set({ [KEY]: settings });
    return settings;
  });
}

/**
 * Chromium lets content scripts, which live in pages that may be hostile, read what is stored. None of ours does:
 * they are told what they need. Firefox knows no such lock.
 */
export async function lockStorage(): Promise<void> {
  type Lockable = { setAccessLevel?: (to: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void> };
  for (const area of [browser.storage.local, browser.storage.sync] as readonly Lockable[])
    await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** Calls back after a change. How often the legend was seen is none. */
export function onSettingsChanged(listener: (before: Settings, after: Settings) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'local' ? changes[KEY] : undefined;
    if (change === undefined) return;
    const [before, after] = [v.parse(schema, change.oldValue), v.parse(schema, change.newValue)];
    const shown = (settings: Settings): string => JSON.stringify({ ...settings, legendSeen: 0 });
    if (shown(before) !== shown(after)) listener(before, after);
  });
}
