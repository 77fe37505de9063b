/** What a set of the measurement is: one file a set, all of them listed in sets.ts. */
import type { Strictness } from '../../src/index';
import type { PeerName } from './peer-engines';

export const PRESETS: readonly Strictness[] = ['strict', 'balanced', 'loose'];

/** A row of the one table. Cells are finished text; a missing cell does not apply to this measure. */
export interface TableRow {
  readonly measure: string;
  /** How many, and of what. */
  readonly n: string;
  /** Where the engine has one figure and not one a preset, it stands under `balanced`. */
  readonly ours: Partial<Readonly<Record<Strictness, string>>>;
  readonly peers?: Partial<Readonly<Record<PeerName, string>>>;
  /** What the project wants to reach. */
  readonly goal?: string;
  /** What people reach, what others have published, or what doing nothing clever reaches. */
  readonly beside?: string;
}

export interface Section {
  /** Stable: comments in the code name it. */
  readonly heading: string;
  readonly text: string;
}

export interface Findings {
  readonly rows: readonly TableRow[];
  readonly sections: readonly Section[];
}

/** Tells how far a set is: `done` of `of` parts. */
export type Progress = (done: number, of: number) => void;

export interface EvalSet {
  /** As `--only` names it. */
  readonly name: string;
  readonly about: string;
  /** Files of the research sets without which the set is left out; none where tests/gold is enough. */
  readonly needs: readonly string[];
  readonly run: (progress: Progress) => Findings | Promise<Findings>;
}
