import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/languages/index';
import { analyse, splitBlocks } from '../../src/text';

const english = languageOf('en');
const words = (text: string) => analyse(text, english).words;
const norms = (text: string) => words(text).map(({ norm }) => norm);
const stems = (text: string) => words(text).map(({ stem }) => stem);
const cut = (text: string) => words(text).map(({ start, end }) => text.slice(start, end));
const sentences = (text: string) =>
  analyse(text, english).sentences.map(({ start, end }) => text.slice(start, end));

describe('words', () => {
  it('divides at hyphens, except after bound prefixes and in numbers', () => {
    expect(cut('US-led three-way talks, co-ordinated by twenty-five ex-ministers')).toEqual(
      'US led three way talks co-ordinated by twenty-five ex ministers'.split(' '),
    );
    expect(norms('co-ordinated coordinated post-war postwar')).toEqual([
      'coordinated',
      'coordinated',
      'postwar',
      'postwar',
    ]);
  });

  it('divides a unit from its number and folds the number', () => {
    expect(cut('£22m for 50km at 4.10am, 1,900 of 100%')).toEqual([
      '22',
      'm',
      'for',
      '50',
      'km',
      'at',
      '4.10',
      'am',
      '1,900',
      'of',
      '100',
      '%',
    ]);
    expect(norms('£22m and 22m, $3bn, 4:10 and 4.10, 1,900')).toEqual([
      '22',
      'million',
      'and',
      '22',
      'm',
      '3',
      'billion',
      '4.10',
      'and',
      '4.10',
      '1900',
    ]);
  });

  it('folds possessives, quotes, accents, ligatures, invisible characters and look-alike letters', () => {
    expect(norms('Ukraine’s officials’ Erdoğan ﬁnal of\u00adfice Zel\u200bensky Κremlin Cafe\u0301')).toEqual(
      ['ukraine', 'officials', 'erdogan', 'final', 'office', 'zelensky', 'kremlin', 'cafe'],
    );
    expect(norms('won’t O’Brien')).toEqual(["won't", "o'brien"]);
    expect(norms('Кремль')).toEqual(['кремль']);
  });

  it('keeps the country apart from the pronoun', () => {
    const [country, pronoun, dotted] = words('US troops told us that the U.S. was ready').filter(({ norm }) =>
      /^u\.?s$/.test(norm),
    );
    expect(country).toMatchObject({ norm: 'u.s', stem: 'america', stop: false });
    expect(pronoun).toMatchObject({ norm: 'us', stop: true });
    expect(dotted).toMatchObject({ norm: 'u.s', stem: 'america' });
    expect(norms('the US’s role')).toContain('u.s');
    expect(norms('TELL US MORE')).toContain('us');
  });

  it('gives variants of one word one stem', () => {
    for (const family of [
      'finalise finalize',
      'centre center',
      'defence defense',
      'labour labor',
      'travelled traveled',
      'withdrew withdraws withdrawn',
      'Ukrainian Ukraine Ukrainians',
      'Kiev Kyiv',
      'Zelensky Zelenskiy Zelenskyy',
      'American America U.S. USA',
      'eight 8',
      'programme program',
      'analyse analyze',
      'British Britain UK',
      'men man',
      'percent %',
      'demilitarised demilitarized',
    ]) {
      expect(new Set(stems(family)), family).toHaveLength(1);
    }
    expect(new Set(stems('polity police policy')).size).toBeGreaterThan(1);
  });

  it('counts the words of a text much as other counters do', () => {
    // \p{L}\p{N} runs with inner apostrophes and hyphens: a count that needs no rules of ours.
    const text =
      'The US said on Friday that 50km of the front-line’s trenches – “a red line” – were dug in 2014.';
    expect(words(text)).toHaveLength(text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)!.length + 2);
  });

  const messy = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        'a',
        'B',
        'é',
        'е\u0301',
        ' ',
        '.',
        '’',
        "'",
        '-',
        '7',
        ',',
        '%',
        '\u00ad',
        '\u200b',
        'ﬁ',
        '㏂',
        '½',
        '\n',
        '“',
        'İ',
        '\ud800',
        '😀',
        'U.S.',
        'ß',
        '\u0301',
        'ﷺ',
        '한',
        '\u1100',
        'm',
        '£',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  });

  it('keeps every offset in the text as given, in order, whatever the text', () => {
    fc.assert(
      fc.property(messy, (text) => {
        const analysed = analyse(text, english);
        let end = 0;
        for (const word of analysed.words) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          expect(word.norm).not.toBe('');
          end = word.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        let word = 0;
        let before = 0;
        for (const sentence of analysed.sentences) {
          expect(sentence.firstWord).toBe(word);
          expect(sentence.endWord).toBeGreaterThan(word);
          expect(sentence.start).toBeGreaterThanOrEqual(before);
          expect(sentence.start).toBeLessThanOrEqual(analysed.words[word]!.start);
          word = sentence.endWord;
          expect(sentence.end).toBeGreaterThanOrEqual(analysed.words[word - 1]!.end);
          before = sentence.end;
        }
        expect(word).toBe(analysed.words.length);
        expect(before).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a word the same with invisible characters and marks sown into it', () => {
    const letters = fc.stringMatching(/^[a-z]{3,10}$/);
    fc.assert(
      fc.property(
        letters,
        fc.array(fc.constantFrom('', '\u00ad', '\u200b', '\u2060', '\ufeff')),
        (word, noise) => {
          const sown = [...word]
            .map((letter, i) => letter + (i < word.length - 1 ? (noise[i] ?? '') : ''))
            .join('');
          const text = `“${sown}”`;
          expect(norms(text)).toEqual(norms(word));
          expect(cut(text)).toEqual([sown]);
        },
      ),
    );
  });
});

describe('sentences', () => {
  it('ends after a stop with its quotes and brackets', () => {
    expect(sentences('“Is it?” he said. “No!” He left (at once.) Then it rained.')).toEqual([
      '“Is it?” he said.',
      '“No!”',
      'He left (at once.)',
      'Then it rained.',
    ]);
  });

  it('does not end after abbreviations, initials and points inside numbers', () => {
    for (const one of [
      'Mr. Witkoff met Gen. J. K. Smith of the U.S. Senate on Jan. 23 at 4.10 a.m. in Geneva.',
      'The U.S. and Ukraine signed No. 5 of 3.5 billion, i.e. all of it.',
      'They “use the guarantees ... to push Ukraine” towards it.',
      '‘Is it over?’ asked one. '.trim(),
    ]) {
      expect(sentences(one)).toEqual([one]);
    }
  });

  it('ends after an abbreviation when a new sentence opens', () => {
    expect(sentences('He left the U.S. The deal was done. It ended in Jan. He knew.')).toHaveLength(4);
    expect(sentences('talks in Abu Dhabi.The Independent has asked.')).toHaveLength(2);
    expect(sentences('See example.com or a.b for it')).toHaveLength(1);
  });

  it('ends at an empty line but not at a line break', () => {
    expect(sentences('One line\nand its rest\n\nAnother')).toHaveLength(2);
  });

  it('is empty for a text without words', () => {
    expect(analyse(' … – 😀', english)).toMatchObject({ words: [], sentences: [] });
  });
});

describe('splitBlocks', () => {
  it('gives one trimmed block a non-empty line, whatever the line ends', () => {
    const text = '\ufeff First \r\n\r\n\tSecond line\n \u00a0\nThird\rFourth\u2028Fifth';
    expect(splitBlocks(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'First',
      'Second line',
      'Third',
      'Fourth',
      'Fifth',
    ]);
  });

  it('covers all visible text and nothing twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', 'é', '\u2029', '.') }),
        (text) => {
          const blocks = splitBlocks(text);
          expect(
            blocks
              .map(({ start, end }) => text.slice(start, end))
              .join('')
              .replace(/\s/g, ''),
          ).toBe(text.replace(/\s/g, ''));
          for (const { start, end } of blocks) expect(text.slice(start, end)).toMatch(/^\S(?:[^\n\r]*\S)?$/);
        },
      ),
    );
  });
});

describe('languageOf', () => {
  it('takes the primary subtag; without one it is English, and a language without a file is read neutrally', () => {
    expect(languageOf('en-GB')).toBe(english);
    expect(languageOf('xx').tag).toBe('und');
    expect(languageOf()).toBe(english);
  });
});

describe('Korean in decomposed letters', () => {
  it('is read as in composed ones', () => {
    const text = '장관은 회의에서 새로운 법이 좋다고 말했다.';
    const words = (one: string): string[] => analyse(one, languageOf('ko')).words.map(({ norm }) => norm);
    expect(words(text.normalize('NFD'))).toEqual(words(text));
  });
});
