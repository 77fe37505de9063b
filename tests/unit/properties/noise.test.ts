/** Characters that a reader does not see, or takes for others, change nothing that the engine says. */
import { describe, expect, it } from 'vitest';
import { buildCorpus, openCorpus, traceArticle } from '../../../src/index';
import { articleOf } from '../../../tools/learn/gold';
import { corpus, PAGES, SOURCES, told } from './gold-pages';
import { letters, NOISES, straight, type Noise } from './noise';

const plain = (words: string): string => letters(words).replaceAll('.', '').toLowerCase();
const trace = (text: string) => traceArticle(corpus, articleOf('page', text));
const CLEAN = new Map(PAGES.map(([name, text]) => [name, told(trace(text), plain)]));

/** Whether a span begins and ends with what a reader sees, and no accent is torn off. */
const OPEN_ENDED = /^[\u00ad\u200b-\u200d\ufeff\p{M}\s]|[\u00ad\u200b-\u200d\ufeff\s]$/u;

/** Every fourth page, other ones for each noise: together they see all. */
let turn = 0;
function expectSame(noise: Noise): void {
  turn += 1;
  for (const [index, [name, text]] of PAGES.entries()) {
    if ((index + turn) % 4 !== 0) continue;
    const page = noise(text, index + 1);
    const found = trace(page);
    expect(told(found, plain), name).toEqual(CLEAN.get(name));
    for (const { text: own, start, end, match } of found.paragraphs) {
      expect(page.slice(start, end)).toBe(own);
      for (const span of [...(match?.same ?? []), ...(match?.altered ?? [])])
        expect(own.slice(span.start, span.end)).not.toMatch(OPEN_ENDED);
    }
  }
}

describe('the same result as for the clean text', () => {
  it.each(Object.entries(NOISES))('with %s', (_, noise) => {
    expectSame(noise);
  });

  it('with straight quotation marks', () => {
    expectSame(straight);
  });

  it('with "U.S." for "US", and the reverse', () => {
    expectSame((text) => text.replace(/\bUS\b/gu, 'U.S.'));
    expectSame((text) => text.replace(/\bU\.S\.(?=\s\p{Ll})/gu, 'US'));
  });

  it('with headlines in capitals', () => {
    const spoken = /[.!?”"…]$/u;
    expectSame((text) =>
      text.replace(/^.{25,110}$/gmu, (line) => (spoken.test(line) ? line : line.toUpperCase())),
    );
  });

  it('with words made of look-alike letters alone', () => {
    expectSame((text) => text.replace(/\ba\b/gu, 'а').replace(/\bA\b/gu, 'А'));
  });
});

describe('noise in the held text', () => {
  it.each(['zero-width spaces', 'decomposed letters'])(
    'with %s: the same matches, and spans exact in the noisy source',
    (name) => {
      const held = openCorpus(
        buildCorpus(
          SOURCES.map((source, index) => articleOf(source.id, NOISES[name]!(source.text, index + 7))),
        ),
      );
      for (const [page, text] of PAGES.filter((_, index) => index % 4 === 1)) {
        const clean = trace(text);
        const noisy = traceArticle(held, articleOf('page', text));
        for (const [index, { match, score }] of noisy.paragraphs.entries()) {
          const expected = clean.paragraphs[index]!;
          expect(score, `${page} ${String(index)}`).toBeCloseTo(expected.score, 1);
          expect(match?.relation).toBe(expected.match?.relation);
          expect(match?.source.paragraph).toBe(expected.match?.source.paragraph);
          expect(
            match?.altered.map((span) => [span.kind, span.start, span.end, plain(span.sourceText)]),
          ).toEqual(
            expected.match?.altered.map((span) => [span.kind, span.start, span.end, plain(span.sourceText)]),
          );
          for (const span of [...(match?.altered ?? []), ...(match?.dropped ?? [])]) {
            const source = [match!.source, ...match!.others][span.sourceIndex ?? 0]!;
            expect(source.text.slice(span.sourceStart, span.sourceEnd)).toBe(span.sourceText);
          }
        }
      }
    },
  );
});
