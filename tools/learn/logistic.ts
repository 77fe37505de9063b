/** Ridge logistic regression by Newton's method. Deterministic; the constant comes last and is not penalised. */
export interface Sample {
  readonly x: readonly number[];
  readonly y: 0 | 1;
  readonly weight: number;
}

export function fitLogistic(samples: readonly Sample[], ridge: number): number[] {
  const width = samples[0]!.x.length;
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const columns = Array.from({ length: width }, (_, k) => k);
  const mean = columns.map((k) => samples.reduce((sum, { x, weight }) => sum + weight * x[k]!, 0) / total);
  const spread = columns.map((k) => {
    const square = samples.reduce((sum, { x, weight }) => sum + weight * (x[k]! - mean[k]!) ** 2, 0);
    return Math.sqrt(square / total) || 1;
  });
  const scaled = samples.map(({ x }) => [...columns.map((k) => (x[k]! - mean[k]!) / spread[k]!), 1]);
  const beta = new Array<number>(width + 1).fill(0);
  for (let round = 0; round < 30; round++) {
    const gradient = beta.map((value, k) => (k < width ? ridge * value : 0));
    const hessian = beta.map((_, a) => beta.map((__, b) => (a === b && a < width ? ridge : 0)));
    samples.forEach(({ y, weight }, i) => {
      const row = scaled[i]!;
      let z = 0;
      for (let k = 0; k <= width; k++) z += beta[k]! * row[k]!;
      const p = 1 / (1 + Math.exp(-z));
      const error = weight * (p - y);
      const curve = weight * Math.max(p * (1 - p), 1e-9);
      for (let a = 0; a <= width; a++) {
        gradient[a]! += error * row[a]!;
        for (let b = 0; b <= width; b++) hessian[a]![b]! += curve * row[a]! * row[b]!;
      }
    });
    const step = solve(hessian, gradient);
    step.forEach((value, k) => (beta[k]! -= value));
    if (Math.max(...step.map(Math.abs)) < 1e-8) break;
  }
  const weights = columns.map((k) => beta[k]! / spread[k]!);
  const constant = beta[width]! - columns.reduce((sum, k) => sum + weights[k]! * mean[k]!, 0);
  return [...weights, constant];
}

/** Gauss–Jordan with partial pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let r = i + 1; r < n; r++) if (Math.abs(rows[r]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = r;
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    for (let r = 0; r < n; r++) {
      if (r === i) continue;
      const factor = rows[r]![i]! / rows[i]![i]!;
      for (let c = i; c <= n; c++) rows[r]![c]! -= factor * rows[i]![c]!;
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}
