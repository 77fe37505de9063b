/** Fits the matching's coefficients: pairs, paragraphs by themselves, paragraphs in their page. */
import { CONTEXT, type ContextOptions } from '../../src/match/context';
import { FEATURES, WIDTH } from '../../src/match/features';
import { ALONE, EVIDENCE, judge } from '../../src/match/judge';
import type { Weights } from '../../src/match/weights';
import { labelOf, type Prepared } from './fitting';
import type { GoldCase } from './gold';
import { fitLogistic, type Sample } from './logistic';

/**
 * What a set weighs in all, in labelled paragraphs, whatever it holds: seeds are few against stories, pages
 * from which nothing derives are many, the longer stories are harder than what is met. Lone paragraphs on
 * foreign pages are measured and not fitted on. Without the inserted ones, a quarter of unrelated paragraphs
 * set into derived pages got a badge by their company; without the thinned ones and the reports of their own,
 * what merely has the topic does.
 */
const MASS: Readonly<Record<GoldCase['set'], number>> = {
  seeds: 500,
  longer: 100,
  stories: 300,
  independent: 550,
  negative: 500,
  inserted: 200,
  thinned: 100,
  spliced: 0,
  retold: 0,
  partial: 0,
};
/** The same for pairs, by pair. */
const PAIR: Readonly<Record<GoldCase['set'], number>> = {
  seeds: 1,
  longer: 0.1,
  stories: 1,
  independent: 1,
  negative: 1,
  inserted: 0,
  thinned: 0,
  spliced: 0,
  retold: 0,
  partial: 0,
};

interface Judged {
  readonly gold: GoldCase;
  readonly label: NonNullable<ReturnType<typeof labelOf>>;
  readonly row: number;
}

const labelled = ({ gold, units }: Prepared): Judged[] =>
  units.flatMap(({ block }, row) => {
    const label = labelOf(gold, block);
    return label ? [{ gold, label, row }] : [];
  });

/** Weight of one paragraph a set. */
function weigh(data: readonly Prepared[]): (gold: GoldCase) => number {
  const counts = new Map<string, number>();
  for (const one of data) counts.set(one.gold.set, (counts.get(one.gold.set) ?? 0) + labelled(one).length);
  return ({ set }) => MASS[set] / Math.max(1, counts.get(set) ?? 0);
}

export function fitPairs(data: readonly Prepared[]): number[] {
  const samples: Sample[] = [];
  for (const one of data) {
    const { gold, held, compared } = one;
    if (PAIR[gold.set] === 0) continue;
    for (const { label, row } of labelled(one)) {
      held.matchable.forEach((block, column) => {
        const x = [...compared.whole[row]!.subarray(column * WIDTH, column * WIDTH + FEATURES.length)];
        const source = label.sources.includes(block);
        const weight = PAIR[gold.set] * (label.relation === 'none' || block === label.primary ? 1 : 0.5);
        samples.push({ x, y: source ? 1 : 0, weight });
      });
    }
  }
  return fitLogistic(samples, 1e-3 * samples.length);
}

/**
 * The labelled pages hold too few that take paragraphs over and say other things beside them: fitted with that
 * manner, the coefficients make up for what it takes away (docs/quality.md, "Partly taken").
 */
export const FITTED: ContextOptions = { ...CONTEXT, manners: CONTEXT.manners.slice(0, 1) };

const NOTHING: Weights = {
  pair: [],
  row: new Array<number>(ALONE.length + 1).fill(0),
  page: new Array<number>(EVIDENCE.length + 1).fill(0),
  added: [],
};

/** The second stage: the paragraph by itself, then in its page. */
export function fitPage(data: readonly Prepared[], pair: readonly number[]): Pick<Weights, 'row' | 'page'> {
  const weightOf = weigh(data);
  const fit = (weights: Weights, what: 'alone' | 'evidence'): number[] =>
    fitLogistic(
      data.flatMap((one) => {
        const values = judge(one.compared, one.held, weights, FITTED)[what];
        return labelled(one).map(({ gold, label, row }): Sample => ({
          x: values[row]!,
          y: label.relation === 'none' ? 0 : 1,
          weight: weightOf(gold),
        }));
      }),
      3,
    );
  const row = fit({ ...NOTHING, pair }, 'alone');
  return { row, page: fit({ ...NOTHING, pair, row }, 'evidence') };
}
