import { KeyLists } from './key-lists';
import { orderedKey, type Lexicon, type Profile } from './profile';

/**
 * Features of a page stretch against one source paragraph, in the order of the weights:
 * cosine  TF-IDF cosine of stems, weight √(background IDF × source IDF)
 * overlap shared weight over the lighter side's weight
 * pairs   cosine of skip pairs (unordered stems within four content words)
 * run     ln(1 + longest common run of words)
 * held    shared weight over the page stretch's weight
 * rare    the same with cubed weights: names, numbers and rare words
 * peak    cosine less its mean over the source's paragraphs: the whole article's topic words weigh little
 * short   1/√(1 + stems): short stretches reach high shares by chance
 */
export const FEATURES = ['cosine', 'overlap', 'pairs', 'run', 'held', 'rare', 'peak', 'short'] as const;
/**
 * The same without names, which every report of an event shares; they follow FEATURES in a row and say
 * nothing of which source paragraph it is.
 * plain      cosine
 * plainHeld  shared weight over the page stretch's weight
 */
export const PLAIN = ['plain', 'plainHeld'] as const;
export const WIDTH = FEATURES.length + PLAIN.length;

interface Posting {
  readonly position: number;
  /** How often the paragraph has the stem, damped. */
  readonly damped: number;
}

/** A source article ready for comparison; positions count its matchable paragraphs. */
export interface SourceIndex {
  readonly profiles: readonly Profile[];
  readonly postings: ReadonlyMap<number, readonly Posting[]>;
  /** Two stems close to each other -> the positions that have them. */
  readonly pairPostings: KeyLists;
  /** Two neighbouring words -> the places of the second, ascending: all words of all paragraphs are counted on. */
  readonly neighbours: KeyLists;
  /** The position that each place is in. */
  readonly placePositions: Uint32Array;
  readonly lexicon: Lexicon;
  /** Stems that stand for names in this article, each with a norm. */
  readonly names: ReadonlyMap<number, string>;
  readonly plainNorms: Float64Array;
  readonly norms: Float64Array;
  readonly masses: Float64Array;
  readonly pairNorms: Float64Array;
}

const damp = (count: number): number => (count === 1 ? 1 : 1 + Math.log(count));

/** Weight of a stem for one source: rare in general news and rare in this article. */
export type Weigh = (id: number) => number;

