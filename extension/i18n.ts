/** Words that readers see. All of them live in _locales; nothing else in the code is shown to a reader. */
import { browser } from './browser';
import type english from './public/_locales/en/messages.json';

type Key = keyof typeof english;
type PluralKey = Key extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;
export type MessageKey = Key;
/** A message, or all plural forms of one. */
export type WordKey = Key | PluralKey;

/** All messages of one language by key, as written in its messages.json. */
export type Catalog = Readonly<Record<string, string>>;

/** The browser knows its own language alone; messages of another one, where the reader set it, stand here. */
const chosen: {
  catalog: Catalog | null;
  instead: Readonly<Partial<Record<string, string>>>;
  language: string | null;
} = { catalog: null, instead: {}, language: null };

/**
 * Messages that another script has looked up: the first one that a page asks its browser for has it read all of them,
 * which takes several milliseconds.
 */
export interface ReadyWords {
  /** As `uiLanguage` gives it. */
  readonly language: string;
  /** As `templates` holds them. */
  readonly templates: Catalog;
}

/** Speaks in the language of `catalog` from now on; null: in the browser's. `ready`: some of its messages. */
export function speak(catalog: Catalog | null, ready: ReadyWords | null = null): void {
  chosen.catalog = catalog;
  chosen.language = ready?.language ?? null;
  templates.clear();
  for (const [key, template] of Object.entries(ready?.templates ?? {})) templates.set(key, template);
}

/** Messages as this script speaks them now, for another one; of those with a plural, all forms of the language. */
export function readyWords(keys: readonly WordKey[]): ReadyWords {
  const language = uiLanguage();
  const { pluralCategories } = pluralRules(language).resolvedOptions();
  const names = keys.flatMap((key) => [key, ...pluralCategories.map((category) => `${key}_${category}`)]);
  const found = names.map((name) => [name, written(name)] as const).filter(([, template]) => template !== '');
  return { language, templates: Object.fromEntries(found) };
}

/** Says other messages in place of some from now on, on a surface that speaks of something else. */
export function sayInstead(instead: Readonly<Partial<Record<WordKey, WordKey>>>): void {
  chosen.instead = instead;
}

/** Stand where values go: characters that no message has. */
const PLACES = Array.from({ length: 9 }, (_, i) => String.fromCharCode(0xe001 + i));
const PLACE = /[\ue001-\ue009]/gu;

/** A message as it is written, with PLACES for "$1" … "$9"; "" where there is none by this name. */
const written = (key: string): string =>
  chosen.catalog !== null && Object.hasOwn(chosen.catalog, key)
    ? chosen.catalog[key]!.replace(/\$(\$|\d)/gu, (_, sign: string) =>
        sign === '$' ? '$' : (PLACES[Number(sign) - 1] ?? ''),
      )
    : browser.i18n.getMessage(key, PLACES);

/** Asking the browser takes a twentieth of a millisecond each time, and a page may have a hundred badges. */
const templates = new Map<string, string>();

function message(key: string, values: readonly string[]): string {
  const template = templates.get(key) ?? written(key);
  templates.set(key, template);
  return template.replace(PLACE, (place) => values[place.charCodeAt(0) - 0xe001] ?? '');
}

/** The text of a message; `$1` … `$9` are replaced in order. */
export const t = (key: Key, ...substitutions: readonly (string | number)[]): string =>
  message(chosen.instead[key] ?? key, substitutions.map(String));

/**
 * The plural form for `count` (CLDR category by Intl.PluralRules: key_one, key_few, …, key_other).
 * `$1` is the count in the reader's digits, further substitutions follow.
 */
export function tn(key: PluralKey, count: number, ...substitutions: readonly (string | number)[]): string {
  const language = uiLanguage();
  const category = pluralRules(language).select(count);
  const values = [formatNumber(count), ...substitutions.map(String)];
  const base = chosen.instead[key] ?? key;
  return message(`${base}_${category}`, values) || message(`${base}_other`, values);
}

/**
 * The language that our words are in, as a BCP 47 tag: the one that the messages state, with the
 * reader's region where it is the same language. A browser in a language that we have no messages in
 * shows English ones, and their plurals, dates and direction must then be English too.
 */
export function uiLanguage(): string {
  if (chosen.language !== null) return chosen.language;
  const locale = t('localeTag');
  const browsers = browser.i18n.getUILanguage();
  return browsers.startsWith(`${locale}-`) ? browsers : locale;
}

/** What Intl makes takes a tenth of a millisecond each time, and a page may have a hundred badges. */
function kept<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}
const pluralRules = kept((language) => new Intl.PluralRules(language));
const numberFormat = kept((language) => new Intl.NumberFormat(language));

/** Languages that write digits as the code does, and a whole number below a thousand without any other sign. */
const PLAIN_NUMBERS = /^(?:de|en|es|fr|uk)(?:-[A-Z]{2}|-\d{3})?$/;

/** The first format that a page makes takes it ten milliseconds, and the counts of badges are small. */
export function formatNumber(value: number): string {
  const language = uiLanguage();
  const isPlain = Number.isInteger(value) && value >= 0 && value < 1000 && PLAIN_NUMBERS.test(language);
  return isPlain ? String(value) : numberFormat(language).format(value);
}

/** A share 0..1 as "31 %" in the reader's way. */
export const formatShare = (share: number): string =>
  new Intl.NumberFormat(uiLanguage(), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** "a, b and c" in the reader's way. */
export const formatList = (items: readonly string[]): string =>
  new Intl.ListFormat(uiLanguage(), { type: 'conjunction' }).format(items);

/** An ISO date as "28 January 2026", the day as it is stated; a year or month alone as such; another text as it is. */
export function formatDate(iso: string): string {
  const [stated = iso, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)/u.exec(iso) ?? [];
  const date = new Date(year === undefined || Number.isNaN(Date.parse(iso)) ? iso : stated);
  if (Number.isNaN(date.getTime())) return iso;
  const form: Intl.DateTimeFormatOptions =
    day !== undefined || year === undefined
      ? { dateStyle: 'long' }
      : { year: 'numeric', ...(month === undefined ? {} : { month: 'long' }) };
  return new Intl.DateTimeFormat(uiLanguage(), { ...form, timeZone: 'UTC' }).format(date);
}

/** The day of a moment, by the reader's own clock. */
export const formatDay = (moment: string): string =>
  new Intl.DateTimeFormat(uiLanguage(), { dateStyle: 'long' }).format(new Date(moment));

/** A moment with its time of day, by the reader's own clock. */
export const formatMoment = (moment: string): string =>
  new Intl.DateTimeFormat(uiLanguage(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(moment));

/** As short as it can be told: of today the time alone. */
export function formatWhen(moment: string, now = new Date()): string {
  const at = new Date(moment);
  const isToday = at.toDateString() === now.toDateString();
  const form = isToday
    ? ({ timeStyle: 'short' } as const)
    : ({ dateStyle: 'medium', timeStyle: 'short' } as const);
  return new Intl.DateTimeFormat(uiLanguage(), form).format(at);
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** "12.4 MB" in the reader's way. */
export function formatBytes(bytes: number): string {
  const step = Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(uiLanguage(), {
    style: 'unit',
    unit: BYTE_UNITS[step]!,
    maximumFractionDigits: step > 1 && value < 100 ? 1 : 0,
  }).format(value);
}

/** The direction of our words, not of the browser's own. */
export const textDirection = (): 'ltr' | 'rtl' => (t('localeDirection') === 'rtl' ? 'rtl' : 'ltr');
