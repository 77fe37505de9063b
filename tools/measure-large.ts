/**
 * `npx tsx tools/measure-large.ts [--articles 10000]`: what a large library costs in wrong badges. News of the research
 * sets is held together with the originals of the stories; traced are news pages that are not held, and the stories'
 * rewrites. A badge of a news page counts as wrong where page and source share fewer than ten runs of five words.
 */
import { parseArgs } from 'node:util';
import { news } from '../bench/corpora/articles';
import { buildCorpus, joinCorpora, openCorpus, traceArticle, type Corpus } from '../src/index';
import { articleOf, storyNames, storyText } from './learn/gold';
import { researchFolder } from './learn/research';

const SETS = ['stories', 'held-out'] as const;
const REWRITES = ['paraphrase', 'spin', 'summary', 'chain'];
const PAGES = 60;
const RUN = 5;
const SHARED = 10;

const { values } = parseArgs({ options: { articles: { type: 'string', default: '10000' } } });
const size = Number(values.articles);
if (researchFolder() === undefined) {
  console.error('The research sets are not here: their news is what this measures with.');
  process.exit(2);
}

const all = news();
const held = openCorpus(buildCorpus(Array.from({ length: size }, (_, i) => all.article(i))), {
  isTrusted: true,
});
const originals = SETS.flatMap((set) =>
  storyNames(set).map((story) => articleOf(`${set}-${story}`, storyText(story, 'original', set))),
);
const corpus = joinCorpora([{ corpus: held }, { corpus: openCorpus(buildCorpus(originals)) }]);

function runsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return new Set(words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' ')));
}

function textOf(from: Corpus, articleId: string): string {
  const { first, end } = from.paragraphsOf(from.articleIndex(articleId));
  return Array.from({ length: end - first }, (_, i) => from.text(first + i)).join(' ');
}

const pages = { wrong: 0, badges: 0, paragraphs: 0 };
for (let k = 0; k < PAGES; k += 1) {
  const page = all.article(size + 100 * (k + 1));
  const runs = runsOf(page.text);
  const { paragraphs } = traceArticle(corpus, page);
  const isWrong = (articleId: string): boolean =>
    [...runsOf(textOf(corpus, articleId))].filter((run) => runs.has(run)).length < SHARED;
  const wrong = paragraphs.filter(({ match }) => match !== null && isWrong(match.source.articleId)).length;
  pages.paragraphs += paragraphs.length;
  pages.badges += wrong;
  if (wrong > 0) pages.wrong += 1;
}
console.log(
  `news pages that are not held: ${pages.badges} of ${pages.paragraphs} paragraphs have a wrong badge,`,
);
console.log(`on ${pages.wrong} of ${PAGES} pages`);

const stories = { pages: 0, right: 0, found: 0, paragraphs: 0 };
for (const set of SETS)
  for (const story of storyNames(set))
    for (const name of REWRITES) {
      const { lineage, summary } = traceArticle(corpus, articleOf('page', storyText(story, name, set)));
      stories.pages += 1;
      if (lineage.original?.articleId === `${set}-${story}`) stories.right += 1;
      stories.found += summary.derivedParagraphs;
      stories.paragraphs += summary.paragraphs;
    }
console.log(`retold stories: ${stories.found} of ${stories.paragraphs} paragraphs have a badge,`);
console.log(`the original is right on ${stories.right} of ${stories.pages} pages`);
