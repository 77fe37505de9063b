/** Who came first, page by page. */
import { buildCorpus, openCorpus, traceArticle } from '../../src/index';
import { articleOf, seedText, storyMeta, storyNames, storyText, type StorySet } from '../learn/gold';
import { table } from '../learn/report';
import { cell, share } from './estimate';
import type { EvalSet } from './set';

const SEEDS = ['000', '001', '002', '003', '004'];
const SEED_META: Readonly<Record<string, { outlet: string; datePublished?: string }>> = {
  '000': { outlet: 'Financial Times' },
  '003': { outlet: 'The Independent', datePublished: '2026-01-28' },
};

export interface LineageCase {
  readonly name: string;
  readonly rights: readonly boolean[];
}

/** Each seed opened with all five held: is itself, follows 000 (000 follows nobody). */
export function seedLineage(): LineageCase {
  const seed = (id: string) => articleOf(id, seedText(id), SEED_META[id] ?? {});
  const held = openCorpus(buildCorpus(SEEDS.map(seed)));
  return {
    name: 'seeds opened with all five held: self, original, nearest',
    rights: SEEDS.map((id) => {
      const { self, original, nearest } = traceArticle(held, seed(id)).lineage;
      const root = id === '000' ? undefined : '000';
      return self === id && original?.articleId === root && nearest?.articleId === root;
    }),
  };
}

const EXPECTED = [
  ['chain', 'spin'],
  ['copy', 'original'],
  ['paraphrase', 'original'],
  ['summary', 'original'],
] as const;

/** Each derived page with original and spin held, whatever it credits. */
export const storyLineage = (set: StorySet): LineageCase[] =>
  EXPECTED.map(([name, nearest]) => ({
    name: `${set === 'stories' ? 'stories' : 'stories held out'}, original and spin held: ${name} -> ${nearest}`,
    rights: storyNames(set).map((story) => {
      const { docs } = storyMeta(story, set);
      const article = (doc: string) =>
        articleOf(doc, storyText(story, doc, set), { outlet: docs[doc]!.outlet });
      const corpus = openCorpus(buildCorpus(['original', 'spin'].map(article)));
      const { lineage } = traceArticle(corpus, article(name));
      return lineage.original?.articleId === 'original' && lineage.nearest?.articleId === nearest;
    }),
  }));

export const LINEAGE: EvalSet = {
  name: 'lineage',
  about: 'probable original and nearest relative of each page',
  needs: [],
  run: () => {
    const groups = [
      ['the five seeds', [seedLineage()]],
      ['stories with original and spin held', storyLineage('stories')],
      ['stories held out with original and spin held', storyLineage('held-out')],
    ] as const;
    return {
      rows: groups.map(([title, cases]) => {
        const rights = cases.flatMap((one) => one.rights);
        return {
          measure: `lineage: ${title}, right`,
          n: `${rights.length} pages`,
          ours: { balanced: cell(share(rights)) },
          goal: 'all, wrong credits included',
        };
      }),
      sections: [
        {
          heading: 'Lineage',
          text: `Right: original and nearest are both as they were made, wrong and missing credits included.\n\n${table(
            ['case', 'n', 'right'],
            groups.flatMap(([, cases]) =>
              cases.map(({ name, rights }) => [name, rights.length, rights.filter(Boolean).length]),
            ),
          )}`,
        },
      ],
    };
  },
};
