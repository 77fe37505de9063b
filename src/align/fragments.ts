/**
 * From seeds to fragments. Clusters of seeds are given bounds and judged; one that fails is parted at narrower
 * gaps, as in Sanchez-Perez, Sidorov and Gelbukh (2014); what an accepted fragment leaves out is looked at again.
 */
import { settle, type Bounds } from './bounds';
import { STOP, type Pair, type Side } from './pair';
import { common, type WordRange } from './reading';
import { cluster, type Seed } from './seeds';
import { FRAGMENT_WEIGHTS, type Settings } from './settings';
import { tally, WORD_FEATURES, wordFeatures } from './words';

export interface Fragment {
  readonly suspicious: WordRange;
  readonly source: WordRange;
  /** The smaller of the two sides' gains (bounds.ts). */
  readonly gain: number;
  /** Log-odds of being reuse; infinite for a verbatim copy. */
  readonly odds: number;
}

/** In the order of the weights in settings.ts. Means are over content words. */
export const FRAGMENT_FEATURES = [
  'found',
  'rare',
  'near',
  'run',
  'sourceFound',
  'sourceRare',
  'sourceNear',
  'sourceRun',
  'logWords',
  'logSourceWords',
  'logRatio',
  'cosine',
  'gain',
  'sourceGain',
  'mass',
  'stems',
  'logText',
  'logSource',
  'constant',
] as const;

/** Features are kept near one by these, and bounded where more of them says no more. */
const MOST_GAIN = 40;
const MOST_MASS = 100;
const MOST_STEMS = 30;
/** Squared rarity of a word that only one text has, in the cosine. */
const STRANGER_SQUARE = 64;

/** Means of four word features over a range, and its content words. */
function means(pair: Pair, side: Side, range: WordRange, other: WordRange, settings: Settings): number[] {
  const otherSide = side === pair.source ? pair.suspicious : pair.source;
  const rows = wordFeatures(side, range, range, otherSide, other, pair, settings);
  const width = WORD_FEATURES.length;
  const sums = [0, 0, 0, 0];
  let content = 0;
  for (let i = range.from; i < range.to; i++) {
    if (side.terms[i] === STOP) continue;
    content += 1;
    const row = (i - range.from) * width;
    [0, 1, 2, 4].forEach((feature, k) => (sums[k]! += rows[row + feature]!));
  }
  return [...sums.map((sum) => sum / Math.max(1, content)), content];
}

/** Cosine of the two ranges' stems weighed by rarity, the rarity of the shared stems, and their number. */
function alike(
  pair: Pair,
  { suspicious, source }: Bounds,
): readonly [cosine: number, mass: number, stems: number] {
  const { inSelf, inOther } = pair.scratch;
  const sides = [
    [pair.suspicious, suspicious, inSelf],
    [pair.source, source, inOther],
  ] as const;
  const seen = new Set<number>();
  const squares = sides.map(([side, range, counts]) => {
    let strangers = tally(side, range, counts, 1);
    for (let i = range.from; i < range.to; i++) {
      const term = side.terms[i]!;
      if (term < 0) continue;
      seen.add(term);
      strangers -= 1;
    }
    return strangers * STRANGER_SQUARE;
  });
  let dot = 0;
  let mass = 0;
  let stems = 0;
  for (const term of seen) {
    const here = inSelf[term]!;
    const there = inOther[term]!;
    const idf = pair.idf[term]!;
    const square = idf * idf;
    dot += here * there * square;
    squares[0]! += here * here * square;
    squares[1]! += there * there * square;
    if (here > 0 && there > 0) {
      stems += 1;
      mass += idf / Math.sqrt(pair.suspicious.counts[term]! * pair.source.counts[term]!);
    }
  }
  for (const [side, range, counts] of sides) tally(side, range, counts, -1);
  return [dot === 0 ? 0 : dot / Math.sqrt(squares[0]! * squares[1]!), mass, stems];
}

