/** How long a feed is left alone. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextAfterAnswer, nextAfterFailure, retryAfter } from '../../../extension/feeds/times';

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;

it('an hour after an answer, and sooner while some of it is still to be taken in', () => {
  expect(nextAfterAnswer(NOW, true)).toBe(NOW + HOUR);
  expect(nextAfterAnswer(NOW, false)).toBe(NOW + HOUR / 6);
});

it('doubles with each failure, up to a day', () => {
  const hours = [1, 2, 3, 4, 5, 6, 7, 100, 1e9].map((n) => (nextAfterFailure(NOW, n, null) - NOW) / HOUR);
  expect(hours).toEqual([1, 2, 4, 8, 16, 24, 24, 24, 24]);
});

it('is never sooner than the server said, nor sooner than our own patience', () => {
  expect(nextAfterFailure(NOW, 1, 90 * 60_000)).toBe(NOW + 1.5 * HOUR);
  expect(nextAfterFailure(NOW, 1, 1_000)).toBe(NOW + HOUR);
  expect(nextAfterFailure(NOW, 1, 48 * HOUR)).toBe(NOW + 48 * HOUR);
});

it.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['99999999999', null],
  ['9999999999', 7 * 24 * HOUR],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['', null],
  [null, null],
  ['Sun, 22 Nov 2026 13:00:00 GMT', HOUR],
  ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
  ['Fri, 31 Dec 2099 23:59:59 GMT', 7 * 24 * HOUR],
])('Retry-After: %s', (header, wait) => {
  expect(retryAfter(header, NOW)).toBe(wait);
});

it('no header and no number of failures leads to a storm, or to never', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), (header, failures) => {
      const next = nextAfterFailure(NOW, failures, retryAfter(header, NOW));
      expect(next).toBeGreaterThanOrEqual(NOW + HOUR);
      expect(next).toBeLessThanOrEqual(NOW + 7 * 24 * HOUR);
    }),
  );
});
