/**
 * `headwater trace --jsonl`: a page a line in, a result a line out, in the same order. A line that cannot be traced has
 * a result that says so, and the lines after it are traced all the same: a run over night is not lost to one bad page.
 */
import { availableParallelism } from 'node:os';
import type { Strictness } from '../../src/index';
import { openPacks, packsAt } from '../corpora';
import { InputError } from '../decode';
import type { Terminal } from './command';
import { inOrder } from './in-order';
import { linesOf, type Line } from './lines';
import { MAX_LINE } from './record';
import { TracePool } from './trace-pool';
import { answerLine, type Answer } from './trace-record';

export interface TraceLines {
  /** What messages call the input. */
  readonly name: string;
  readonly input: AsyncIterable<Uint8Array>;
  readonly corpus: readonly string[];
  readonly strictness: Strictness;
  /** Threads; undefined: as many as pay. */
  readonly jobs: number | undefined;
  readonly terminal: Terminal;
}

/** Starting a thread takes about a second of work: a few pages are sooner traced without any. */
const ALONE_MS = 2_000;
/** Cores of a large machine beyond these mostly wait for memory. */
const MOST_BY_ITSELF = 16;
/** More complaints than this on standard error help nobody: all of them stand in the results. */
const MOST_COMPLAINTS = 20;
const DRAW_MS = 200;

export async function traceLines({
  name,
  input,
  corpus: paths,
  strictness,
  jobs: given,
  terminal,
}: TraceLines): Promise<void> {
  const packs = await packsAt(paths);
  const corpus = openPacks(packs);
  const jobs = given ?? Math.min(MOST_BY_ITSELF, availableParallelism());
  let alone = given === undefined ? ALONE_MS : 0;
  let pool: TracePool | undefined;
  const answer = (line: Line): Promise<Answer | undefined> => {
    if (jobs === 1 || alone > 0) {
      const start = performance.now();
      const answered = answerLine(corpus, line, name, strictness);
      alone -= performance.now() - start;
      return Promise.resolve(answered);
    }
    pool ??= new TracePool({ packs, name, strictness }, jobs);
    return pool.trace(line);
  };

  let pages = 0;
  let bad = 0;
  const started = performance.now();
  let drawn = started;
  try {
    for await (const one of inOrder(linesOf(input, MAX_LINE), answer, jobs * 4)) {
      if (one === undefined) continue;
      pages += 1;
      if (one.problem !== undefined) {
        bad += 1;
        if (bad <= MOST_COMPLAINTS) terminal.complain(`headwater: ${one.problem}`);
      }
      await terminal.output(one.output);
      const now = performance.now();
      if (terminal.draw === undefined || now - drawn < DRAW_MS) continue;
      drawn = now;
      terminal.draw(`${pages} pages, ${((pages / (now - started)) * 1000).toFixed(1)} a second`);
    }
  } finally {
    terminal.draw?.('');
    await pool?.close();
  }
  if (bad > 0) {
    throw new InputError(
      `${bad} of ${pages} lines could not be traced. Each has a line with "error" in the results.`,
    );
  }
}
