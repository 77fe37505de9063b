/** The reader's words: complete in every language, described for translators, and every one of them used. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import messages from '../../../extension/public/_locales/en/messages.json' with { type: 'json' };

const LOCALES = 'extension/public/_locales';
const KEYS = Object.keys(messages);
const entries: readonly [string, { readonly message: string; readonly description: string }][] =
  Object.entries(messages);

const PLURAL = /_(?:zero|one|two|few|many|other)$/u;
const baseOf = (key: string): string => key.replace(PLURAL, '');

it('have plain keys, words and a description for translators', () => {
  for (const [key, { message, description }] of entries) {
    expect(key).toMatch(/^[a-z][A-Za-z0-9]*(?:_(?:one|other))?$/u);
    expect(message.trim(), key).not.toBe('');
    expect(description.trim(), key).not.toBe('');
  }
});

it('stand once each: of two of the same key, one would be lost without a word', () => {
  for (const locale of readdirSync(LOCALES)) {
    const file = readFileSync(join(LOCALES, locale, 'messages.json'), 'utf8');
    const keys = [...file.matchAll(/^ {2}"(\w+)": \{/gmu)].map(([, key]) => key);
    expect(keys.length).toBeGreaterThan(100);
    expect(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      locale,
    ).toEqual([]);
  }
});

it('come as singular and plural together, the plural with its count', () => {
  for (const key of KEYS.filter((one) => PLURAL.test(one))) {
    expect(KEYS).toContain(`${baseOf(key)}_one`);
    expect(KEYS).toContain(`${baseOf(key)}_other`);
  }
  for (const [key, { message }] of entries.filter(([one]) => one.endsWith('_other'))) {
    expect(message, key).toContain('$1');
  }
});

it('are all used', () => {
  const code = (folder: string): string =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/u.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
  const used = `${code('extension')}\n${code('tools')}\n${readFileSync('manifest.json', 'utf8')}`;
  const unused = KEYS.filter((key) => !used.includes(`'${baseOf(key)}'`) && !used.includes(`__MSG_${key}__`));
  expect(unused).toEqual([]);
});

it('speak the reader’s language, not ours', () => {
  for (const [key, { message }] of entries)
    expect(message, key).not.toMatch(/\b(?:furniture|blocks?|boilerplate)\b/iu);
});

/** Names and signs, which may stand as in English in any language. */
const SAME_ANYWHERE = [
  'extName',
  'localeDirection',
  'listJoiner',
  'quotedTitle',
  'quotedOpening',
  'sitePlaceholder',
  'feedAddPlaceholder',
  'keepTextSize',
  'optionCount',
  'versionOf',
];

/** Words that a language truly shares with English. */
const SAME_WORDS: Readonly<Record<string, readonly string[]>> = {
  de: ['aboutVersion', 'sectionFeeds'],
  fr: [
    'stepStrict',
    'sourceCount_one',
    'sourceCount_other',
    'columnSource',
    'columnDate',
    'importSites_one',
    'importSites_other',
    'keepDate',
    'viewSources',
    'libraryList',
    'versionsHeading',
    'rememberCount_one',
    'rememberCount_other',
  ],
};

/** May be empty: the language puts no article before an outlet's name. */
const MAY_BE_EMPTY = 'outletArticleWords';

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

const translationsOf = (locale: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(
      JSON.parse(readFileSync(join(LOCALES, locale, 'messages.json'), 'utf8')) as Record<
        string,
        { readonly message: string }
      >,
    ).map(([key, { message }]) => [key, message]),
  );

const english = translationsOf('en');
const placeholders = (text: string): readonly string[] => [...new Set(text.match(/\$\d/gu) ?? [])].sort();
const stresses = (text: string): number => text.split('**').length - 1;

/** The English message that a translated one renders: of a plural the same form, else the general one. */
const englishFor = (key: string): string => english[key] ?? english[`${baseOf(key)}_other`] ?? '';

/** Which counts each plural form of a language stands for, as far as pages go. */
function countsByForm(locale: string): ReadonlyMap<string, readonly number[]> {
  const rules = new Intl.PluralRules(locale);
  const counts = new Map<string, number[]>();
  for (let count = 0; count <= 1000; count += 1) {
    const form = rules.select(count);
    counts.set(form, [...(counts.get(form) ?? []), count]);
  }
  return counts;
}

describe.each(readdirSync(LOCALES))('in %s', (locale) => {
  const translated = translationsOf(locale);
  const keys = Object.keys(translated);
  const counts = countsByForm(locale);

  it('state their language and its direction', () => {
    expect(translated['localeTag']).toBe(locale);
    expect(translated['localeDirection']).toBe(RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr');
  });

  it('are the English ones, no more and no less, in each plural form that counts need', () => {
    const bases = new Set(KEYS.filter((key) => PLURAL.test(key)).map(baseOf));
    // A form for millions alone may be left to the general form, which `tn` falls back to.
    const needed = new Set([...counts.keys(), 'other']);
    const known = new Set<string>(new Intl.PluralRules(locale).resolvedOptions().pluralCategories);
    const expected = [
      ...KEYS.filter((key) => !PLURAL.test(key)),
      ...[...bases].flatMap((base) => [...needed].map((form) => `${base}_${form}`)),
    ];
    expect(expected.filter((key) => !(key in translated))).toEqual([]);
    const optional = (key: string): boolean =>
      bases.has(baseOf(key)) && known.has(key.slice(baseOf(key).length + 1));
    expect(keys.filter((key) => !expected.includes(key) && !optional(key))).toEqual([]);
  });

  it('say something everywhere', () => {
    expect(keys.filter((key) => key !== MAY_BE_EMPTY && translated[key]?.trim() === '')).toEqual([]);
  });

  it('take what English takes; a form for one count alone may leave the count unsaid', () => {
    const wrong = keys.filter((key) => {
      const has = placeholders(translated[key] ?? '');
      const wanted = placeholders(
        PLURAL.test(key) ? (english[`${baseOf(key)}_other`] ?? '') : englishFor(key),
      );
      if (has.join() === wanted.join()) return false;
      const form = key.slice(baseOf(key).length + 1);
      const standsForFew = PLURAL.test(key) && (counts.get(form) ?? []).every((count) => count <= 2);
      return !(
        standsForFew &&
        form !== 'other' &&
        has.join() === wanted.filter((one) => one !== '$1').join()
      );
    });
    expect(wrong).toEqual([]);
  });

  it('stress what English stresses', () => {
    const wrong = keys.filter((key) => stresses(translated[key] ?? '') !== stresses(englishFor(key)));
    expect(wrong).toEqual([]);
  });

  it('quote in the language’s own way', () => {
    expect(keys.filter((key) => translated[key]?.includes('"'))).toEqual([]);
  });

  if (locale !== 'en')
    it('are translated, but for names and words that are the same', () => {
      const same = keys.filter((key) => translated[key] === english[key] && !SAME_ANYWHERE.includes(key));
      expect(same.sort()).toEqual([...(SAME_WORDS[locale] ?? [])].sort());
    });
});
