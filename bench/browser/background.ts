/** The background: from a stop to the first answer, and what it holds after a page. */
import { estimate, type Estimate } from '../statistics';
import { renderPage } from '../../tests/site/server';
import type { Arena } from './arena';

export interface Cold {
  /** Milliseconds. */
  readonly empty: Estimate;
  readonly settings: Estimate;
  readonly trace: Estimate;
  readonly warmSettings: Estimate;
  readonly warmTrace: Estimate;
}

const SETTINGS = { headwater: 'page', call: 'settings', arg: {} };

/** The paragraphs of a sample page, as Check a text sends them. */
const text = [...renderPage('002').matchAll(/<p>([^<]{80,})<\/p>/gu)].map(([, one]) => one!).join('\n');
const TRACE = { headwater: 'page', call: 'traceText', arg: { text, meta: {} } };

export async function measureCold(
  { ask, meter, origins }: Arena,
  rounds: number,
  told: (done: number, of: number) => void,
): Promise<Cold> {
  const times = {
    empty: [] as number[],
    settings: [] as number[],
    trace: [] as number[],
    warmSettings: [] as number[],
    warmTrace: [] as number[],
  };
  for (let round = 0; round < rounds; round += 1) {
    await meter.stopBackground(origins.empty);
    times.empty.push(await ask('empty', {}));
    await meter.stopBackground(origins.headwater);
    times.settings.push(await ask('headwater', SETTINGS));
    await meter.stopBackground(origins.headwater);
    times.trace.push(await ask('headwater', TRACE));
    times.warmSettings.push(await ask('headwater', SETTINGS));
    times.warmTrace.push(await ask('headwater', TRACE));
    told(round + 1, rounds);
  }
  return {
    empty: estimate(times.empty),
    settings: estimate(times.settings),
    trace: estimate(times.trace),
    warmSettings: estimate(times.warmSettings),
    warmTrace: estimate(times.warmTrace),
  };
}

export interface Held {
  /** Bytes. */
  readonly empty: number;
  readonly started: number;
  readonly traced: number;
}

/** What each background holds; null where the browser does not tell. */
export async function measureHeld({ ask, meter, origins }: Arena): Promise<Held | null> {
  const { backgroundHeap } = meter;
  if (backgroundHeap === null) return null;
  await meter.stopBackground(origins.headwater);
  await meter.stopBackground(origins.empty);
  await ask('empty', {});
  const empty = await backgroundHeap(origins.empty);
  await ask('headwater', SETTINGS);
  const started = await backgroundHeap(origins.headwater);
  await ask('headwater', TRACE);
  return { empty, started, traced: await backgroundHeap(origins.headwater) };
}
