/** How figures are written. */
import type { Recall } from '../run/results';
import { estimate, type Estimate } from '../statistics';

/** Two digits that matter; whole numbers from a hundred on. */
export const digits = (value: number): string =>
  Math.abs(value) >= 100
    ? Number(value.toPrecision(value >= 10_000 ? 3 : 4)).toLocaleString('en', { maximumFractionDigits: 0 })
    : String(Number(value.toPrecision(2)));

export const duration = (ms: number): string =>
  ms < 1000 ? `${digits(ms)} ms` : ms < 120_000 ? `${digits(ms / 1000)} s` : `${digits(ms / 60_000)} min`;

/** "340 × (310–360)". */
export const times = ({ median, low, high }: Estimate): string =>
  Number.isFinite(median) ? `${digits(median)} × (${digits(low)}–${digits(high)})` : '–';

export const middle = (values: readonly number[]): string =>
  values.length === 0 ? '–' : duration(estimate(values).median);

/** ".997 of 600": three digits without the leading nought. */
export const share = ([right, of]: Recall): string =>
  of === 0 ? '–' : (right / of).toFixed(3).replace(/^0/u, '');

export const megabytes = (mb: number): string => (mb < 0.5 ? '< 1 MB' : `${digits(mb)} MB`);

export const size = (articles: number): string => articles.toLocaleString('en');
