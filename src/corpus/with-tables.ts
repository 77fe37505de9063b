/**
 * Building and merging with the tables of all languages at hand, as programs do. Whoever imports this carries them, a
 * hundred kilobytes and a half: the extension brings its own (`buildCorpusWith`, `mergePacksWith`).
 */
import { tableText } from '../languages/background';
import { LANGUAGES } from '../languages/index';
import type { SourceArticle } from '../types';
import { wordTable, type WordTable, type WordTables } from './background';
import { buildCorpusWith, type BuildOptions } from './build';
import { mergePacksToWith, mergePacksWith, type PackPart, type PackSource } from './merge';
import type { PackSink } from './write';

/** A cache, not state: libraries are built pack by pack. */
const made = new Map<string, WordTable>();

/** Each table is read at its first use. */
export const TABLES: WordTables = {
  get(tag) {
    if (!made.has(tag) && LANGUAGES.some((language) => language.tag === tag))
      made.set(tag, wordTable(tableText(tag)));
    return made.get(tag);
  },
};

/** `buildCorpusWith` the tables of all languages. */
export const buildCorpus = (articles: readonly SourceArticle[], options?: BuildOptions): ArrayBuffer =>
  buildCorpusWith(TABLES, articles, options);

/** `mergePacksToWith` the tables of all languages. */
export const mergePacksTo = (sources: readonly PackSource[], sink: PackSink, options?: BuildOptions): void =>
  mergePacksToWith(TABLES, sources, sink, options);

/** `mergePacksWith` the tables of all languages. */
export const mergePacks = (parts: readonly PackPart[], options?: BuildOptions): ArrayBuffer =>
  mergePacksWith(TABLES, parts, options);
