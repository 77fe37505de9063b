import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildCorpus,
  checkContents,
  joinCorpora,
  openCorpus,
  PackError,
  tidyMeta,
  type ArticleMeta,
  type SourceArticle,
} from '../../../src/index';
import { splitBlocks } from '../../../src/text';

const TEXT = 'Паром с пассажирами сел на мель у мыса во вторник ночью, сообщила береговая охрана.';
const article = (meta: ArticleMeta, id = 'a', text = TEXT): SourceArticle => ({
  id,
  text,
  blocks: splitBlocks(text),
  meta,
});

const verdict = (...articles: readonly SourceArticle[]): string => {
  try {
    checkContents(openCorpus(buildCorpus(articles, { background: 'own' })));
    return 'fine';
  } catch (error) {
    expect(error).toBeInstanceOf(PackError);
    return (error as PackError).code;
  }
};

describe('what a pack may say', () => {
  it.each<ArticleMeta>([
    {},
    {
      outlet: 'Süddeutsche Zeitung',
      headline: '«Fähre» läuft auf Grund – 212 an Bord 🌉',
      author: "Ana O'Ruiz",
    },
    { headline: 'מעבורת \u200fעלתה\u200e על שרטון', inLanguage: 'he' },
    { headline: 'می\u200cخواهم', inLanguage: 'fa-IR' },
    { datePublished: '2025' },
    { datePublished: '2025-01-15' },
    { datePublished: '2025-01-15T08:00:00.123+01:00' },
    { datePublished: '2025-01-15 08:00' },
    { url: 'https://harbour.example/ferry?id=1&at=@home#top' },
    { url: 'http://127.0.0.1:8080' },
    { url: 'https://пример.example/новость' },
    { inLanguage: 'zh-Hant-TW' },
    { inLanguage: 'en_GB' },
  ])('%j is fine', (meta) => {
    expect(verdict(article(meta))).toBe('fine');
    expect(tidyMeta(meta)).toEqual(meta);
  });

  it.each<[string, ArticleMeta]>([
    ['a bidi override', { headline: 'Ferry \u202etxt.exe' }],
    ['a bidi isolate', { outlet: 'Harbour\u2066News' }],
    ['a control character', { author: 'Ana\u0000Ruiz' }],
    ['an escape sequence', { headline: '\u001b[2JFerry' }],
    ['a line break', { headline: 'Ferry\nruns aground' }],
    ['tag characters', { outlet: 'Harbour News\u{e0041}' }],
    ['a headline of a megabyte', { headline: 'Ferry '.repeat(200_000) }],
    ['an outlet of a page', { outlet: 'x'.repeat(201) }],
    ['an author of a page', { author: 'x'.repeat(501) }],
    ['a script as address', { url: 'javascript:alert(1)' }],
    ['data as address', { url: 'data:text/html,<b>' }],
    ['an address in the extension', { url: 'chrome-extension://abc/page.html' }],
    ['an address with blanks', { url: 'https://harbour.example/a b' }],
    ['an address with a name before its host', { url: 'https://bank.example@evil.example/' }],
    ['an address without a host', { url: 'https:///a' }],
    ['an address of three thousand characters', { url: `https://harbour.example/${'a'.repeat(3000)}` }],
    ['a date in words', { datePublished: 'yesterday' }],
    ['a thirteenth month', { datePublished: '2025-13-01' }],
    ['a date with markup', { datePublished: '2025-01-15<img>' }],
    ['a language of markup', { inLanguage: 'en"><img>' }],
  ])('%s is refused, and taken out by tidying', (_, meta) => {
    expect(verdict(article({}), article(meta, 'b'))).toBe('hostile');
    expect(verdict(article(tidyMeta(meta)))).toBe('fine');
  });

  it('ids are short and seen', () => {
    expect(verdict(article({}, 'x'.repeat(256)))).toBe('fine');
    expect(verdict(article({}, 'x'.repeat(257)))).toBe('hostile');
    expect(verdict(article({}, 'a\u202eb'))).toBe('hostile');
    expect(() => buildCorpus([article({}, 'a\ud800')])).toThrow(RangeError);
  });

  it('articles and paragraphs are of a size that a page can be compared with', () => {
    const line = 'вода '.repeat(200);
    expect(verdict(article({}, 'a', `${line}\n`.repeat(200)))).toBe('fine');
    expect(verdict(article({}, 'a', 'a'.repeat(530_000)))).toBe('too-large');
    expect(verdict(article({}, 'a', `${'a'.repeat(450_000)}\n`.repeat(5)))).toBe('too-large');
    expect(verdict(article({}, 'a', 'я\n'.repeat(10_001)))).toBe('too-large');
    expect(() => {
      const corpus = openCorpus(buildCorpus([article({})], { background: 'own' }));
      checkContents({ ...joinCorpora([{ corpus }]), articleCount: 200_001 });
    }).toThrow(/Split it into smaller packs/);
  });

  it('tidying makes any metadata fine, once and for all', () => {
    const text = fc.option(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 3000 })),
      {
        nil: undefined,
      },
    );
    const fields = {
      outlet: text,
      headline: text,
      author: text,
      datePublished: text,
      inLanguage: text,
      url: text,
    };
    fc.assert(
      fc.property(fc.record(fields), (drawn) => {
        const meta = Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined));
        const tidy = tidyMeta(meta);
        expect(tidyMeta(tidy)).toEqual(tidy);
        expect(verdict(article(tidy))).toBe('fine');
      }),
      { numRuns: 200 },
    );
  });
});
