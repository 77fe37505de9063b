/** Threads that trace lines. All of them read one copy of the packs. */
import type { Worker } from 'node:worker_threads';
import { InputError } from '../decode';
import type { Line } from './lines';
import { startWorker } from './start-worker';
import { untraced, type Answer } from './trace-record';
import type { Asked, Told, WorkerStart } from './trace-worker';

interface Job {
  readonly line: Line;
  readonly resolve: (answer: Answer | undefined) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly jobs: Map<number, Job>;
}

/** A line at work and one behind it, so that no thread waits for the next. */
const AHEAD = 2;
/** A thread that dies takes the lines with it that it was at; one that never gets anywhere is no use. */
const MOST_DEATHS = 3;

export class TracePool {
  readonly #threads = new Set<Thread>();
  readonly #waiting: Job[] = [];
  #key = 0;
  #deaths = 0;
  #isClosed = false;

  constructor(
    readonly start: WorkerStart,
    threads: number,
  ) {
    for (let i = 0; i < threads; i += 1) this.#begin();
  }

  trace(line: Line): Promise<Answer | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line, resolve, reject });
      this.#hand();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #begin(): void {
    const worker = startWorker(new URL('./trace-worker.ts', import.meta.url), this.start);
    const thread: Thread = { worker, jobs: new Map() };
    this.#threads.add(thread);
    worker.on('message', ({ key, answer }: Told) => {
      this.#deaths = 0;
      thread.jobs.get(key)?.resolve(answer);
      thread.jobs.delete(key);
      this.#hand();
    });
    worker.on('error', (error) => this.#end(thread, error));
    worker.on('exit', () => this.#end(thread, 'its thread ended'));
  }

  /** Out of memory, mostly: the line at work is told as untraced, the one behind it goes to another thread. */
  #end(thread: Thread, error: unknown): void {
    if (this.#isClosed || !this.#threads.delete(thread)) return;
    const [first, ...behind] = thread.jobs.values();
    this.#deaths += 1;
    if (this.#deaths > MOST_DEATHS) {
      const fault = new InputError(`the threads end by themselves (${String(error)}). Try --jobs 1.`);
      for (const job of [...thread.jobs.values(), ...this.#waiting.splice(0)]) job.reject(fault);
      return;
    }
    first?.resolve(untraced(first.line.number, error));
    this.#waiting.unshift(...behind);
    this.#begin();
    this.#hand();
  }

  #hand(): void {
    for (const thread of [...this.#threads].sort((a, b) => a.jobs.size - b.jobs.size)) {
      if (thread.jobs.size >= AHEAD) continue;
      const job = this.#waiting.shift();
      if (job === undefined) return;
      this.#key += 1;
      thread.jobs.set(this.#key, job);
      thread.worker.postMessage({ key: this.#key, line: job.line } satisfies Asked);
    }
  }
}