export function weigher(source: Pick<SourceIndex, 'postings' | 'profiles'>, lexicon: Lexicon): Weigh {
  const n = source.profiles.length;
  const weights = new Map<number, number>();
  return (id) => {
    const known = weights.get(id);
    if (known !== undefined) return known;
    const held = source.postings.get(id)?.length ?? 0;
    const weight = Math.sqrt(Math.max(0.01, lexicon.idfOf(id)) * Math.log((n + 1) / (held + 0.5)));
    weights.set(id, weight);
    return weight;
  };
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const sizeOf = (profiles: readonly Profile[]): number =>
  profiles.reduce((sum, one) => sum + one.pairs.length, 0);

export function indexSource(
  profiles: readonly Profile[],
  lexicon: Lexicon,
  names: ReadonlyMap<number, string>,
): SourceIndex {
  const postings = new Map<number, Posting[]>();
  const places = profiles.reduce((sum, one) => sum + one.sequence.length, 0);
  const placePositions = new Uint32Array(places);
  const pairs = { keys: new Float64Array(sizeOf(profiles)), positions: new Uint32Array(sizeOf(profiles)) };
  const runs = { keys: new Float64Array(places), places: new Uint32Array(places) };
  let pair = 0;
  let place = 0;
  let run = 0;
  profiles.forEach((one, position) => {
    one.stems.forEach((id, k) => push(postings, id, { position, damped: damp(one.counts[k]!) }));
    pairs.keys.set(one.pairs, pair);
    pairs.positions.fill(position, pair, pair + one.pairs.length);
    pair += one.pairs.length;
    placePositions.fill(position, place, place + one.sequence.length);
    for (let i = 1; i < one.sequence.length && i < LONGEST; i++) {
      runs.keys[run] = orderedKey(one.sequence[i - 1]!, one.sequence[i]!);
      runs.places[run] = place + i;
      run++;
    }
    place += one.sequence.length;
  });
  const weigh = weigher({ postings, profiles }, lexicon);
  const measures = profiles.map((one) => measure(one, weigh, names));
  return {
    profiles,
    postings,
    pairPostings: new KeyLists(pairs.keys, pairs.positions),
    neighbours: new KeyLists(runs.keys.subarray(0, run), runs.places.subarray(0, run)),
    placePositions,
    lexicon,
    names,
    plainNorms: Float64Array.from(measures, (m) => m.plainNorm),
    norms: Float64Array.from(measures, (m) => m.norm),
    masses: Float64Array.from(measures, (m) => m.mass),
    pairNorms: Float64Array.from(measures, (m) => m.pairNorm),
  };
}

interface Measures {
  readonly norm: number;
  readonly mass: number;
  readonly pairNorm: number;
  readonly plainNorm: number;
}

function measure(one: Profile, weigh: Weigh, names: ReadonlyMap<number, string>): Measures {
  let norm = 0;
  let plain = 0;
  let mass = 0;
  const weights = Float64Array.from(one.stems, weigh);
  one.stems.forEach((id, k) => {
    const weight = weights[k]!;
    const square = (weight * damp(one.counts[k]!)) ** 2;
    norm += square;
    mass += weight;
    if (!names.has(id)) plain += square;
  });
  let pair = 0;
  for (let k = 0; k < one.ends.length; k += 2) pair += weights[one.ends[k]!]! * weights[one.ends[k + 1]!]!;
  return { norm: Math.sqrt(norm), mass, pairNorm: Math.sqrt(pair), plainNorm: Math.sqrt(plain) };
}

/** Paragraphs longer than this many words have no runs after it. */
const LONGEST = 2 ** 16;

/** For every source paragraph the length of the longest run of words that it shares with the page stretch, 0 below two. */
function longestRuns(page: Profile, source: SourceIndex): Int32Array {
  const { neighbours, placePositions } = source;
  const { starts, values } = neighbours;
  const best = new Int32Array(source.profiles.length);
  let before = 0;
  let beforeEnd = 0;
  let lengths = new Uint32Array(16);
  let lengthsBefore = new Uint32Array(16);
  for (let i = 1; i < page.sequence.length; i++) {
    const slot = neighbours.slotOf(orderedKey(page.sequence[i - 1]!, page.sequence[i]!));
    const from = starts[slot]!;
    const end = starts[slot + 1]!;
    if (end - from > lengths.length) lengths = new Uint32Array(2 * (end - from));
    // Both lists ascend: what the run before this place is, is told on the way.
    let at = before;
    for (let k = from; k < end; k++) {
      const place = values[k]!;
      while (at < beforeEnd && values[at]! < place - 1) at++;
      const follows = at < beforeEnd && values[at] === place - 1;
      const length = (follows ? lengthsBefore[at - before]! : 1) + 1;
      lengths[k - from] = length;
      const position = placePositions[place]!;
      if (length > best[position]!) best[position] = length;
    }
    [before, beforeEnd] = [from, end];
    [lengths, lengthsBefore] = [lengthsBefore, lengths];
  }
  return best;
}

/** ln(1 + run) of the runs that most cells have. */
const RUN_LENGTHS = Float64Array.from({ length: 64 }, (_, run) => Math.log1p(run));

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/**
 * Features of one page stretch against every paragraph of a source: row-major, WIDTH wide. Whether a shared
 * stem is a name is the source's to say.
 */
export function compare(page: Profile, source: SourceIndex, weigh: Weigh): Float64Array {
  const n = source.profiles.length;
  const out = new Float64Array(n * WIDTH);
  const dot = new Float64Array(n);
  const shared = new Float64Array(n);
  const rare = new Float64Array(n);
  const pairs = new Float64Array(n);
  const plainDot = new Float64Array(n);
  const plainShared = new Float64Array(n);
  let norm = 0;
  let mass = 0;
  let rareMass = 0;
  let plainNorm = 0;
  let plainMass = 0;
  const weights = new Float64Array(page.stems.length);
  const isHeld = new Uint8Array(page.stems.length);
  for (let k = 0; k < page.stems.length; k++) {
    const id = page.stems[k]!;
    const weight = weigh(id);
    weights[k] = weight;
    const cube = weight ** 3;
    const once = weight * damp(page.counts[k]!);
    const held = source.postings.get(id);
    const plain = !(held ? source.names.has(id) : page.names.has(id));
    norm += once * once;
    mass += weight;
    rareMass += cube;
    if (plain) {
      plainNorm += once * once;
      plainMass += weight;
    }
    if (!held) continue;
    isHeld[k] = 1;
    for (const { position, damped } of held) {
      const product = once * weight * damped;
      dot[position]! += product;
      shared[position]! += weight;
      rare[position]! += cube;
      if (plain) {
        plainDot[position]! += product;
        plainShared[position]! += weight;
      }
    }
  }
  norm = Math.sqrt(norm);
  plainNorm = Math.sqrt(plainNorm);
  const { pairPostings } = source;
  let pairNorm = 0;
  for (let k = 0; k < page.pairs.length; k++) {
    const a = page.ends[2 * k]!;
    const b = page.ends[2 * k + 1]!;
    const weight = weights[a]! * weights[b]!;
    pairNorm += weight;
    if (!isHeld[a] || !isHeld[b]) continue;
    const slot = pairPostings.slotOf(page.pairs[k]!);
    for (let at = pairPostings.starts[slot]!; at < pairPostings.starts[slot + 1]!; at++)
      pairs[pairPostings.values[at]!]! += weight;
  }
  pairNorm = Math.sqrt(pairNorm);
  const runs = longestRuns(page, source);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += ratio(dot[i]!, norm * source.norms[i]!);
  for (let i = 0; i < n; i++) {
    const cosine = ratio(dot[i]!, norm * source.norms[i]!);
    const run = runs[i]! > 0 ? runs[i]! : shared[i]! > 0 ? 1 : 0;
    const at = i * WIDTH;
    out[at] = cosine;
    out[at + 1] = ratio(shared[i]!, Math.min(mass, source.masses[i]!));
    out[at + 2] = ratio(pairs[i]!, pairNorm * source.pairNorms[i]!);
    out[at + 3] = RUN_LENGTHS[run] ?? Math.log1p(run);
    out[at + 4] = ratio(shared[i]!, mass);
    out[at + 5] = ratio(rare[i]!, rareMass);
    out[at + 6] = cosine - sum / n;
    out[at + 7] = 1 / Math.sqrt(1 + page.stems.length);
    out[at + 8] = ratio(plainDot[i]!, plainNorm * source.plainNorms[i]!);
    out[at + 9] = ratio(plainShared[i]!, plainMass);
  }
  return out;
}
