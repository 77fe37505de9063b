/** A process that runs one engine: its memory is its own, and what stops it stops nothing else. */
import process from 'node:process';
import { paragraphsOf, readCorpus, readJson } from '../corpora/held';
import { PAGE, PAGES, type Queries } from '../corpora/queries';
import { engineOf, titled } from '../engines/index';
import { keptBytes, type Engine, type Held, type Index, type Kept } from '../engines/engine';
import { OurIndex, tiersOf } from '../engines/ours';
import type { SourceArticle } from '../../src/index';
import { timePass } from './passes';
import type { Memory, Methods, Reply, Request, Start } from './wire';

/** Up to here all articles are in memory before anything is measured. */
const IN_MEMORY = 200_000;
const MB = 1e6;

let start: Start;
let engine: Engine;
let articles: readonly SourceArticle[] = [];
let queries: Queries;
let index: Index;
let kept: Kept | undefined;
let passTexts: readonly string[] | undefined;

const memory = (): Memory => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return { held: (heapUsed + external) / MB, peak: (process.resourceUsage().maxRSS * 1024) / MB };
};

function heldOf(most: number): Held {
  const given = articles.length > 0 ? articles.slice(0, most) : undefined;
  return {
    articles: given ?? readCorpus(start.corpus),
    // Cut before anything is measured, and let go with what asked for it.
    texts: given?.flatMap(paragraphsOf) ?? [],
    articleCount: Math.min(most, start.articles),
    folder: start.folder,
  };
}

type Async<M extends (...args: never[]) => unknown> = (
  ...args: Parameters<M>
) => ReturnType<M> | Promise<ReturnType<M>>;

const methods: { readonly [M in keyof Methods]: Async<Methods[M]> } = {
  load(given) {
    start = given;
    engine = engineOf(given.engine);
    if (given.articles <= IN_MEMORY) articles = [...readCorpus(given.corpus)];
    queries = readJson<Queries>(given.queries);
    return { title: titled(engine.name) };
  },
  async build() {
    const { held: before } = memory();
    let held: Held | undefined = heldOf(Infinity);
    const { peak: least } = memory();
    const from = performance.now();
    index = await engine.build(held);
    const ms = performance.now() - from;
    const { peak } = memory();
    // Texts that were cut for building alone are gone; what an engine keeps of them counts.
    held = undefined;
    return { ms, memory: { held: memory().held - before, peak: peak - least } };
  },
  async rebuild(count) {
    const held = heldOf(count);
    globalThis.gc?.();
    const from = performance.now();
    await engine.build(held);
    return performance.now() - from;
  },
  async keep() {
    kept = await index.keep?.();
    const tiers = index instanceof OurIndex ? { tiers: tiersOf(index.pack) } : {};
    return { bytes: kept === undefined ? undefined : keptBytes(kept), ...tiers };
  },
  async open() {
    if (kept === undefined || engine.open === undefined)
      throw new RangeError(`${engine.name} cannot be kept.`);
    globalThis.gc?.();
    const from = performance.now();
    await engine.open(kept);
    return performance.now() - from;
  },
  async turn(ask, edit, from, count) {
    const asked = queries.edits[edit];
    const found: number[] = [];
    const begun = performance.now();
    for (let n = 0; n < count; n += 1) {
      const best = index.find(asked[(from + n) % (PAGES * PAGE)]!, ask);
      found.push(typeof best === 'number' ? best : await best);
    }
    return { ms: performance.now() - begun, found };
  },
  trace(pages) {
    if (!(index instanceof OurIndex)) throw new RangeError(`${engine.name} traces nothing.`);
    const begun = performance.now();
    let traced = 0;
    for (const page of pages) traced += index.trace(page);
    return { ms: performance.now() - begun, traced };
  },
  pass(what, count) {
    // Strings of their own: a part of another string is read through it, and slower.
    passTexts ??= articles
      .slice(0, count)
      .flatMap(paragraphsOf)
      .map((text) => Buffer.from(text).toString());
    return timePass(what, passTexts);
  },
};

process.on('message', ({ number, method, args }: Request) => {
  const run = methods[method] as (...args: readonly unknown[]) => unknown;
  Promise.resolve()
    .then(() => run(...args))
    .then(
      (value): Reply => ({ number, value }),
      (error: unknown): Reply => ({ number, error: error instanceof Error ? error.message : String(error) }),
    )
    .then((reply) => process.send?.(reply));
});