/** What speaks for a fragment being reuse. */
export function fragmentFeatures(pair: Pair, bounds: Bounds, settings: Settings): number[] {
  const here = means(pair, pair.suspicious, bounds.suspicious, bounds.source, settings);
  const there = means(pair, pair.source, bounds.source, bounds.suspicious, settings);
  const [cosine, mass, stems] = alike(pair, bounds);
  const words = here[4]!;
  const sourceWords = there[4]!;
  return [
    ...here.slice(0, 4),
    ...there.slice(0, 4),
    Math.log(1 + words),
    Math.log(1 + sourceWords),
    Math.abs(Math.log((1 + sourceWords) / (1 + words))),
    cosine,
    Math.min(MOST_GAIN, bounds.gain) / 10,
    Math.min(MOST_GAIN, bounds.sourceGain) / 10,
    Math.min(MOST_MASS, mass) / 20,
    Math.min(MOST_STEMS, stems) / 10,
    Math.log(1 + pair.suspicious.content) / 5,
    Math.log(1 + pair.source.content) / 5,
    1,
  ];
}

/** Log-odds that the fragment is reuse. */
export function judge(pair: Pair, bounds: Bounds, settings: Settings): number {
  const features = fragmentFeatures(pair, bounds, settings);
  return features.reduce((sum, value, k) => sum + value * FRAGMENT_WEIGHTS[k]!, 0);
}

const hull = (seeds: readonly Seed[], side: 'suspicious' | 'source'): WordRange =>
  seeds.reduce(
    (range, seed) => ({
      from: Math.min(range.from, seed[side].from),
      to: Math.max(range.to, seed[side].to),
    }),
    seeds[0]![side],
  );

/** The ranges in which the fragment of some seeds is looked for first. */
export const startOf = (seeds: readonly Seed[]): Pick<Bounds, 'suspicious' | 'source'> => ({
  suspicious: hull(seeds, 'suspicious'),
  source: hull(seeds, 'source'),
});

/**
 * So many clusters are looked at, the most alike first: in long texts chance seeds grow with the square of the
 * length, and reuse is seldom among the faintest.
 */
const CLUSTERS = 400;
const WORDS_A_CLUSTER = 100;

/** Clusters of the seeds in the order of their likeness. */
export function clustersOf(pair: Pair, seeds: readonly Seed[], settings: Settings): Seed[][] {
  const likeness = (group: readonly Seed[]): number => group.reduce((sum, { cosine }) => sum + cosine, 0);
  return cluster(seeds, settings.gap)
    .map((group) => ({ group, likeness: likeness(group) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, CLUSTERS + pair.suspicious.content / WORDS_A_CLUSTER)
    .map(({ group }) => group);
}

/**
 * Fragments of the seeds, not in order; they may overlap.
 *
 * @param oddsOf Judges a fragment: log-odds of being reuse.
 */
export function fragmentsOf(
  pair: Pair,
  seeds: readonly Seed[],
  settings: Settings,
  oddsOf: (bounds: Bounds) => number = (bounds) => judge(pair, bounds, settings),
): Fragment[] {
  const found: Fragment[] = [];
  const visit = (group: readonly Seed[], gap: number): void => {
    const bounds = settle(pair, startOf(group), settings);
    const odds = bounds === undefined ? -Infinity : oddsOf(bounds);
    if (bounds !== undefined && odds > settings.accept) {
      const { suspicious, source, gain, sourceGain } = bounds;
      found.push({ suspicious, source, gain: Math.min(gain, sourceGain), odds });
      const rest = group.filter((seed) => common(seed.suspicious, suspicious) === 0);
      if (rest.length === group.length) return;
      for (const part of cluster(rest, gap)) visit(part, gap);
      return;
    }
    const narrower = gap / 2;
    if (narrower < settings.gapLeast) return;
    const parts = cluster(group, narrower);
    // The same seeds would fail the same way.
    if (parts.length === 1) narrow(group, narrower);
    else for (const part of parts) visit(part, narrower);
  };
  const narrow = (group: readonly Seed[], gap: number): void => {
    for (let at = gap / 2; at >= settings.gapLeast; at /= 2) {
      const parts = cluster(group, at);
      if (parts.length === 1) continue;
      for (const part of parts) visit(part, at);
      return;
    }
  };
  for (const group of clustersOf(pair, seeds, settings)) visit(group, settings.gap);
  return found;
}
