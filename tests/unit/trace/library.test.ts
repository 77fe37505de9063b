/** A page against a library that grew by itself: texts that it is, texts in several versions, and who was first. */
import { describe, expect, it } from 'vitest';
import { buildCorpus, openCorpus, traceArticle, type Corpus, type Trace } from '../../../src/index';
import type { ArticleMeta } from '../../../src/types';
import { articleOf, storyText } from '../../../tools/learn/gold';

const text = (name: string): string => storyText('flood', name);
const held = (...articles: readonly (readonly [id: string, text: string, meta?: ArticleMeta])[]): Corpus =>
  openCorpus(buildCorpus(articles.map(([id, words, meta]) => articleOf(id, words, meta ?? {}))));
const trace = (corpus: Corpus, words: string, meta: ArticleMeta = {}): Trace =>
  traceArticle(corpus, articleOf('page', words, meta));
const ids = (refs: readonly { readonly articleId: string }[] | undefined): readonly string[] =>
  (refs ?? []).map(({ articleId }) => articleId);
const sourcesOf = ({ paragraphs }: Trace): readonly string[] => [
  ...new Set(
    paragraphs.flatMap(({ match }) =>
      match ? [match.source, ...match.others].map(({ articleId }) => articleId) : [],
    ),
  ),
];

const COPY = { url: 'https://www.courier.example/flood/?p=1', datePublished: '2026-03-05' };
/** The copy as it stood before: without most of its paragraphs, and with one of its own. */
const before = [...text('copy').split(/\n+/u).slice(0, 6), 'The regional council meets on Friday.'].join(
  '\n\n',
);

describe('a page that is itself held', () => {
  it('is no source of itself, nor is an earlier text of its address; others still are', () => {
    const corpus = held(
      ['original', text('original'), { outlet: 'Agency', datePublished: '2026-03-04' }],
      ['now', text('copy'), COPY],
      ['before', before, { ...COPY, datePublished: '2026-03-04' }],
    );
    const found = trace(corpus, text('copy'), { ...COPY, url: 'http://courier.example/flood?p=1#top' });
    expect(found.lineage).toMatchObject({ self: 'now', original: { articleId: 'original' }, siblings: [] });
    expect(ids(found.lineage.versions)).toEqual(['before']);
    expect(sourcesOf(found)).toEqual(['original']);
    expect(found.summary.derivedParagraphs).toBeGreaterThan(3);
  });

  it('follows nothing where only texts of its own are held, and says so without a direction', () => {
    const corpus = held(['before', before, { ...COPY, datePublished: '2026-03-04' }]);
    const found = trace(corpus, text('copy'), COPY);
    expect(found.summary.derivedParagraphs).toBe(0);
    expect(found.lineage).toMatchObject({ original: null, nearest: null, directionUnknown: false });
    expect(ids(found.lineage.versions)).toEqual(['before']);
    expect(found.articles.map(({ articleId }) => articleId)).toContain('before');
  });

  it('is not told apart from the same text of the same outlet, held once more under no address', () => {
    const corpus = held(
      ['original', text('original'), { outlet: 'Agency' }],
      ['kept', text('copy'), { outlet: 'Courier', ...COPY }],
      ['packed', text('copy'), { outlet: 'The Courier' }],
    );
    const found = trace(corpus, text('copy'), { outlet: 'Courier', ...COPY });
    expect(found.lineage.self).not.toBeNull();
    expect(sourcesOf(found)).toEqual(['original']);
  });

  it('is no version of itself where it is held twice, word for word', () => {
    const meta = { outlet: 'Courier', url: COPY.url };
    const corpus = held(
      ['original', text('original'), { outlet: 'Agency' }],
      ['came', text('copy'), { outlet: 'Courier' }],
      ['kept', text('copy'), meta],
    );
    const { lineage } = trace(corpus, text('copy'), meta);
    expect(lineage.self).not.toBeNull();
    expect([lineage.versionOf, lineage.versions]).toEqual([undefined, undefined]);
    const added =
      'The regional council meets on Friday to discuss the dam and its keepers, who have asked for help since ' +
      'the spring, and will hear those who live below it before anything is decided about the lower gates.';
    const updated = `${text('copy')}\n\n${added}`;
    const later = trace(corpus, updated, meta);
    expect([later.lineage.versionOf, ...(later.lineage.versions ?? [])]).not.toEqual([undefined]);
  });

  it('keeps its other sources though it was held in many versions', () => {
    const versions = Array.from({ length: 9 }, (_, at) => {
      const words = `${text('copy')}\n\nUpdate number ${at} of the day.`;
      return [`v${at}`, words, COPY] as const;
    });
    const corpus = held(...versions, ['original', text('original'), { outlet: 'Agency' }]);
    expect(sourcesOf(trace(corpus, text('copy'), COPY))).toEqual(['original']);
  });
});

describe('a source that is held in two versions', () => {
  const url = 'https://agency.example/flood';
  const shorter = text('original').split(/\n+/u).slice(0, 8).join('\n\n');
  const corpus = held(
    ['late', text('original'), { url, datePublished: '2026-03-05' }],
    ['early', shorter, { url, datePublished: '2026-03-03' }],
  );

  it('is one source, the version that explains most, and the other is told as a version', () => {
    const found = trace(corpus, text('copy'), { datePublished: '2026-03-06' });
    expect(found.lineage).toMatchObject({
      original: { articleId: 'late' },
      nearest: { articleId: 'late' },
      siblings: [],
    });
    expect(sourcesOf(found)).toEqual(['late']);
    expect(ids(found.lineage.versions)).toEqual(['early']);
  });

  it('was first with its first version', () => {
    expect(trace(corpus, text('copy')).lineage.earliest?.articleId).toBe('early');
  });
});

describe('the earliest text that is held', () => {
  const dated = (original: string | undefined, spin: string | undefined): Trace => {
    const date = (datePublished: string | undefined): ArticleMeta =>
      datePublished === undefined ? {} : { datePublished };
    const corpus = held(
      ['original', text('original'), { outlet: 'Agency', ...date(original) }],
      ['spin', text('spin'), { outlet: 'Herald', ...date(spin) }],
      ['other', storyText('court-ruling', 'original'), date('1999-01-01')],
    );
    return trace(corpus, `${text('chain')}\n\nAs the Agency reported.`);
  };

  it('is named where it is not the original', () => {
    expect(dated('2026-03-04', '2026-03-02').lineage).toMatchObject({
      original: { articleId: 'original' },
      earliest: { articleId: 'spin' },
    });
  });

  it('is left out where it is the original, nobody states a date, or one day does not tell', () => {
    expect(dated('2026-03-02', '2026-03-04').lineage.earliest).toBeUndefined();
    expect(dated(undefined, undefined).lineage.earliest).toBeUndefined();
    expect(dated('2026-03-02', '2026-03-02T09:00:00Z').lineage.earliest).toBeUndefined();
  });

  it('is never a text that shares no matched text with the page', () => {
    expect(dated(undefined, undefined).lineage.earliest?.articleId).not.toBe('other');
    expect(dated(undefined, '2026-03-04').lineage.earliest?.articleId).toBe('spin');
  });
});
