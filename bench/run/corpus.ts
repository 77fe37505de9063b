/** One corpus: ours, and each peer beside it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { paragraphsOf, readCorpus, writeCorpus, type CorpusFile, type Source } from '../corpora/held';
import { EDITS, queriesFrom, rightAnswers, type Edit, type Queries } from '../corpora/queries';
import { PEERS } from '../engines/index';
import { ours as oursEngine } from '../engines/ours';
import type { Ask, Engine } from '../engines/engine';
import {
  Answers,
  compareLookUps,
  comparePairs,
  measureAlone,
  type Both,
  type Pace,
  type Right,
} from './compare';
import type { Alone, Compared, CorpusResult, EngineResult, Pairs } from './results';
import { CannotFinish, Subject, type Limits } from './subject';

export interface CorpusPlan {
  readonly articles: number;
  readonly pace: Pace;
  /** Of a peer; ours has all the time that it needs. */
  readonly limits: Limits;
  /** So many articles are built again and again, by turns; 0: none. */
  readonly rebuild: number;
  /** Why no other engine is asked; ours is then measured by itself. */
  readonly alone?: string;
}

/** Targets are among the first articles, so that a page is the same on larger corpora. */
const ASKED = 10_000;
const OUR_LIMITS: Limits = { seconds: 4 * 3600, heapMb: 12_000 };

export type Say = (what: string, done: number, of: number) => void;

function* allTexts(file: string): Generator<string> {
  for (const article of readCorpus(file)) yield* paragraphsOf(article);
}

function* firstOf<T>(all: Iterable<T>, count: number): Generator<T> {
  let taken = 0;
  for (const one of all) {
    if (taken === count) return;
    taken += 1;
    yield one;
  }
}

function prepare(from: Source, plan: CorpusPlan, folder: string) {
  const corpus = writeCorpus(from, plan.articles, path.join(folder, `${plan.articles}.jsonl`));
  const queries = queriesFrom(firstOf(readCorpus(corpus.file), ASKED));
  const file = path.join(folder, `${plan.articles}.queries.json`);
  writeFileSync(file, JSON.stringify(queries));
  const asked = new Set(queries.targets);
  const texts = new Map<number, string>();
  let number = 0;
  for (const text of allTexts(corpus.file)) {
    if (asked.has(number)) texts.set(number, text);
    number += 1;
    // They are among the first articles.
    if (texts.size === asked.size) break;
  }
  const answers = rightAnswers(texts, allTexts(corpus.file));
  const isRight: Right = (query, paragraph) => answers.get(queries.targets[query]!)!.has(paragraph);
  return { corpus, queries, file, isRight };
}

/** What a peer could not do is told, and the rest goes on. */
async function attempt<T>(failed: string[], what: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CannotFinish)) throw error;
    failed.push(`${what} ${error.message}`);
    return undefined;
  }
}

const seconds = (ms: number): string => `${Number((ms / 1000).toPrecision(2))} s`;

export class CorpusRun {
  readonly #all: ReadonlyMap<Edit, Both>;

