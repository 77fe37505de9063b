/** The extension builds packs with tables that it reads, not with those that the engine carries: the same packs. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  buildCorpus,
  buildCorpusWith,
  mergePacks,
  mergePacksWith,
  tablesForArticles,
  tablesForPacks,
  wordTable,
  wordTableIn,
  type BuildOptions,
  type SourceArticle,
  type WordTables,
} from '../../../src/index';
import { tableText } from '../../../src/languages/background';
import { buildSeedPack } from '../../../tools/seed-pack';
import { articleOf, seedText } from '../../../tools/learn/gold';

const seeds = await buildSeedPack('seeds');

const read = (tags: readonly string[]): WordTables =>
  new Map(tags.map((tag) => [tag, tag === 'en' ? wordTableIn(seeds) : wordTable(tableText(tag))]));

const LIBRARIES: readonly (readonly string[])[] = [
  [],
  ['en'],
  ['de'],
  ['en', 'fr'],
  ['es', 'ru', 'en'],
  ['ru'],
];
const SCOPES = ['whole', 'own'] as const satisfies readonly BuildOptions['background'][];
const CASES = LIBRARIES.flatMap((tags) => SCOPES.map((background) => ({ tags, background })));

const articlesIn = (tags: readonly string[]): SourceArticle[] =>
  tags.map((tag) =>
    articleOf(
      tag,
      tag === 'en' ? seedText('000') : readFileSync(`tests/gold/languages/${tag}/original.txt`, 'utf8'),
    ),
  );

const isSame = (a: ArrayBuffer, b: ArrayBuffer): boolean => Buffer.from(a).equals(Buffer.from(b));

describe.each(CASES)('a pack of $tags, $background', ({ tags, background }) => {
  const articles = articlesIn(tags);
  const built = buildCorpus(articles, { background });

  it('is the same with the tables that its articles ask for', () => {
    const tables = read(tablesForArticles(articles, background));
    expect(isSame(buildCorpusWith(tables, articles, { background }), built)).toBe(true);
  });

  it('is merged to the same with the tables that its packs ask for, where all is left out too', () => {
    const tables = read(tablesForPacks([built], background));
    const part = { bytes: built };
    expect(isSame(mergePacksWith(tables, [part], { background }), built)).toBe(true);
    const none = [{ ...part, keeps: () => false }];
    expect(isSame(mergePacksWith(tables, none, { background }), mergePacks(none, { background }))).toBe(true);
  });
});

it('asks for no table that it does not need', () => {
  expect(tablesForArticles(articlesIn(['en', 'ru']), 'own')).toEqual([]);
  expect(tablesForArticles(articlesIn(['de', 'en']), 'own')).toEqual(['de']);
  expect(tablesForPacks([buildCorpus(articlesIn(['de'])), seeds], 'whole')).toEqual(['de', 'en']);
});

it('refuses to build without a table that it needs', () => {
  const german = articlesIn(['de']);
  expect(() => buildCorpusWith(new Map(), german, { background: 'own' })).toThrow(/"de"/);
  expect(() => buildCorpusWith(new Map(), [])).toThrow(/"en"/);
});
