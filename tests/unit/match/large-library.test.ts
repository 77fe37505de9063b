/** What a page costs must not grow with the library: stems and phrases that everything has are not looked at. */
import { expect, it } from 'vitest';
import {
  buildCorpus,
  joinCorpora,
  languageOf,
  openCorpus,
  splitBlocks,
  type Corpus,
} from '../../../src/index';
import { retrieve } from '../../../src/match/retrieve';
import { LIMITS, Tiers, type Limits } from '../../../src/match/tiers';
import { analyse } from '../../../src/text';
import { articleOf, storyNames, storyText } from '../../../tools/learn/gold';

const ORIGINALS = openCorpus(
  buildCorpus(storyNames().map((story) => articleOf(story, storyText(story, 'original')))),
);
/** Every paragraph says the same stock phrase and names the same town. */
const stock = Array.from({ length: 40 }, (_, i) =>
  articleOf(
    `stock-${String(i)}`,
    Array.from(
      { length: 40 },
      (__, k) =>
        `The harbour office did not respond to a request for comment about ferry ${String(i * 40 + k)}.`,
    ).join('\n'),
  ),
);
const STOCK = openCorpus(buildCorpus(stock, { background: 'own' }));
const library = (copies: number): Corpus =>
  joinCorpora([
    { corpus: ORIGINALS },
    ...Array.from({ length: copies }, (_, i) => ({ corpus: STOCK, prefix: `${String(i)}/` })),
  ]);
const unitsOf = (text: string) =>
  splitBlocks(text).map(({ start, end }, block) => ({
    block,
    text: analyse(text.slice(start, end), languageOf('en')),
  }));
const NONE: Limits = { page: Infinity, least: Infinity, most: Infinity, stem: Infinity, print: Infinity };
function visitsOf(
  corpus: Corpus,
  text: string,
  limits = LIMITS,
): { readonly visits: number; readonly found: readonly string[] } {
  const tiers = new Tiers(corpus, limits);
  const found = retrieve(corpus, unitsOf(text), tiers).map((index) => corpus.articleId(index));
  return { visits: tiers.visits, found };
}

const [STORY] = storyNames();
const PAGE = `The harbour office did not respond to a request for comment about the ferry.\n${storyText(STORY!, 'paraphrase')}`;

it('a page finds its source among 160,000 paragraphs of one stock phrase, and looks at few of them', () => {
  const corpus = library(100);
  const { visits, found } = visitsOf(corpus, PAGE);
  expect(found[0]).toBe(STORY);
  expect(visits).toBeLessThan(LIMITS.page);
  expect(visitsOf(corpus, PAGE, NONE).visits).toBeGreaterThan(10 * LIMITS.page);
});

it('sizes are known without a visit, and are those of the visits', () => {
  const corpus = library(2);
  for (const word of analyse('harbour office comment river 17 the nothing', languageOf('en')).words) {
    let visits = 0;
    corpus.visitStem(word.stem, () => (visits += 1));
    expect(corpus.stemSize(word.stem)).toBe(visits);
  }
});
