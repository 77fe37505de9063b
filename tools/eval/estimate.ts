/** Figures with their 95 % bootstrap intervals (Efron 1979, percentile method), always from the same seed. */
import { f1, type Counts } from '../learn/measure';
import { percent, random } from '../learn/report';

/** A figure; its interval is drawn when it is first asked for. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What a figure is made of: every figure here is one sum over another. */
export type Tally = readonly [above: number, below: number];

const ROUNDS = 1000;
const SEED = 20_260_128;

const lazy = (value: number, interval: () => readonly [number, number]): Estimate => {
  let found: readonly [number, number] | undefined;
  const bounds = (): readonly [number, number] => (found ??= interval());
  return {
    value,
    get low() {
      return bounds()[0];
    },
    get high() {
      return bounds()[1];
    },
  };
};

/** `statistic` of the units, and of as many units drawn anew with replacement. */
export const estimate = <T>(units: readonly T[], statistic: (drawn: readonly T[]) => number): Estimate =>
  lazy(statistic(units), () => {
    const next = random(SEED);
    const values = Array.from({ length: ROUNDS }, () =>
      statistic(units.map(() => units[Math.floor(next() * units.length)]!)),
    )
      .filter((value) => !Number.isNaN(value))
      .sort((a, b) => a - b);
    const at = (share: number): number => values[Math.floor(values.length * share)] ?? Number.NaN;
    return [at(0.025), at(0.975)];
  });

const sumOf = (tallies: readonly Tally[]): number => {
  let above = 0;
  let below = 0;
  for (const [a, b] of tallies) {
    above += a;
    below += b;
  }
  return below === 0 ? Number.NaN : above / below;
};

/**
 * A share of `n` of which the bootstrap knows nothing, since it is none or all of them: the exact interval
 * (Clopper and Pearson 1934) in its place.
 */
function exact(value: number, n: number): Estimate {
  const reach = 1 - 0.025 ** (1 / n);
  return value === 0 ? { value, low: 0, high: reach } : { value, low: 1 - reach, high: 1 };
}

/** One sum over another, the units drawn anew. */
export function ratio(tallies: readonly Tally[]): Estimate {
  const found = estimate(tallies, sumOf);
  if (found.value !== 0 && found.value !== 1) return found;
  return exact(
    found.value,
    tallies.reduce((sum, [, below]) => sum + below, 0),
  );
}

/** The share of units that are right. */
export const share = (rights: readonly boolean[]): Estimate =>
  ratio(rights.map((right) => [right ? 1 : 0, 1]));

export const PRECISION = ({ hit, false: wrong }: Counts): Tally => [hit, hit + wrong];
export const RECALL = ({ hit, missed }: Counts): Tally => [hit, hit + missed];
export const F1 = ({ hit, false: wrong, missed }: Counts): Tally => [2 * hit, 2 * hit + wrong + missed];
/** An article's own F1, for the mean of articles. */
export const MEAN_F1 = (one: Counts): Tally => [f1(one), 1];

/** ".889 (.821–.942)"; a dash where there is nothing to measure. */
export const cell = ({ value, low, high }: Estimate): string =>
  Number.isNaN(value) ? '—' : `${percent(value)} (${percent(low)}–${percent(high)})`;

export interface Scored {
  readonly truth: boolean;
  readonly score: number;
}

/** Average precision: the mean of the precision at each derived unit, best first; equal scores come together. */
export function averagePrecision(units: readonly Scored[]): number {
  const sorted = units.toSorted((a, b) => b.score - a.score);
  const total = units.filter(({ truth }) => truth).length;
  let seen = 0;
  let hits = 0;
  let sum = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    let inTie = 0;
    while (to < sorted.length && sorted[to]!.score === sorted[from]!.score) {
      if (sorted[to]!.truth) inTie++;
      to++;
    }
    seen += to - from;
    hits += inTie;
    sum += inTie * (hits / seen);
    from = to;
  }
  return total === 0 ? Number.NaN : sum / total;
}

/** The cut on a score that reaches the highest F1; halfway to the next lower score. */
export function bestCut(units: readonly Scored[]): number {
  const sorted = units.toSorted((a, b) => b.score - a.score);
  const total = units.filter(({ truth }) => truth).length;
  let best = 0;
  let cut = Infinity;
  let hits = 0;
  sorted.forEach(({ truth, score }, at) => {
    if (truth) hits++;
    const next = sorted[at + 1]?.score ?? 0;
    if (next === score) return;
    const reached = (2 * hits) / (at + 1 + total);
    if (reached > best) [best, cut] = [reached, (score + next) / 2];
  });
  return cut;
}

/** Units told by a cut, as counts a unit. */
export const told = (truth: boolean, said: boolean): Counts => ({
  hit: truth && said ? 1 : 0,
  false: !truth && said ? 1 : 0,
  missed: truth && !said ? 1 : 0,
});
