/** Corpora as files that every engine's process reads: the seeds first, then news. Each holds the smaller ones. */
import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { SourceArticle } from '../../src/index';
import { ROOT } from '../../tools/build';
import { loadSources } from '../../tools/seeds';
import { news } from './articles';

export interface Source {
  /** How many of the articles behind the seeds are real; those after them are generated. */
  readonly real: number;
  readonly seeds: number;
  article(number: number): SourceArticle;
  /** Articles that no corpus has. */
  readonly notHeld: readonly SourceArticle[];
}

const NOT_HELD = 5;
/** A generated article that no corpus reaches. */
const BEYOND = 5_000_000;

export async function source(): Promise<Source> {
  const seeds = await loadSources(path.join(ROOT, 'seeds'));
  const texts = news();
  const real = Math.max(0, texts.real - NOT_HELD);
  return {
    real,
    seeds: seeds.length,
    article(number) {
      const at = number - seeds.length;
      return seeds[number] ?? texts.article(at < real ? at : at + texts.real - real);
    },
    notHeld: Array.from({ length: NOT_HELD }, (_, i) => texts.article((texts.real > 0 ? real : BEYOND) + i)),
  };
}

export interface CorpusFile {
  readonly file: string;
  readonly articles: number;
  readonly paragraphs: number;
  /** Of all paragraphs' texts, UTF-8. */
  readonly textBytes: number;
}

/** Lines written at once. */
const PIECE = 4 << 20;

/** Writes the first `size` articles, a line each. */
export function writeCorpus(from: Source, size: number, file: string): CorpusFile {
  const handle = openSync(file, 'w');
  let paragraphs = 0;
  let textBytes = 0;
  let piece = '';
  for (let number = 0; number < size; number += 1) {
    const article = from.article(number);
    paragraphs += article.blocks.length;
    for (const { start, end } of article.blocks)
      textBytes += Buffer.byteLength(article.text.slice(start, end));
    piece += `${JSON.stringify(article)}\n`;
    if (piece.length < PIECE && number < size - 1) continue;
    writeSync(handle, piece);
    piece = '';
  }
  closeSync(handle);
  return { file, articles: size, paragraphs, textBytes };
}

/** Reads the articles one after the other; the whole file need not fit in a string. */
export function* readCorpus(file: string): Generator<SourceArticle> {
  const handle = openSync(file, 'r');
  const buffer = Buffer.alloc(PIECE);
  let rest: Buffer = Buffer.alloc(0);
  try {
    for (;;) {
      const length = readSync(handle, buffer);
      if (length === 0) break;
      let data: Buffer = Buffer.concat([rest, buffer.subarray(0, length)]);
      for (let end = data.indexOf(10); end >= 0; end = data.indexOf(10)) {
        yield JSON.parse(data.toString('utf8', 0, end)) as SourceArticle;
        data = data.subarray(end + 1);
      }
      rest = data;
    }
  } finally {
    closeSync(handle);
  }
}

export const paragraphsOf = ({ text, blocks }: SourceArticle): string[] =>
  blocks.map(({ start, end }) => text.slice(start, end));

export const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
