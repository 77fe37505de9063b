import { expect, it } from 'vitest';
import { buildCorpus, openCorpus } from '../../../src/index';
import { PostingLists } from '../../../src/corpus/index';
import { KnownStems, NO_WORD } from '../../../src/match/known-stems';
import { Tiers } from '../../../src/match/tiers';
import type { Word } from '../../../src/text';

/** 2^32 by the golden ratio, and what undoes a multiplication with it. */
const SPREAD = 0x9e3779b1;
const UNDO = 0xe8b2f51;
const COUNT = 20_000;

const spread = Uint32Array.from({ length: COUNT }, (_, i) => Math.imul(i, SPREAD) >>> 0);
/** Hashes that want the same place: by their low bits, or by the high ones of what they are multiplied to. */
const crowds = [
  Uint32Array.from({ length: COUNT }, (_, i) => (i << 17) | (i >>> 15)),
  Uint32Array.from({ length: COUNT }, (_, i) => Math.imul(i, UNDO)),
];

/** How much longer it takes with a crowd: the least of a few tries, each beside one that is spread. */
function slowdown(crowd: Uint32Array, run: (hashes: Uint32Array) => void): number {
  const timed = (hashes: Uint32Array): number => {
    const begin = performance.now();
    run(hashes);
    return performance.now() - begin;
  };
  timed(spread);
  return Math.min(...[0, 1, 2].map(() => timed(crowd) / timed(spread)));
}

it('fingerprints that crowd in one place are told apart, in no more time than a few steps each', () => {
  expect(Math.imul(SPREAD, UNDO)).toBe(1);
  const text = 'The ferry from the island was late again on Monday.';
  const corpus = openCorpus(
    buildCorpus([{ id: 'a', text, blocks: [{ start: 0, end: text.length }], meta: {} }]),
  );
  const asked: number[] = [];
  const tiers = new Tiers({
    ...corpus,
    listFingerprints: (_, count) => asked.push(count),
  });
  const lists = new PostingLists();
  for (const crowd of crowds) {
    const twice = Uint32Array.from([...crowd, ...crowd]);
    tiers.listPrints(twice, twice.length, lists);
    expect(asked.pop()).toBe(COUNT);
    expect(slowdown(crowd, (hashes) => tiers.listPrints(hashes, COUNT, lists))).toBeLessThan(60);
  }
});

it('so are words', () => {
  const word = { norm: 'ferry', stem: 'ferri', stop: false, start: 0, end: 5 } satisfies Word;
  for (const crowd of crowds) {
    const run = (hashes: Uint32Array): void => {
      const stems = new KnownStems({ paragraphCount: 9, stemHashSize: () => 0 });
      let lost = 0;
      for (const hash of hashes) {
        stems.learn(word, hash, 0);
        lost += +(stems.find(hash, 0) === NO_WORD);
      }
      expect(lost).toBe(0);
    };
    expect(slowdown(crowd, run)).toBeLessThan(60);
  }
});
