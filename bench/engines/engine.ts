/** What every engine that is measured does, ours and the others': hold paragraphs, and find the one a text is from. */
import type { SourceArticle } from '../../src/index';

/** A corpus as it is given to an engine. Paragraphs are numbered through all articles, as in a pack. */
export interface Held {
  readonly articles: Iterable<SourceArticle>;
  /** All paragraphs' texts; not asked for where the corpus is too large to be in memory. */
  readonly texts: readonly string[];
  readonly articleCount: number;
  /** A folder for what is kept on disk meanwhile. */
  readonly folder: string;
}

/** One look-up: a paragraph of a page. */
export interface Query {
  readonly text: string;
  /** Its rarest words alone, as our second tier would ask for them (queries.ts). */
  readonly rare: string;
}

/** What an index is asked with: the paragraph, or its rarest words. Ours: its first tier alone, or both. */
export type Ask = 'text' | 'rare' | 'prints' | 'both';

/** What an engine leaves on disk. */
export type Kept = ArrayBuffer | string | ReadonlyMap<string, string>;

export interface Index {
  /** Number of the paragraph that is most like the query; −1 where there is none. */
  find(query: Query, ask: Ask): number | Promise<number>;
  /** Absent where the engine cannot be kept. */
  keep?(): Kept | Promise<Kept>;
}

export interface Engine {
  /** Name of its package; of ours and of what is none, a name for the tables. */
  readonly name: string;
  /** How it is used, where that is not by its defaults. */
  readonly options: string;
  readonly asks: readonly Ask[];
  /** Whether it indexes words for people to search: a peer of ours in building. */
  readonly isFullText?: boolean;
  build(held: Held): Index | Promise<Index>;
  /** Opens what was kept. */
  open?(kept: Kept): Index | Promise<Index>;
}

const utf8Bytes = (text: string): number => Buffer.byteLength(text);

export const keptBytes = (kept: Kept): number =>
  typeof kept === 'string'
    ? utf8Bytes(kept)
    : kept instanceof ArrayBuffer
      ? kept.byteLength
      : [...kept.values()].reduce((sum, part) => sum + utf8Bytes(part), 0);

const WORD = /[\p{L}\p{M}\p{Nd}]+/gu;

/** Words for the engines that leave cutting to whoever uses them. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/** The paragraph with the most votes, the first of equals. */
export function mostVoted(votes: ReadonlyMap<number, number>): number {
  let best = -1;
  let most = 0;
  for (const [paragraph, count] of votes) {
    if (count > most || (count === most && paragraph < best)) {
      best = paragraph;
      most = count;
    }
  }
  return best;
}
