/** One language at a time: words, plurals, dates, numbers and direction are of the messages on show. */
import { afterEach, expect, it } from 'vitest';
import { formatDate, formatList, formatNumber, textDirection, tn, uiLanguage } from '../../../extension/i18n';
import { fake, resetFake } from '../fake-browser';

afterEach(resetFake);

it.each(['de', 'de-AT', 'ja', 'ar', 'eng'])(
  'English messages in a browser in %s stay English',
  (language) => {
    fake().language = language;
    expect(uiLanguage()).toBe('en');
    expect(textDirection()).toBe('ltr');
    expect(formatDate('2026-01-28')).toBe('January 28, 2026');
    expect(formatNumber(12_345)).toBe('12,345');
    expect(formatList(['a', 'b'])).toBe('a and b');
    expect([tn('words', 0), tn('words', 1), tn('words', 2)]).toEqual(['0 words', '1 word', '2 words']);
  },
);

it('the same language keeps the reader’s region', () => {
  fake().language = 'en-GB';
  expect(uiLanguage()).toBe('en-GB');
  expect(formatDate('2026-01-28')).toBe('28 January 2026');
});

it('messages from right to left are set so', () => {
  fake().direction = 'rtl';
  expect(textDirection()).toBe('rtl');
});
