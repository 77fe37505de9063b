/**
 * A disk on which things go wrong at a chosen moment: everything stops, as when the browser ends the background, or
 * there is no room. Moments are requests to the database and ends of transactions, counted from when it is set.
 */
import 'fake-indexeddb/auto';

interface Inner {
  _execRequestAsync(order: { operation: () => unknown }): IDBRequest;
  _abort(name: string): void;
  _start(): void;
  readonly _requests: readonly unknown[];
  readonly _state: string;
}

type Transaction = IDBTransaction & Inner;

interface Fault {
  kind: 'none' | 'stop' | 'full';
  left: number;
  hasStruck: boolean;
  isWriting: boolean;
}

const fault: Fault = { kind: 'none', left: 0, hasStruck: false, isWriting: false };
const live = new Map<Transaction, Set<IDBRequest>>();

/** Those that were under way when everything stopped. */
const ended = new Set<Transaction>();

const mute = (target: EventTarget): void => {
  target.dispatchEvent = () => true;
};

/** Nobody hears of anything any more, and nothing that was begun goes on. */
function stop(): void {
  fault.hasStruck = true;
  for (const [transaction, requests] of live) {
    mute(transaction);
    for (const request of requests) mute(request);
    ended.add(transaction);
  }
  live.clear();
}

/** Whether this is the moment. */
function strikes(): boolean {
  if (fault.kind === 'none' || fault.hasStruck) return false;
  fault.left -= 1;
  if (fault.left >= 0) return false;
  fault.hasStruck = true;
  return true;
}

const prototype = IDBTransaction.prototype as Transaction;
const { _execRequestAsync: execute, _start: start } = prototype;

Object.assign(prototype, {
  _execRequestAsync(this: Transaction, order: { operation: () => unknown; readonly source?: unknown }) {
    const isCounted = this.mode !== 'versionchange' && order.source !== undefined;
    if (isCounted && fault.kind === 'full' && fault.isWriting && strikes()) {
      const full = (): never => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
      return execute.call(this, { ...order, operation: full });
    }
    const request = execute.call(this, order);
    if (!isCounted) return request;
    if (fault.kind === 'stop' && fault.hasStruck) {
      mute(this);
      mute(request);
      ended.add(this);
      return request;
    }
    const requests = live.get(this) ?? new Set<IDBRequest>();
    live.set(this, requests);
    requests.add(request);
    if (fault.kind === 'stop' && strikes()) stop();
    return request;
  },
  _start(this: Transaction) {
    if (ended.has(this)) return;
    const isEnd = this.mode === 'readwrite' && this._requests.length === 0 && this._state !== 'finished';
    if (isEnd && fault.kind === 'full' && strikes()) {
      // Some browsers find out when all is to be written at last.
      this._abort('QuotaExceededError');
      return;
    }
    if (isEnd && fault.kind === 'stop' && strikes()) {
      // It is on the disk, and whoever wrote it never hears of it.
      mute(this);
      start.call(this);
      stop();
      return;
    }
    start.call(this);
    if (this._state === 'finished') live.delete(this);
  },
});

for (const name of ['put', 'add'] as const) {
  const write = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...args) {
    fault.isWriting = true;
    try {
      return write.apply(this, args);
    } finally {
      fault.isWriting = false;
    }
  };
}

export function setFault(kind: 'stop' | 'full', after: number): void {
  Object.assign(fault, { kind, left: after, hasStruck: false });
}

/** How many moments `work` has. */
export async function momentsOf(work: () => Promise<unknown>): Promise<number> {
  setFault('stop', Number.MAX_SAFE_INTEGER);
  await work();
  const moments = Number.MAX_SAFE_INTEGER - fault.left;
  endFault();
  return moments;
}

/** Ends the trouble, and tells whether it came. */
export function endFault(): boolean {
  const { hasStruck } = fault;
  // What was not committed is not there.
  for (const transaction of ended) if (transaction._state !== 'finished') transaction.abort();
  ended.clear();
  Object.assign(fault, { kind: 'none', left: 0, hasStruck: false });
  return hasStruck;
}

/** Runs `work` until it ends or everything stops. */
export async function untilStopped(work: () => Promise<unknown>): Promise<'done' | 'stopped'> {
  const done = work().then(() => 'done' as const);
  const stopped = async (): Promise<'stopped'> => {
    while (!fault.hasStruck) await new Promise((next) => setImmediate(next));
    // What it had begun besides comes to its end, unheard.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((next) => setImmediate(next));
    return 'stopped';
  };
  return Promise.race([done, stopped()]);
}
