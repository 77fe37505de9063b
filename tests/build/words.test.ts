/** What readers see describes texts; it never judges an outlet. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../tools/build';

const LOCALES = join(ROOT, 'extension/public/_locales');

/** Whole words only, in any script: `\b` knows no letters but English ones. */
const words = (...patterns: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${patterns.join('|')})(?![\\p{L}\\p{M}])`, 'iu');

/** Words that accuse, alarm or vouch, in each language. A language without its list is refused. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  en: words(
    'plagiar\\p{L}*',
    'fak(?:e|es|ed|ing)',
    'stolen',
    'steal(?:s|ing)?',
    'alerts?',
    'copied from',
    'reliable',
    'trustworthy',
  ),
  de: words(
    'plagi\\p{L}*',
    '\\p{L}*fälsch\\p{L}*',
    'gestohlen\\p{L}*',
    'diebstahl\\p{L}*',
    '\\p{L}*alarm\\p{L}*',
    '\\p{L}*warn(?:en|t|ung|ungen|hinweis\\p{L}*)',
    'abgeschrieben\\p{L}*',
    'kopiert von',
    '\\p{L}*zuverlässig\\p{L}*',
    'vertrauenswürdig\\p{L}*',
  ),
  fr: words(
    'plagi\\p{L}*',
    'faux',
    'fausses?',
    'truqu\\p{L}*',
    'volée?s?',
    'alert\\p{L}*',
    'copiée?s? (?:de|du|sur)',
    'fiables?',
  ),
  es: words(
    'plagi\\p{L}*',
    'fals[oa]s?',
    'robad[oa]s?',
    'alertas?',
    'copiad[oa]s? del?',
    'fiables?',
    'confiables?',
  ),
  uk: words(
    'плагіат\\p{L}*',
    'фейк\\p{L}*',
    '[ву]крад\\p{L}*',
    'тривог\\p{L}*',
    'скопійован\\p{L}* з',
    'надійн\\p{L}*',
  ),
  ar: words(
    '\\p{L}{0,3}انتحال\\p{L}*',
    '\\p{L}{0,3}مزيف\\p{L}*',
    '\\p{L}{0,3}مسروق\\p{L}*',
    '\\p{L}{0,3}تنبيه\\p{L}*',
    'منسوخ\\p{L}* من',
    '\\p{L}{0,3}موثوق\\p{L}*',
  ),
};

/** Without the vowel signs, which Arabic may or may not write. */
const plain = (text: string): string => text.replace(/[\u064b-\u0652\u0670]/gu, '');

type Messages = Readonly<Record<string, { readonly message: string }>>;

const messagesOf = (locale: string): Messages =>
  JSON.parse(readFileSync(join(LOCALES, locale, 'messages.json'), 'utf8')) as Messages;

describe.each(readdirSync(LOCALES))('the words of %s', (locale) => {
  it('accuse nobody', () => {
    const texts = Object.entries(messagesOf(locale)).map(([key, { message }]) => `${key}: ${message}`);
    expect(texts.length).toBeGreaterThan(50);
    const forbidden = FORBIDDEN[locale];
    expect(forbidden, `no list of words for ${locale}`).toBeDefined();
    expect(texts.filter((text) => forbidden?.test(plain(text.slice(text.indexOf(':')))))).toEqual([]);
  });

  it('have no exclamation marks', () => {
    const texts = Object.values(messagesOf(locale)).map(({ message }) => message);
    expect(texts.filter((text) => /[!¡！]/u.test(text))).toEqual([]);
  });
});

it('are told from words that only look like them', () => {
  const accusing: Readonly<Record<string, readonly string[]>> = {
    en: ['This is plagiarism.', 'It was stolen.', 'copied from the Times', 'a reliable source'],
    de: [
      'Ein Plagiat.',
      'gefälschte Fotos',
      'Warnung',
      'Warnhinweis',
      'von dort abgeschrieben',
      'unzuverlässig',
    ],
    fr: ['un plagiat', 'C’est faux.', 'volé', 'Alerte', 'copié de Reuters', 'peu fiable'],
    es: ['un plagio', 'noticia falsa', 'robado', 'alerta', 'copiado de Reuters', 'poco fiable'],
    uk: ['плагіат', 'фейкова новина', 'вкрадено', 'тривога', 'скопійовано з газети', 'ненадійне, надійне'],
    ar: ['انتحال', 'خبر مُزيَّف', 'المسروق', 'تنبيه', 'منسوخ من صحيفة', 'غير موثوق'],
  };
  const plainWords: Readonly<Record<string, readonly string[]>> = {
    en: ['stealth', 'fakir'],
    de: ['erwartet', 'Schwarm'],
    fr: ['un volet', 'défausse'],
    es: ['un robadillo', 'la esmeralda'],
  };
  expect(Object.keys(accusing)).toEqual(Object.keys(FORBIDDEN));
  for (const [locale, texts] of Object.entries(accusing))
    for (const text of texts) expect(FORBIDDEN[locale]?.test(plain(text)), text).toBe(true);
  for (const [locale, texts] of Object.entries(plainWords))
    for (const text of texts) expect(FORBIDDEN[locale]?.test(plain(text)), text).toBe(false);
});

it('stand in _locales alone: the pages of the extension bring no text of their own', () => {
  const pages = readdirSync(join(ROOT, 'extension'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  expect(pages.length).toBeGreaterThanOrEqual(3);
  for (const page of pages) {
    const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(
      readFileSync(join(ROOT, 'extension', page), 'utf8'),
    )?.[1];
    expect(body?.replace(/<[^>]*>/g, '').trim(), page).toBe('');
  }
});

it('the documents show no picture that is not there, and no picture stands there unseen', () => {
  const folder = join(ROOT, 'docs');
  const files = [join(ROOT, 'README.md'), ...readdirSync(folder).map((file) => join(folder, file))].filter(
    (file) => file.endsWith('.md'),
  );
  const named = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\]\(((?:docs\/)?images\/[^)]+)\)/g)].map(([, path = '']) =>
      path.replace(/^docs\//, ''),
    ),
  );
  const there = readdirSync(join(folder, 'images'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.png'))
    .map((file) => `images/${file}`);
  expect(there.sort()).toEqual([...new Set(named)].sort());
});
