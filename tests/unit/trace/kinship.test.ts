import { describe, expect, it } from 'vitest';
import { buildCorpus, openCorpus, splitBlocks } from '../../../src/index';
import { languageOf } from '../../../src/languages/index';
import { heldArticle } from '../../../src/match/held';
import type { TextUnit } from '../../../src/match/judge';
import { analyse } from '../../../src/text';
import { mayShare, sharedText } from '../../../src/trace/kinship';

const words = (from: number, to: number): string =>
  Array.from(
    { length: to - from },
    (_, i) => `word${String.fromCharCode(97 + ((from + i) % 26))}${from + i}`,
  ).join(' ');

const held = (text: string) => {
  const corpus = openCorpus(buildCorpus([{ id: 'held', text, blocks: splitBlocks(text), meta: {} }]));
  return heldArticle(corpus, 0);
};
const units = (text: string): TextUnit[] => [{ block: 0, text: analyse(text, languageOf('en')) }];

describe('mayShare', () => {
  it.each([
    [0, 100],
    [4, 104],
    [5, 105],
    [16, 116],
    [19, 119],
    [20, 120],
    [22, 122],
    [60, 160],
  ])('never denies what is shared (words %i to %i of 0 to 100)', (from, to) => {
    const article = held(`${words(0, 100)}.`);
    const page = units(`${words(from, to)}.`);
    const { page: shared } = sharedText(page, article);
    expect(mayShare(page, article, shared)).toBe(true);
  });

  it('denies an article that has none of the words', () => {
    expect(mayShare(units(`${words(200, 300)}.`), held(`${words(0, 100)}.`), 0.8)).toBe(false);
  });

  it('allows what has all the words in another order, which only the text can tell', () => {
    const article = held(`${words(0, 100)}.`);
    const page = units(`${words(0, 100).split(' ').reverse().join(' ')}.`);
    expect(mayShare(page, article, 0.8)).toBe(true);
    expect(sharedText(page, article).page).toBe(0);
  });
});
