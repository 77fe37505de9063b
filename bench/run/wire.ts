/** What the process that measures asks of the process that runs one engine. */
import type { Edit } from '../corpora/queries';
import type { Ask } from '../engines/engine';
import type { Tiers } from '../engines/ours';
import type { Article } from '../../src/index';

export interface Start {
  readonly engine: string;
  /** Of `writeCorpus`. */
  readonly corpus: string;
  readonly articles: number;
  /** A file of `Queries`. */
  readonly queries: string;
  /** For what is kept on disk meanwhile. */
  readonly folder: string;
}

/** Megabytes: what the process holds once its rubbish is gone, and the most it ever had. */
export interface Memory {
  readonly held: number;
  readonly peak: number;
}

export interface Built {
  readonly ms: number;
  /** Beyond what the process had before with all texts in memory. */
  readonly memory: Memory;
}

export interface KeptTold {
  /** Of all that is kept; undefined where the engine keeps nothing. */
  readonly bytes: number | undefined;
  /** Ours alone. */
  readonly tiers?: Tiers;
}

export interface Turn {
  readonly ms: number;
  /** The best paragraph of each look-up. */
  readonly found: readonly number[];
}

/** Each method's arguments and what it gives, in order of their use. */
export interface Methods {
  load: (start: Start) => { readonly title: string };
  /** All of the corpus. */
  build: () => Built;
  /** Milliseconds of building the first articles once more; the index stays as it was. */
  rebuild: (articles: number) => number;
  keep: () => KeptTold;
  /** Milliseconds of opening what was kept; the index stays as it was. */
  open: () => number;
  /** `count` look-ups from number `from` on. */
  turn: (ask: Ask, edit: Edit, from: number, count: number) => Turn;
  /** Ours alone: milliseconds of tracing whole pages, and how many paragraphs were traced. */
  trace: (pages: readonly Article[]) => { readonly ms: number; readonly traced: number };
  /** Ours alone. Milliseconds of one pass over the texts of the first articles. */
  pass: (what: Pass, articles: number) => number;
}

export const PASSES = ['charCodeAt', 'fingerprint', 'memcpy', 'binary search'] as const;
export type Pass = (typeof PASSES)[number];

export type Method = keyof Methods;

export interface Request<M extends Method = Method> {
  readonly number: number;
  readonly method: M;
  readonly args: Parameters<Methods[M]>;
}

export type Reply =
  { readonly number: number; readonly value: unknown } | { readonly number: number; readonly error: string };
