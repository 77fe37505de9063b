/** Fits the coefficients of src/match/weights.ts on labelled articles; also with a family left out. */
import { buildCorpus, languageOf, openCorpus, type Corpus } from '../../src/index';
import { WIDTH } from '../../src/match/features';
import { heldArticle, lexiconFor, type HeldArticle } from '../../src/match/held';
import { comparePage, EVIDENCE, judge, profiled, type Compared, type PageUnit } from '../../src/match/judge';
import type { Lexicon } from '../../src/match/profile';
import type { Weights } from '../../src/match/weights';
import { THRESHOLDS } from '../../src/strictness';
import { clausesIn } from '../../src/trace/added';
import { readPage } from '../../src/trace/page';
import { rank } from '../../src/trace/sources';
import { seedCases, storyCases, type GoldCase, type Label } from './gold';
import { bbcCases, topicCases } from './research';
import { fitLogistic, type Sample } from './logistic';
import { inserted } from './splice';

/** A case compared once; fitting only weighs it anew. */
export interface Prepared {
  readonly gold: GoldCase;
  readonly corpus: Corpus;
  readonly held: HeldArticle;
  readonly lexicon: Lexicon;
  readonly units: readonly PageUnit[];
  readonly compared: Compared;
}

export function prepare(cases: readonly GoldCase[]): Prepared[] {
  const corpora = new Map<string, Corpus>();
  return cases.map((gold) => {
    const key = gold.source.text;
    const corpus = corpora.get(key) ?? openCorpus(buildCorpus([gold.source]));
    corpora.set(key, corpus);
    const held = heldArticle(corpus, 0);
    const lexicon = lexiconFor(corpus);
    const units = profiled(readPage(gold.page, languageOf('en'), Infinity, () => false).units, lexicon);
    return { gold, corpus, held, lexicon, units, compared: comparePage(units, held, lexicon) };
  });
}

/** The label of a unit; undefined where it must not count. Without labels nothing on the page derives. */
export function labelOf(
  gold: GoldCase,
  block: number,
): Pick<Label, 'relation' | 'sources' | 'primary' | 'added'> | undefined {
  if (gold.labels.size === 0) return { relation: 'none', sources: [], primary: null, added: [] };
  const label = gold.labels.get(block);
  return label && !label.echo && (label.kind === 'paragraph' || label.kind === 'headline')
    ? label
    : undefined;
}

/**
 * Seeds are few against stories; pages from which nothing derives are many. Lone
 * paragraphs on foreign pages are measured and not fitted on: with them, independent reports get badges.
 * Without the inserted ones, a quarter of unrelated paragraphs set into derived pages got a badge by their company.
 */
const WEIGHT: Readonly<Record<GoldCase['set'], number>> = {
  seeds: 4,
  stories: 1,
  independent: 1,
  negative: 0.6,
  spliced: 0,
  inserted: 1.6,
};
const weightOf = (gold: GoldCase): number => WEIGHT[gold.set];

export function fitPairs(data: readonly Prepared[]): number[] {
  const samples: Sample[] = [];
  for (const { gold, held, units, compared } of data) {
    if (gold.set === 'inserted') continue;
    units.forEach((unit, row) => {
      const label = labelOf(gold, unit.block);
      if (!label) return;
      held.matchable.forEach((block, column) => {
        const x = [...compared.whole[row]!.subarray(column * WIDTH, (column + 1) * WIDTH)];
        const source = label.sources.includes(block);
        const weight = label.relation === 'none' || block === label.primary ? 1 : 0.5;
        samples.push({ x, y: source ? 1 : 0, weight });
      });
    });
  }
  return fitLogistic(samples, 1e-3 * samples.length);
}

export function fitPage(data: readonly Prepared[], pair: readonly number[]): number[] {
  const samples: Sample[] = [];
  for (const { gold, held, units, compared } of data) {
    const { evidence } = judge(compared, held, {
      pair,
      page: new Array<number>(EVIDENCE.length + 1).fill(0),
    });
    units.forEach((unit, row) => {
      const label = labelOf(gold, unit.block);
      if (!label) return;
      samples.push({ x: evidence[row]!, y: label.relation === 'none' ? 0 : 1, weight: weightOf(gold) });
    });
  }
  return fitLogistic(samples, 3);
}

/** Clauses of the paragraphs that the engine matches, labelled by the words that gold marks as added. */
export function clauseSamples(data: readonly Prepared[], weights: Pick<Weights, 'pair' | 'page'>): Sample[] {
  return data.flatMap((one) => {
    const { gold, held, lexicon, units, compared } = one;
    if (gold.labels.size === 0 || gold.set === 'inserted') return [];
    const judgement = judge(compared, held, weights);
    const traced = units.flatMap((unit, row) => {
      const score = judgement.scores[row]!;
      if (score < THRESHOLDS.balanced) return [];
      return [{ unit, held, score, ranked: rank(judgement, row).map(({ position }) => position) }];
    });
    const { covers, features } = clausesIn(traced, lexicon, units.length, 'en');
    return traced.flatMap(({ unit }, t) => {
      const label = labelOf(gold, unit.block);
      if (!label) return [];
      return covers[t]!.map(({ clause }, k): Sample => {
        const words = unit.text.words.slice(clause.from, clause.to);
        const fresh = words.filter(
          (word) =>
            label.relation === 'none' ||
            label.added.some((span) => word.start >= span.start && word.end <= span.end),
        ).length;
        const weight = (words.length / 8) * weightOf(gold);
        return { x: features[t]![k]!, y: fresh > words.length / 2 ? 1 : 0, weight };
      });
    });
  });
}

export function fitWeights(data: readonly Prepared[]): Weights {
  const pair = fitPairs(data);
  const page = fitPage(data, pair);
  const added = fitLogistic(clauseSamples(data, { pair, page }), 5);
  return { pair, page, added };
}

/** How many times each derived page stands in the fit with a foreign paragraph. */
const INSERTED = 5;

/** What the shipped coefficients are fitted on. */
export function trainingCases(): GoldCase[] {
  const gold = [...seedCases(), ...storyCases()];
  return [...gold, ...inserted(gold, INSERTED), ...topicCases(), ...bbcCases(0, 60)];
}
