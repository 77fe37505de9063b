import { describe, expect, it } from 'vitest';
import { buildCorpus, openCorpus, splitBlocks, traceArticle, type Trace } from '../../src/index';
import { articleOf, seedText, storyMeta, storyNames, storyText } from '../../tools/learn/gold';

const IDS = ['000', '001', '002', '003', '004'];
const META: Record<string, { outlet?: string; datePublished?: string }> = {
  '000': { outlet: 'Financial Times' },
  '003': { outlet: 'The Independent', datePublished: '2026-01-28' },
};
const seed = (id: string) => articleOf(id, seedText(id), META[id] ?? {});
const held = openCorpus(buildCorpus(IDS.map(seed)));
const place = ({ lineage }: Trace) => ({
  self: lineage.self,
  original: lineage.original?.articleId,
  nearest: lineage.nearest?.articleId,
  siblings: lineage.siblings.map((ref) => ref.articleId),
});
const sourcesOf = (trace: Trace): string[] => [
  ...new Set(trace.paragraphs.flatMap(({ match }) => (match ? [match.source.articleId] : []))),
];

describe('seeds opened with all five held', () => {
  for (const [id, siblings] of [
    ['001', []],
    ['002', ['004']],
    ['003', []],
    ['004', ['002']],
  ] as const) {
    it(`${id} is itself, follows 000, and nothing else explains it`, () => {
      const trace = traceArticle(held, seed(id));
      expect(place(trace)).toEqual({ self: id, original: '000', nearest: '000', siblings });
      expect(sourcesOf(trace)).toEqual(['000']);
      expect(trace.lineage.followers).toEqual([]);
    });
  }

  it('000 is the original that is held, with four followers and no badge', () => {
    const trace = traceArticle(held, seed('000'));
    expect(place(trace)).toEqual({ self: '000', original: undefined, nearest: undefined, siblings: [] });
    expect(trace.lineage.followers.map((ref) => ref.articleId).sort()).toEqual(['001', '002', '003', '004']);
    expect(trace.summary.derivedParagraphs).toBe(0);
  });
});

describe('a page that copies part of 004', () => {
  const blocks = splitBlocks(seedText('004')).map(({ start, end }) => seedText('004').slice(start, end));
  for (const [from, to] of [
    [0, 20],
    [10, 25],
    [60, 75],
  ] as const) {
    it(`blocks ${from} to ${to}: nearest 004, original 000`, () => {
      const trace = traceArticle(held, articleOf('page', blocks.slice(from, to).join('\n\n')));
      expect(place(trace)).toMatchObject({ self: null, original: '000', nearest: '004' });
      expect(sourcesOf(trace)).toContain('000');
      expect(trace.lineage.chain).toEqual([
        { articleId: null, derivedFrom: '004' },
        { articleId: '004', derivedFrom: '000' },
      ]);
    });
  }
});

describe.each(storyNames())('story %s with original and spin held', (story) => {
  const { docs } = storyMeta(story);
  const corpus = openCorpus(
    buildCorpus(
      ['original', 'spin'].map((name) =>
        articleOf(name, storyText(story, name), { outlet: docs[name]!.outlet }),
      ),
    ),
  );
  const trace = (name: string) =>
    traceArticle(corpus, articleOf(name, storyText(story, name), { outlet: docs[name]!.outlet }));

  it('the chain came by way of the spin, whatever it credits', () => {
    expect(place(trace('chain'))).toMatchObject({ self: null, original: 'original', nearest: 'spin' });
  });

  it.each(['copy', 'paraphrase', 'summary'])('%s follows the original directly', (name) => {
    expect(place(trace(name))).toMatchObject({ self: null, original: 'original', nearest: 'original' });
  });

  it('the spin, opened, is itself and follows the original', () => {
    expect(place(trace('spin'))).toMatchObject({ self: 'spin', original: 'original', nearest: 'original' });
  });

  it('the original, opened, follows nobody', () => {
    expect(place(trace('original'))).toMatchObject({ self: 'original', original: undefined });
    expect(trace('original').summary.derivedParagraphs).toBe(0);
  });

  it('the independent report has no lineage', () => {
    const { lineage, summary } = trace('independent');
    expect(lineage).toMatchObject({ self: null, original: null, nearest: null, siblings: [], chain: [] });
    expect(summary).toMatchObject({ derivedParagraphs: 0, derivedWords: 0, addedWords: 0 });
  });
});
