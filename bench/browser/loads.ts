/** Loads of each page by turns, with Headwater and with the empty extension, in one browser. */
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../tests/e2e/harness/until';
import { estimate, ratios, type Estimate } from '../statistics';
import type { Arena } from './arena';
import type { Load } from './meter';
import { addressIn, type Arm, type BenchPage } from './pages';

export interface Loads {
  readonly page: BenchPage;
  /** Milliseconds. */
  readonly empty: Estimate;
  readonly more: Estimate;
  /** Of it in scripts. */
  readonly scripts: Estimate | null;
  readonly ratio: Estimate;
  /** The empty extension against itself, on another host: what the measurement itself is off by. */
  readonly control: Estimate | null;
  readonly readability: Estimate;
  /** What Headwater adds, to one Readability parse of the same page. */
  readonly toReadability: Estimate;
  /** Bytes more in the page's scripts. */
  readonly heap: Estimate | null;
}

type Arms = Record<Arm, Load[]>;

/** What the last answer leaves to draw is drawn by then. */
const DRAWN_MS = 250;
/** Where the empty extension is measured against itself: on the smallest page it is off by most. */
const CONTROLLED = new Set(['form']);

/** How long Headwater's last load of a page was watched, in milliseconds: the others are watched as long. */
const watched = new Map<BenchPage, number>();
const HAS_MARKS = "document.querySelector('headwater-badges') !== null";

async function load(arena: Arena, page: BenchPage, arm: Arm): Promise<Load> {
  const isOurs = arm === 'headwater';
  const address = addressIn(arm, page);
  return arena.meter.open(
    address,
    async (tab) => {
      const begun = performance.now();
      if (isOurs) {
        await pause(page.settleMs);
        // Most pages that are no article say nothing, and nothing is known of them.
        const wanted = page.isArticle ? ['traced'] : [null, 'not-article'];
        await until(`${page.name} is ${wanted.at(-1)}`, async () =>
          wanted.includes(await arena.outcome(address)),
        );
        await pause(DRAWN_MS);
        watched.set(page, performance.now() - begun);
      } else await pause(watched.get(page) ?? page.settleMs + DRAWN_MS);
      // The question is asked in the page, and so of all alike.
      if ((await tab.evaluate(HAS_MARKS)) !== (isOurs && page.hasMarks === true))
        throw new Error(`${page.name} has marks where it should have none, or none where it should`);
    },
    arm === 'empty',
  );
}

const all = (loads: readonly Load[], of: (load: Load) => number | null): number[] =>
  loads.flatMap((one) => of(one) ?? []);

const differences = (ours: readonly number[], others: readonly number[]): Estimate =>
  estimate(ours.map((own, i) => own - others[i]!));

function summed(page: BenchPage, { headwater, empty, again }: Arms): Loads {
  const [ours, others] = [all(headwater, ({ cpu }) => cpu), all(empty, ({ cpu }) => cpu)];
  const more = ours.map((own, i) => own - others[i]!);
  const readability = all(empty, (one) => one.readability);
  const [ownScripts, otherScripts] = [headwater, empty].map((one) => all(one, ({ script }) => script));
  const [ownHeap, otherHeap] = [headwater, empty].map((one) => all(one, ({ heap }) => heap));
  return {
    page,
    empty: estimate(others),
    more: estimate(more),
    scripts: ownScripts!.length > 0 ? differences(ownScripts!, otherScripts!) : null,
    ratio: ratios(others, ours),
    control:
      again.length > 0
        ? ratios(
            others,
            all(again, ({ cpu }) => cpu),
          )
        : null,
    readability: estimate(readability),
    toReadability: ratios(readability, more),
    heap: ownHeap!.length > 0 ? differences(ownHeap!, otherHeap!) : null,
  };
}

export async function measureLoads(
  arena: Arena,
  page: BenchPage,
  pairs: number,
  told: (done: number, of: number) => void,
): Promise<Loads> {
  const arms: Arms = { headwater: [], empty: [], again: [] };
  const order: Arm[] = CONTROLLED.has(page.id) ? ['empty', 'headwater', 'again'] : ['empty', 'headwater'];
  // The first of each is not counted: caches of the browser are filled by it.
  for (const arm of [...order].reverse()) await load(arena, page, arm);
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const arm of pair % 2 === 0 ? order : [...order].reverse())
      arms[arm].push(await load(arena, page, arm));
    told(pair + 1, pairs);
  }
  return summed(page, arms);
}
