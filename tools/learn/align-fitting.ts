/** Fits the weights of src/align/settings.ts on the tuning half of the PAN corpus. Deterministic. */
import { lexiconOf } from '../../src/align/index';
import { settle, windowOf } from '../../src/align/bounds';
import { clustersOf, fragmentFeatures, fragmentsOf, startOf } from '../../src/align/fragments';
import { pairOf, STOP, type Pair, type Side } from '../../src/align/pair';
import { common, readText, type Reading, type WordRange } from '../../src/align/reading';
import { seedsOf } from '../../src/align/seeds';
import { SETTINGS } from '../../src/align/settings';
import { WORD_FEATURES, wordFeatures } from '../../src/align/words';
import { languageOf } from '../../src/languages/index';
import { fitLogistic, type Sample } from './logistic';
import { panCases, type PanCorpus, type PanKind } from './pan';

/** A pair of ranges in words. */
interface Ranges {
  readonly suspicious: WordRange;
  readonly source: WordRange;
}

interface Prepared {
  readonly kind: PanKind;
  readonly pair: Pair;
  readonly truths: readonly Ranges[];
}

function wordsOf({ starts }: Reading, offset: number, length: number): WordRange {
  const at = (place: number): number => {
    const found = starts.findIndex((start) => start >= place);
    return found < 0 ? starts.length : found;
  };
  return { from: at(offset), to: at(offset + length) };
}

/** The tuning half's pairs of some kinds, every `stride`-th. */
function* preparedPairs(corpus: PanCorpus, kinds: readonly PanKind[], stride: number): Generator<Prepared> {
  const language = languageOf('en');
  const chosen = panCases(corpus, { half: 'tune' }).filter(({ kind }) => kinds.includes(kind));
  for (const [i, { pair, kind }] of chosen.entries()) {
    if (i % stride !== 0) continue;
    const lexicon = lexiconOf(language);
    const suspicious = readText(corpus.text('suspicious', pair.suspicious), language, lexicon);
    const source = readText(corpus.text('source', pair.source), language, lexicon);
    yield {
      kind,
      pair: pairOf(suspicious, source, lexicon),
      truths: pair.spans.map((span) => ({
        suspicious: wordsOf(suspicious, span.this_offset, span.this_length),
        source: wordsOf(source, span.source_offset, span.source_length),
      })),
    };
  }
}

const meet = (a: Ranges, b: Ranges): boolean =>
  common(a.suspicious, b.suspicious) > 0 && common(a.source, b.source) > 0;

/** Ends moved by up to this share of the passage: bounds as they are before they are known. */
const JITTER = [0, 0.4, 0.8] as const;
/** What a passage of each sort weighs: moved ends, seeds' first ranges, and first ranges without reuse. */
const WEIGHT = { moved: 0.5, seeds: 1.5, chance: 0.15 } as const;
const SHORT = 80;

/** Weights of the words' features, for the suspicious and the source side. */
export function fitWords(corpus: PanCorpus): { readonly suspicious: number[]; readonly source: number[] } {
  const samples: Record<'suspicious' | 'source', Sample[]> = { suspicious: [], source: [] };
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const moved = (range: WordRange, side: Side, most: number): WordRange => {
    const length = range.to - range.from;
    const by = (): number => Math.round(length * most * (random() - 0.6));
    const from = Math.max(0, range.from + by());
    const to = Math.min(side.terms.length, range.to - by());
    return to > from + 5 ? { from, to } : range;
  };
  const learn = (
    pair: Pair,
    name: 'suspicious' | 'source',
    now: Ranges,
    truth: WordRange | undefined,
    weight: number,
  ): void => {
    const other = name === 'source' ? 'suspicious' : 'source';
    const side = pair[name];
    const window = windowOf(side, now[name], SETTINGS);
    const rows = wordFeatures(side, window, now[name], pair[other], now[other], pair);
    const width = WORD_FEATURES.length;
    const each = weight / Math.max(SHORT, window.to - window.from);
    for (let i = window.from; i < window.to; i++) {
      const row = (i - window.from) * width;
      // Far from any shared word nothing is to be learned.
      const isBlank = rows[row] === 0 && rows[row + 14] === 0;
      if (side.terms[i] === STOP || isBlank) continue;
      const isIn = truth !== undefined && i >= truth.from && i < truth.to;
      samples[name].push({
        x: Array.from(rows.subarray(row, row + width - 1)),
        y: isIn ? 1 : 0,
        weight: 100 * each,
      });
    }
  };
  for (const { pair, truths } of preparedPairs(corpus, ['random', 'translation'], 3)) {
    for (const truth of truths) {
      for (const most of JITTER) {
        const now = {
          suspicious: moved(truth.suspicious, pair.suspicious, most),
          source: moved(truth.source, pair.source, most),
        };
        learn(pair, 'suspicious', now, truth.suspicious, WEIGHT.moved);
        learn(pair, 'source', now, truth.source, WEIGHT.moved);
      }
    }
    const seeds = seedsOf(pair, SETTINGS, () => false);
    for (const group of clustersOf(pair, seeds, SETTINGS)) {
      const first = startOf(group);
      const bounds = settle(pair, first, { ...SETTINGS, rounds: 1 });
      for (const now of bounds === undefined ? [first] : [first, bounds]) {
        const met = truths.filter((truth) => meet(truth, now));
        if (met.length > 1) continue;
        const weight = met[0] === undefined ? WEIGHT.chance : WEIGHT.seeds;
        learn(pair, 'suspicious', now, met[0]?.suspicious, weight);
        learn(pair, 'source', now, met[0]?.source, weight);
      }
    }
  }
  return { suspicious: fitLogistic(samples.suspicious, 1), source: fitLogistic(samples.source, 1) };
}

/** How much a fragment of each kind of pair counts. */
const KIND_WEIGHT: Readonly<Record<PanKind, number>> = {
  negative: 1,
  none: 0.3,
  random: 1,
  translation: 1,
  summary: 0.5,
};

/** Weights of the fragments' features: a fragment is right if most of it lies in a passage of the truth. */
export function fitFragments(corpus: PanCorpus): number[] {
  const samples: Sample[] = [];
  const kinds = Object.keys(KIND_WEIGHT) as PanKind[];
  for (const { pair, truths, kind } of preparedPairs(corpus, kinds, 1)) {
    const seen = new Set<string>();
    fragmentsOf(
      pair,
      seedsOf(pair, SETTINGS, () => false),
      SETTINGS,
      (bounds) => {
        const { suspicious, source } = bounds;
        const key = [suspicious.from, suspicious.to, source.from, source.to].join();
        const size = suspicious.to - suspicious.from + source.to - source.from;
        const shares = truths
          .filter((truth) => meet(truth, bounds))
          .map((truth) => (common(truth.suspicious, suspicious) + common(truth.source, source)) / size);
        const isRight = Math.max(0, ...shares) > 0.5;
        // A part of a summary is neither right nor wrong.
        const isUseful = size > SHORT / 2 && !seen.has(key) && !(kind === 'summary' && isRight);
        seen.add(key);
        if (isUseful) {
          const x = fragmentFeatures(pair, bounds, SETTINGS).slice(0, -1);
          samples.push({ x, y: isRight ? 1 : 0, weight: KIND_WEIGHT[kind] });
        }
        return Infinity;
      },
    );
  }
  return fitLogistic(samples, 1);
}
