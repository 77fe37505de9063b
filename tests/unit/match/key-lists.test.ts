import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeyLists } from '../../../src/match/key-lists';

const key = fc.oneof(fc.nat(20), fc.bigInt(0n, 2n ** 52n).map(Number));

it('lists by keys are those of a map, in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat())), fc.array(key), (pairs, others) => {
      const map = new Map<number, number[]>();
      for (const [its, value] of pairs) map.set(its, [...(map.get(its) ?? []), value]);
      const lists = new KeyLists(
        pairs.map(([its]) => its),
        pairs.map(([, value]) => value),
      );
      for (const asked of [...map.keys(), ...others]) {
        const slot = lists.slotOf(asked);
        const found = lists.values.subarray(lists.starts[slot], lists.starts[slot + 1]);
        expect([...found]).toEqual(map.get(asked) ?? []);
      }
    }),
  );
});
