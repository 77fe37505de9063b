/**
 * Page context: what the other paragraphs of the page say about one. Pages differ in how they use a source:
 * some follow its order for long stretches, some put passages of it between others' matter, some scatter it.
 * So the page is read under several hypotheses (what part of it derives, how long derived stretches are,
 * whether the source's order is kept, whether it retells or takes over word for word), each weighed by how well it explains the page, and the answers are
 * averaged (Bayesian model averaging; Hoeting, Madigan, Raftery and Volinsky 1999). An ordered hypothesis
 * is a hidden Markov model (Rabiner 1989) whose states are the source's paragraphs, each as "derives from
 * this one" and as "does not, and this was the last": what is inserted does not lose the place.
 */
export interface ContextOptions {
  /** How far a paragraph's own evidence counts; below 1 because its features say the same thing twice. */
  readonly emission: number;
  /** The same for which source paragraph it is. */
  readonly place: number;
  /**
   * Manners in which a page may use its source, with the prior weight of each. `gain`: by how much more, in log
   * odds, a paragraph of this strength is met among those that derive in this manner than among all that derive;
   * points [log odds, gain], straight between them.
   */
  readonly manners: readonly {
    readonly weight: number;
    readonly gain: readonly (readonly [logit: number, gain: number])[];
  }[];
  /** Parts of the page that may derive, with the prior weight of each. */
  readonly shares: readonly (readonly [share: number, weight: number])[];
  /** Inertia of "derived" and "none" from one paragraph to the next; one ordered hypothesis each. */
  readonly stays: readonly number[];
  /** Share of jumps to anywhere in the source: from a derived paragraph, and after others' matter. */
  readonly anywhere: number;
  readonly anywhereAfter: number;
}

/** Chosen on stories, longer stories and seeds together, families left out (docs/quality.md, "Page context"). */
export const CONTEXT: ContextOptions = {
  emission: 0.6,
  place: 0.8,
  manners: [
    { weight: 1, gain: [] },
    // Taken over nearly word for word: 98 of 100 such paragraphs of the saved pages and of one week's news are at
    // 4 or above by themselves, 30 of 100 among all that derive in seeds and stories (docs/quality.md, "Partly taken").
    {
      weight: 0.2,
      gain: [
        [0, -4],
        [2, -3.5],
        [4, -0.5],
        [5.5, 1.1],
      ],
    },
  ],
  shares: [
    [0.02, 4],
    [0.1, 1],
    [0.25, 1],
    [0.45, 1],
    [0.65, 1],
    [0.85, 1],
  ],
  stays: [0.2, 0.8],
  anywhere: 0.3,
  anywhereAfter: 0.5,
};

/** Up to so many held articles the context stands as it was chosen. */
const FEW_ARTICLES = 200;

/**
 * The context for a page that is compared with the likest few of `articles` held ones. Among many there is always one
 * that is like the page by chance: that a page has nothing of it is likelier by as much as there are more of them (the
 * prior of "from this article" is shared out over the library). Over 10,000 news articles (`npx tsx
 * tools/measure-large.ts`): of 427 paragraphs of 60 news pages that follow none of them 56 had a badge in place of 108,
 * of 429 of 28 retold stories 305 in place of 323. From 50 on it was 45 and 294, from 1,000 on 79 and 314.
 */
export function contextAmong(articles: number, options: ContextOptions = CONTEXT): ContextOptions {
  const more = articles / FEW_ARTICLES;
  if (more <= 1) return options;
  const [[least, weight], ...others] = options.shares as [readonly [number, number]];
  return { ...options, shares: [[least, weight * more], ...others] };
}

/** Log odds beyond this are no more certain. */
const CLIP = 8;
/**
 * Steps through the source fall off by a constant factor a paragraph, more slowly backward; the same or the
 * next paragraph is likeliest. Two geometric series, so that a step costs the same however far it reaches.
 */
const STEP = {
  same: Math.exp(-0.7 / 1.5),
  next: Math.exp(-0.3 / 1.5),
  on: Math.exp(-1 / 1.5),
  back: 0.5,
  away: Math.exp(-1 / 2),
};

export interface Posterior {
  /** Probability that the paragraph derives from this source. */
  readonly derived: Float64Array;
  /** Probability of each source paragraph, row-major; a row sums to `derived`. */
  readonly states: Float64Array;
  /** Expected part of the page that derives. */
  readonly share: number;
}

/**
 * `rowLogits`: log odds a page paragraph that it derives from this source at all, its page apart.
 * `pairLogits`: row-major, page paragraphs × source paragraphs, log odds of "this derives from that".
 */
