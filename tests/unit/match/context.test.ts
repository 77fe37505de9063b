import { describe, expect, it } from 'vitest';
import { inContext } from '../../../src/match/context';

/** Log odds of a page of `rows` against `columns`: `low` everywhere but where `at` says. */
function page(
  rows: number,
  columns: number,
  at: Readonly<Record<number, readonly [number, number]>>,
  low = -7,
) {
  const logits = new Float64Array(rows * columns).fill(low);
  for (const [row, [column, value]] of Object.entries(at)) logits[Number(row) * columns + column] = value;
  return inContext(logits, rows, columns);
}

describe('page context', () => {
  it('lifts a weak paragraph between strong ones that follow the source in order', () => {
    const weak = -3.5;
    const alone = page(9, 9, { 4: [4, weak] });
    const among = page(9, 9, { 2: [2, 6], 3: [3, 6], 4: [4, weak], 5: [5, 6], 6: [6, 6] });
    expect(among.derived[4]!).toBeGreaterThan(alone.derived[4]! + 0.2);
  });

  it('prefers the source paragraph that is next', () => {
    const logits = new Float64Array(3 * 12).fill(-7);
    logits[0 * 12 + 4] = 6;
    logits[1 * 12 + 5] = 1;
    logits[1 * 12 + 11] = 1;
    logits[2 * 12 + 6] = 6;
    const { states } = inContext(logits, 3, 12);
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
    expect(inContext(new Float64Array(0), 0, 4)).toMatchObject({ share: 0 });
    expect([...inContext(new Float64Array(0), 2, 0).derived]).toEqual([0, 0]);
  });
});
