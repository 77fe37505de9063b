/**
 * The time that the extension takes on a page's thread, from a trace of the browser with its sampling
 * profiler: a sample counts as ours when any frame of its stack is of the extension, so that the layout
 * that our reading forces counts as ours too.
 */
import type { Page } from 'puppeteer-core';

const CATEGORIES = [
  'devtools.timeline',
  'toplevel',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-v8.cpu_profiler',
  'disabled-by-default-v8.cpu_profiler.hires',
];
const LONG_MS = 50;
const OURS = /^(?:chrome|moz)-extension:/;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time on the processor: what a busy machine does meanwhile is not in it. */
  readonly tdur?: number;
  readonly id?: string;
  readonly args: {
    readonly name?: string;
    readonly beginData?: { readonly url?: string };
    readonly data?: {
      readonly startTime?: number;
      readonly cpuProfile?: {
        readonly nodes?: readonly {
          readonly id: number;
          readonly parent?: number;
          readonly callFrame: { readonly url?: string; readonly functionName?: string };
        }[];
        readonly samples?: readonly number[];
      };
      readonly timeDeltas?: readonly number[];
    };
  };
}

export interface ThreadTime {
  /** All of our code's time on the page's thread, in milliseconds. */
  readonly total: number;
  /** The most of our time in one task. */
  readonly longest: number;
  /** The same on the processor. */
  readonly longestOnProcessor: number;
  /** Tasks over 50 ms that would have been none without us, with their length. */
  readonly longTasks: readonly number[];
  /** Tasks over 50 ms of the page and the browser, in which we had a part or none. */
  readonly othersLong: number;
}

export const startProfile = (page: Page): Promise<void> => page.tracing.start({ categories: CATEGORIES });

export async function endProfile(page: Page, address: string): Promise<ThreadTime> {
  const bytes = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(bytes)) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return threadTime(traceEvents, address);
}

/** A stretch of our code, in microseconds of the trace's clock. */
interface Stretch {
  readonly at: number;
  readonly length: number;
}

function ourStretches(events: readonly TraceEvent[], pid: number, tid: number): Stretch[] {
  const profile = events.find((event) => event.name === 'Profile' && event.pid === pid && event.tid === tid);
  if (profile === undefined) return [];
  const parents = new Map<number, number | undefined>();
  const urls = new Map<number, string>();
  const known = new Map<number, boolean>();
  const isOurs = (id: number | undefined): boolean => {
    if (id === undefined) return false;
    const answer = known.get(id) ?? (OURS.test(urls.get(id) ?? '') || isOurs(parents.get(id)));
    known.set(id, answer);
    return answer;
  };
  const stretches: Stretch[] = [];
  let now = profile.args.data?.startTime ?? profile.ts;
  let current: number | undefined;
  const chunks = events
    .filter((event) => event.name === 'ProfileChunk' && event.pid === pid && event.id === profile.id)
    .sort((a, b) => a.ts - b.ts);
  for (const { args } of chunks) {
    for (const { id, parent, callFrame } of args.data?.cpuProfile?.nodes ?? []) {
      parents.set(id, parent);
      urls.set(id, callFrame.url ?? '');
    }
    const deltas = args.data?.timeDeltas ?? [];
    for (const [i, sample] of (args.data?.cpuProfile?.samples ?? []).entries()) {
      const length = deltas[i] ?? 0;
      // What was on the stack at the sample before stood there until this one.
      if (isOurs(current) && length > 0) stretches.push({ at: now, length });
      now += length;
      current = sample;
    }
  }
  return stretches;
}

export function threadTime(events: readonly TraceEvent[], address: string): ThreadTime {
  const page = events.find(
    ({ name, args }) => name === 'ParseHTML' && args.beginData?.url?.startsWith(address) === true,
  );
  if (page === undefined) throw new Error(`the browser's trace does not know ${address}`);
  const { pid, tid } = page;
  const stretches = ourStretches(events, pid, tid);
  const tasks = events
    .filter((event) => event.name === 'RunTask' && event.ph === 'X' && event.pid === pid && event.tid === tid)
    .map(({ ts, dur = 0, tdur = dur }) => {
      const ours = stretches
        .filter(({ at }) => at >= ts && at < ts + dur)
        .reduce((sum, { length }) => sum + length, 0);
      return {
        length: dur / 1000,
        ours: ours / 1000,
        onProcessor: (ours / 1000) * (tdur / Math.max(1, dur)),
      };
    });
  const long = tasks.filter(({ length }) => length > LONG_MS);
  const longTasks = long.filter(({ length, ours }) => length - ours <= LONG_MS).map(({ length }) => length);
  return {
    total: stretches.reduce((sum, { length }) => sum + length, 0) / 1000,
    longest: Math.max(0, ...tasks.map(({ ours }) => ours)),
    longestOnProcessor: Math.max(0, ...tasks.map(({ onProcessor }) => onProcessor)),
    longTasks,
    othersLong: long.length - longTasks.length,
  };
}