export function inContext(
  rowLogits: ArrayLike<number>,
  pairLogits: Float64Array,
  columns: number,
  options: ContextOptions = CONTEXT,
): Posterior {
  const rows = rowLogits.length;
  const derived = new Float64Array(rows);
  const states = new Float64Array(rows * columns);
  if (rows === 0 || columns === 0) return { derived, states, share: 0 };
  const logits = Float64Array.from(rowLogits, (logit) => Math.max(-CLIP, Math.min(CLIP, logit)));
  const places = placesOf(pairLogits, rows, columns, options.place);
  const readings: Reading[] = [];
  const ordered = options.manners.length * options.shares.length * options.stays.length;
  for (const { gain, weight: belief } of options.manners) {
    if (gain.length > 0 && !logits.some((logit) => gainAt(gain, logit) > 0)) continue;
    const emit = logits.map((logit) => Math.exp(options.emission * logit + gainAt(gain, logit)));
    const model = new Ordered(emit, places, columns, options);
    for (const [share, weight] of options.shares) {
      readings.push({
        evidence: evidenceOf(emit, share),
        states: () => scattered(emit, places, columns, share),
        share,
        weight: belief * weight,
      });
      for (const stay of options.stays)
        readings.push(model.reading(share, stay, (belief * weight) / options.stays.length, ordered));
    }
  }
  const most = Math.max(...readings.map((one) => one.evidence));
  const weights = readings.map((one) => one.weight * Math.exp(one.evidence - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let share = 0;
  readings.forEach((one, k) => {
    const weight = weights[k]! / total;
    if (weight < 1e-6) return;
    share += weight * one.share;
    const read = one.states();
    for (let at = 0; at < states.length; at++) states[at]! += weight * read[at]!;
  });
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let at = row * columns; at < (row + 1) * columns; at++) sum += states[at]!;
    derived[row] = Math.min(1, sum);
  }
  return { derived, states, share };
}

function gainAt(points: ContextOptions['manners'][number]['gain'], logit: number): number {
  const next = points.findIndex(([at]) => at > logit);
  if (next === -1) return points.at(-1)?.[1] ?? 0;
  const [to, after] = points[next]!;
  const [from, before] = points[next - 1] ?? [to - 1, after];
  return before + ((after - before) * (logit - from)) / (to - from);
}

interface Reading {
  /** Log likelihood of the page. */
  readonly evidence: number;
  /** Asked only of hypotheses that explain the page: most do not. */
  readonly states: () => Float64Array;
  readonly share: number;
  readonly weight: number;
}

/** Which source paragraph, given that it is one: a softmax a row. */
function placesOf(logits: Float64Array, rows: number, columns: number, sharpness: number): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    let most = -Infinity;
    for (let at = from; at < from + columns; at++) most = Math.max(most, logits[at]!);
    let sum = 0;
    for (let at = from; at < from + columns; at++) {
      out[at] = Math.exp(sharpness * (logits[at]! - most));
      sum += out[at]!;
    }
    for (let at = from; at < from + columns; at++) out[at]! /= sum;
  }
  return out;
}

function evidenceOf(emit: Float64Array, share: number): number {
  let evidence = 0;
  for (const one of emit) evidence += Math.log(share * one + 1 - share);
  return evidence;
}

/** Every paragraph for itself: passages of the source scattered over the page. */
function scattered(emit: Float64Array, places: Float64Array, columns: number, share: number): Float64Array {
  const states = new Float64Array(places.length);
  for (let row = 0; row < emit.length; row++) {
    const whole = share * emit[row]! + 1 - share;
    const part = (share * emit[row]!) / whole;
    for (let at = row * columns; at < (row + 1) * columns; at++) states[at] = part * places[at]!;
  }
  return states;
}

/** Numbers up to which all that a page's ordered readings went through is kept until they are asked for: 1 MB. */
const KEPT = 2 ** 17;

/** The hidden Markov models; buffers are shared by their passes. */
class Ordered {
  private readonly rows: number;
  /** Emission of "derives from this one" a state, relative to a uniform place. */
  private readonly emission: Float64Array;
  /** 1 / the sum of a state's steps: the source's ends cut them off. */
  private readonly scale: Float64Array;
  private readonly near: Float64Array;
  private readonly going: Float64Array;
  /** Of two rows, one after the other, where not all are kept. */
  private readonly passing: Float64Array;

  constructor(
    emit: Float64Array,
    places: Float64Array,
    private readonly columns: number,
    private readonly options: ContextOptions,
  ) {
    this.rows = emit.length;
    this.emission = new Float64Array(places.length);
    for (let row = 0; row < this.rows; row++) {
      const one = emit[row]!;
      for (let at = row * columns; at < (row + 1) * columns; at++)
        this.emission[at] = places[at]! * columns * one;
    }
    this.near = new Float64Array(columns);
    this.going = new Float64Array(columns);
    this.passing = new Float64Array(columns * 4);
    const ones = new Float64Array(columns).fill(1);
    const sums = new Float64Array(columns);
    arrivals(ones, sums, true);
    this.scale = sums.map((sum) => 1 / sum);
  }

  /** `share` is the stationary part that derives; `readings`: of the page, in all. */
  reading(share: number, stay: number, weight: number, readings: number): Reading {
    const size = this.rows * this.columns * 2;
    const isKept = size * readings <= KEPT;
    const kept = isKept ? new Float64Array(size) : undefined;
    return {
      evidence: this.read(share, stay, kept),
      states: () => {
        const forward = kept ?? new Float64Array(size);
        if (!isKept) this.read(share, stay, forward);
        return this.backward((1 - stay) * (1 - share), (1 - stay) * share, forward);
      },
      share,
      weight,
    };
  }

