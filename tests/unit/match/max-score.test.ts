import { expect, it, vi } from 'vitest';
import { buildCorpus, joinCorpora, openCorpus, type Corpus } from '../../../src/index';
import { PostingLists, Postings } from '../../../src/corpus/index';
import { Counters } from '../../../src/match/counters';
import { MaxScore } from '../../../src/match/max-score';
import { fingerprintsOf } from '../../../src/print-reader';
import { articleOf, storyNames, storyText } from '../../../tools/learn/gold';
import { seeded } from '../../../tools/seeded-words';

/** Lists of some of the paragraphs, of all lengths; low ones are in more of them. */
function listsOf(random: () => number, count: number, paragraphs: number): number[][] {
  return Array.from({ length: count }, () => {
    const share = random() ** 3;
    return Array.from({ length: paragraphs }, (_, paragraph) => paragraph).filter(
      (paragraph) => random() < share || (paragraph < 3 && random() < 0.6),
    );
  });
}

function postingLists(lists: readonly (readonly number[])[]): PostingLists {
  const postings = new Postings();
  postings.paragraphs = Uint32Array.from(lists.flat());
  const into = new PostingLists();
  into.clear(lists.length);
  for (const list of lists) into.push(into.count, into.count + list.length);
  into.use(postings);
  return into;
}

it('the heaviest are those that counting every list tells, with all their weight', () => {
  const random = seeded('max-score');
  const scores = new MaxScore(0.5);
  let told = 0;
  for (let round = 0; round < 300; round += 1) {
    const first = listsOf(random, Math.floor(random() * 30), 200);
    const second = listsOf(random, Math.floor(random() * 12), 200);
    const weights = second.map(() => Math.round(random() * 64) / 16 + 1);
    const sums = new Map<number, number>();
    const check = (): void => {
      const most = Math.max(0, ...sums.values());
      const wanted = [...sums].filter(([, weight]) => weight >= most / 2).sort(([a], [b]) => a - b);
      const found = Array.from({ length: scores.size }, (_, i) => [scores.paragraphs[i], scores.weights[i]]);
      expect(found.sort(([a], [b]) => a! - b!)).toEqual(wanted);
      told += found.length;
    };
    const count = (lists: readonly (readonly number[])[], weightOf: (list: number) => number): void =>
      lists.forEach((list, i) => {
        for (const paragraph of list) sums.set(paragraph, (sums.get(paragraph) ?? 0) + weightOf(i));
      });
    scores.clear();
    scores.add(postingLists(first), 1);
    count(first, () => 1);
    scores.settle();
    check();
    scores.add(postingLists(second), weights);
    count(second, (i) => weights[i]!);
    scores.settle();
    check();
  }
  expect(told).toBeGreaterThan(600);
});

/** Lists of paragraphs that follow one another, and how often it was asked where they are. */
function countedLists(lengths: readonly number[]) {
  const lists = postingLists(lengths.map((length) => Array.from({ length }, (_, paragraph) => paragraph)));
  const { starts } = lists;
  const asked = { count: 0 };
  Object.defineProperty(lists, 'starts', { get: () => ((asked.count += 1), starts) });
  return { lists, asked };
}

it('many long lists in any order cost what they are, not their square', () => {
  const lengths = Array.from({ length: 3_000 }, (_, i) => 7 + Math.floor(i / 200));
  for (const inOrder of [lengths, lengths.toReversed()]) {
    const { lists, asked } = countedLists(inOrder);
    const scores = new MaxScore(0.5);
    scores.add(lists, 1);
    scores.settle();
    expect(scores.weights[0]).toBe(3_000);
    expect(asked.count).toBeLessThan(20 * lengths.length);
  }
});

it('the paragraphs that were met are not looked through before each of many lists', () => {
  const looked = vi.spyOn(Counters.prototype, 'countFrom');
  const many = postingLists(
    Array.from({ length: 4_000 }, (_, i) => [5 * i, 5 * i + 1, 5 * i + 2, 5 * i + 3]),
  );
  const leader = postingLists([[0, 1, 2, 3, 4, 5, 6, 7]]);
  const { lists } = countedLists(Array.from({ length: 3_000 }, () => 8));
  const scores = new MaxScore(0.5);
  scores.add(many, 1);
  scores.add(leader, 10_000);
  scores.add(lists, 1);
  scores.settle();
  expect(scores.weights[0]).toBe(13_001);
  expect(looked.mock.calls.length).toBeGreaterThan(0);
  expect(looked.mock.calls.length).toBeLessThan(20);
  looked.mockRestore();
});

it('many fingerprints at once have the lists that each has by itself', () => {
  const pack = (stories: readonly string[]): Corpus =>
    openCorpus(buildCorpus(stories.map((story) => articleOf(story, storyText(story, 'original')))));
  const stories = storyNames();
  const whole = pack(stories);
  const hashes = fingerprintsOf(
    `${storyText(stories[0]!, 'original')} and nobody has these words of the ferry in winter`,
  );
  const lists = new PostingLists();
  for (const corpus of [
    whole,
    joinCorpora([{ corpus: pack(stories.slice(0, 2)) }, { corpus: pack(stories.slice(2)) }]),
  ])
    for (const most of [0, 1, 1_000]) {
      const each = [...hashes].flatMap((hash) => {
        const found = new Postings();
        return corpus.collectFingerprint(hash, most, found)
          ? [[...found.paragraphs.subarray(0, found.count)]]
          : [];
      });
      corpus.listFingerprints(hashes, hashes.length, most, lists);
      const { paragraphs, mask, starts, ends, size } = lists;
      const atOnce = Array.from({ length: size }, (_, i) =>
        [...paragraphs.subarray(starts[i], ends[i])].map((posting) => posting & mask),
      );
      expect(atOnce).toEqual(each);
      expect(lists.count).toBe(each.flat().length);
      if (most === 1_000) expect(size).toBe(hashes.length);
    }
});
