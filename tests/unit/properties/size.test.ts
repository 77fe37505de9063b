/** Pages and paragraphs of any length are read to their end, in time that grows with their length. */
import { describe, expect, it } from 'vitest';
import { buildCorpus, openCorpus, traceArticle, type Trace } from '../../../src/index';
import { articleOf, storyText } from '../../../tools/learn/gold';

const corpus = openCorpus(buildCorpus([articleOf('original', storyText('flood', 'original'))]));
const LINES = ['copy', 'spin', 'paraphrase', 'independent', 'chain']
  .flatMap((name) => storyText('flood', name).split(/\n+/u))
  .filter((line) => line.trim() !== '');

const page = (paragraphs: number): string =>
  Array.from({ length: paragraphs }, (_, index) => LINES[index % LINES.length]!).join('\n\n');
const trace = (text: string): Trace => traceArticle(corpus, articleOf('page', text));

/** Milliseconds of this process, whatever else the machine does. */
function spent(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

describe('size', () => {
  it('a page of 2,000 paragraphs is traced whole', () => {
    const found = trace(page(2000));
    expect(found.partial).toBeNull();
    expect(found.paragraphs).toHaveLength(2000);
    // The same lines again and again: each is told the same at its end as at its beginning.
    const { match, score } = found.paragraphs[1]!;
    const again = found.paragraphs[1 + LINES.length * Math.floor(1990 / LINES.length)]!;
    expect(again.match?.source).toEqual(match?.source);
    expect(Math.abs(again.score - score)).toBeLessThan(0.1);
  });

  it('a paragraph of 50,000 words is traced, with spans up to its end', () => {
    const words = page(2000).split(/\s+/u);
    const text = Array.from({ length: 50_000 }, (_, index) => words[index % words.length]!).join(' ');
    const [paragraph] = trace(text).paragraphs;
    expect(paragraph?.match?.source.articleId).toBe('original');
    expect(paragraph?.match?.passages.at(-1)?.end).toBeGreaterThan(0.99 * text.length);
  });

  it.each([
    ['one word again and again', 'pier '.repeat(40_000)],
    ['no spaces', 'a'.repeat(200_000)],
    ['opening quotation marks', '“pier ‘'.repeat(20_000)],
    ['numbers and negations', '12 not '.repeat(20_000)],
    ['invisible characters', 'pi\u200ber\u00ad '.repeat(20_000)],
    ['points', '. '.repeat(40_000)],
    ['a script without spaces', '中国政府'.repeat(50_000)],
  ])('a page of %s is no trap', (_, text) => {
    expect(trace(text).paragraphs.length).toBeLessThanOrEqual(1);
  });

  it('a paragraph of many quotations and no full stop costs no more than its length', () => {
    const quoting = (words: number): string =>
      Array.from({ length: words / 4 }, (_, k) => `“the river ${String(k)} rose” he said`).join(' ');
    const copy = LINES.find((line) => line.length > 100)!;
    const cost = (words: number): number => spent(() => trace(`${copy} ${quoting(words)}`));
    cost(2000);
    const pairs = Array.from({ length: 3 }, () => cost(32_000) / Math.max(1, cost(8000)));
    expect(median(pairs)).toBeLessThan(10);
  });

  it('four times the page costs about four times the time', () => {
    const [small, large] = [page(60), page(240)];
    trace(small);
    const ratios = Array.from({ length: 3 }, () => spent(() => trace(large)) / spent(() => trace(small)));
    expect(median(ratios)).toBeLessThan(8);
  });
});
