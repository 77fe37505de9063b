/** What was measured, as numbers; the tables are made from it. */
import type { Edit } from '../corpora/queries';
import type { Ask } from '../engines/engine';
import type { Tiers } from '../engines/ours';
import type { Pass } from './wire';

/** Look-ups that were answered with a right paragraph, of all that were made; each of them once. */
export type Recall = readonly [right: number, of: number];

/** Ours and a peer by turns; milliseconds a page of 60 look-ups, one value a pair. */
export interface Compared {
  readonly ask: Ask;
  readonly edit: Edit;
  /** Of the peer in a turn. Fewer than a page where that would take too long. */
  readonly lookUps: number;
  readonly peer: readonly number[];
  readonly prints: readonly number[];
  readonly both: readonly number[];
  readonly recall: Recall;
  /** Of ours on the same look-ups. */
  readonly oursOnSame: { readonly prints: Recall; readonly both: Recall };
}

/** Ours and a peer by turns, in milliseconds. */
export interface Pairs {
  readonly ours: readonly number[];
  readonly peer: readonly number[];
}

export interface EngineResult {
  readonly engine: string;
  readonly build?: { readonly ms: number; readonly heldMb: number; readonly peakMb: number };
  readonly keptBytes?: number;
  readonly tiers?: Tiers;
  readonly compared: readonly Compared[];
  readonly open?: Pairs;
  readonly rebuild?: Pairs;
  /** What it could not do, and why: "build takes over 150 s". */
  readonly failed: readonly string[];
}

export interface OursOn {
  readonly edit: Edit;
  readonly prints: Recall;
  readonly both: Recall;
}

/** Ours by itself, where no other engine is asked; milliseconds a page. */
export interface Alone {
  readonly edit: Edit;
  readonly prints: readonly number[];
  readonly both: readonly number[];
}

export interface CorpusResult {
  readonly articles: number;
  /** Of them, seeds included; the others are generated. */
  readonly real: number;
  readonly paragraphs: number;
  readonly textBytes: number;
  /** Of the first articles, which were built again and again; and their text. */
  readonly rebuilt?: { readonly articles: number; readonly textBytes: number };
  readonly ours: EngineResult;
  readonly recall: readonly OursOn[];
  readonly alone?: readonly Alone[];
  readonly peers: readonly EngineResult[];
}

/** Ours on two corpora by turns, the smaller one first. */
export interface Grown {
  readonly from: number;
  readonly to: number;
  readonly what: 'prints' | 'both' | 'trace, held' | 'trace, not held';
  readonly edit?: Edit;
  readonly smaller: readonly number[];
  readonly larger: readonly number[];
}

export interface PassResult {
  readonly what: Pass;
  readonly ms: readonly number[];
}

export interface Machine {
  /** UTF-16 units that the passes over texts went over. */
  readonly units: number;
  readonly passes: readonly PassResult[];
}

export interface Results {
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  readonly date: string;
  readonly minutes: number;
  readonly corpora: readonly CorpusResult[];
  readonly growth: readonly Grown[];
  readonly machine: Machine;
}
