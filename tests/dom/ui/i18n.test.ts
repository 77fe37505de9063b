/** One language at a time: words, plurals, dates, numbers and direction are of the messages on show. */
import { afterEach, expect, it } from 'vitest';
import {
  formatDate,
  formatList,
  formatNumber,
  speak,
  t,
  textDirection,
  tn,
  uiLanguage,
} from '../../../extension/i18n';
import { fake, resetFake } from '../fake-browser';

afterEach(() => {
  resetFake();
  speak(null);
});

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

it.each(
  ['en', 'de', 'fr', 'es', 'uk', 'ar'].flatMap((one) => ['', '-US', '-AT', '-419'].map((at) => one + at)),
)('writes counts as the language %s does', (language) => {
  fake().language = language;
  speak({ localeTag: language.slice(0, 2) });
  const { format } = new Intl.NumberFormat(uiLanguage());
  for (const count of [0, 7, 10, 42, 999, 1000, 12_345, 0.5, -3])
    expect(formatNumber(count)).toBe(format(count));
});

it('says no more of a date than is stated, and its day as it is stated', () => {
  expect(['2026', '2026-01'].map(formatDate)).toEqual(['2026', 'January 2026']);
  expect(formatDate('2026-01-28T23:30:00-05:00')).toBe('28 January 2026');
  expect(formatDate('2026-01-28T00:30:00Z')).toBe('28 January 2026');
  expect(['2026-99', 'last year'].map(formatDate)).toEqual(['2026-99', 'last year']);
});

it('messages from right to left are set so', () => {
  fake().direction = 'rtl';
  expect(textDirection()).toBe('rtl');
});

it('a language that the reader set speaks in place of the browser’s, with its own plurals', () => {
  speak({
    localeTag: 'uk',
    localeDirection: 'ltr',
    words_one: '$1 слово',
    words_few: '$1 слова',
    words_many: '$1 слів',
    words_other: '$1 слова',
    quotedTitle: '«$1» $$1 $2',
  });
  expect([1, 3, 5, 21].map((count) => tn('words', count))).toEqual([
    '1 слово',
    '3 слова',
    '5 слів',
    '21 слово',
  ]);
  expect(uiLanguage()).toBe('uk');
  expect(t('quotedTitle', 'a $2 b')).toBe('«a $2 b» $1 ');
  expect(t('extName')).toBe('Headwater');
});
