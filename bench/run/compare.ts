/** Ours and one peer by turns: the same look-ups, in the same minute, who begins changing from pair to pair. */
import { PAGE, PAGES, type Edit } from '../corpora/queries';
import type { Ask } from '../engines/engine';
import type { Alone, Compared, Pairs, Recall } from './results';
import { CannotFinish, type Subject } from './subject';

export interface Pace {
  /** Pairs of turns. */
  readonly pairs: number;
  /** Milliseconds of a peer's turn, about; it has as many look-ups as fit. */
  readonly turn: number;
  /** Milliseconds that all turns of one row may take. */
  readonly row: number;
}

/** Of ours, so that the clock's grain and a cold cache are no part of it. */
const OUR_TURN = 100;
const MOST = 10 * PAGE;
const POOL = PAGES * PAGE;

export type Right = (query: number, paragraph: number) => boolean;

const clamp = (value: number, least: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, value)));

/** Answers by look-up: each counts once, however often it was asked. */
export class Answers {
  readonly #right = new Map<number, boolean>();

  constructor(private readonly isRight: Right) {}

  take(from: number, found: readonly number[]): void {
    found.forEach((paragraph, n) => {
      const query = (from + n) % POOL;
      this.#right.set(query, this.isRight(query, paragraph));
    });
  }

  recall(among?: Answers): Recall {
    const asked = [...this.#right].filter(([query]) => among === undefined || among.#right.has(query));
    return [asked.filter(([, right]) => right).length, asked.length];
  }
}

/** How many look-ups are a turn of about `ms`. */
async function lookUpsIn(
  subject: Subject,
  ask: Ask,
  edit: Edit,
  ms: number,
  most: number,
): Promise<{ readonly count: number; readonly each: number }> {
  let each = (await subject.ask('turn', ask, edit, 0, 1)).ms;
  // The first ones are slow: nothing is compiled yet.
  for (let count = 1; count < PAGE && each * count < ms / 2; count = PAGE)
    each = (await subject.ask('turn', ask, edit, 1, count)).ms / count;
  if (each * PAGE < ms / 2) each = (await subject.ask('turn', ask, edit, 0, PAGE)).ms / PAGE;
  return { count: clamp(ms / each, 1, most), each };
}

const seconds = (ms: number): string => `${Number((ms / 1000).toPrecision(2))} s`;

/** Runs `a` and `b` by turns. */
async function byTurns(
  pairs: number,
  a: (pair: number) => Promise<unknown>,
  b: (pair: number) => Promise<unknown>,
): Promise<void> {
  for (let pair = 0; pair < pairs; pair += 1)
    for (const turn of pair % 2 === 0 ? [a, b] : [b, a]) await turn(pair);
}

export interface Both {
  readonly prints: Answers;
  readonly both: Answers;
}

export async function compareLookUps(
  ours: Subject,
  peer: Subject,
  ask: Ask,
  edit: Edit,
  pace: Pace,
  isRight: Right,
  all: Both,
): Promise<Compared> {
  const { count, each } = await lookUpsIn(peer, ask, edit, pace.turn, MOST);
  if (each * count * pace.pairs > pace.row)
    throw new CannotFinish(`takes ${seconds(each)} a look-up, ${seconds(each * PAGE)} a page`);
  const own = await lookUpsIn(ours, 'both', edit, OUR_TURN, POOL);
  const times = { prints: [] as number[], both: [] as number[], peer: [] as number[] };
  const theirs = new Answers(isRight);
  const turn = async (
    subject: Subject,
    how: Ask,
    size: number,
    pair: number,
    into: number[],
    answers: readonly Answers[],
  ): Promise<void> => {
    const from = pair * count;
    const { ms, found } = await subject.ask('turn', how, edit, from, size);
    into.push((ms / size) * PAGE);
    for (const one of answers) one.take(from, found);
  };
  const same = { prints: new Answers(isRight), both: new Answers(isRight) };
  const size = Math.max(count, own.count);
  await byTurns(
    pace.pairs,
    async (pair) => {
      await turn(ours, 'prints', size, pair, times.prints, [same.prints, all.prints]);
      await turn(ours, 'both', size, pair, times.both, [same.both, all.both]);
    },
    (pair) => turn(peer, ask, count, pair, times.peer, [theirs]),
  );
  return {
    ask,
    edit,
    lookUps: count,
    ...times,
    recall: theirs.recall(),
    oursOnSame: { prints: same.prints.recall(theirs), both: same.both.recall(theirs) },
  };
}

/** Ours by itself: pages of all look-ups of an edit. */
export async function measureAlone(ours: Subject, edit: Edit, pairs: number, all: Both): Promise<Alone> {
  const times = { prints: [] as number[], both: [] as number[] };
  // Once before it counts.
  for (let round = -1; round < pairs; round += 1)
    for (const tier of ['prints', 'both'] as const) {
      const { ms, found } = await ours.ask('turn', tier, edit, 0, POOL);
      all[tier].take(0, found);
      if (round >= 0) times[tier].push(ms / PAGES);
    }
  return { edit, ...times };
}

/** What takes milliseconds as a whole, by turns; a first time, which counts for nothing, tells whether it can be done. */
export async function comparePairs(
  pace: Pace,
  ours: () => Promise<number>,
  peer: () => Promise<number>,
): Promise<Pairs> {
  const once = await peer();
  if (once * pace.pairs > pace.row) throw new CannotFinish(`takes ${seconds(once)}`);
  await ours();
  const times = { ours: [] as number[], peer: [] as number[] };
  await byTurns(
    pace.pairs,
    async () => times.ours.push(await ours()),
    async () => times.peer.push(await peer()),
  );
  return times;
}

/** The look-ups of ours on a small and a large corpus by turns, in milliseconds a page. */
export async function compareSizes(
  smaller: Subject,
  larger: Subject,
  ask: Ask,
  edit: Edit,
  pairs: number,
): Promise<{ readonly smaller: readonly number[]; readonly larger: readonly number[] }> {
  const { count } = await lookUpsIn(larger, ask, edit, OUR_TURN, POOL);
  const times = { smaller: [] as number[], larger: [] as number[] };
  const turn = async (subject: Subject, pair: number, into: number[]): Promise<void> => {
    into.push(((await subject.ask('turn', ask, edit, pair * count, count)).ms / count) * PAGE);
  };
  await byTurns(
    pairs,
    (pair) => turn(smaller, pair, times.smaller),
    (pair) => turn(larger, pair, times.larger),
  );
  return times;
}
