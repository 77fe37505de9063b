/** What was measured, as the tables of docs/performance.md. */
import { table, type Row } from '../../tools/learn/report';
import { median } from '../statistics';
import type { Measured, Times } from './measure';

/** Two digits that matter. */
const digits = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)));

export const duration = (ms: number): string =>
  ms < 1000 ? `${digits(ms)} ms` : ms < 120_000 ? `${digits(ms / 1000)} s` : `${digits(ms / 60_000)} min`;

/** How many times ours the other is. */
const times = (ratio: number): string => (Number.isFinite(ratio) ? `${digits(ratio)} ×` : '–');

function timeRow(what: string, { ours, mini }: Times): Row {
  const own = median(ours);
  const n = mini.length === 0 ? `${ours.length}` : `${ours.length} + ${mini.length}`;
  return mini.length === 0
    ? [what, duration(own), '–', '–', n]
    : [what, duration(own), duration(median(mini)), times(median(mini) / own), n];
}

const share = (bytes: number, of: number): string => (bytes / of).toFixed(2);

function sizeRow(what: string, own: number, other: number, text: number): Row {
  return [what, share(own, text), share(other, text), times(other / own), ''];
}

/** The table of one size. */
export function sizeTable(found: Measured): string {
  const { kept, textBytes } = found;
  return table(
    ['', 'Headwater', 'MiniSearch', 'MiniSearch to ours', 'n'],
    [
      timeRow('index all articles and write the library', found.build),
      timeRow('add one article: it is found', found.add),
      timeRow('add one article: it is found and on disk', found.addAndKeep),
      timeRow('merge 20 fresh articles into one segment', found.mergeFresh),
      timeRow('merge the whole library into one pack', found.mergeAll),
      timeRow('cold: open the library, first answer', found.open),
      timeRow('warm: one page', found.query),
      sizeRow('index, bytes per byte of text', kept.ours.index, kept.mini.index, textBytes),
      [
        'whole library, bytes per byte of text',
        share(kept.ours.bytes, textBytes),
        share(kept.mini.bytes, textBytes),
        times(kept.mini.bytes / kept.ours.bytes),
        '',
      ],
      ['the right article first', `${found.found.ours}`, `${found.found.mini}`, '', `${found.found.of}`],
    ],
  );
}

const count = (value: number): string => value.toLocaleString('en');

/** "10,000 articles, 26,000 of them real". */
export function heading({ size, real, textBytes }: Measured): string {
  const kind =
    real === size ? 'real news' : real === 0 ? 'generated' : `${count(real)} real, the others generated`;
  return `${count(size)} articles (${kind}; ${digits(textBytes / size / 1000)} kB of text each)`;
}

/** Both sizes of one figure side by side: how it grows. */
export function growth(all: readonly Measured[]): string {
  const cell = ({ ours, mini }: Times): string =>
    mini.length === 0
      ? duration(median(ours))
      : `${duration(median(ours))}, ${times(median(mini) / median(ours))}`;
  const rows: readonly (readonly [string, (one: Measured) => Times])[] = [
    ['add one article: it is found', (one) => one.add],
    ['add one article: it is found and on disk', (one) => one.addAndKeep],
    ['cold: open the library, first answer', (one) => one.open],
    ['warm: one page', (one) => one.query],
    ['merge 20 fresh articles', (one) => one.mergeFresh],
  ];
  return table(
    ['ours, and how many times that MiniSearch takes', ...all.map(({ size }) => count(size))],
    rows.map(([what, of]) => [what, ...all.map((one) => cell(of(one)))]),
  );
}
