/**
 * Copies of real-length paragraphs with one detail changed must show it at the right words of both texts; the
 * copies themselves must show nothing. The same on copies whose other words were edited lightly.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/languages/index';
import { analyse, type Analysed } from '../../../src/text';
import { compareDetails, type Details } from '../../../src/trace/altered';
import { lightly, mutationsOf, WAYS, type Mutation } from './mutations';

const english = languageOf('en');
const STORIES = 'tests/gold/stories';

function paragraphs(): string[] {
  const stories = readdirSync(STORIES).flatMap((story) =>
    ['original', 'independent', 'copy']
      .map((doc) => join(STORIES, story, `${doc}.txt`))
      .filter((file) => existsSync(file))
      .flatMap((file) => readFileSync(file, 'utf8').split(/\n\s*\n/u)),
  );
  const blocks = JSON.parse(readFileSync('tests/gold/seeds/blocks.json', 'utf8')) as Record<
    string,
    { text: string }[]
  >;
  const seeds = Object.values(blocks).flatMap((block) => block.map(({ text }) => text));
  const pairs = readFileSync('tests/gold/details/cases.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { source: string }).source);
  return [...stories, ...seeds, ...pairs]
    .map((text) => text.trim())
    .filter((text) => text.split(/\s+/u).length >= 12);
}

const PARAGRAPHS = paragraphs();
const analysed = new Map<string, Analysed>(PARAGRAPHS.map((text) => [text, analyse(text, english)]));
const MUTATIONS = PARAGRAPHS.flatMap((source, index) =>
  mutationsOf(source, index + 1).map((mutation) => ({ source, mutation })),
);

const details = (page: string, source: string): Details =>
  compareDetails(analyse(page, english), [analysed.get(source) ?? analyse(source, english)], [], 'en');
const altered = (page: string, source: string) => details(page, source).altered;

/** Whether the change is told, of its kind, at its words in both texts; `page` may have moved it. */
function told(
  page: { text: string; start: number; end: number },
  mutation: Mutation,
  source: string,
): boolean {
  const found = details(page.text, source);
  const there = (span: { sourceStart: number; sourceEnd: number }): boolean =>
    span.sourceStart <= mutation.sourceEnd + 1 && span.sourceEnd >= mutation.sourceStart - 1;
  const kind = (one: string): boolean => mutation.kinds.some((wanted) => wanted === one);
  return (
    found.altered.some(
      (span) => kind(span.kind) && there(span) && span.start <= page.end + 1 && span.end >= page.start - 1,
    ) ||
    (page.start === page.end && found.dropped.some((span) => kind(span.kind) && there(span)))
  );
}

/** The paragraph as a copying page has it: other quotes, a credit in front. */
const DRESSES: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['with straight quotes', (text) => text.replace(/[“”]/gu, '"').replace(/[‘’]/gu, "'")],
  ['behind a credit', (text) => `As first reported by the Harbour Post: ${text}`],
  ['lightly edited', (text) => lightly(text, 0.6, text.length).text],
];

describe('copies', () => {
  it.each(DRESSES)('%s: nothing is altered', (_, dress) => {
    const shown = PARAGRAPHS.filter((text) => altered(dress(text), text).length > 0);
    expect(PARAGRAPHS.length).toBeGreaterThan(400);
    expect(shown.length / PARAGRAPHS.length, shown.slice(0, 5).join('\n')).toBeLessThanOrEqual(0.02);
  });

  it('as it is: nothing is dropped either', () => {
    expect(PARAGRAPHS.filter((text) => details(text, text).dropped.length > 0)).toEqual([]);
  });
});

describe('copies with one detail changed', () => {
  it.each(Object.keys(WAYS))('%s is found', (name) => {
    const own = MUTATIONS.filter(({ mutation }) => mutation.name === name);
    const missed = own.filter(({ mutation, source }) => !told(mutation, mutation, source));
    expect(own.length).toBeGreaterThan(8);
    expect(
      1 - missed.length / own.length,
      missed.map(({ mutation }) => `${mutation.what}: ${mutation.text}`).join('\n'),
    ).toBeGreaterThanOrEqual(0.95);
  });

  it('most are found in a lightly edited copy as well', () => {
    const edited = MUTATIONS.filter((_, index) => index % 3 === 0).map(({ mutation, source }, index) => ({
      page: lightly(mutation.text, 0.6, index, mutation),
      mutation,
      source,
    }));
    const changed = edited.filter(({ page, mutation }) => page.text !== mutation.text);
    const found = changed.filter(({ page, mutation, source }) => told(page, mutation, source));
    expect(changed.length).toBeGreaterThan(300);
    expect(found.length / changed.length).toBeGreaterThanOrEqual(0.9);
  });
});

describe('any two texts', () => {
  it('give spans inside them, in order', () => {
    const word = fc.constantFrom(
      'not',
      'will',
      'may',
      '12',
      '“',
      '”',
      'Ana',
      'Ruiz',
      'said',
      'five',
      'percent',
      '.',
      ',',
      'pier',
      'Monday',
      'likely',
      '\u00ad',
      '’s',
    );
    const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (page, source) => {
        const details = compareDetails(analyse(page, english), [analyse(source, english)], [], 'en');
        let end = 0;
        for (const span of details.altered) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(page.length);
          expect(source.slice(span.sourceStart, span.sourceEnd)).toBe(span.sourceText);
          expect(span.sourceText).not.toBe('');
          end = span.end;
        }
        for (const span of details.dropped)
          expect(source.slice(span.sourceStart, span.sourceEnd)).toBe(span.sourceText);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
