import { describe, expect, it } from 'vitest';
import {
  buildCorpus,
  createSearch,
  joinCorpora,
  openCorpus,
  searchSources,
  splitBlocks,
  type SearchField,
} from '../../src/index';
import type { ArticleMeta, SourceArticle } from '../../src/types';

const article = (id: string, text: string, meta: ArticleMeta = {}): SourceArticle => ({
  id,
  text,
  blocks: splitBlocks(text),
  meta,
});

const corpus = openCorpus(
  buildCorpus([
    article(
      'ferry',
      'A ferry with 212 people on board ran aground off Skerry Head.\nThe captain, Ola Brandt, guaranteed that nobody was hurt.\nSign up to our newsletter and get the day’s headlines in your inbox.',
      { outlet: 'Harbour News', headline: 'Ferry runs aground off Skerry Head' },
    ),
    article(
      'bridge',
      'The bridge at Ellary will close for eleven weeks.\nEngineers told the Harbour News that Kyiv steel had rusted.',
      {
        outlet: 'Ellary Gazette',
        headline: 'Bridge to close for eleven weeks',
      },
    ),
    article('mayor', 'The mayor of Ellary resigned on Friday.\nShe said the ferry had been her idea.'),
  ]),
);
const search = createSearch(corpus);
const ids = (query: string) => search(query).map(({ article: { articleId } }) => articleId);
const marks = (field: SearchField | undefined) =>
  field?.ranges.map(({ start, end }) => field.text.slice(start, end));

describe('search of the sources', () => {
  it('lists all in corpus order for an empty query', () => {
    expect(ids('')).toEqual(['ferry', 'bridge', 'mayor']);
    expect(ids('  ')).toEqual(['ferry', 'bridge', 'mayor']);
    expect(search('')[2]).toMatchObject({
      snippet: { text: 'The mayor of Ellary resigned on Friday.', ranges: [] },
    });
  });

  it('puts names before running text and marks whole words', () => {
    const hits = search('harbour news');
    expect(hits.map(({ article: { articleId } }) => articleId)).toEqual(['ferry', 'bridge']);
    expect(marks(hits[0]?.outlet)).toEqual(['Harbour', 'News']);
    expect(marks(hits[1]?.snippet)).toEqual(['Harbour', 'News']);
    expect(marks(hits[1]?.outlet)).toEqual([]);
  });

  it('forgives slips of the pen', () => {
    expect(ids('harbuor')).toEqual(['ferry', 'bridge']);
    expect(ids('enginears')).toEqual(['bridge']);
    expect(ids('agruond')).toEqual(['ferry']);
    expect(marks(search('bridg')[0]?.headline)).toEqual(['Bridge']);
  });

  it('finds inflections, beginnings and other spellings', () => {
    expect(ids('guarantees')).toEqual(['ferry']);
    expect(ids('resig')).toEqual(['mayor']);
    expect(ids('Kiev')).toEqual(['bridge']);
  });

  it('wants all telling words before it settles for most', () => {
    expect(ids('the ferry mayor')).toEqual(['mayor']);
    expect(ids('ferry aground zeppelin')).toEqual(['ferry']);
    expect(ids('zeppelin quorum ferry')).toEqual([]);
    expect(ids('zeppelin')).toEqual([]);
    expect(ids('!?')).toEqual([]);
  });

  it('never shows furniture and keeps its ranges inside the text', () => {
    expect(ids('newsletter')).toEqual([]);
    for (const query of ['ferry', 'ellary', 'the', 'a', '212', 'weeks eleven', 'x'.repeat(5_000)]) {
      for (const { headline, outlet, snippet } of search(query)) {
        for (const field of [headline, outlet, snippet]) {
          let end = 0;
          for (const range of field?.ranges ?? []) {
            expect(range.start).toBeGreaterThanOrEqual(end);
            expect(range.end).toBeGreaterThan(range.start);
            end = range.end;
          }
          expect(end).toBeLessThanOrEqual(field?.text.length ?? 0);
        }
      }
    }
  });

  it('answers at once what a prepared search answers', () => {
    expect(searchSources(corpus, 'ellary')).toEqual(search('ellary'));
    expect(searchSources(openCorpus(buildCorpus([])), 'anything')).toEqual([]);
  });
});

describe('a library of many articles', () => {
  const pack = openCorpus(
    buildCorpus(
      Array.from({ length: 100 }, (_, i) => article(String(i), `Report ${String(i)} on the harbour wall.`)),
      { background: 'own' },
    ),
  );
  const many = joinCorpora([
    ...Array.from({ length: 30 }, (_, i) => ({ corpus: pack, prefix: `${String(i)}/` })),
    { corpus, prefix: 'last/' },
  ]);
  const searchMany = createSearch(many);

  it('finds what lies beyond the first of them by the words of its text, marked', () => {
    const [hit] = searchMany('grounded ferries');
    expect(many.articleIndex('last/ferry')).toBeGreaterThan(2_000);
    expect(hit?.article.articleId).toBe('last/ferry');
    expect(marks(hit?.snippet)).toContain('ferry');
    expect(searchMany('Kyiv rusted')[0]?.article.articleId).toBe('last/bridge');
  });

  it('lists no more than a reader looks through', () => {
    expect(searchMany('').length).toBe(2_000);
    expect(searchMany('harbour report').length).toBe(50);
  });

  it('reads a bounded number of texts', () => {
    let read = 0;
    createSearch({ ...many, text: (paragraph) => (read++, many.text(paragraph)) })('harbour report');
    expect(read).toBeLessThanOrEqual(2_000 + 3 * 50);
  });
});
