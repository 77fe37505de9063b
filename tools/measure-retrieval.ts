/**
 * Measures whether the right article is among those that a page is compared with, and how many held paragraphs
 * are looked at for it, in libraries of three sizes:
 *
 *   npx tsx tools/measure-retrieval.ts [--sample N] [--set name=value]...
 *
 * The largest library holds every article of the middle one five times, so that all postings are five times as long (and
 * five copies of a wrong article can take all places, which no real library has). `--sample` takes every Nth rewrite (default 6);
 * `--set` tries another limit of src/match/tiers.ts. HEADWATER_RESEARCH names the folder with the news.
 */
import { parseArgs } from 'node:util';
import { buildCorpus, joinCorpora, languageOf, openCorpus, splitBlocks, type Corpus } from '../src/index';
import { retrieve } from '../src/match/retrieve';
import { LIMITS, Tiers, type Limits } from '../src/match/tiers';
import { analyse } from '../src/text';
import { articleOf, storyNames, storyText } from './learn/gold';
import { records } from './learn/research';
import { rewriteSet } from './learn/rewrites';

const { values } = parseArgs({
  options: { sample: { type: 'string' }, set: { type: 'string', multiple: true } },
});
const tried: Record<keyof Limits, number> = { ...LIMITS };
for (const pair of values.set ?? []) {
  const [name, value] = pair.split('=', 2);
  if (name === undefined || !(name in LIMITS)) throw new Error(`${pair}: there is no such limit.`);
  tried[name as keyof Limits] = Number(value);
}
const rewrites = rewriteSet();
if (rewrites === undefined)
  throw new Error('The research sets are not here: HEADWATER_RESEARCH names their folder.');

const STORY_SETS = ['stories', 'held-out'] as const;
const DERIVED = ['paraphrase', 'spin', 'summary', 'chain'];
/** Fewer words are no paragraph of their own. */
const LEAST_WORDS = 12;
const COPIES = 5;

const originals = openCorpus(
  buildCorpus([
    ...rewrites.originals.map((text, index) => articleOf(`rewrite-${String(index)}`, text)),
    ...STORY_SETS.flatMap((set) =>
      storyNames(set).map((story) => articleOf(`story-${set}-${story}`, storyText(story, 'original', set))),
    ),
  ]),
);
const news = openCorpus(
  buildCorpus([
    ...records<{ id: string; title: string; text?: string }>('reuters.docs.jsonl.gz')
      .filter(({ text }) => text !== undefined && text.trim() !== '')
      .map(({ id, title, text }) =>
        articleOf(`reuters-${id}`, `${title}\n\n${text!.replace(/\n(?! )/gu, ' ')}`),
      ),
    ...records<{ id: string; text: string }>('bbc.docs.jsonl.gz').map(({ id, text }) =>
      articleOf(`bbc-${id}`, text),
    ),
  ]),
  { isTrusted: true },
);
const withNews = (copies: number): Corpus =>
  joinCorpora([
    { corpus: originals },
    ...Array.from({ length: copies }, (_, copy) => ({ corpus: news, prefix: `${String(copy)}/` })),
  ]);

const unitsOf = (text: string) =>
  splitBlocks(text).map(({ start, end }, block) => ({
    block,
    text: analyse(text.slice(start, end), languageOf('en')),
  }));
interface Page {
  readonly units: ReturnType<typeof unitsOf>;
  readonly isRight: (articleId: string) => boolean;
}
const sample = Number(values.sample ?? 6);
const passages: Page[] = rewrites.pages
  .filter((_, index) => index % sample === 0)
  .map(({ text, original }) => ({
    units: unitsOf(text),
    isRight: (id) =>
      id.startsWith('rewrite-') && rewrites.isRight(Number(id.slice('rewrite-'.length)), original),
  }));
const stories: Page[] = STORY_SETS.flatMap((set) =>
  storyNames(set).flatMap((story) =>
    DERIVED.map((name) => ({
      units: unitsOf(storyText(story, name, set)),
      isRight: (id: string) => id === `story-${set}-${story}`,
    })),
  ),
);
const single: Page[] = stories.flatMap(({ units, isRight }) =>
  units.filter(({ text }) => text.words.length >= LEAST_WORDS).map((unit) => ({ units: [unit], isRight })),
);
const SETS = {
  'passages rewritten by machine': passages,
  'stories retold': stories,
  'their paragraphs alone': single,
};

/** Everything is asked and nothing is a stock phrase, but the rarest 500: how it was with small libraries alone. */
const BEFORE: Limits = { page: 0, least: 500, most: 500, stem: Infinity, print: Infinity };

const rows = [];
for (const library of [originals, withNews(1), withNews(COPIES)]) {
  for (const [name, limits] of Object.entries({ before: BEFORE, now: tried })) {
    const tiers = new Tiers(library, limits);
    for (const [set, pages] of Object.entries(SETS)) {
      let first = 0;
      let among = 0;
      let most = 0;
      const began = tiers.visits;
      for (const { units, isRight } of pages) {
        const before = tiers.visits;
        const ids = retrieve(library, units, tiers).map((index) => library.articleId(index));
        most = Math.max(most, tiers.visits - before);
        if (ids.slice(0, 1).some(isRight)) first += 1;
        if (ids.some(isRight)) among += 1;
      }
      rows.push({
        articles: library.articleCount,
        limits: name,
        pages: `${String(pages.length)} ${set}`,
        first: (first / pages.length).toFixed(3),
        'among all': (among / pages.length).toFixed(3),
        'looked at, mean': Math.round((tiers.visits - began) / pages.length),
        most,
      });
    }
  }
}
console.table(rows);
