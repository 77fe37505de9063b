/** Altered details: the words of a paragraph that contradict or replace the source's. */
import path from 'node:path';
import { GOLD, type GoldCase } from '../learn/gold';
import { measureDetails, pairCases, seedCases, storyCases, type Case } from '../measure-details';
import { percent, table, type Row } from '../learn/report';
import { atPresets, ourCells } from './articles';
import { derivedHeldOut, derivedStories, honest, longer, seeds, shipped, type WeightsOf } from './cases';
import { cell, F1, PRECISION, RECALL, ratio, type Tally } from './estimate';
import { PRESETS, type EvalSet, type TableRow } from './set';
import { ofCounts, total, tracedCases, type Unit } from './traced';

const row = (
  title: string,
  cases: readonly GoldCase[],
  weightsOf: WeightsOf,
  unit: Unit,
  goal: string,
  beside: string,
): TableRow => {
  const traces = atPresets(cases, weightsOf);
  return {
    measure: `${title}: altered words, F1`,
    n: `${total(traces.balanced, ({ altered }) => altered.hit + altered.missed)} altered words`,
    ours: ourCells(traces, (ofCase) => ofCounts(ofCase, unit, (one) => one.altered, F1)),
    goal,
    beside,
  };
};

const details = (title: string, cases: readonly GoldCase[], weightsOf: WeightsOf): Row[] =>
  PRESETS.map((preset) => {
    const traces = tracedCases(cases, preset, weightsOf);
    const marked = total(traces, ({ altered }) => altered.hit + altered.false);
    return [
      title,
      preset,
      total(traces, ({ altered }) => altered.hit + altered.missed),
      marked,
      percent(ofCounts(traces, 'paragraphs', (one) => one.altered, PRECISION).value),
      percent(ofCounts(traces, 'paragraphs', (one) => one.altered, RECALL).value),
      percent(ofCounts(traces, 'paragraphs', (one) => one.altered, F1).value),
    ];
  });

/** The comparison of details alone: the labels say which source paragraphs to compare with. */
function aloneRows(title: string, cases: readonly Case[]): Row[] {
  const found = cases.map((one) => measureDetails([one]).kinds);
  const kinds = [...new Set(found.flatMap((one) => [...one.keys()]))].sort();
  return kinds.map((kind) => {
    const tallies = found.map((one) => one.get(kind) ?? { hit: 0, found: 0, gold: 0 });
    const sum = (of: 'hit' | 'found' | 'gold'): number => tallies.reduce((all, one) => all + one[of], 0);
    const f1 = ratio(tallies.map(({ hit, found: marked, gold }): Tally => [2 * hit, marked + gold]));
    return [
      title,
      kind,
      sum('gold'),
      sum('found'),
      sum('hit'),
      kind === 'all' ? cell(f1) : percent(f1.value),
    ];
  });
}

export const ALTERED: EvalSet = {
  name: 'altered',
  about: 'altered words as a reader is shown them',
  needs: [],
  run: () => ({
    rows: [
      row('stories', derivedStories(), honest, 'articles', '≥ .60', 'best before .49'),
      row('seeds', seeds(), honest, 'paragraphs', '≥ .25', 'people .76; best before .01'),
      row('longer stories', longer(), honest, 'articles', '≥ .25', ''),
      row('stories held out', derivedHeldOut(), shipped, 'articles', '≥ .60', ''),
    ],
    sections: [
      {
        heading: 'Altered words',
        text: `As a reader is shown them: in the whole trace, so that a paragraph without a match, or with another source, loses its altered words. A word counts as marked where a mark touches it.\n\n${table(
          ['set', 'preset', 'labelled words', 'marked', 'precision', 'recall', 'F1'],
          [
            ...details('stories, family left out', derivedStories(), honest),
            ...details('seeds, family left out', seeds(), honest),
            ...details('longer stories, family left out', longer(), honest),
            ...details('stories held out, shipped', derivedHeldOut(), shipped),
          ],
        )}`,
      },
      {
        heading: 'Altered words, sources given',
        text: `The comparison of details alone, with the labels' own sources; kinds are the labels' for labelled and found, the engine's for marked. Invented pairs (tests/gold/details): rules were made on the odd ones, the even ones say whether they hold. Mutated copies (one number, name, hedge or negation changed) are generated and held by tests/unit/trace. Intervals draw paragraphs anew.\n\n${table(
          ['set', 'kind', 'labelled words', 'marked', 'found', 'F1'],
          [
            ...aloneRows('stories', storyCases()),
            ...aloneRows('seeds', seedCases()),
            ...aloneRows('longer stories', storyCases(path.join(GOLD, 'longer'))),
            ...aloneRows('invented pairs, odd', pairCases('develop')),
            ...aloneRows('invented pairs, even', pairCases('check')),
          ],
        )}`,
      },
    ],
  }),
};
