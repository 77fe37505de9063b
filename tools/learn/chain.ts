/** Fits the chain of src/trace/claims.ts by maximum likelihood with a ridge. Deterministic. */
import { LINKS, step, sumsOf, TURNS } from '../../src/trace/claims';

/** The clauses of one paragraph. */
export interface ChainSample {
  readonly x: readonly (readonly number[])[];
  readonly links: readonly number[];
  readonly y: readonly (0 | 1)[];
  readonly weight: number;
}

/** Ridges on coefficients of scaled features and on those of links. */
const RIDGE = 5;
const LINK_RIDGE = 20;

/** Coefficients of the features, the constant, then those of the links (LINKS × TURNS). */
export function fitChain(samples: readonly ChainSample[]): number[] {
  const width = samples[0]!.x[0]!.length;
  const columns = Array.from({ length: width }, (_, c) => c);
  const rows = samples.flatMap(({ x, weight }) => x.map((row) => ({ row, weight })));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const mean = columns.map((c) => rows.reduce((sum, { row, weight }) => sum + weight * row[c]!, 0) / total);
  const spread = columns.map((c) => {
    const square = rows.reduce((sum, { row, weight }) => sum + weight * (row[c]! - mean[c]!) ** 2, 0);
    return Math.sqrt(square / total) || 1;
  });
  const scaled = samples.map((sample) => ({
    ...sample,
    x: sample.x.map((row) => row.map((value, c) => (value - mean[c]!) / spread[c]!)),
  }));
  const found = minimise(
    (at, gradient) => loss(scaled, width, at, gradient),
    width + 1 + LINKS.length * TURNS.length,
  );
  const weights = columns.map((c) => found[c]! / spread[c]!);
  const constant = found[width]! - columns.reduce((sum, c) => sum + weights[c]! * mean[c]!, 0);
  return [...weights, constant, ...found.subarray(width + 1)];
}

/** Negative log likelihood and its gradient; the constant is not penalised. */
function loss(
  samples: readonly ChainSample[],
  width: number,
  at: Float64Array,
  gradient: Float64Array,
): number {
  let value = 0;
  at.forEach((one, k) => {
    const ridge = k < width ? RIDGE : k === width ? 0 : LINK_RIDGE;
    value += (ridge / 2) * one * one;
    gradient[k] = ridge * one;
  });
  const link = at.subarray(width + 1);
  for (const { x, links, y, weight } of samples) {
    const odds = x.map((row) => row.reduce((sum, one, c) => sum + one * at[c]!, at[width]!));
    const chain = { odds, links, link };
    const { forward, backward, total } = sumsOf(chain);
    value += weight * total;
    x.forEach((row, k) => {
      const error = weight * (Math.exp(forward[2 * k + 1]! + backward[2 * k + 1]! - total) - y[k]!);
      for (let c = 0; c < width; c++) gradient[c]! += error * row[c]!;
      gradient[width]! += error;
      if (y[k] === 1) value -= weight * odds[k]!;
      if (k === 0) return;
      value -= weight * step(chain, k, y[k - 1]!, y[k]!);
      TURNS.forEach((_, turn) => {
        const [a, b] = [turn === 0 ? 0 : 1, turn === 1 ? 0 : 1];
        const through =
          forward[2 * k - 2 + a]! +
          step(chain, k, a, b) +
          (b === 1 ? odds[k]! : 0) +
          backward[2 * k + b]! -
          total;
        const seen = y[k - 1] === a && y[k] === b ? 1 : 0;
        gradient[width + 1 + links[k]! * TURNS.length + turn]! += weight * (Math.exp(through) - seen);
      });
    });
  }
  return value;
}

const ROUNDS = 300;
const MEMORY = 8;
const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, one, k) => sum + one * b[k]!, 0);

/** Limited-memory BFGS with backtracking (Nocedal, Wright, Numerical optimization, 2006, algorithm 7.5). */
function minimise(
  evaluate: (at: Float64Array, gradient: Float64Array) => number,
  size: number,
): Float64Array {
  let at = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = evaluate(at, gradient);
  const past: { readonly moved: Float64Array; readonly turned: Float64Array; readonly scale: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const direction = Float64Array.from(gradient);
    const shares = past.map(() => 0);
    for (let i = past.length - 1; i >= 0; i--) {
      const { moved, turned, scale } = past[i]!;
      shares[i] = dot(moved, direction) / scale;
      direction.forEach((_, k) => (direction[k]! -= shares[i]! * turned[k]!));
    }
    const last = past.at(-1);
    const first = last ? last.scale / dot(last.turned, last.turned) : 1 / Math.sqrt(dot(gradient, gradient));
    direction.forEach((_, k) => (direction[k]! *= first));
    past.forEach(({ moved, turned, scale }, i) => {
      const rest = shares[i]! - dot(turned, direction) / scale;
      direction.forEach((_, k) => (direction[k]! += rest * moved[k]!));
    });
    const slope = dot(gradient, direction);
    if (!(slope > 1e-9)) break;
    let reach = 1;
    let next = at;
    let nextGradient = gradient;
    let nextValue = Infinity;
    for (let half = 0; half < 30 && nextValue > value - 1e-4 * reach * slope; half++) {
      if (half > 0) reach /= 2;
      next = at.map((one, k) => one - reach * direction[k]!);
      nextGradient = new Float64Array(size);
      nextValue = evaluate(next, nextGradient);
    }
    if (!(nextValue < value - 1e-8)) break;
    const moved = next.map((one, k) => one - at[k]!);
    const turned = nextGradient.map((one, k) => one - gradient[k]!);
    const scale = dot(moved, turned);
    if (scale > 1e-10) past.push({ moved, turned, scale });
    if (past.length > MEMORY) past.shift();
    [at, gradient, value] = [next, nextGradient, nextValue];
  }
  return at;
}
