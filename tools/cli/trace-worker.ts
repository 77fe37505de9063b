/** A thread of `trace --jsonl`: lines in, lines of results out (trace-pool.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import type { Strictness } from '../../src/index';
import { openPacks, type PackBytes } from '../corpora';
import type { Line } from './lines';
import { answerLine, type Answer } from './trace-record';

export interface WorkerStart {
  readonly packs: readonly PackBytes[];
  readonly name: string;
  readonly strictness: Strictness;
}
export interface Asked {
  readonly key: number;
  readonly line: Line;
}
export interface Told {
  readonly key: number;
  readonly answer: Answer | undefined;
}

const { packs, name, strictness } = workerData as WorkerStart;
const corpus = openPacks(packs);
parentPort?.on('message', ({ key, line }: Asked) => {
  parentPort?.postMessage({ key, answer: answerLine(corpus, line, name, strictness) } satisfies Told);
});
