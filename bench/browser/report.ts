/** Tables of what was measured in a browser. */
import { table } from '../../tools/learn/report';
import type { BrowserName } from '../../tests/e2e/harness/launch';
import type { Estimate } from '../statistics';
import type { Cold, Held } from './background';
import type { Loads } from './loads';
import type { Wire } from './wire';

export interface Measured {
  readonly name: BrowserName;
  readonly version: string;
  readonly loads: readonly Loads[];
  readonly cold: Cold;
  readonly held: Held | null;
}

const digits = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)));
const ms = ({ median }: Estimate): string => `${digits(median)} ms`;
/** A ratio near one is told to the hundredth. */
const times = ({ median, low, high }: Estimate): string =>
  `${median.toFixed(2)} × (${low.toFixed(2)} … ${high.toFixed(2)})`;
const kilobytes = (bytes: number): string =>
  bytes >= 1e6 ? `${digits(bytes / 1e6)} MB` : `${digits(bytes / 1000)} KB`;

const loadTable = (loads: readonly Loads[]): string =>
  table(
    [
      'page',
      'goal',
      'page load, to the empty extension’s',
      'empty against itself',
      'load with empty',
      'Headwater adds',
      'of it in scripts',
      'Readability',
      'added, to Readability',
      'heap',
      'pairs',
    ],
    loads.map(({ page, empty, more, scripts, ratio, control, readability, toReadability, heap }) => [
      page.name,
      page.isArticle ? '1.05' : '1.01',
      times(ratio),
      control === null ? '–' : times(control),
      ms(empty),
      ms(more),
      scripts === null ? '–' : ms(scripts),
      ms(readability),
      times(toReadability),
      heap === null ? '–' : `+ ${kilobytes(heap.median)}`,
      String(ratio.n),
    ]),
  );

const coldTable = ({ cold, held }: Measured): string =>
  table(
    ['background', 'empty', 'Headwater', 'to empty', 'warm', 'n'],
    [
      [
        'cold start to the first answer',
        ms(cold.empty),
        ms(cold.settings),
        `${digits(cold.settings.median / cold.empty.median)} ×`,
        ms(cold.warmSettings),
        String(cold.settings.n),
      ],
      [
        'cold start to the first trace of an article',
        '–',
        ms(cold.trace),
        `${digits(cold.trace.median / cold.empty.median)} ×`,
        ms(cold.warmTrace),
        String(cold.trace.n),
      ],
      ...(held === null
        ? []
        : [
            ['held once started', kilobytes(held.empty), kilobytes(held.started), '–', '–', '1'],
            ['held after a trace', kilobytes(held.empty), kilobytes(held.traced), '–', '–', '1'],
          ]),
    ],
  );

const browserName: Readonly<Record<BrowserName, string>> = { chromium: 'Chromium', firefox: 'Firefox' };

const section = (measured: Measured): string =>
  `### ${browserName[measured.name]} (${measured.version})\n\n${loadTable(measured.loads)}\n\n${coldTable(measured)}`;

const wireTable = (wires: readonly Wire[]): string =>
  table(
    ['messages of a page', 'calls', 'asked', 'answered', 'from the background'],
    wires.map(({ page, calls, asked, answered, told }) => [
      page.name,
      Object.entries(calls)
        .map(([call, count]) => (count === 1 ? call : `${count} ${call}`))
        .join(', '),
      kilobytes(asked),
      kilobytes(answered),
      String(told),
    ]),
  );

export interface Shipped {
  readonly name: string;
  readonly bytes: number;
  readonly goal?: number | undefined;
}

const shippedTable = (parts: readonly Shipped[]): string =>
  table(
    ['shipped, gzipped', 'size', 'goal'],
    parts.map(({ name, bytes, goal }) => [
      name,
      `${(bytes / 1000).toFixed(1)} KB`,
      goal === undefined ? '–' : `${goal} KB`,
    ]),
  );

export const tables = (
  measured: readonly Measured[],
  wires: readonly Wire[],
  shipped: readonly Shipped[],
): string => [...measured.map(section), wireTable(wires), shippedTable(shipped)].join('\n\n');