  /** Log likelihood of the page, by one forward pass, which is written to `kept`. */
  private read(share: number, stay: number, kept: Float64Array | undefined): number {
    const { rows, columns, emission, scale, near, going } = this;
    const leave = (1 - stay) * (1 - share);
    const enter = (1 - stay) * share;
    const { anywhere, anywhereAfter } = this.options;
    const [staying, waiting] = [1 - leave, 1 - enter];
    const [nearby, nearbyAfter] = [1 - anywhere, 1 - anywhereAfter];
    const { same, next, on: further, back: behind, away } = STEP;
    const width = 2 * columns;
    const forward = kept ?? this.passing;
    const period = kept === undefined ? 2 : rows;
    let evidence = 0;
    let sum = 1;
    for (let row = 0; row < rows; row++) {
      const at = (row % period) * width;
      const nones = at + columns;
      let jump = 0;
      if (row === 0) {
        near.fill(share / columns);
        forward.fill((1 - share) / columns, nones, at + width);
      } else {
        const before = ((row - 1) % period) * width;
        let jumping = 0;
        // What comes by steps on is summed on the way, what comes by steps back afterwards (see `arrivals`).
        let on = 0;
        for (let j = 0; j < columns; j++) {
          const from = forward[before + j]! / sum;
          const none = forward[before + columns + j]! / sum;
          forward[before + j] = from;
          forward[before + columns + j] = none;
          const goes = from * staying;
          const returns = none * enter;
          jumping += goes * anywhere + returns * anywhereAfter;
          const steps = (goes * nearby + returns * nearbyAfter) * scale[j]!;
          going[j] = steps;
          near[j] = same * steps + on;
          on = on * further + next * steps;
          forward[nones + j] = from * leave + none * waiting;
        }
        let back = 0;
        for (let j = columns - 1; j >= 0; j--) {
          near[j]! += back;
          back = (back + behind * going[j]!) * away;
        }
        jump = jumping / columns;
      }
      sum = 0;
      const emitted = row * columns;
      for (let j = 0; j < columns; j++) {
        const arrived = (near[j]! + jump) * emission[emitted + j]!;
        forward[at + j] = arrived;
        sum += arrived + forward[nones + j]!;
      }
      evidence += Math.log(sum);
    }
    if (kept !== undefined) for (let at = (rows - 1) * width; at < rows * width; at++) forward[at]! /= sum;
    return evidence;
  }

  /** Probability of each source paragraph, of what a forward pass has written. */
  private backward(leave: number, enter: number, forward: Float64Array): Float64Array {
    const { rows, columns, emission, scale } = this;
    const { anywhere, anywhereAfter } = this.options;
    const width = 2 * columns;
    const states = new Float64Array(rows * columns);
    const next = new Float64Array(width).fill(1);
    const coming = new Float64Array(columns);
    const near = new Float64Array(columns);
    for (let row = rows - 1; row >= 0; row--) {
      const at = row * width;
      let total = 0;
      for (let j = 0; j < width; j++) total += forward[at + j]! * next[j]!;
      for (let j = 0; j < columns; j++) states[row * columns + j] = (forward[at + j]! * next[j]!) / total;
      if (row === 0) break;
      let any = 0;
      for (let j = 0; j < columns; j++) {
        coming[j] = emission[row * columns + j]! * next[j]!;
        any += coming[j]! / columns;
      }
      arrivals(coming, near, true);
      let sum = 0;
      for (let j = 0; j < columns; j++) {
        const step = near[j]! * scale[j]!;
        const none = next[columns + j]!;
        next[j] = (1 - leave) * ((1 - anywhere) * step + anywhere * any) + leave * none;
        next[columns + j] = enter * ((1 - anywhereAfter) * step + anywhereAfter * any) + (1 - enter) * none;
        sum += next[j]! + next[columns + j]!;
      }
      for (let j = 0; j < width; j++) next[j]! /= sum;
    }
    return states;
  }
}

/**
 * What each state receives by STEP from the masses of all, or (`reverse`) what each could send to all. The steps on and
 * the steps back are summed at the same time, from either end: each sum waits for itself alone.
 */
function arrivals(from: Float64Array, to: Float64Array, reverse: boolean): void {
  const { same, next, on: further, back: behind, away } = STEP;
  const n = from.length;
  const way = reverse ? -1 : 1;
  let on = 0;
  let back = 0;
  for (let k = 0, i = reverse ? n - 1 : 0, j = n - 1 - i; k < n; k++, i += way, j -= way) {
    const here = from[i]!;
    const there = from[j]!;
    const coming = same * here + on;
    on = on * further + next * here;
    // The first to reach a state leaves its part there, the second adds its own.
    if (2 * k + 1 < n) {
      to[i] = coming;
      to[j] = back;
    } else if (i === j) to[i] = coming + back;
    else {
      to[i] = coming + to[i]!;
      to[j]! += back;
    }
    back = (back + behind * there) * away;
  }
}
