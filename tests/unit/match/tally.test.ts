import { describe, expect, it } from 'vitest';
import { Tally } from '../../../src/match/tally';

/** The same by a map. */
function both(count: number, keys: number): { tally: Tally; map: Map<number, number> } {
  const tally = new Tally();
  const map = new Map<number, number>();
  let state = 7;
  for (let i = 0; i < count; i += 1) {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647;
    const key = state % keys;
    const more = 1 + (state % 5);
    const place = tally.placeOf(key);
    tally.values[place]! += more;
    map.set(key, (map.get(key) ?? 0) + more);
  }
  return { tally, map };
}

describe('Tally', () => {
  it.each([
    [10, 5],
    [5_000, 200],
    [20_000, 1_000_000],
  ])('counts %i times as a map does, with %i keys', (count, keys) => {
    const { tally, map } = both(count, keys);
    expect(tally.size).toBe(map.size);
    const wrong = [...map].filter(([key, value]) => tally.values[tally.placeOf(key)] !== value);
    expect(wrong).toEqual([]);
    const sorted = [...map].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([key]) => key);
    for (const most of [1, 5, 32, 100, Infinity]) expect(tally.best(most)).toEqual(sorted.slice(0, most));
  });

  it('forgets', () => {
    const { tally } = both(1_000, 50);
    tally.clear();
    expect(tally.size).toBe(0);
    expect(tally.best(5)).toEqual([]);
    expect(tally.values[tally.placeOf(3)]).toBe(0);
  });
});
