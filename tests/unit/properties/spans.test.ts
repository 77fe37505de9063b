/** Offsets lead back to the exact text, and counts stay within what they count. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf, traceArticle, type AddedSpan, type TracedParagraph } from '../../../src/index';
import { analyse } from '../../../src/text';
import { summaryOf } from '../../../src/trace/summary';
import { articleOf, seedText, storyText } from '../../../tools/learn/gold';
import { corpus } from './gold-pages';
import { expectExact } from '../exact-spans';
import { NOISES, random } from './noise';

const LINES = [
  ...['copy', 'spin', 'paraphrase', 'summary', 'chain'].flatMap((name) =>
    storyText('flood', name).split(/\n+/u),
  ),
  ...seedText('002').split(/\n+/u),
].filter((line) => line.trim() !== '');
const noises = Object.values(NOISES);

/** A page of some lines, some of them noisy, joined in ways that pages are. */
const pages = fc
  .array(fc.tuple(fc.constantFrom(...LINES), fc.integer({ min: -4, max: noises.length - 1 }), fc.nat(99)), {
    minLength: 1,
    maxLength: 10,
  })
  .chain((lines) =>
    fc
      .constantFrom('\n', '\n\n', '\r\n', ' \n\u200b\n\ufeff')
      .map((between) =>
        lines.map(([line, noise, seed]) => noises[noise]?.(line, seed) ?? line).join(between),
      ),
  );

describe('any page', () => {
  it('has spans that lead back to its own characters and to its sources’', () => {
    fc.assert(
      fc.property(pages, (text) => {
        expectExact(traceArticle(corpus, articleOf('page', text)), text);
      }),
      { seed: 17, numRuns: 40 },
    );
  });

  it('is traced whatever characters it is made of', () => {
    const chance = random(3);
    const odd = [
      '\u200b',
      '\ufeff',
      '\ud83d',
      '\udc00',
      'ﬁ',
      '\u0301',
      '\u00a0',
      '“',
      "'",
      'а',
      '²',
      '\u202e',
      '㏂',
    ];
    for (let run = 0; run < 60; run += 1) {
      const line = LINES[Math.floor(chance() * LINES.length)]!;
      const text = Array.from(line, (letter) =>
        chance() < 0.1 ? letter + odd[Math.floor(chance() * odd.length)]! : letter,
      ).join('');
      expectExact(traceArticle(corpus, articleOf('page', text)), text);
    }
  });
});

describe('counts', () => {
  const english = languageOf('en');

  it('are unions of spans, however these overlap', () => {
    const text = 'The harbour board fined forty ferry operators last week after two ramps had failed.';
    const analysed = analyse(text, english);
    const span = fc
      .tuple(fc.nat(text.length - 1), fc.nat(text.length), fc.constantFrom('sure', 'likely', 'possible'))
      .map(([a, b, grade]): AddedSpan => ({
        start: Math.min(a, b),
        end: Math.max(a, b) + 1,
        grade: grade as 'sure',
      }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        const added = spans.toSorted((a, b) => a.start - b.start || a.end - b.end);
        const match = { relation: 'light', added } as unknown as TracedParagraph['match'];
        const summary = summaryOf(
          [{ index: 0, start: 0, end: text.length, text, kind: 'paragraph', score: 1, nearest: null, match }],
          {
            texts: [text],
            kinds: ['paragraph'],
            skipped: [null],
            units: [],
            analysed: new Map([[0, analysed]]),
            words: [analysed.words.length],
            partial: null,
          },
        );
        const { words, derivedWords, addedWords, sameWords, addedInsideWords } = summary;
        for (const part of [derivedWords, addedWords, sameWords, addedInsideWords]) {
          expect(part / words).toBeGreaterThanOrEqual(0);
          expect(part / words).toBeLessThanOrEqual(1);
        }
        expect(derivedWords + addedWords).toBe(words);
      }),
      { seed: 19, numRuns: 200 },
    );
  });
});
