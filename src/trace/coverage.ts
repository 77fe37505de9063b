import type { ClauseWords } from '../languages/clauses';
import type { HeldArticle } from '../match/held';
import { weigher } from '../match/features';
import type { PageUnit } from '../match/judge';
import type { Lexicon } from '../match/profile';
import type { Clause } from './clauses';
import { commonRuns } from './passages';

/**
 * Features of a clause, in the order of the weights. Coverage is the part of its weight in stems that the
 * source holds: mean over the best paragraph, the top three, the top five and the whole document.
 * mean, doc                  coverage
 * vsParagraph, neighbours,   the same against the paragraph, the clauses beside it, its sentence
 *   sentenceMean
 * upper                      against the page's best covered clauses: how freely this page words what it takes
 * words, first, last, opener its length, place and kind
 * score                      how sure it is that the paragraph derives at all, log odds
 * run                        part of its words in common runs of three or more
 * share                      part of the page's paragraphs that are matched: who adds paragraphs adds clauses
 */
export const CLAUSE_FEATURES = [
  'mean',
  'doc',
  'vsParagraph',
  'words',
  'first',
  'last',
  'score',
  'run',
  'neighbours',
  'sentenceMean',
  'share',
  'upper',
  'opener',
] as const;

/** Where among a page's clauses, by coverage, its best covered ones begin. */
const UPPER = 0.8;

/** How much of a clause the source holds. */
export interface ClauseCover {
  readonly clause: Clause;
  readonly mean: number;
  readonly doc: number;
  readonly run: number;
  readonly opens: boolean;
}

/** `ranked`: positions of the source's matchable paragraphs, best first. */
export function coverOf(
  unit: PageUnit,
  clauses: readonly Clause[],
  held: HeldArticle,
  ranked: readonly number[],
  lexicon: Lexicon,
  language: ClauseWords,
): ClauseCover[] {
  const weigh = weigher(held.source, lexicon);
  const rank = new Map(ranked.map((position, k) => [position, k]));
  const run = runsIn(unit, held, ranked.slice(0, TOP.at(-1)));
  return clauses.map((clause) => {
    let mass = 0;
    let doc = 0;
    let inRun = 0;
    const top = TOP.map(() => 0);
    for (let i = clause.from; i < clause.to; i++) {
      const word = unit.text.words[i]!;
      if (run[i]! >= RUN) inRun++;
      if (word.stop) continue;
      const id = lexicon.id(word.stem);
      const weight = weigh(id);
      mass += weight;
      let best = Infinity;
      for (const { position } of held.source.postings.get(id) ?? []) {
        best = Math.min(best, rank.get(position) ?? TOP.at(-1)!);
      }
      if (best < Infinity) doc += weight;
      TOP.forEach((limit, k) => {
        if (best < limit) top[k]! += weight;
      });
    }
    const words = clause.to - clause.from;
    const all = top.reduce((sum, value) => sum + value, doc);
    return {
      clause,
      mean: mass > 0 ? all / (mass * (TOP.length + 1)) : 0.5,
      doc: mass > 0 ? doc / mass : 0.5,
      run: inRun / words,
      opens: language.relatives.has(unit.text.words[clause.from]!.norm),
    };
  });
}

/** Source paragraphs that coverage is averaged over, beside the whole document. */
const TOP = [1, 3, 5] as const;
/** Shorter common runs are chance. */
const RUN = 3;

/** Length of the common run that each word stands in, over the given source paragraphs; 0 where below three. */
function runsIn(unit: PageUnit, held: HeldArticle, positions: readonly number[]): Int32Array {
  const out = new Int32Array(unit.text.words.length);
  const wanted = new Set(positions);
  for (const { from, length, sourceIndex } of commonRuns(unit.text, held.texts)) {
    if (!wanted.has(sourceIndex)) continue;
    for (let i = from; i < from + length; i++) out[i] = Math.max(out[i]!, length);
  }
  return out;
}

/** One row of features a clause. `scores` are those of the matched paragraphs, `units` how many were compared. */
export function clauseFeatures(
  covers: readonly (readonly ClauseCover[])[],
  scores: readonly number[],
  units: number,
): number[][][] {
  const all = covers.flatMap((unit) => unit.map((one) => one.mean)).sort((a, b) => a - b);
  const upper = all[Math.floor(all.length * UPPER)] ?? 0;
  return covers.map((unit, u) => {
    const words = unit.reduce((sum, { clause }) => sum + clause.to - clause.from, 0);
    const total = unit.reduce((sum, { clause, mean }) => sum + mean * (clause.to - clause.from), 0);
    const mean = words > 0 ? total / words : 0;
    const bySentence = sentenceMeans(unit);
    const score = Math.max(0.01, Math.min(0.99, scores[u]!));
    return unit.map((one, k) => {
      const near = [unit[k - 1], unit[k + 1]].filter((other) => other !== undefined);
      return [
        one.mean,
        one.doc,
        one.mean - mean,
        Math.log(one.clause.to - one.clause.from),
        one.clause.first ? 1 : 0,
        one.clause.last ? 1 : 0,
        Math.log(score / (1 - score)),
        one.run,
        near.length > 0 ? average(near) : mean,
        bySentence.get(one.clause.sentence)!,
        covers.length / Math.max(1, units),
        one.mean - upper,
        one.opens ? 1 : 0,
      ];
    });
  });
}

const average = (covers: readonly ClauseCover[]): number =>
  covers.reduce((sum, one) => sum + one.mean, 0) / covers.length;

function sentenceMeans(covers: readonly ClauseCover[]): Map<number, number> {
  const groups = new Map<number, ClauseCover[]>();
  for (const one of covers) {
    const group = groups.get(one.clause.sentence);
    if (group) group.push(one);
    else groups.set(one.clause.sentence, [one]);
  }
  return new Map([...groups].map(([sentence, group]) => [sentence, average(group)]));
}
