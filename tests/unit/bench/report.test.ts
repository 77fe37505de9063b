import { describe, expect, it } from 'vitest';
import { goalsOf } from '../../../bench/report/goals';
import { digits, duration, share, times } from '../../../bench/report/figures';
import { render } from '../../../bench/report/render';
import type { Compared, CorpusResult, EngineResult, Results } from '../../../bench/run/results';

const row = (ask: Compared['ask'], edit: Compared['edit'], peer: number, right = 600): Compared => ({
  ask,
  edit,
  lookUps: 60,
  peer: Array.from({ length: 10 }, () => peer),
  prints: Array.from({ length: 10 }, () => 1),
  both: Array.from({ length: 10 }, () => 2),
  recall: [right, 600],
  oursOnSame: { prints: [600, 600], both: [598, 600] },
});
const EDITS = ['verbatim', 'light', 'heavy'] as const;

const peer = (
  engine: string,
  compared: readonly Compared[],
  more: Partial<EngineResult> = {},
): EngineResult => ({
  engine,
  build: { ms: 1000, heldMb: 700, peakMb: 900 },
  compared,
  failed: [],
  ...more,
});
const pairs = (ours: number, other: number) => ({
  ours: Array.from({ length: 10 }, () => ours),
  peer: Array.from({ length: 10 }, () => other),
});

const corpus = (articles: number, peers: readonly EngineResult[]): CorpusResult => ({
  articles,
  real: articles,
  paragraphs: articles * 6,
  textBytes: articles * 1200,
  rebuilt: { articles: 1000, textBytes: 1_200_000 },
  ours: {
    ...peer('Headwater', []),
    build: { ms: 500, heldMb: 10, peakMb: 30 },
    keptBytes: articles * 800,
    tiers: {
      prints: { bytes: articles * 400, postings: articles * 90, least: articles * 350 },
      stems: { bytes: articles * 400, postings: articles * 90, least: articles * 300 },
      texts: articles * 1200,
      paragraphs: articles * 6,
    },
  },
  recall: EDITS.map((edit) => ({ edit, prints: [1198, 1200], both: [1190, 1200] })),
  peers,
});

const results: Results = {
  node: 'v20',
  processor: 'a processor',
  cores: 2,
  date: '2026-01-01',
  minutes: 20,
  corpora: [
    corpus(5, [
      peer(
        'fuse.js',
        EDITS.map((edit) => row('text', edit, 30_000)),
      ),
    ]),
    corpus(10_000, [
      peer('fuse.js', [], { failed: ['building takes over 150 s'] }),
      peer(
        'minisearch',
        EDITS.flatMap((edit) => [row('text', edit, 20_000), row('rare', edit, 3_000, 601 - 1)]),
        { open: pairs(1, 900), rebuild: pairs(100, 500) },
      ),
      peer(
        'flexsearch',
        EDITS.flatMap((edit) => [row('text', edit, 900), row('rare', edit, 600)]),
        { rebuild: pairs(100, 290) },
      ),
      peer('flexsearch (performance)', [row('text', 'verbatim', 550), row('text', 'light', 560)]),
      peer(
        '@dodona/dolos-core',
        EDITS.map((edit) => row('text', edit, 4)),
      ),
    ]),
    corpus(100_000, []),
  ],
  growth: [
    { from: 10_000, to: 100_000, what: 'both', edit: 'heavy', smaller: [1, 1, 1], larger: [2, 2, 2] },
    { from: 10_000, to: 100_000, what: 'prints', edit: 'light', smaller: [1, 1, 1], larger: [1, 1, 1] },
    { from: 5, to: 100_000, what: 'trace, held', smaller: [10, 10, 10], larger: [15, 15, 15] },
    { from: 5, to: 100_000, what: 'trace, not held', smaller: [10, 10, 10], larger: [25, 25, 25] },
  ],
  machine: {
    units: 1_000_000,
    passes: [
      { what: 'charCodeAt', ms: [1, 1, 1] },
      { what: 'fingerprint', ms: [8, 8, 8] },
      { what: 'memcpy', ms: [5, 5, 5] },
      { what: 'binary search', ms: [20, 20, 20] },
    ],
  },
};

describe('the goals', () => {
  const goals = goalsOf(results);
  const goal = (start: string) => goals.find(({ measure }) => measure.startsWith(start))!;

  it('quote what is best for the peer, and tell of the rest beside it', () => {
    const mini = goal('first tier against minisearch');
    expect(mini.found).toContain('3,000 × (3,000–3,000), minisearch 7.2.0 asked with its 12 rarest words');
    expect(mini.found).toContain('with the paragraph 20,000 ×');
    expect(mini.isReached).toBe(false);
    const flex = goal('first tier against flexsearch');
    expect(flex.found).toContain(
      '550 × (550–550), flexsearch 0.8.212 (performance) asked with the paragraph',
    );
    expect(flex.isReached).toBe(true);
  });

  it('hold the recall to its floor', () => {
    const low = {
      ...results,
      corpora: results.corpora.map((one) => ({
        ...one,
        recall: EDITS.map((edit) => ({ edit, prints: [990, 1000] as const, both: [990, 1000] as const })),
      })),
    };
    expect(
      goalsOf(low).find(({ measure }) => measure.startsWith('first tier against flexsearch'))!.isReached,
    ).toBe(false);
  });

  it('are each reached or not', () => {
    expect(goals.map(({ measure, isReached }) => [measure.split(',')[0], isReached])).toEqual([
      ['look-up of a page', true],
      ['first tier against flexsearch at 10', true],
      ['first tier against minisearch at 10', false],
      ['both tiers against flexsearch at 10', true],
      ['first tier against dolos-core at 10', true],
      ['memory held', true],
      ['index', true],
      ['each tier', false],
      ['open', true],
      ['build of both tiers', false],
      ['fingerprinting', true],
      ['look-up of a page', undefined],
      ['whole trace of a page', false],
    ]);
    expect(goal('build').found).toContain('2.9 × (2.9–2.9), flexsearch 0.8.212');
    expect(goal('whole trace').found).toContain('trace, not held');
  });

  it('say what was not measured', () => {
    const [first] = results.corpora;
    const few = goalsOf({ ...results, corpora: [{ ...first!, peers: [] }], growth: [] });
    expect(
      few
        .filter(({ found }) => found === 'not measured in this run')
        .every(({ isReached }) => isReached === undefined),
    ).toBe(true);
    expect(few.filter(({ isReached }) => isReached !== undefined)).toHaveLength(3);
  });
});

describe('the page', () => {
  it('names versions, options, corpora and what could not be done', () => {
    const page = render(results);
    expect(page).toContain('| minisearch 7.2.0 |');
    expect(page).toContain('ignoreLocation');
    expect(page).toContain('#### 10,000 articles (the seeds and real news');
    expect(page).toContain('- fuse.js 7.5.0: building takes over 150 s.');
  });
});

describe('figures', () => {
  it('have the digits that matter', () => {
    expect([0.0123, 1.26, 99.9, 123.4, 12_345, 123_456].map(digits)).toEqual([
      '0.012',
      '1.3',
      '100',
      '123',
      '12,300',
      '123,000',
    ]);
    expect([0.5, 1500, 180_000].map(duration)).toEqual(['0.5 ms', '1.5 s', '3 min']);
    expect(share([597, 600])).toBe('.995');
    expect(share([600, 600])).toBe('1.000');
    expect(times({ median: 2.04, low: 1.9, high: 2.2, n: 10 })).toBe('2 × (1.9–2.2)');
  });
});
