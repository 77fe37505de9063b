/** Altered details: the words of a paragraph that contradict or replace the source's. */
import type { GoldCase } from '../learn/gold';
import { percent, table, type Row } from '../learn/report';
import { atPresets, ourCells } from './articles';
import { derivedHeldOut, derivedStories, honest, longer, seeds, shipped, type WeightsOf } from './cases';
import { F1, PRECISION, RECALL } from './estimate';
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
    ],
  }),
};
