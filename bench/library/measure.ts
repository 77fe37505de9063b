/** A library of one size, measured: ours and MiniSearch by turns in one run, so that both have the same machine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Article } from '../../src/index';
import { startWorker } from '../../tools/cli/start-worker';
import { rewriteOf, type News } from '../corpora/articles';
import type { OpenStart, OpenTold } from './open-worker';
import {
  fileOf,
  mergeSegments,
  mini,
  ours,
  OurLibrary,
  SUBJECTS,
  type Kept,
  type SubjectName,
} from './subjects';

/** Milliseconds of each round. */
export interface Times {
  readonly ours: readonly number[];
  /** Empty where MiniSearch has nothing of the kind. */
  readonly mini: readonly number[];
}

export interface Measured {
  readonly size: number;
  readonly real: number;
  /** Of the articles' texts, UTF-8. */
  readonly textBytes: number;
  readonly kept: Readonly<Record<SubjectName, Kept>>;
  readonly build: Times;
  readonly add: Times;
  readonly addAndKeep: Times;
  readonly mergeFresh: Times;
  readonly mergeAll: Times;
  readonly open: Times;
  readonly query: Times;
  /** Pages whose article came first, of all. */
  readonly found: { readonly ours: number; readonly mini: number; readonly of: number };
}

export type Step = (done: number, of: number) => void;

const NAMES: readonly SubjectName[] = ['ours', 'mini'];
const PAGES = 20;
const FRESH = 20;
/** Loading MiniSearch's library takes gigabytes where it is large. */
const HEAP_MB = 12_000;

const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** `rounds` times each, by turns; who begins changes from round to round. */
async function byTurns(
  rounds: number,
  work: (name: SubjectName, round: number) => Promise<number>,
  step: Step,
): Promise<Times> {
  const times: Record<SubjectName, number[]> = { ours: [], mini: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? NAMES : [...NAMES].reverse())
      times[name].push(await work(name, round));
    step(round + 1, rounds);
  }
  return times;
}

const cold = (start: OpenStart): Promise<OpenTold> =>
  new Promise((resolve, reject) => {
    const worker = startWorker(new URL('./open-worker.ts', import.meta.url), start, {
      maxOldGenerationSizeMb: HEAP_MB,
    });
    worker.on('message', (told: OpenTold) => {
      resolve(told);
      void worker.terminate();
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the thread ended without an answer')));
  });

function pagesOf(news: News, size: number, count: number): { readonly id: string; readonly page: Article }[] {
  const others = news.article(size).text.match(/\p{Ll}{4,}/gu) ?? [];
  return Array.from({ length: count }, (_, i) => {
    const article = news.article(Math.floor(((i + 0.5) / count) * size));
    return { id: article.id, page: rewriteOf(article, others, `page ${i}`) };
  });
}

/** `step` is told how far the whole is, in `STEPS`. */
export async function measure(news: News, size: number, step: Step): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headwater-bench-'));
  const isLarge = size >= 50_000;
  let done = 0;
  const stepping =
    (weight: number): Step =>
    (at, of) => {
      step(done + (at / of) * weight, 100);
      if (at === of) done += weight;
    };
  try {
    const articles = Array.from({ length: size }, (_, i) => news.article(i));
    let textBytes = 0;
    for (const { text, blocks } of articles)
      for (const { start, end } of blocks) textBytes += Buffer.byteLength(text.slice(start, end));
    const kept = {} as Record<SubjectName, Kept>;
    const build = await byTurns(
      1,
      (name) => timed(async () => (kept[name] = await SUBJECTS[name].build(articles, fileOf(folder, name)))),
      stepping(40),
    );
    articles.length = 0;

    // MiniSearch takes minutes for twenty pages over a large library.
    const pages = pagesOf(news, size, isLarge ? 8 : PAGES);
    const open = await byTurns(
      isLarge ? 3 : 7,
      async (name, round) =>
        (await cold({ name, file: fileOf(folder, name), page: pages[round % pages.length]!.page })).ms,
      stepping(20),
    );

    const opened = {
      ours: new OurLibrary(
        fileOf(folder, 'ours'),
        ((await ours.open(fileOf(folder, 'ours'))) as OurLibrary).base,
      ),
      mini: await mini.open(fileOf(folder, 'mini')),
    };
    const found = { ours: 0, mini: 0, of: pages.length };
    const query = await byTurns(
      pages.length,
      (name, round) => {
        const { id, page } = pages[round]!;
        return timed(() => {
          if (opened[name].answer(page) === id) found[name] += 1;
        });
      },
      stepping(10),
    );

    let next = size;
    const fresh = Array.from({ length: FRESH }, () => news.article(next++));
    const add = await byTurns(
      FRESH,
      (name, round) => timed(() => opened[name].add(fresh[round]!)),
      stepping(5),
    );
    const segments = opened.ours.segments.slice(0, FRESH);
    const rounds = isLarge ? 3 : 7;
    const addAndKeep = await byTurns(
      rounds,
      (name, round) => timed(() => opened[name].addAndKeep(news.article(next + round))),
      stepping(15),
    );
    const merging = async (parts: readonly ArrayBuffer[], rounds: number): Promise<Times> => {
      const own: number[] = [];
      for (let i = 0; i < rounds; i += 1) own.push(await timed(() => mergeSegments(parts)));
      return { ours: own, mini: [] };
    };
    const mergeFresh = await merging(segments, 7);
    const mergeAll = await merging([opened.ours.base, ...segments], isLarge ? 3 : 5);
    stepping(10)(1, 1);
    const real = Math.min(size, news.real);
    return { size, real, textBytes, kept, build, open, query, found, add, addAndKeep, mergeFresh, mergeAll };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
