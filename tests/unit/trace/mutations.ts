/**
 * Copies of a paragraph with one detail changed: a number, a name, a date, a hedge or a negation. Every
 * place that a simple pattern finds is changed once; patterns are independent of the engine's own.
 */
import type { AlteredKind } from '../../../src/types';

export interface Mutation {
  readonly kind: AlteredKind;
  readonly text: string;
  /** The changed words in the new text. */
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

type Change = readonly [pattern: RegExp, replace: (found: readonly string[]) => string | undefined];

const WORDS = [
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'twelve',
  'twenty',
  'thirty',
  'forty',
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'April',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const NAMES = ['Kettering', 'Voss', 'Adeyemi', 'Lindqvist', 'Marlborough', 'Tanaka', 'Ferreira', 'Osterholm'];

const next = (list: readonly string[], word: string, step = 3): string | undefined => {
  const at = list.indexOf(word);
  return at < 0 ? undefined : list[(at + step) % list.length];
};

const CHANGES: Readonly<Record<'number' | 'date' | 'entity' | 'certainty' | 'negation', readonly Change[]>> =
  {
    number: [
      // Years and days of the month are dates; a clock time is one detail with its minutes.
      [
        /(?<![\d.,:A-Za-z-])\d+(?:,\d{3})*(?:\.\d+)?(?=%|[a-z]{0,2}\b)(?![.:]\d|[ap]m|[ap]\.m)/gu,
        ([found = '']) => {
          const value = Number(found.replaceAll(',', ''));
          if (value >= 1500 && value < 2100 && !found.includes(',')) return undefined;
          const changed = value >= 100 ? Math.round(value * 1.3) : value + 3;
          return found.includes(',')
            ? changed.toLocaleString('en-US')
            : found.includes('.')
              ? changed.toFixed(1)
              : String(changed);
        },
      ],
      [
        /\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty)\b(?!-)/gu,
        ([found = '']) => next(WORDS, found),
      ],
    ],
    date: [
      [/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/gu, ([found = '']) => next(WEEKDAYS, found)],
      [
        /\b(?:January|February|April|June|July|August|September|October|November|December)\b/gu,
        ([found = '']) => next(MONTHS, found),
      ],
      [/\b(?:19|20)\d\d\b(?!\s*(?:people|men|women|%))/gu, ([found = '']) => String(Number(found) - 3)],
    ],
    entity: [
      [
        /(?<=[a-z,]\s(?:Mr |Mrs |Ms |Dr )?)\p{Lu}\p{Ll}{3,}(?:\s\p{Lu}\p{Ll}{3,})?(?=[\s,.;’'])/gu,
        ([found = '']) =>
          [...WEEKDAYS, ...MONTHS, 'March'].some((word) => found.includes(word))
            ? undefined
            : NAMES[found.length % NAMES.length],
      ],
    ],
    certainty: [
      [/\b(?:may|might|could)\b(?= (?:be |have |well |also )?[a-z]+)/gu, () => 'will'],
      [/\bwill\b(?= (?:be |have |also )?[a-z]+)/gu, () => 'may'],
      [/\b(?:likely|reportedly|allegedly|probably|possibly|apparently|perhaps) /gu, () => ''],
    ],
    negation: [
      [
        /\b(?:is|are|was|were|has|have|had|will|would|could|can|should)(?= [a-z]+(?:ed|en|ing|e)\b)/gu,
        ([found = '']) => `${found} not`,
      ],
      [/\b(?:not|never) /gu, () => ''],
      [/\b(is|was|are|were|has|had|would|could|did|does|do)n[’']t\b/gu, ([, verb]) => verb],
      [/(?<=\s)no (?=[a-z]+)/gu, () => 'the '],
      [/\bdenied\b/gu, () => 'confirmed'],
    ],
  };

/** Every single-detail mutation of `text`. Details inside a longer mutation's own words are not combined. */
export function mutationsOf(text: string): readonly Mutation[] {
  const found: Mutation[] = [];
  for (const [kind, changes] of Object.entries(CHANGES) as [keyof typeof CHANGES, readonly Change[]][])
    for (const [pattern, replace] of changes)
      for (const match of text.matchAll(pattern)) {
        const words = replace(match);
        if (words === undefined || words === match[0]) continue;
        const start = match.index;
        found.push({
          kind,
          text: text.slice(0, start) + words + text.slice(start + match[0].length),
          start,
          end: start + words.length,
          what: `${match[0]} -> ${words}`,
        });
      }
  return found;
}
