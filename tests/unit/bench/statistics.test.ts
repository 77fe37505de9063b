import { describe, expect, it } from 'vitest';
import { replaced } from '../../../bench/page';
import { bitsOfSet, estimate, leastBytes, median, ratios } from '../../../bench/statistics';
import { seeded } from '../../../tools/seeded-words';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe('median', () => {
  it('is the middle, or between the two of it', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
  });
});

describe('estimate', () => {
  it('gives the order statistics of the tables', () => {
    // Conover, "Practical Nonparametric Statistics": of 10 the 2nd and 9th, of 20 the 6th and 15th, of 30 the 10th and 21st.
    expect(estimate(upTo(10))).toEqual({ median: 5.5, low: 2, high: 9, n: 10 });
    expect(estimate(upTo(20))).toMatchObject({ low: 6, high: 15 });
    expect(estimate(upTo(30))).toMatchObject({ low: 10, high: 21 });
  });

  it('is between all of few values', () => {
    expect(estimate([5, 1, 3])).toEqual({ median: 3, low: 1, high: 5, n: 3 });
    expect(estimate([7])).toEqual({ median: 7, low: 7, high: 7, n: 1 });
    expect(estimate([]).median).toBeNaN();
  });

  it('holds the true median in 95 of 100 cases or more', () => {
    const random = seeded('coverage');
    let holds = 0;
    for (let i = 0; i < 2000; i += 1) {
      // Skewed, as times are: the median of exp(u) is exp(.5).
      const { low, high } = estimate(Array.from({ length: 12 }, () => Math.exp(random())));
      if (low <= Math.exp(0.5) && Math.exp(0.5) <= high) holds += 1;
    }
    expect(holds / 2000).toBeGreaterThan(0.95);
    expect(holds / 2000).toBeLessThan(0.995);
  });
});

describe('ratios', () => {
  it('are taken pair by pair', () => {
    expect(ratios([1, 2, 4], [10, 20, 80])).toMatchObject({ median: 10, low: 10, high: 20, n: 3 });
  });
});

describe('the least bytes of an index', () => {
  it('are those of telling one set from the others', () => {
    // C(10, 3) = 120, C(52, 5) = 2,598,960.
    expect(bitsOfSet(10, 3)).toBeCloseTo(Math.log2(120), 0);
    expect(bitsOfSet(52, 5)).toBeCloseTo(Math.log2(2_598_960), 0);
    expect(bitsOfSet(10, 0)).toBe(0);
    expect(bitsOfSet(10, 10)).toBe(0);
  });

  it('hold for sets that are next to nothing among all', () => {
    // n of N, n far below N: n · log2(N · e / n), less half of log2(2πn).
    const n = 1_000_000;
    const all = 2 ** 32 * 60_000;
    const expected = n * Math.log2((all * Math.E) / n) - 0.5 * Math.log2(2 * Math.PI * n);
    expect(Math.abs(bitsOfSet(all, n) / expected - 1)).toBeLessThan(1e-6);
    expect(leastBytes(n, 32, 60_000)).toBeCloseTo(expected / 8, -1);
  });
});

describe('a measured place of the page', () => {
  const page = 'Before\n<!-- measured: a -->\nold\n<!-- end -->\n<!-- measured: b -->\nkept\n<!-- end -->\n';

  it('takes what was measured and leaves the rest', () => {
    expect(replaced(page, 'a', 'new')).toBe(
      'Before\n<!-- measured: a -->\n\nnew\n\n<!-- end -->\n<!-- measured: b -->\nkept\n<!-- end -->\n',
    );
    expect(replaced(page, 'b', 'new')).toContain('old');
  });

  it('must be there', () => {
    expect(() => replaced(page, 'c', 'new')).toThrow('measured: c');
  });
});