  private constructor(
    readonly plan: CorpusPlan,
    readonly corpus: CorpusFile,
    readonly queries: Queries,
    private readonly queriesFile: string,
    private readonly isRight: Right,
    readonly ours: Subject,
    private readonly folder: string,
    private readonly real: number,
    private readonly own: EngineResult,
  ) {
    this.#all = new Map(
      EDITS.map((edit) => [edit, { prints: new Answers(isRight), both: new Answers(isRight) }]),
    );
  }

  /** Builds ours, which goes on living; `say` is told what is done. */
  static async begin(from: Source, plan: CorpusPlan, folder: string, say: Say): Promise<CorpusRun> {
    const { corpus, queries, file, isRight } = prepare(from, plan, folder);
    say('Headwater builds', 0, 1);
    const start = {
      engine: oursEngine.name,
      corpus: corpus.file,
      articles: plan.articles,
      queries: file,
      folder,
    };
    const ours = await Subject.start(start, OUR_LIMITS);
    const { ms, memory } = await ours.ask('build');
    const { bytes, tiers } = await ours.ask('keep');
    const own: EngineResult = {
      engine: oursEngine.name,
      build: { ms, heldMb: memory.held - (tiers?.texts ?? 0) / 1e6, peakMb: memory.peak },
      ...(bytes === undefined ? {} : { keptBytes: bytes - (tiers?.texts ?? 0) }),
      ...(tiers === undefined ? {} : { tiers }),
      compared: [],
      failed: [],
    };
    const real = Math.min(plan.articles, from.seeds + from.real);
    return new CorpusRun(plan, corpus, queries, file, isRight, ours, folder, real, own);
  }

  /** `before`: the same on a smaller corpus, which tells what need not be tried. */
  async withPeers(before: CorpusResult | undefined, say: Say): Promise<CorpusResult> {
    const peers: EngineResult[] = [];
    const alone: Alone[] = [];
    for (const [at, engine] of PEERS.entries()) {
      if (this.plan.alone !== undefined) {
        peers.push({ engine: engine.name, compared: [], failed: [`was not asked, ${this.plan.alone}`] });
        continue;
      }
      const earlier = before?.peers.find((peer) => peer.engine === engine.name);
      peers.push(
        await this.#beside(engine, before, earlier, (what, done, of) =>
          say(what, at + done / of, PEERS.length),
        ),
      );
    }
    if (this.plan.alone !== undefined)
      for (const [at, edit] of EDITS.entries()) {
        say(`Headwater, ${edit}`, at, EDITS.length);
        alone.push(await measureAlone(this.ours, edit, this.plan.pace.pairs, this.#all.get(edit)!));
      }
    const { articles, paragraphs, textBytes } = this.corpus;
    const rebuilt = peers.some(({ rebuild }) => rebuild !== undefined);
    return {
      articles,
      real: this.real,
      paragraphs,
      textBytes,
      ...(rebuilt ? { rebuilt: this.#rebuilt() } : {}),
      ours: this.own,
      ...(alone.length > 0 ? { alone } : {}),
      recall: [...this.#all].map(([edit, { prints, both }]) => ({
        edit,
        prints: prints.recall(),
        both: both.recall(),
      })),
      peers,
    };
  }

  #rebuilt(): { readonly articles: number; readonly textBytes: number } {
    const articles = Math.min(this.plan.rebuild, this.plan.articles);
    let textBytes = 0;
    for (const article of firstOf(readCorpus(this.corpus.file), articles))
      for (const text of paragraphsOf(article)) textBytes += Buffer.byteLength(text);
    return { articles, textBytes };
  }

  /** Why building is not even tried, where the smaller corpus tells. */
  #hopeless(before: CorpusResult | undefined, earlier: EngineResult | undefined): string | undefined {
    if (before === undefined || earlier === undefined) return undefined;
    const size = before.articles.toLocaleString('en');
    if (earlier.build === undefined || earlier.compared.length === 0)
      return `was not tried, as ${size} articles were too many`;
    const times = this.corpus.textBytes / before.textBytes;
    const { ms, heldMb } = earlier.build;
    if (ms * times > this.plan.limits.seconds * 1000)
      return `was not tried, as ${size} articles take ${seconds(ms)}`;
    if (heldMb * times > this.plan.limits.heapMb)
      return `was not tried, as ${size} articles take ${Math.round(heldMb)} MB`;
    return undefined;
  }

  async #beside(
    engine: Engine,
    before: CorpusResult | undefined,
    earlier: EngineResult | undefined,
    say: Say,
  ): Promise<EngineResult> {
    const { name } = engine;
    const failed: string[] = [];
    const none = { engine: name, compared: [], failed };
    const hopeless = this.#hopeless(before, earlier);
    if (hopeless !== undefined) return { ...none, failed: [`building ${hopeless}`] };
    const { articles, limits, pace } = this.plan;
    say(`${name} builds`, 0, 1);
    const peer = await attempt(failed, 'loading', () =>
      Subject.start(
        { engine: name, corpus: this.corpus.file, articles, queries: this.queriesFile, folder: this.folder },
        limits,
      ),
    );
    if (peer === undefined) return none;
    try {
      const built = await attempt(failed, 'building', () => peer.ask('build'));
      if (built === undefined) return none;
      const rows = engine.asks.flatMap((ask) => EDITS.map((edit) => ({ ask, edit })));
      const steps = rows.length + 2;
      const compared: Compared[] = [];
      const hopelessAsks = new Set<Ask>();
      for (const [at, { ask, edit }] of rows.entries()) {
        if (hopelessAsks.has(ask)) continue;
        say(`${name}, ${ask}, ${edit}`, at, steps);
        const row = await attempt(failed, `${ask}, ${edit}:`, () =>
          compareLookUps(this.ours, peer, ask, edit, pace, this.isRight, this.#all.get(edit)!),
        );
        if (row !== undefined) compared.push(row);
        // What takes too long with a paragraph does so with an edited one.
        else hopelessAsks.add(ask);
      }
      say(`${name} opens`, rows.length, steps);
      const kept = await attempt(failed, 'keeping', () => peer.ask('keep'));
      const open =
        kept?.bytes === undefined
          ? undefined
          : await attempt(failed, 'opening', () => this.#pairs(peer, (one) => one.ask('open')));
      say(`${name} builds again`, rows.length + 1, steps);
      const { rebuild } = this.plan;
      const again =
        rebuild === 0 || name === 'fuse.js'
          ? undefined
          : await attempt(failed, 'building again', () =>
              this.#pairs(peer, (one) => one.ask('rebuild', rebuild)),
            );
      return {
        engine: name,
        build: { ms: built.ms, heldMb: built.memory.held, peakMb: built.memory.peak },
        ...(kept?.bytes === undefined ? {} : { keptBytes: kept.bytes }),
        compared,
        ...(open === undefined ? {} : { open }),
        ...(again === undefined ? {} : { rebuild: again }),
        failed,
      };
    } finally {
      peer.stop();
    }
  }

  #pairs(peer: Subject, work: (subject: Subject) => Promise<number>): Promise<Pairs> {
    return comparePairs(
      this.plan.pace,
      () => work(this.ours),
      () => work(peer),
    );
  }
}
