/** What other cuts would have done, and every constant of the engine with the reason it gives. */
import { CHANCE, judge } from '../../src/match/judge';
import { ADDED_CUTS, THRESHOLDS } from '../../src/strictness';
import type { GoldCase } from '../learn/gold';
import { clauseChances, prepare } from '../learn/fitting';
import { precision, recall, type Counts } from '../learn/measure';
import { percent, table, type Row } from '../learn/report';
import { derivedStories, honest, independentStories, longer, seeds, withForeign } from './cases';
import { engineConstants } from './constants';
import { F1, told, type Scored } from './estimate';
import type { EvalSet, Progress } from './set';
import { tracedCases } from './traced';

const CUTS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.48, 0.5, 0.55, 0.6, 0.65, 0.67, 0.7, 0.75, 0.8];

function at(units: readonly Scored[], cut: number): Counts {
  const sum = { hit: 0, false: 0, missed: 0 };
  for (const { truth, score } of units) {
    const one = told(truth, score >= cut);
    sum.hit += one.hit;
    sum.false += one.false;
    sum.missed += one.missed;
  }
  return sum;
}

const f1Of = (counts: Counts): number => {
  const [above, below] = F1(counts);
  return above / below;
};

/** The scores do not change with the preset: one trace a page serves all cuts. */
const scoresOf = (cases: readonly GoldCase[]): Scored[] =>
  tracedCases(cases, 'balanced', honest).flatMap(({ scored }) => scored);

function cutRows(): Row[] {
  const groups = [seeds(), longer(), derivedStories()].map(scoresOf);
  const independent = scoresOf(independentStories());
  const foreign = scoresOf(withForeign());
  const presets = new Map(Object.entries(THRESHOLDS).map(([name, cut]) => [cut, name]));
  const cuts = [...new Set([...CUTS, ...presets.keys()])].sort((a, b) => a - b);
  return cuts.map((cut) => {
    const name = presets.get(cut);
    const counts = groups.map((group) => at(group, cut));
    return [
      name === undefined ? cut : `**${cut} ${name}**`,
      ...counts.flatMap((one) => [percent(precision(one)), percent(recall(one)), percent(f1Of(one))]),
      `${at(independent, cut).false} of ${independent.length}`,
      `${at(foreign, cut).false} of ${foreign.length}`,
    ];
  });
}

/** Clauses weigh as their words do; labelled added where more than half of their words are. */
function addedCutRows(): Row[] {
  const groups = [seeds(), longer(), derivedStories()].map((cases) =>
    prepare(cases).flatMap((one) => clauseChances([one], honest(one.gold))),
  );
  const grades = new Map<number, string>(Object.entries(ADDED_CUTS).map(([name, cut]) => [cut, name]));
  const cuts = [...new Set([0.15, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.7, ...grades.keys()])].sort(
    (a, b) => a - b,
  );
  return cuts.map((cut) => {
    const cells = groups.flatMap((clauses) => {
      const sum = (wanted: (truth: boolean, said: boolean) => boolean): number =>
        clauses.reduce(
          (total, { truth, weight, probability }) => total + (wanted(truth, probability >= cut) ? weight : 0),
          0,
        );
      const counts: Counts = {
        hit: sum((truth, said) => truth && said),
        false: sum((truth, said) => !truth && said),
        missed: sum((truth, said) => truth && !said),
      };
      return [percent(precision(counts)), percent(recall(counts)), percent(f1Of(counts))];
    });
    const grade = grades.get(cut);
    return [grade === undefined ? cut : `**${cut} ${grade}**`, ...cells];
  });
}

/** The best log odds of each labelled paragraph against any source paragraph. */
const bests = (cases: readonly GoldCase[], isDerived: boolean): number[] =>
  prepare(cases).flatMap(({ gold, held, units, compared }) => {
    const { best } = judge(compared, held);
    return units.flatMap(({ block }, row) => {
      const label = gold.labels.get(block);
      return label && !label.echo && (label.relation !== 'none') === isDerived ? [best[row]!] : [];
    });
  });

function chanceTable(): string {
  const unrelated = bests(withForeign(), false);
  const related = bests([...seeds(), ...derivedStories()], true);
  const below = (values: readonly number[], cut: number): string =>
    percent(values.filter((value) => value < cut).length / values.length);
  const cuts = [...new Set([-5, -4.5, -4, CHANCE, -3, -2])].sort((a, b) => a - b);
  return table(
    ['below', `unrelated (n=${unrelated.length})`, `derived (n=${related.length})`],
    cuts.map((cut) => [cut === CHANCE ? `**${cut}**` : cut, below(unrelated, cut), below(related, cut)]),
  );
}

/** A cut, and precision, recall and F1 of each set at it. */
const CUT_HEAD = [
  'cut',
  ...['seeds', 'longer stories', 'stories'].flatMap((name) => [`${name} precision`, 'recall', 'F1']),
];

export const THRESHOLDS_SET: EvalSet = {
  name: 'thresholds',
  about: 'the cuts of the presets and the constants of the engine, with what they were chosen by',
  needs: [],
  run: (progress: Progress) => {
    const cuts = cutRows();
    progress(1, 3);
    const chance = chanceTable();
    const addedCuts = addedCutRows();
    progress(2, 3);
    return {
      rows: [],
      sections: [
        {
          heading: 'Derived or not: the cuts',
          text: `One cut on a paragraph's score (src/strictness.ts, THRESHOLDS), every coefficient fitted without the tested family.\n\n${table(
            [...CUT_HEAD, 'badges on independent reports', 'on unrelated paragraphs set into derived pages'],
            cuts,
          )}`,
        },
        {
          heading: 'Added words: the cuts',
          text: `Cuts on the probability that a clause is new (src/strictness.ts, ADDED_CUTS), told clause by clause inside matched paragraphs, each weighing as many words as it has; family left out.\n\n${table(
            CUT_HEAD,
            addedCuts,
          )}`,
        },
        {
          heading: 'Unrelated text',
          text: `The best log odds of a paragraph against any source paragraph, before its page is asked. A score loses what it lies below the cut of src/match/judge.ts (CHANCE, ${CHANCE}).\n\n${chance}`,
        },
        {
          heading: 'Constants',
          text: `Every number that the engine's matching and comparing is steered by, as the source has it now, with the reason that stands there. What other values would do is measured by \`npm run eval -- --vary NAME\`, every coefficient fitted anew (\`--vary all\` writes docs/constants.md).\n\n${table(
            ['constant', 'value', 'file', 'why'],
            engineConstants().map(({ name, value, file, why }) => [
              `\`${name}\``,
              value.replaceAll('|', '\\|'),
              file,
              why,
            ]),
          )}`,
        },
      ],
    };
  },
};
