/**
 * Where a fragment begins and ends: of each side in turn the contiguous stretch that is best explained by the
 * other side's, word by word, until nothing moves. No line or paragraph is looked at; ends of sentences only
 * break near ties.
 */
import { STOP, type Pair, type Side } from './pair';
import { sentenceFrom, type WordRange } from './reading';
import { WORD_WEIGHTS, type Settings } from './settings';
import { WORD_FEATURES, wordFeatures } from './words';

export interface Bounds {
  readonly suspicious: WordRange;
  readonly source: WordRange;
  /** Sums over the words of (probability of belonging − threshold). */
  readonly gain: number;
  readonly sourceGain: number;
}

interface Stretch extends WordRange {
  readonly gain: number;
}

/** The range around `current` in which the stretch is looked for. */
export function windowOf(side: Side, current: WordRange, settings: Settings): WordRange {
  const reach = settings.reach + (current.to - current.from) * settings.reachShare;
  return {
    from: Math.max(0, Math.floor(current.from - reach)),
    to: Math.min(side.terms.length, Math.ceil(current.to + reach)),
  };
}

/** Moves the ends to ends of sentences where that costs little. `gains` begin at word `base`. */
function snap(side: Side, range: WordRange, gains: Float64Array, base: number, cost: number): WordRange {
  const { sentences } = side.reading;
  const sum = (from: number, to: number): number => {
    let total = 0;
    for (let i = from; i < to; i++) total += gains[i - base]!;
    return total;
  };
  let { from, to } = range;
  const start = sentenceFrom(side.reading, from);
  if (sentences[start] !== from) {
    const earlier = sentences[start - 1]!;
    const later = sentences[start]!;
    const grow = earlier >= base ? -sum(earlier, from) : Infinity;
    const shrink = later < to ? sum(from, later) : Infinity;
    if (Math.min(grow, shrink) < cost) from = grow <= shrink ? earlier : later;
  }
  const end = sentenceFrom(side.reading, to);
  if (sentences[end] !== to) {
    const earlier = sentences[end - 1]!;
    const later = sentences[end]!;
    const grow = later <= base + gains.length ? -sum(to, later) : Infinity;
    const shrink = earlier > from ? sum(earlier, to) : Infinity;
    if (Math.min(grow, shrink) < cost) to = grow <= shrink ? later : earlier;
  }
  return { from, to };
}

/** The best stretch of `side` as drawn from `other`, or undefined where nothing speaks for one. */
function stretch(
  side: Side,
  current: WordRange,
  other: WordRange,
  pair: Pair,
  settings: Settings,
  ease: number,
): Stretch | undefined {
  const isSource = side === pair.source;
  const window = windowOf(side, current, settings);
  const rows = wordFeatures(
    side,
    window,
    current,
    isSource ? pair.suspicious : pair.source,
    other,
    pair,
    settings,
  );
  const weights = isSource ? WORD_WEIGHTS.source : WORD_WEIGHTS.suspicious;
  const threshold = (isSource ? settings.insideSource : settings.inside) - ease;
  const width = WORD_FEATURES.length;
  const gains = new Float64Array(window.to - window.from);
  for (let i = 0; i < gains.length; i++) {
    if (side.terms[window.from + i] === STOP) continue;
    let odds = 0;
    for (let k = 0; k < width; k++) odds += weights[k]! * rows[i * width + k]!;
    gains[i] = 1 / (1 + Math.exp(-odds)) - threshold;
  }
  // The contiguous stretch of the greatest sum (Bentley, "Programming pearls: algorithm design techniques", 1984).
  let best = 0;
  let from = 0;
  let to = 0;
  let sum = 0;
  let start = 0;
  for (let i = 0; i < gains.length; i++) {
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    sum += gains[i]!;
    if (sum > best) {
      best = sum;
      from = start;
      to = i + 1;
    }
  }
  if (to === 0) return undefined;
  while (gains[from] === 0) from += 1;
  const range = { from: from + window.from, to: to + window.from };
  return { ...snap(side, range, gains, window.from, settings.snap), gain: best };
}

/** The bounds of the fragment that lies somewhere in the two ranges, or undefined where there is none. */
export function settle(
  pair: Pair,
  start: { readonly suspicious: WordRange; readonly source: WordRange },
  settings: Settings,
): Bounds | undefined {
  let { suspicious, source } = start;
  let bounds: Bounds | undefined;
  let last = false;
  for (let round = 1; !last; round++) {
    last = round >= settings.rounds;
    const ease = last ? 0 : settings.ease;
    const here = stretch(pair.suspicious, suspicious, source, pair, settings, ease);
    if (here === undefined) return undefined;
    const there = stretch(pair.source, source, here, pair, settings, ease);
    if (there === undefined) return undefined;
    const still =
      here.from === suspicious.from &&
      here.to === suspicious.to &&
      there.from === source.from &&
      there.to === source.to;
    suspicious = { from: here.from, to: here.to };
    source = { from: there.from, to: there.to };
    bounds = { suspicious, source, gain: here.gain, sourceGain: there.gain };
    // What has come to rest goes on to the last, stricter pass.
    if (still && !last) round = Math.max(round, settings.rounds - 1);
  }
  return bounds;
}
