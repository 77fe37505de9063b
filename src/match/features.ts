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

/** What comparing wants of a stem, made once for a page and a source. */
interface Weighed {
  readonly weight: number;
  readonly cube: number;
  readonly postings: readonly Posting[] | undefined;
  /** Whether it stands for a name in the source. */
  readonly isName: boolean;
}

type Weighing = (id: number) => Weighed;

function weighing(
  { postings, profiles, names }: Pick<SourceIndex, 'postings' | 'profiles' | 'names'>,
  lexicon: Lexicon,
): Weighing {
  const n = profiles.length;
  const weights = new Map<number, Weighed>();
  return (id) => {
    const known = weights.get(id);
    if (known !== undefined) return known;
    const held = postings.get(id);
    const rarity = Math.log((n + 1) / ((held?.length ?? 0) + 0.5));
    const weight = Math.sqrt(Math.max(0.01, lexicon.idfOf(id)) * rarity);
    const made = { weight, cube: weight ** 3, postings: held, isName: names.has(id) };
    weights.set(id, made);
    return made;
  };
}

export function weigher(source: SourceIndex, lexicon: Lexicon): Weigh {
  const weigh = weighing(source, lexicon);
  return (id) => weigh(id).weight;
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
  const weigh = weighing({ postings, profiles, names }, lexicon);
  const measures = profiles.map((one) => measure(one, weigh));
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

function measure(one: Profile, weigh: Weighing): Measures {
  let norm = 0;
  let plain = 0;
  let mass = 0;
  const weights = new Float64Array(one.stems.length);
  for (let k = 0; k < one.stems.length; k++) {
    const { weight, isName } = weigh(one.stems[k]!);
    weights[k] = weight;
    const square = (weight * damp(one.counts[k]!)) ** 2;
    norm += square;
    mass += weight;
    if (!isName) plain += square;
  }
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

/** Sums over the source's paragraphs while a stretch is compared with them. */
class Sums {
  readonly dot: Float64Array;
  readonly shared: Float64Array;
  readonly rare: Float64Array;
  readonly pairs: Float64Array;
  readonly plainDot: Float64Array;
  readonly plainShared: Float64Array;
  private readonly all: Float64Array;

  constructor(n: number) {
    this.all = new Float64Array(n * 6);
    [this.dot, this.shared, this.rare, this.pairs, this.plainDot, this.plainShared] = Array.from(
      { length: 6 },
      (_, k) => this.all.subarray(k * n, (k + 1) * n),
    ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  }

  clear(): void {
    this.all.fill(0);
  }
}

/** Compares the stretches of a page with one source. */
export class Comparison {
  private readonly weigh: Weighing;
  private readonly sums: Sums;

  constructor(
    private readonly source: SourceIndex,
    lexicon: Lexicon,
  ) {
    this.weigh = weighing(source, lexicon);
    this.sums = new Sums(source.profiles.length);
  }

  /**
   * Features of one stretch against every paragraph of the source: row-major, WIDTH wide. Whether a shared stem is a
   * name is the source's to say.
   */
  compare(page: Profile): Float64Array {
    const { source, sums, weigh } = this;
    const n = source.profiles.length;
    const out = new Float64Array(n * WIDTH);
    sums.clear();
    const { dot, shared, rare, pairs, plainDot, plainShared } = sums;
    let norm = 0;
    let mass = 0;
    let rareMass = 0;
    let plainNorm = 0;
    let plainMass = 0;
    const weights = new Float64Array(page.stems.length);
    const isHeld = new Uint8Array(page.stems.length);
    for (let k = 0; k < page.stems.length; k++) {
      const id = page.stems[k]!;
      const { weight, cube, postings, isName } = weigh(id);
      weights[k] = weight;
      const once = weight * damp(page.counts[k]!);
      const plain = !(postings ? isName : page.names.has(id));
      norm += once * once;
      mass += weight;
      rareMass += cube;
      if (plain) {
        plainNorm += once * once;
        plainMass += weight;
      }
      if (!postings) continue;
      isHeld[k] = 1;
      for (const { position, damped } of postings) {
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
    const short = 1 / Math.sqrt(1 + page.stems.length);
    let sum = 0;
    for (let i = 0, at = 0; i < n; i++, at += WIDTH) sum += out[at] = ratio(dot[i]!, norm * source.norms[i]!);
    const mean = sum / n;
    for (let i = 0, at = 0; i < n; i++, at += WIDTH) {
      const run = runs[i]!;
      out[at + 6] = out[at]! - mean;
      out[at + 7] = short;
      if (shared[i]! > 0) {
        out[at + 1] = ratio(shared[i]!, Math.min(mass, source.masses[i]!));
        out[at + 2] = ratio(pairs[i]!, pairNorm * source.pairNorms[i]!);
        out[at + 3] = RUN_LENGTHS[run > 0 ? run : 1] ?? Math.log1p(run);
        out[at + 4] = ratio(shared[i]!, mass);
        out[at + 5] = ratio(rare[i]!, rareMass);
        out[at + 8] = ratio(plainDot[i]!, plainNorm * source.plainNorms[i]!);
        out[at + 9] = ratio(plainShared[i]!, plainMass);
      } else if (run > 0) out[at + 3] = RUN_LENGTHS[run] ?? Math.log1p(run);
    }
    return out;
  }
}
