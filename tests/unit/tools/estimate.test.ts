import { describe, expect, it } from 'vitest';
import { averagePrecision, bestCut, cell, estimate, ratio, share, told } from '../../../tools/eval/estimate';
import { engineConstants } from '../../../tools/eval/constants';
import { PEER, PEERS } from '../../../tools/eval/peer-engines';
import { SETS } from '../../../tools/eval/sets';

describe('estimates', () => {
  it('are the same in every run, and hold their value', () => {
    const tallies = Array.from({ length: 40 }, (_, at) => [at % 3 === 0 ? 1 : 0, 1] as const);
    const one = ratio(tallies);
    expect(cell(one)).toBe(cell(ratio(tallies)));
    expect(one.value).toBeCloseTo(14 / 40);
    expect(one.low).toBeLessThan(one.value);
    expect(one.high).toBeGreaterThan(one.value);
  });

  it('are exact where none or all are right', () => {
    // Clopper and Pearson: 0 of 10 reaches to .308.
    expect(cell(share(new Array<boolean>(10).fill(false)))).toBe('.000 (.000–.308)');
    expect(cell(share(new Array<boolean>(10).fill(true)))).toBe('1.000 (.692–1.000)');
  });

  it('say nothing of nothing', () => {
    expect(cell(ratio([]))).toBe('—');
    expect(cell(ratio([[0, 0]]))).toBe('—');
  });

  it('draw any statistic', () => {
    const median = estimate([1, 2, 3, 4, 100], (drawn) => drawn.toSorted((a, b) => a - b)[2]!);
    expect(median.value).toBe(3);
    expect(median.low).toBeGreaterThanOrEqual(1);
  });
});

describe('average precision', () => {
  it('is the mean precision at each hit', () => {
    const units = [
      { truth: true, score: 0.9 },
      { truth: false, score: 0.8 },
      { truth: true, score: 0.7 },
    ];
    expect(averagePrecision(units)).toBeCloseTo((1 + 2 / 3) / 2);
  });

  it('takes equal scores together, in whatever order they come', () => {
    const units = [true, false, true, false].map((truth) => ({ truth, score: 1 }));
    expect(averagePrecision(units)).toBeCloseTo(0.5);
    expect(averagePrecision(units.toReversed())).toBeCloseTo(0.5);
  });
});

describe('the best cut', () => {
  it('parts derived from others where it can, between two scores', () => {
    const units = [0.9, 0.8, 0.3, 0.2].map((score) => ({ truth: score > 0.5, score }));
    expect(bestCut(units)).toBeCloseTo(0.55);
  });

  it('counts what it tells', () => {
    expect(told(true, false)).toEqual({ hit: 0, false: 0, missed: 1 });
    expect(told(false, true)).toEqual({ hit: 0, false: 1, missed: 0 });
  });
});

describe('the engines of others', () => {
  const source = [
    'The river burst its banks near the old mill on Tuesday night, the mayor told reporters.',
    'Shares of the company fell by nine per cent after the regulator opened an inquiry.',
  ];

  it.each(PEERS)('%s finds a copy at its own place, and more in it than in another', (name) => {
    const against = PEER[name](source);
    const [first, second] = against(source[0]!);
    expect(first!).toBeGreaterThan(second!);
    expect(Number.isFinite(first!)).toBe(true);
  });
});

describe('what the page lists', () => {
  it('has every set once', () => {
    expect(new Set(SETS.map(({ name }) => name)).size).toBe(SETS.length);
  });

  it('reads the constants from the source as they stand there', () => {
    const constants = engineConstants();
    expect(new Set(constants.map(({ name }) => name)).size).toBe(constants.length);
    expect(constants.find(({ name }) => name === 'strictness.THRESHOLDS.balanced')?.why).toMatch(/preset/u);
  });
});
