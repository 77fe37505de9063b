/** A thread that has never run a library before opens one and answers: what a background that was stopped has to do. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Article } from '../../src/index';
import { SUBJECTS, type SubjectName } from './subjects';

export interface OpenStart {
  readonly name: SubjectName;
  readonly file: string;
  readonly page: Article;
}
export interface OpenTold {
  readonly ms: number;
  readonly answer: string | undefined;
}

const { name, file, page } = workerData as OpenStart;
const start = performance.now();
const answer = (await SUBJECTS[name].open(file)).answer(page);
parentPort?.postMessage({ ms: performance.now() - start, answer } satisfies OpenTold);
