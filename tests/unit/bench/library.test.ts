/** What the measuring of libraries rests on: its articles and its table. */
import { describe, expect, it } from 'vitest';
import { rewriteOf } from '../../../bench/corpora/articles';
import { generator } from '../../../bench/corpora/generate';
import type { Measured } from '../../../bench/library/measure';
import { novelty } from '../../../bench/corpora/novelty';
import { duration, growth, heading, sizeTable } from '../../../bench/library/report';
import { buildCorpus, openCorpus, traceArticle } from '../../../src/index';
import { languageOfText } from '../../../src/languages/detect';

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

describe('generated articles', () => {
  const article = generator('test');
  const texts = Array.from({ length: 1100 }, (_, i) => article(i).text);

  it('are the same for the same seed and number, in any order, and others for another seed', () => {
    expect(generator('test')(700)).toEqual(article(700));
    expect(generator('other')(700).text).not.toBe(article(700).text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('repeat each other as news does', () => {
    // Measured on two sets of news, of runs of three words after 100 articles .84 and .93, after 1,000 .66 and .79.
    const fresh = [...novelty(texts)];
    expect(mean(fresh.slice(80, 120))).toBeGreaterThan(0.8);
    expect(mean(fresh.slice(80, 120))).toBeLessThan(0.95);
    expect(mean(fresh.slice(900, 1100))).toBeGreaterThan(0.6);
    expect(mean(fresh.slice(900, 1100))).toBeLessThan(0.82);
    // And of single words, after 1,000 articles, .04 and .07: names that nobody has had.
    const words = mean([...novelty(texts, 1)].slice(900, 1100));
    expect(words).toBeGreaterThan(0.01);
    expect(words).toBeLessThan(0.08);
  });

  it('are read as English, and found again', () => {
    const articles = Array.from({ length: 30 }, (_, i) => article(i));
    for (const { blocks, text } of articles)
      expect(
        languageOfText(
          undefined,
          blocks.map(({ start, end }) => text.slice(start, end)),
        ).tag,
      ).toBe('en');
    const corpus = openCorpus(buildCorpus(articles));
    const page = rewriteOf(article(7), article(8).text.split(' '), 'page');
    expect(page.text).not.toBe(article(7).text);
    expect(traceArticle(corpus, page).summary.derivedParagraphs).toBeGreaterThan(0);
  });
});

describe('novelty', () => {
  it('is the part of runs that no text before has', () => {
    expect([...novelty(['a b c d', 'a b c e', 'A, B; c d!', 'a'])]).toEqual([1, 0.5, 0, 1]);
  });
});

describe('the table', () => {
  const times = { ours: [1, 2, 30], mini: [2000, 4000] };
  const found: Measured = {
    size: 1000,
    real: 600,
    textBytes: 2_000_000,
    kept: { ours: { bytes: 3_000_000, index: 1_000_000 }, mini: { bytes: 2_500_000, index: 2_500_000 } },
    build: times,
    add: times,
    addAndKeep: times,
    mergeFresh: { ours: [5], mini: [] },
    mergeAll: { ours: [90_000, 150_000], mini: [] },
    open: times,
    query: times,
    found: { ours: 19, mini: 18, of: 20 },
  };

  it('gives medians, ratios and how often was measured', () => {
    const rows = sizeTable(found).split('\n');
    expect(rows).toContain('| add one article: it is found | 2 ms | 3 s | 1,500 × | 3 + 2 |');
    expect(rows).toContain('| merge 20 fresh articles into one segment | 5 ms | – | – | 1 |');
    expect(rows).toContain('| merge the whole library into one pack | 2 min | – | – | 2 |');
    expect(rows).toContain('| index, bytes per byte of text | 0.50 | 1.25 | 2.5 × |  |');
    expect(rows).toContain('| the right article first | 19 | 18 |  | 20 |');
    expect(heading(found)).toBe('1,000 articles (600 real, the others generated; 2 kB of text each)');
    expect(growth([found, { ...found, size: 10_000 }])).toContain(
      '| warm: one page | 2 ms, 1,500 × | 2 ms, 1,500 × |',
    );
  });

  it('rounds to what matters', () => {
    expect([0.0123, 1.26, 123.4, 1234, 125_000].map(duration)).toEqual([
      '0.012 ms',
      '1.3 ms',
      '123 ms',
      '1.2 s',
      '2.1 min',
    ]);
  });
});
