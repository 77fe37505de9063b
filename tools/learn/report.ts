/** How figures and tables of docs/quality.md are written. */
export type Row = readonly (string | number)[];

/** Three digits without the leading nought: ".889". */
export const percent = (value: number): string => value.toFixed(3).replace(/^0/u, '');

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A generator of pseudo-random numbers in 0..1 with a fixed seed (mulberry32), for reproducible intervals. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
