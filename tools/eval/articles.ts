/** Rows and sections that the labelled articles share: seeds, stories, stories held out. */
import type { Strictness } from '../../src/index';
import type { GoldCase } from '../learn/gold';
import type { Counts, Measured } from '../learn/measure';
import { percent, type Row } from '../learn/report';
import type { WeightsOf } from './cases';
import {
  averagePrecision,
  cell,
  estimate,
  F1,
  MEAN_F1,
  PRECISION,
  RECALL,
  type Estimate,
  type Tally,
} from './estimate';
import {
  PEER_F1,
  PEER_MAIN,
  PEER_NEAREST,
  PEER_PRECISION,
  PEER_RECALL,
  peerAveragePrecision,
  peerCells,
  peerTally,
} from './peer-figures';
import { PRESETS, type TableRow } from './set';
import { ofCounts, ofShare, total, tracedCases, type TracedCase, type Unit } from './traced';

export type Traces = Readonly<Record<Strictness, readonly TracedCase[]>>;

export const atPresets = (cases: readonly GoldCase[], weightsOf: WeightsOf): Traces => ({
  strict: tracedCases(cases, 'strict', weightsOf),
  balanced: tracedCases(cases, 'balanced', weightsOf),
  loose: tracedCases(cases, 'loose', weightsOf),
});

/** One cell a preset. */
export const ourCells = (
  traces: Traces,
  figure: (cases: readonly TracedCase[]) => Estimate,
): Record<Strictness, string> => ({
  strict: cell(figure(traces.strict)),
  balanced: cell(figure(traces.balanced)),
  loose: cell(figure(traces.loose)),
});

const derived = (one: Measured): Counts => one.derived;

/** Goal and what is beside it, by measure. */
export type Aims = Readonly<Record<string, readonly [goal: string, beside: string]>>;

/** Derived or not, from where, added: the rows of one group of articles. `unit`: what intervals draw anew. */
export function articleRows(
  title: string,
  cases: readonly GoldCase[],
  weightsOf: WeightsOf,
  unit: Unit,
  aims: Aims,
): TableRow[] {
  const traces = atPresets(cases, weightsOf);
  const { balanced } = traces;
  const all = total(balanced, (one) => one.all);
  const paragraphs = `${total(balanced, (one) => one.labelled)} paragraphs, ${all} derived`;
  const words = `${total(balanced, ({ whole }) => whole.hit + whole.missed)} added words`;
  const inside = `${total(balanced, ({ insideAll }) => insideAll.hit + insideAll.missed)} added words`;
  const aimed = (name: string): Partial<TableRow> => {
    const aim = aims[name];
    return aim === undefined ? {} : { goal: aim[0], beside: aim[1] };
  };
  const counted = (name: string, counts: (one: Measured) => Counts, tally: (one: Counts) => Tally) => ({
    measure: `${title}: ${name}`,
    ours: ourCells(traces, (ofCase) => ofCounts(ofCase, unit, counts, tally)),
    ...aimed(name),
  });
  const shared = (name: string, part: (one: Measured) => number) => ({
    measure: `${title}: ${name}`,
    ours: ourCells(traces, (ofCase) => ofShare(ofCase, unit, part, (one) => one.all)),
    ...aimed(name),
  });
  const everything = ofCounts(balanced, 'articles', (one) => one.everything, F1);
  const perArticle = ofCounts(balanced, 'articles', (one) => one.everything, MEAN_F1);
  const whole = counted('added words, whole article, F1', (one) => one.whole, F1);
  const mean = {
    measure: `${title}: added words, whole article, mean F1 of articles`,
    ours: ourCells(traces, (ofCase) => ofCounts(ofCase, 'articles', (one) => one.whole, MEAN_F1)),
  };
  const marked = (value: number): string => `marking everything ${percent(value)}`;
  return [
    {
      ...counted('derived or not, F1', derived, F1),
      n: paragraphs,
      peers: peerCells((name) => peerTally(name, cases, unit, PEER_F1)),
    },
    {
      ...counted('derived or not, precision', derived, PRECISION),
      n: paragraphs,
      peers: peerCells((name) => peerTally(name, cases, unit, PEER_PRECISION)),
    },
    {
      ...counted('derived or not, recall', derived, RECALL),
      n: paragraphs,
      peers: peerCells((name) => peerTally(name, cases, unit, PEER_RECALL)),
    },
    {
      measure: `${title}: derived or not, average precision`,
      n: paragraphs,
      ours: { balanced: cell(ourAveragePrecision(balanced, unit)) },
      peers: peerCells((name) => peerAveragePrecision(name, cases, unit)),
    },
    {
      ...shared('\`nearest\` is a labelled source', (one) => one.nearest),
      n: `${all} derived`,
      peers: peerCells((name) => peerTally(name, cases, unit, PEER_NEAREST)),
    },
    {
      ...shared('main source in \`nearest\` and \`others\`', (one) => one.main),
      n: `${all} derived`,
      peers: peerCells((name) => peerTally(name, cases, unit, PEER_MAIN)),
    },
    { ...counted('added words inside matched paragraphs, F1', (one) => one.inside, F1), n: inside },
    {
      ...whole,
      n: words,
      beside: [aims['added words, whole article, F1']?.[1], marked(everything.value)]
        .filter(Boolean)
        .join('; '),
    },
    { ...mean, n: `${cases.length} articles`, beside: marked(perArticle.value) },
  ];
}

