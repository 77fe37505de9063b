/** Research sets of others, when a directory with them is given or lies beside the project. Never needed to build or test. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { articleOf, seedText, type GoldCase } from './gold';

const PLACES = [
  process.env['HEADWATER_RESEARCH'],
  fileURLToPath(new URL('../../../shared/data', import.meta.url)),
];
export const researchFolder = (): string | undefined =>
  PLACES.find((place): place is string => place !== undefined && existsSync(place));

export function records<T>(file: string): T[] {
  const folder = researchFolder();
  if (folder === undefined || !existsSync(path.join(folder, file))) return [];
  return gunzipSync(readFileSync(path.join(folder, file)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/gu, ' ');

/** Pages on the topic of the seeds, from which nothing derives, against 000. */
export const topicCases = (): GoldCase[] =>
  records<{ id: string; paragraphs: string[] }>('same-topic-news.docs.jsonl.gz').map(
    ({ id, paragraphs }) => ({
      set: 'negative',
      family: 'topic',
      name: id,
      source: articleOf('000', seedText('000')),
      page: articleOf(id, paragraphs.map(oneLine).join('\n')),
      labels: new Map(),
    }),
  );

/** BBC pages of other years against 000, `from` (inclusive) to `to` in the file's order. */
export const bbcCases = (from: number, to: number): GoldCase[] =>
  records<{ id: string; text: string }>('bbc.docs.jsonl.gz')
    .slice(from, to)
    .map(({ id, text }) => ({
      set: 'negative',
      family: 'bbc',
      name: id,
      source: articleOf('000', seedText('000')),
      page: articleOf(id, text),
      labels: new Map(),
    }));

/** A passage of news and a machine's rewrite of it. */
export interface Rewrite {
  readonly id: string;
  readonly prompt: string;
  readonly text1: string;
  readonly text2: string;
}

export const rewritePairs = (): Rewrite[] => records<Rewrite>('llm-news-rewrites.pairs.jsonl.gz');
