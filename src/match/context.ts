/**
 * Page context: a hidden Markov model whose states are the paragraphs of one source and "none".
 * Derived paragraphs come in stretches that follow the source's order more often than not, so that a
 * weak paragraph between strong ones is derived too and a lone lookalike is not. Forward–backward as in
 * Rabiner, A tutorial on hidden Markov models (1989). The derived share of the page is estimated from
 * the page itself.
 */
export interface ContextOptions {
  /** How far a paragraph's own evidence counts; below 1 because its features say the same thing twice. */
  readonly emission: number;
  /** Cap on the derived share in the prior: without it, heavy borrowing swallows inserted paragraphs. */
  readonly cap: number;
  readonly floor: number;
  readonly rounds: number;
  /** Inertia of "derived" and "none" from one paragraph to the next. */
  readonly stay: number;
  /** Share of jumps to anywhere in the source. */
  readonly anywhere: number;
  /** Added to a pair's log odds: one source paragraph of many is the right one, the prior is a page's. */
  readonly lift: number;
}

/** Chosen on stories and seeds together, families left out (docs/quality.md, "Page context"). */
export const CONTEXT: ContextOptions = {
  emission: 0.6,
  cap: 0.35,
  floor: 0.02,
  rounds: 6,
  stay: 0.9,
  anywhere: 0.4,
  lift: 5,
};

/** Log odds beyond this are no more certain. */
const CLIP = 12;
/** Steps through the source: the next paragraph or the same are likeliest, back is rarer than on. */
const STEP = { ahead: 0.7, forward: 1.5, backward: 2, turn: 0.5 };
/** Steps farther than this count as jumps to anywhere: their weight is below 1 %. */
const REACH = 9;

export interface Posterior {
  /** Probability that the paragraph derives from this source. */
  readonly derived: Float64Array;
  /** Probability of each source paragraph, row-major. */
  readonly states: Float64Array;
  /** Estimated share of derived paragraphs. */
  readonly share: number;
}

interface Model {
  readonly rows: number;
  readonly columns: number;
  readonly emit: Float64Array;
  readonly jump: Float64Array;
  readonly anywhere: number;
}

/** `logits` row-major: page paragraphs × source paragraphs, log odds of "this derives from that". */
export function inContext(
  logits: Float64Array,
  rows: number,
  columns: number,
  options: ContextOptions = CONTEXT,
): Posterior {
  if (rows === 0 || columns === 0) {
    return { derived: new Float64Array(rows), states: new Float64Array(0), share: 0 };
  }
  const emit = logits.map((logit) =>
    Math.exp(options.emission * Math.max(-CLIP, Math.min(CLIP, logit + options.lift))),
  );
  const model: Model = {
    rows,
    columns,
    emit,
    jump: jumps(columns, options.anywhere),
    anywhere: options.anywhere,
  };
  let posterior: Posterior = { derived: new Float64Array(0), states: emit, share: 0.15 };
  for (let round = 0; round < options.rounds; round++) {
    const prior = Math.max(options.floor, Math.min(options.cap, posterior.share));
    posterior = pass(model, prior, options.stay);
  }
  return posterior;
}

/** Steps of every paragraph to its neighbours, row-major, 2 × REACH + 1 wide; each row sums to 1 − anywhere. */
function jumps(columns: number, anywhere: number): Float64Array {
  const width = 2 * REACH + 1;
  const step = (distance: number): number =>
    distance >= 0
      ? Math.exp(-Math.abs(distance - STEP.ahead) / STEP.forward)
      : STEP.turn * Math.exp(distance / STEP.backward);
  const out = new Float64Array(columns * width);
  for (let from = 0; from < columns; from++) {
    const low = Math.max(0, from - REACH);
    const high = Math.min(columns - 1, from + REACH);
    let sum = 0;
    for (let to = low; to <= high; to++) sum += step(to - from);
    for (let to = low; to <= high; to++) {
      out[from * width + to - from + REACH] = ((1 - anywhere) * step(to - from)) / sum;
    }
  }
  return out;
}

function normalise(values: Float64Array, at: number, width: number): void {
  let sum = 0;
  for (let j = 0; j < width; j++) sum += values[at + j]!;
  if (sum > 0) for (let j = 0; j < width; j++) values[at + j]! /= sum;
}

/** One forward–backward pass with the derived share `prior`, which the mode switches keep stationary. */
function pass(model: Model, prior: number, stay: number): Posterior {
  const { rows, columns, emit, jump, anywhere } = model;
  const band = 2 * REACH + 1;
  const keep = stay + (1 - stay) * prior;
  const enter = (1 - stay) * prior;
  const width = columns + 1;
  const forward = new Float64Array(rows * width);
  for (let j = 0; j < columns; j++) forward[j] = (prior / columns) * emit[j]!;
  forward[columns] = 1 - prior;
  normalise(forward, 0, width);
  for (let i = 1; i < rows; i++) {
    const at = i * width;
    const before = at - width;
    const none = forward[before + columns]!;
    let mass = 0;
    for (let from = 0; from < columns; from++) {
      const here = forward[before + from]!;
      mass += here;
      const high = Math.min(columns - 1, from + REACH);
      for (let to = Math.max(0, from - REACH); to <= high; to++) {
        forward[at + to]! += here * jump[from * band + to - from + REACH]!;
      }
    }
    const spread = (none * enter + keep * anywhere * mass) / columns;
    for (let to = 0; to < columns; to++) {
      forward[at + to] = (keep * forward[at + to]! + spread) * emit[i * columns + to]!;
    }
    forward[at + columns] = mass * (1 - keep) + none * (1 - enter);
    normalise(forward, at, width);
  }

  const states = new Float64Array(rows * columns);
  const derived = new Float64Array(rows);
  let next = new Float64Array(width).fill(1);
  let share = 0;
  for (let i = rows - 1; i >= 0; i--) {
    const at = i * width;
    let total = 0;
    for (let j = 0; j < width; j++) total += forward[at + j]! * next[j]!;
    let sum = 0;
    for (let j = 0; j < columns; j++) {
      const state = (forward[at + j]! * next[j]!) / total;
      states[i * columns + j] = state;
      sum += state;
    }
    derived[i] = Math.min(1, sum);
    share += derived[i]! / rows;
    if (i > 0) next = backward(model, next, emit.subarray(i * columns, (i + 1) * columns), keep, enter);
  }
  return { derived, states, share };
}

function backward(
  { jump, anywhere }: Model,
  next: Float64Array<ArrayBuffer>,
  emit: Float64Array,
  keep: number,
  enter: number,
): Float64Array<ArrayBuffer> {
  const columns = emit.length;
  const out = new Float64Array(columns + 1);
  const band = 2 * REACH + 1;
  const weighed = emit.map((value, j) => value * next[j]!);
  const none = next[columns]!;
  let any = 0;
  for (const value of weighed) any += value;
  for (let from = 0; from < columns; from++) {
    let sum = (anywhere / columns) * any;
    const high = Math.min(columns - 1, from + REACH);
    for (let to = Math.max(0, from - REACH); to <= high; to++) {
      sum += jump[from * band + to - from + REACH]! * weighed[to]!;
    }
    out[from] = keep * sum + (1 - keep) * none;
  }
  out[columns] = (enter / columns) * any + (1 - enter) * none;
  normalise(out, 0, columns + 1);
  return out;
}
