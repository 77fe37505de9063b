/** Rows of measures where the engine may also say that it does not know. */
import { percent, table } from '../learn/report';
import { cell, share, type Estimate } from './estimate';
import type { TableRow } from './set';

/** How often the engine decided, and how often rightly. */
export interface Decisions {
  readonly name: string;
  readonly n: number;
  readonly decided: number;
  readonly right: number;
}

/** `right` of `all`, as single cases. */
export const shareOf = (right: number, all: number): Estimate =>
  share(Array.from({ length: all }, (_, at) => at < right));

export const decisionRow = (
  { name, n, decided, right }: Decisions,
  aim: Partial<Pick<TableRow, 'goal' | 'beside' | 'peers'>>,
): TableRow => ({
  measure: `${name}, right where it decides`,
  n: `${decided} decided of ${n} (${percent(n > 0 ? decided / n : 0)})`,
  ours: { balanced: cell(shareOf(right, decided)) },
  ...aim,
});

export const decisionTable = (rows: readonly Decisions[]): string =>
  table(
    ['pairs or pages', 'n', 'decided', 'right of the decided', 'right of all'],
    rows.map(({ name, n, decided, right }) => [
      name,
      n,
      `${decided} (${percent(n > 0 ? decided / n : 0)})`,
      cell(shareOf(right, decided)),
      cell(shareOf(right, n)),
    ]),
  );
