/** Traces of the labelled cases as figures a paragraph, each made once a run. */
import type { Strictness } from '../../src/index';
import { paragraphsOf, traceCase, type Counts, type Measured } from '../learn/measure';
import type { GoldCase } from '../learn/gold';
import type { WeightsOf } from './cases';
import { ratio, type Estimate, type Scored, type Tally } from './estimate';

export interface TracedCase {
  readonly gold: GoldCase;
  readonly paragraphs: readonly Measured[];
  /** Of the labelled paragraphs that count; of all that is text where nothing on the page derives. */
  readonly scored: readonly Scored[];
}

const known = new WeakMap<GoldCase, Map<string, TracedCase>>();
const names = new Map<WeightsOf, number>();

function traced(gold: GoldCase, preset: Strictness, weightsOf: WeightsOf): TracedCase {
  if (!names.has(weightsOf)) names.set(weightsOf, names.size);
  const key = `${preset} ${names.get(weightsOf)}`;
  const made = known.get(gold) ?? new Map<string, TracedCase>();
  known.set(gold, made);
  const before = made.get(key);
  if (before) return before;
  const trace = traceCase(gold, preset, weightsOf(gold));
  const paragraphs = paragraphsOf(gold, trace);
  const scored = trace.paragraphs.flatMap(({ index, score, kind }, at): Scored[] => {
    const isText = kind === 'paragraph' || kind === 'headline';
    if (gold.labels.size === 0) return isText ? [{ truth: false, score }] : [];
    return paragraphs[at]!.labelled > 0
      ? [{ truth: gold.labels.get(index)!.relation !== 'none', score }]
      : [];
  });
  const result = { gold, paragraphs, scored };
  made.set(key, result);
  return result;
}

export const tracedCases = (
  cases: readonly GoldCase[],
  preset: Strictness,
  weightsOf: WeightsOf,
): readonly TracedCase[] => cases.map((gold) => traced(gold, preset, weightsOf));

/** What intervals draw anew. */
export type Unit = 'paragraphs' | 'articles';

const pooled = (counts: readonly Counts[]): Counts => {
  const sum = { hit: 0, false: 0, missed: 0 };
  for (const { hit, false: wrong, missed } of counts) {
    sum.hit += hit;
    sum.false += wrong;
    sum.missed += missed;
  }
  return sum;
};

/** A figure made of counts, pooled over all paragraphs or (`unit` articles) drawn by article. */
export function ofCounts(
  cases: readonly TracedCase[],
  unit: Unit,
  counts: (one: Measured) => Counts,
  tally: (counts: Counts) => Tally,
): Estimate {
  return ratio(
    cases.flatMap(({ paragraphs }) =>
      unit === 'paragraphs'
        ? paragraphs.map((one) => tally(counts(one)))
        : [tally(pooled(paragraphs.map(counts)))],
    ),
  );
}

/** A share: `part` of `all`. */
export function ofShare(
  cases: readonly TracedCase[],
  unit: Unit,
  part: (one: Measured) => number,
  all: (one: Measured) => number,
): Estimate {
  const sum = (paragraphs: readonly Measured[]): Tally => [
    paragraphs.reduce((total, one) => total + part(one), 0),
    paragraphs.reduce((total, one) => total + all(one), 0),
  ];
  return ratio(
    cases.flatMap(({ paragraphs }) =>
      unit === 'paragraphs' ? paragraphs.map((one) => sum([one])) : [sum(paragraphs)],
    ),
  );
}

export const total = (cases: readonly TracedCase[], of: (one: Measured) => number): number =>
  cases.reduce((sum, { paragraphs }) => sum + paragraphs.reduce((part, one) => part + of(one), 0), 0);
