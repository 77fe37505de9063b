/** Dates of all sorts; what is none, or lies ahead, is left out. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isoDate } from '../../../extension/feeds/dates';

const NOW = Date.UTC(2026, 10, 22, 12);

it.each([
  ['Sun, 22 Nov 2026 09:30:00 GMT', '2026-11-22T09:30:00.000Z'],
  ['Sun, 22 Nov 2026 09:30:00 +0100', '2026-11-22T08:30:00.000Z'],
  ['22 Nov 2026 09:30 EST', '2026-11-22T14:30:00.000Z'],
  ['Sunday, 22 November 2026 09:30:00 -05:00', '2026-11-22T14:30:00.000Z'],
  ['Sun,  2 Nov 26 09:30:00 UT', '2026-11-02T09:30:00.000Z'],
  ['2-Nov-2026', '2026-11-02'],
  ['Sun, 22 Nov 2026 09:30:00 IST', '2026-11-22'],
  ['Sun, 22 Nov 2026 09:30:00', '2026-11-22'],
  ['Sun, 22 Nov 2026', '2026-11-22'],
  ['01 Jan 99', '1999-01-01'],
  ['2026-11-22', '2026-11-22'],
  ['20261122', '2026-11-22'],
  ['2026-11-22T09:30:00Z', '2026-11-22T09:30:00.000Z'],
  ['2026-11-22T09:30:00.123456+02:00', '2026-11-22T07:30:00.000Z'],
  ['2026-11-22 09:30:00 +0200', '2026-11-22T07:30:00.000Z'],
  ['2026-11-22T09:30', '2026-11-22'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  // A clock that goes ahead by some hours is believed.
  ['Mon, 23 Nov 2026 09:30:00 GMT', '2026-11-23T09:30:00.000Z'],
])('%s', (text, iso) => {
  expect(isoDate(text, NOW)).toBe(iso);
});

it.each([
  undefined,
  '',
  'yesterday',
  '11/22/2026',
  '2026-02-29',
  '2026-13-01',
  '32 Jan 2026',
  '22 Foo 2026',
  '2099-01-01',
  'Fri, 31 Dec 2099 23:59:59 GMT',
  '0001-01-01T00:00:00Z',
  `2026-11-22${' '.repeat(200)}`,
])('is none: %s', (text) => {
  expect(isoDate(text, NOW)).toBeUndefined();
});

it('whatever is written there, it is a date or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map(String)), (text) => {
      const iso = isoDate(text, NOW);
      if (iso !== undefined) expect(Number.isNaN(Date.parse(iso))).toBe(false);
    }),
  );
});
