import type { ClauseWords } from '../languages/clauses';
import type { Analysed } from '../text';
import type { Clause } from './clauses';

/**
 * Whether clauses make claims that the source lacks, told together: a chain over the clauses of a
 * paragraph whose two states are "held" and "new". A subject and its predicate are seldom parted, an aside
 * after a comma often is; how the text goes on says how much a clause takes over from the one before.
 * A conditional random field as in Lafferty, McCallum, Pereira (2001), read by forward–backward.
 */

/**
 * How a clause follows the one before:
 * sentence   it begins a sentence
 * aside      after punctuation, by a word that opens an aside, an apposition or a participle
 * pause      after other punctuation
 * predicate  without punctuation, by an auxiliary: the subject stands before
 * flow       without punctuation, by a conjunction or relative word
 * quotation  a quotation mark stands between
 */
export const LINKS = ['sentence', 'aside', 'pause', 'predicate', 'flow', 'quotation'] as const;

/** What two neighbouring clauses are; both held is what the others are measured against. */
export const TURNS = ['turns new', 'turns held', 'stays new'] as const;

const [SENTENCE, ASIDE, PAUSE, PREDICATE, FLOW, QUOTATION] = [0, 1, 2, 3, 4, 5] as const;
const QUOTE = /["“”„«»]/u;

/** The link of each clause to the one before; numbers of LINKS. */
export function linksOf(text: Analysed, clauses: readonly Clause[], language: ClauseWords): number[] {
  return clauses.map((clause) => {
    if (clause.first) return SENTENCE;
    const { norm, start } = text.words[clause.from]!;
    const gap = text.text.slice(text.words[clause.from - 1]!.end, start).trim();
    if (gap === '') return language.auxiliaries.has(norm) ? PREDICATE : FLOW;
    if (QUOTE.test(gap)) return QUOTATION;
    return language.relatives.has(norm) || language.appositions.has(norm) || language.participle?.test(norm)
      ? ASIDE
      : PAUSE;
  });
}

/** Log weights of a chain: held is 0, new is `odds` of the clause; `link` holds TURNS for every LINKS, row-major. */
export interface Chain {
  readonly odds: ArrayLike<number>;
  readonly links: readonly number[];
  readonly link: ArrayLike<number>;
}

/** Log sums over all ways to reach and to leave each clause in each state (2 × clause + state), and over all in all. */
export interface Sums {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly total: number;
}

const both = (a: number, b: number): number =>
  a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));

/** Log weight of the step into clause `k` from state `a` to state `b`. */
export const step = ({ links, link }: Chain, k: number, a: number, b: number): number =>
  a + b === 0 ? 0 : link[links[k]! * TURNS.length + (a === 0 ? 0 : b === 0 ? 1 : 2)]!;

export function sumsOf(chain: Chain): Sums {
  const { odds } = chain;
  const n = odds.length;
  const forward = new Float64Array(2 * n);
  const backward = new Float64Array(2 * n);
  if (n === 0) return { forward, backward, total: 0 };
  forward[1] = odds[0]!;
  for (let k = 1; k < n; k++) {
    for (const b of [0, 1]) {
      const ways = both(
        forward[2 * k - 2]! + step(chain, k, 0, b),
        forward[2 * k - 1]! + step(chain, k, 1, b),
      );
      forward[2 * k + b] = (b === 1 ? odds[k]! : 0) + ways;
    }
  }
  for (let k = n - 2; k >= 0; k--) {
    for (const a of [0, 1]) {
      backward[2 * k + a] = both(
        step(chain, k + 1, a, 0) + backward[2 * k + 2]!,
        step(chain, k + 1, a, 1) + odds[k + 1]! + backward[2 * k + 3]!,
      );
    }
  }
  return { forward, backward, total: both(forward[2 * n - 2]!, forward[2 * n - 1]!) };
}

/** Probability of each clause that it is new. */
export function chancesOf(chain: Chain): Float64Array {
  const { forward, backward, total } = sumsOf(chain);
  return Float64Array.from({ length: chain.odds.length }, (_, k) =>
    Math.exp(forward[2 * k + 1]! + backward[2 * k + 1]! - total),
  );
}