export function ourAveragePrecision(cases: readonly TracedCase[], unit: Unit): Estimate {
  return unit === 'articles'
    ? estimate(cases, (drawn) => averagePrecision(drawn.flatMap(({ scored }) => scored)))
    : estimate(
        cases.flatMap(({ scored }) => scored),
        averagePrecision,
      );
}

export const DETAIL_HEAD = [
  'weights',
  'preset',
  'precision',
  'recall',
  'F1',
  'badges on furniture',
  'first source labelled (matched)',
  'relation as labelled (matched)',
  '`nearest` labelled (all)',
  'main source (all)',
] as const;

/** Finding and source, both fits at all presets. */
export const detailRows = (
  fitted: string,
  cases: readonly GoldCase[],
  weightsOf: WeightsOf,
  unit: Unit,
): Row[] =>
  PRESETS.map((preset) => {
    const traces = tracedCases(cases, preset, weightsOf);
    const figure = (part: (one: Measured) => number, all: (one: Measured) => number): string =>
      percent(ofShare(traces, unit, part, all).value);
    return [
      fitted,
      preset,
      percent(ofCounts(traces, unit, derived, PRECISION).value),
      percent(ofCounts(traces, unit, derived, RECALL).value),
      cell(ofCounts(traces, unit, derived, F1)),
      total(traces, (one) => one.badges),
      figure(
        (one) => one.first,
        (one) => one.matched,
      ),
      figure(
        (one) => one.relation,
        (one) => one.matched,
      ),
      figure(
        (one) => one.nearest,
        (one) => one.all,
      ),
      figure(
        (one) => one.main,
        (one) => one.all,
      ),
    ];
  });

export const ADDED_HEAD = [
  'weights',
  'preset',
  'inside matched: precision',
  'recall',
  'F1',
  'inside all derived F1',
  'whole articles F1',
  'mean F1 of articles',
  'marking everything',
] as const;

/** Added words, both fits at all presets. */
export const addedRows = (
  fitted: string,
  cases: readonly GoldCase[],
  weightsOf: WeightsOf,
  unit: Unit,
): Row[] =>
  PRESETS.map((preset) => {
    const traces = tracedCases(cases, preset, weightsOf);
    const figure = (counts: (one: Measured) => Counts, tally: (one: Counts) => Tally): Estimate =>
      ofCounts(traces, unit, counts, tally);
    return [
      fitted,
      preset,
      percent(figure((one) => one.inside, PRECISION).value),
      percent(figure((one) => one.inside, RECALL).value),
      cell(figure((one) => one.inside, F1)),
      cell(figure((one) => one.insideAll, F1)),
      cell(figure((one) => one.whole, F1)),
      cell(ofCounts(traces, 'articles', (one) => one.whole, MEAN_F1)),
      percent(figure((one) => one.everything, F1).value),
    ];
  });
