import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprints, gramsOf, hashOf, winnow } from '../../src/fingerprint';
import { languageOf } from '../../src/languages/index';
import { fingerprintsOf, PrintReader } from '../../src/print-reader';
import { analyse } from '../../src/text';
import { GOLD } from '../../tools/learn/gold';

const english = languageOf('en');
const slow = (text: string, language = english): number[] =>
  fingerprints(analyse(text, language).words).map(({ hash }) => hash);

function expectSame(text: string, language = english): void {
  expect([...fingerprintsOf(text, language)], text).toEqual(slow(text, language));
  const reader = new PrintReader(language);
  const { words } = analyse(text, language);
  reader.readWords(text);
  const read = Array.from({ length: reader.wordCount }, (_, i) => [
    reader.words[i]! >>> 0,
    reader.starts[i],
    reader.ends[i],
  ]);
  expect(read, text).toEqual(words.map(({ norm, start, end }) => [hashOf(norm), start, end]));
}

const PIECES = [
  ...[
    'The',
    'ferry',
    'US',
    'USA',
    'us',
    'U.S.',
    'U.S',
    'US’s',
    'a.m.',
    'p.m',
    'e.g.the',
    'J.K.Rowling',
    'A.',
  ],
  ...['co-ordinated', 'Co-Ordinated', 're-re-elected', 'twenty-five', 'Twenty-five’s', 'US-led', 'left-over'],
  ...['don’t', "rock'n'roll", 'mayor’s', "mayors'", "S'S's", "x's5", 'o’clock', "'s", '’', '`quoted´', 'É’s'],
  ...[
    '1,900',
    '1,90',
    '1,900,000.50',
    '5.42',
    '10:30',
    '1:2:3',
    '12,3456',
    '7',
    '0.125',
    '3.',
    '1.2.3,456',
    '٣٤',
  ],
  ...[
    '50km',
    '£22m',
    '£ 22m',
    '22m',
    '4.10am',
    '90%',
    '%',
    '%%',
    '5%-6%',
    '1st',
    'covid19',
    '19covid',
    'm²',
    '½',
  ],
  ...[
    'Café',
    'ZOË',
    'naïve',
    'æther',
    'Straße',
    'İstanbul',
    'ſharp',
    'ﬁne',
    'e\u0301te\u0301',
    'ªº',
    'µm',
    'Łódź',
  ],
  ...[
    'so\u00adft',
    'zero\u200bwidth',
    '\ufeff',
    'Привет',
    'Вe',
    '関係',
    'ไทย',
    'हिन्दी',
    '\ud83d\ude00',
    '\ud800',
  ],
  ...[
    '“',
    '”',
    '—',
    '–',
    '-',
    '--',
    '‐',
    '\u2011',
    '…',
    '.',
    ',',
    ':',
    ';',
    '(',
    ')',
    '/',
    '&',
    '@',
    '™',
    '€',
    '₹',
  ],
];
const GAPS = [
  '',
  '',
  '',
  ' ',
  ' ',
  ' ',
  ' ',
  '\n',
  '\t',
  '\u00a0',
  '\u2003',
  '  ',
  '\u2028',
  '-',
  "'",
  '.',
  ' -',
];

const mixture = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
        { weight: 1, arbitrary: fc.string({ maxLength: 4, unit: 'binary' }) },
        { weight: 2, arbitrary: fc.string({ maxLength: 6, unit: fc.constantFrom(..."aSsUu1'.,:-% éŸ") }) },
      ),
      fc.constantFrom(...GAPS),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.flat().join(''));
/** Without what makes a whole text foreign, so that the stream goes on to the end. */
const latin = mixture.map((text) => text.replace(/[^\u0000-\u00ac\u00ae-\u017f\u2013-\u2027\u20ac]/gu, 'x'));

function* textsIn(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) yield* textsIn(file);
    else if (file.endsWith('.txt')) yield readFileSync(file, 'utf8');
  }
}

describe('fingerprints straight from a text are those of its words', () => {
  it('in any mixture', () => {
    fc.assert(
      fc.property(mixture, (text) => expectSame(text)),
      { numRuns: 3_000 },
    );
  });

  it('in any mixture of Latin letters, numbers and marks', () => {
    fc.assert(
      fc.property(latin, (text) => expectSame(text)),
      { numRuns: 6_000 },
    );
  });

  it('with each letter that the table tells of', () => {
    for (let unit = 0x80; unit < 0x2100; unit = unit === 0x250 ? 0x2000 : unit + 1) {
      const char = String.fromCharCode(unit);
      expectSame(`a${char}b ferry ${char} ${char}9 the${char}`);
    }
  });

  it('in lines of capitals', () => {
    fc.assert(
      fc.property(latin, (text) => expectSame(text.toUpperCase())),
      { numRuns: 2_000 },
    );
  });

  it.each(['de', 'fr', 'es', 'und'])('in other languages: %s', (tag) => {
    fc.assert(
      fc.property(mixture, (text) => expectSame(text, languageOf(tag))),
      { numRuns: 200 },
    );
  });

  it.each([
    [1, 2],
    [3, 2],
    [5, 2],
    [3, 3],
    [4, 4],
  ])('of %i words, one in %i', (gram, window) => {
    const word = fc.constantFrom('a', 'b', 'c', 'ferry', 'bridge');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const reader = new PrintReader();
        reader.read(words.join(' '), gram, window);
        const grams = new Uint32Array(32);
        const places = new Uint32Array(32);
        const count = gramsOf(Int32Array.from(words, hashOf), words.length, grams, gram);
        const kept = winnow(grams, count, places, window);
        const expected = Array.from(places.subarray(0, kept), (at) => grams[at]);
        expect([...reader.prints.subarray(0, reader.printCount)]).toEqual(expected);
      }),
    );
  });

  it('in all labelled texts and the seeds', () => {
    let count = 0;
    for (const folder of [GOLD, path.join(GOLD, '../../seeds')])
      for (const text of textsIn(folder)) {
        for (const line of [text, ...text.split('\n')]) {
          expect([...fingerprintsOf(line)]).toEqual(slow(line));
          count += 1;
        }
      }
    expect(count).toBeGreaterThan(1_000);
  });
});

it('a reader that is to forget keeps nothing of the text, nor the room of a long one', () => {
  for (const [tag, times] of [
    ['en', 1],
    ['en', 10_000],
    ['de', 1],
  ] as const) {
    const reader = new PrintReader(languageOf(tag));
    reader.read('A letter to nobody about the loan. '.repeat(times));
    expect(reader.printCount).toBeGreaterThan(1);
    reader.forget();
    expect(reader.words.length).toBeLessThanOrEqual(1 << 16);
    for (const kept of [reader.words, reader.prints]) expect(kept.every((hash) => hash === 0)).toBe(true);
    expect(reader.analysed).toBeUndefined();
    expect(reader.printCount).toBe(0);
  }
});
