/** One engine in a process of its own, as the process that measures sees it. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Method, Methods, Reply, Start } from './wire';

/** An engine that cannot do what it was asked for; the message stands in the table. */
export class CannotFinish extends Error {
  override readonly name = 'CannotFinish';
}

export interface Limits {
  /** Of one method. */
  readonly seconds: number;
  readonly heapMb: number;
}

export class Subject {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<
    number,
    { readonly done: (value: unknown) => void; readonly failed: (error: Error) => void }
  >();
  #last = 0;
  #ended: CannotFinish | undefined;

  private constructor(
    readonly name: string,
    private readonly limits: Limits,
  ) {
    this.#child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx', '--expose-gc', `--max-old-space-size=${limits.heapMb}`],
      // V8 tells at length of an end for want of memory; the table says it shorter.
      stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    this.#child.on('message', (reply: Reply) => {
      const waiting = this.#waiting.get(reply.number);
      this.#waiting.delete(reply.number);
      if ('error' in reply) waiting?.failed(new CannotFinish(reply.error));
      else waiting?.done(reply.value);
    });
    this.#child.on('exit', (code, signal) => {
      // V8 aborts where the heap is full.
      const isFull = signal === 'SIGABRT' || code === 134;
      const why = isFull ? `needs over ${limits.heapMb / 1000} GB of memory` : `ends with ${code ?? signal}`;
      this.#end(new CannotFinish(why));
    });
  }

  static async start(start: Start, limits: Limits): Promise<Subject> {
    const subject = new Subject(start.engine, limits);
    try {
      await subject.ask('load', start);
    } catch (error) {
      subject.stop();
      throw error;
    }
    return subject;
  }

  /** @throws CannotFinish where it takes too long or too much memory. */
  ask<M extends Method>(method: M, ...args: Parameters<Methods[M]>): Promise<ReturnType<Methods[M]>> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    const number = (this.#last += 1);
    return new Promise((resolve, reject) => {
      const { seconds } = this.limits;
      const timer = setTimeout(() => {
        this.#end(new CannotFinish(`takes over ${seconds} s`));
      }, seconds * 1000);
      this.#waiting.set(number, {
        done: (value) => {
          clearTimeout(timer);
          resolve(value as ReturnType<Methods[M]>);
        },
        failed: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
      this.#child.send({ number, method, args });
    });
  }

  stop(): void {
    this.#end(new CannotFinish('was stopped'));
  }

  #end(why: CannotFinish): void {
    this.#ended ??= why;
    this.#child.kill('SIGKILL');
    for (const { failed } of this.#waiting.values()) failed(this.#ended);
    this.#waiting.clear();
  }
}
