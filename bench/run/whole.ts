/** The whole measurement: corpus by corpus with the peers, then what is measured of ours alone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import type { Article } from '../../src/index';
import { rewriteOf } from '../corpora/articles';
import { source, type Source } from '../corpora/held';
import { EDITS } from '../corpora/queries';
import { wordsOf } from '../engines/engine';
import { compareSizes } from './compare';
import { CorpusRun, type CorpusPlan, type Say } from './corpus';
import type { CorpusResult, Grown, Machine, PassResult, Results } from './results';
import type { Subject } from './subject';
import { PASSES } from './wire';

export interface WholePlan {
  readonly corpora: readonly CorpusPlan[];
  /** Pairs of what ours alone is measured in. */
  readonly pairs: number;
}

/** Told how far the whole is, 0 to 1. */
export type Tell = (what: string, part: number) => void;

/** Growth is told from a library of so many articles on. */
const NEWS = 10_000;
/** Texts of so many articles are gone over in a pass. */
const PASS_ARTICLES = 1_000;
/** Until all that is run is compiled. */
const WARM_UP = 8;

function tracedPages(from: Source): {
  readonly held: readonly Article[];
  readonly notHeld: readonly Article[];
} {
  const others = from.notHeld.flatMap(({ text }) => wordsOf(text));
  return {
    held: Array.from({ length: from.seeds }, (_, i) =>
      rewriteOf(from.article(i), others, `traced ${i}`, Infinity),
    ),
    notHeld: from.notHeld.map(({ text, blocks }) => ({ text, blocks, meta: {} })),
  };
}

async function traceGrowth(
  from: Source,
  smaller: readonly [number, Subject],
  larger: readonly [number, Subject],
  rounds: number,
): Promise<Grown[]> {
  const pages = tracedPages(from);
  const grown: Grown[] = [];
  for (const kind of ['held', 'notHeld'] as const) {
    const times = { smaller: [] as number[], larger: [] as number[] };
    // Once before it counts, so that everything is compiled.
    for (const [, subject] of [smaller, larger]) await subject.ask('trace', pages[kind]);
    for (let round = 0; round < rounds; round += 1) {
      const page = pages[kind][round % pages[kind].length]!;
      const turns = [
        async () => times.smaller.push((await smaller[1].ask('trace', [page])).ms),
        async () => times.larger.push((await larger[1].ask('trace', [page])).ms),
      ];
      for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    }
    const what = kind === 'held' ? 'trace, held' : 'trace, not held';
    grown.push({ from: smaller[0], to: larger[0], what, ...times });
  }
  return grown;
}

async function lookUpGrowth(
  smaller: readonly [number, Subject],
  larger: readonly [number, Subject],
  pairs: number,
): Promise<Grown[]> {
  const grown: Grown[] = [];
  for (const what of ['prints', 'both'] as const)
    for (const edit of EDITS)
      grown.push({
        from: smaller[0],
        to: larger[0],
        what,
        edit,
        ...(await compareSizes(smaller[1], larger[1], what, edit, pairs)),
      });
  return grown;
}

/** From the first corpus to the last for traces; for look-ups from the one before it, and from that of news to all beyond. */
async function grownTo(from: Source, runs: readonly CorpusRun[], pairs: number): Promise<Grown[]> {
  const all = runs.map((run) => [run.plan.articles, run.ours] as const);
  const [first, ...others] = all;
  const larger = others.at(-1);
  if (larger === undefined) return [];
  const grown = await traceGrowth(from, first!, larger, pairs);
  const smaller = others.slice(0, -1);
  for (const [at, one] of smaller.entries())
    if (at === smaller.length - 1 || one[0] === NEWS) grown.push(...(await lookUpGrowth(one, larger, pairs)));
  return grown;
}

async function machine(from: Source, subject: Subject, most: number, pairs: number): Promise<Machine> {
  const count = Math.min(PASS_ARTICLES, most);
  let units = 0;
  for (let number = 0; number < count; number += 1) {
    const { text, blocks } = from.article(number);
    for (const { start, end } of blocks) units += text.slice(start, end).length;
  }
  const times = new Map(PASSES.map((pass) => [pass, [] as number[]]));
  for (let round = -WARM_UP; round < pairs; round += 1) {
    for (const pass of PASSES) {
      const ms = await subject.ask('pass', pass, count);
      if (round >= 0) times.get(pass)!.push(ms);
    }
  }
  return { units, passes: [...times].map(([what, ms]): PassResult => ({ what, ms })) };
}

/**
 * Measures corpus by corpus. `keep` is given all that is measured yet after each, so that what ends the run later loses
 * nothing of it.
 */
export async function measureWhole(
  plan: WholePlan,
  tell: Tell,
  keep: (results: Results) => Promise<void> = async () => undefined,
): Promise<Results> {
  const begun = performance.now();
  const folder = await mkdtemp(path.join(tmpdir(), 'headwater-bench-'));
  const runs: CorpusRun[] = [];
  try {
    const from = await source();
    const corpora: CorpusResult[] = [];
    const growth: Grown[] = [];
    const parts = plan.corpora.length;
    let limits: Machine | undefined;
    let results: Results | undefined;
    for (const [at, one] of plan.corpora.entries()) {
      const size = `${one.articles.toLocaleString('en')} articles`;
      const say: Say = (what, done, of) => tell(`${size}: ${what}`, (at + done / of) / parts);
      say('writing', 0, 1);
      const run = await CorpusRun.begin(from, one, folder, say);
      runs.push(run);
      corpora.push(await run.withPeers(corpora.at(-1), say));
      say('growth', 1, 1);
      growth.push(...(await grownTo(from, runs, plan.pairs)));
      // Once there are as many articles as are gone over.
      if (limits === undefined && (one.articles >= PASS_ARTICLES || at === parts - 1)) {
        say('what machines can do', 1, 1);
        limits = await machine(from, run.ours, one.articles, plan.pairs);
      }
      if (limits === undefined) continue;
      results = {
        node: process.version,
        processor: cpus()[0]?.model ?? 'unknown',
        cores: cpus().length,
        date: new Date().toISOString().slice(0, 10),
        minutes: (performance.now() - begun) / 60_000,
        corpora,
        growth,
        machine: limits,
      };
      await keep(results);
    }
    if (results === undefined) throw new RangeError('There is no corpus to measure.');
    return results;
  } finally {
    for (const { ours } of runs) ours.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
