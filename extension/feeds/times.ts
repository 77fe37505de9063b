/** When a feed is asked next. All moments are milliseconds since 1970. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A feed that answers is asked once an hour. */
const EVERY = HOUR;
/** Where not all could be taken in at once, what is left follows soon. */
const SOON = 10 * MINUTE;
/** A server may ask for more patience than our own, but not for ever. */
const LONGEST_WAIT = 7 * DAY;

/** What a server's Retry-After asks for: so many seconds, or a date. Null: nothing that can be read. */
export function retryAfter(header: string | null | undefined, now: number): number | null {
  const value = header?.trim() ?? '';
  if (/^\d{1,10}$/u.test(value)) return Math.min(Number(value) * 1_000, LONGEST_WAIT);
  // An HTTP date names its weekday or month: "2026" alone would be a year to Date.parse.
  const at = /[a-z]{3}/iu.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.min(Math.max(at - now, 0), LONGEST_WAIT);
}

/** After an answer that could be used. */
export const nextAfterAnswer = (now: number, isAllIn: boolean): number => now + (isAllIn ? EVERY : SOON);

/**
 * After the `failures`th failure in a row: an hour, then twice as long each time, up to a day; never before the
 * server said.
 */
export function nextAfterFailure(now: number, failures: number, asked: number | null): number {
  const patience = Math.min(EVERY * 2 ** Math.max(0, Math.min(failures, 30) - 1), DAY);
  return now + Math.max(patience, asked ?? 0);
}
