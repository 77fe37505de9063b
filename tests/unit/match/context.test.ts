import { describe, expect, it } from 'vitest';
import { CONTEXT, contextAmong, inContext } from '../../../src/match/context';

/** Log odds of a page against `columns` source paragraphs: nothing anywhere but where `at` says. */
function page(
  rows: number,
  columns: number,
  at: Readonly<Record<number, readonly [column: number, value: number]>>,
  low = -4,
) {
  const pairs = new Float64Array(rows * columns).fill(-7);
  const alone = new Array<number>(rows).fill(low);
  for (const [row, [column, value]] of Object.entries(at)) {
    pairs[Number(row) * columns + column] = value;
    alone[Number(row)] = value;
  }
  return inContext(alone, pairs, columns);
}

describe('page context', () => {
  it('lifts a weak paragraph between strong ones that follow the source in order', () => {
    const weak = -1;
    const alone = page(9, 9, { 4: [4, weak] });
    const among = page(9, 9, { 2: [2, 4], 3: [3, 4], 4: [4, weak], 5: [5, 4], 6: [6, 4] });
    expect(among.derived[4]!).toBeGreaterThan(alone.derived[4]! + 0.3);
  });

  it('lifts it less where the passages are out of order', () => {
    const among = page(9, 9, { 2: [2, 4], 3: [3, 4], 4: [4, -1], 5: [5, 4], 6: [6, 4] });
    const turned = page(9, 9, { 2: [7, 4], 3: [0, 4], 4: [4, -1], 5: [8, 4], 6: [1, 4] });
    expect(turned.derived[4]!).toBeLessThan(among.derived[4]!);
  });

  it('finds one strong paragraph among many that are nothing', () => {
    const { derived, share } = page(12, 9, { 7: [3, 5] });
    expect(derived[7]!).toBeGreaterThan(0.25);
    for (const [row, value] of derived.entries()) if (row !== 7) expect(value).toBeLessThan(0.01);
    expect(share).toBeLessThan(0.3);
  });

  it('finds scattered passages between insertions', () => {
    const { derived } = page(12, 9, { 0: [5, 3], 2: [1, 3], 4: [8, 3], 6: [0, 3], 8: [4, 3], 10: [7, 3] });
    for (const [row, value] of derived.entries()) {
      if (row % 2 === 0) expect(value).toBeGreaterThan(0.7);
      else expect(value).toBeLessThan(0.3);
    }
  });

  it('expects no free retelling where all else is taken word for word', () => {
    const copied: Record<number, readonly [number, number]> = {};
    const retold: Record<number, readonly [number, number]> = {};
    for (let row = 0; row < 12; row += 2) {
      copied[row] = [row, 7];
      retold[row] = [row, 2.5];
    }
    // By itself a paragraph of the subject's words is as good as one that is retold.
    const beside = page(12, 12, { ...copied, 5: [5, 0.5] });
    const among = page(12, 12, { ...retold, 5: [5, 0.5] });
    expect(among.derived[5]!).toBeGreaterThan(0.5);
    expect(beside.derived[5]!).toBeLessThan(0.2);
    for (let row = 0; row < 12; row += 2) expect(beside.derived[row]!).toBeGreaterThan(0.95);
  });

  it('keeps its place in the source over what is inserted', () => {
    const columns = 12;
    const pairs = new Float64Array(5 * columns).fill(-7);
    pairs[4] = 6;
    // Two rows of others' matter, then one that may be the next paragraph or one far off.
    pairs[3 * columns + 5] = 1;
    pairs[3 * columns + 11] = 1;
    pairs[4 * columns + 6] = 6;
    const { states } = inContext([4, -4, -4, 3, 4], pairs, columns);
    expect(states[3 * columns + 5]!).toBeGreaterThan(1.5 * states[3 * columns + 11]!);
  });

  it('prefers the source paragraph that is next', () => {
    const pairs = new Float64Array(3 * 12).fill(-7);
    pairs[0 * 12 + 4] = 6;
    pairs[1 * 12 + 5] = 1;
    pairs[1 * 12 + 11] = 1;
    pairs[2 * 12 + 6] = 6;
    const { states } = inContext([4, 2, 4], pairs, 12);
    expect(states[12 + 5]!).toBeGreaterThan(3 * states[12 + 11]!);
  });

  it('gives probabilities', () => {
    const { derived, states, share } = page(6, 5, { 1: [1, 20], 2: [2, -20] });
    for (const value of [...derived, ...states, share]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
    for (let row = 0; row < 6; row++) {
      const sum = states.slice(row * 5, row * 5 + 5).reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(derived[row]!, 9);
    }
  });

  it('has nothing to say of an empty page or source', () => {
    expect(inContext([], new Float64Array(0), 4)).toMatchObject({ share: 0 });
    expect([...inContext([0, 0], new Float64Array(0), 0).derived]).toEqual([0, 0]);
  });
});

describe('a library of many articles', () => {
  const logits = [1.5, 1.5, 1.5];
  const pairs = new Float64Array(9).fill(1.5);
  const derived = (articles: number): number =>
    inContext(logits, pairs, 3, contextAmong(articles)).derived[1]!;

  it('asks more of a page, the more articles may be like it by chance', () => {
    expect(contextAmong(5)).toBe(CONTEXT);
    expect(contextAmong(200)).toBe(CONTEXT);
    expect(derived(10_000)).toBeLessThan(derived(1_000));
    expect(derived(1_000)).toBeLessThan(derived(200));
  });

  it('leaves what is beyond doubt as it is', () => {
    const sure = new Float64Array(20).fill(6);
    const at = inContext(sure, new Float64Array(400).fill(6), 20, contextAmong(100_000)).derived;
    expect(Math.min(...at)).toBeGreaterThan(0.95);
  });
});
