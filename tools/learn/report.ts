/** Tables of docs/quality.md. */
import type { Strictness } from '../../src/index';
import type { Weights } from '../../src/match/weights';
import type { GoldCase } from './gold';
import { add, f1, measured, precision, recall, traceCase, type Measured } from './measure';

export type Row = readonly (string | number)[];

export const percent = (value: number): string => value.toFixed(3).replace(/^0/u, '');

export function table(head: readonly string[], rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A generator of pseudo-random numbers with a fixed seed (mulberry32), for reproducible intervals. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ROUNDS = 1000;

/** 95 % bootstrap interval of F1 over paragraphs: (truth, said) pairs drawn anew. */
export function interval(pairs: readonly (readonly [boolean, boolean])[]): string {
  const next = random(20_260_128);
  const values: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const counts = { hit: 0, false: 0, missed: 0 };
    for (let i = 0; i < pairs.length; i++) {
      const [truth, said] = pairs[Math.floor(next() * pairs.length)]!;
      if (truth && said) counts.hit++;
      else if (said) counts.false++;
      else if (truth) counts.missed++;
    }
    values.push(f1(counts));
  }
  values.sort((a, b) => a - b);
  return `${percent(values[Math.floor(ROUNDS * 0.025)]!)}–${percent(values[Math.floor(ROUNDS * 0.975)]!)}`;
}

export interface Result {
  readonly figures: Measured;
  readonly pairs: readonly (readonly [boolean, boolean])[];
}

export function run(
  cases: readonly GoldCase[],
  strictness: Strictness,
  weightsOf: (gold: GoldCase) => Weights,
): Result {
  const figures = measured();
  const pairs: (readonly [boolean, boolean])[] = [];
  for (const gold of cases) {
    const trace = traceCase(gold, strictness, weightsOf(gold));
    add(figures, gold, trace);
    for (const { index, match } of trace.paragraphs) {
      const label = gold.labels.get(index);
      if (!label || label.echo || (label.kind !== 'paragraph' && label.kind !== 'headline')) continue;
      pairs.push([label.relation !== 'none', match !== null]);
    }
  }
  return { figures, pairs };
}

export const DERIVED_HEAD = [
  'set',
  'weights',
  'preset',
  'n (derived)',
  'precision',
  'recall',
  'F1',
  '95 %',
  'badges on furniture',
];
export const derivedRow = (name: string, fitted: string, preset: string, { figures, pairs }: Result): Row => [
  name,
  fitted,
  preset,
  `${pairs.length} (${figures.all})`,
  percent(precision(figures.derived)),
  percent(recall(figures.derived)),
  percent(f1(figures.derived)),
  interval(pairs),
  figures.badges,
];

export const SOURCE_HEAD = [
  'set',
  'weights',
  'n',
  'first source labelled (matched)',
  'relation as labelled (matched)',
  'nearest labelled (all)',
  'main source in nearest and others',
];
export const sourceRow = (name: string, fitted: string, { figures }: Result): Row => [
  name,
  fitted,
  figures.all,
  percent(figures.first / Math.max(1, figures.matched)),
  percent(figures.relation / Math.max(1, figures.matched)),
  percent(figures.nearest / Math.max(1, figures.all)),
  percent(figures.main / Math.max(1, figures.all)),
];

export const ADDED_HEAD = [
  'set',
  'weights',
  'preset',
  'inside: precision',
  'recall',
  'F1',
  'whole articles F1',
  'mark everything',
];
export const addedRow = (name: string, fitted: string, preset: string, { figures }: Result): Row => [
  name,
  fitted,
  preset,
  percent(precision(figures.inside)),
  percent(recall(figures.inside)),
  percent(f1(figures.inside)),
  percent(f1(figures.whole)),
  percent(f1(figures.everything)),
];
