import type { HeldArticle } from '../match/held';
import { weigher } from '../match/features';
import type { PageUnit } from '../match/judge';
import type { Lexicon } from '../match/profile';
import type { Clause } from './clauses';

/** Features of a clause, in the order of the weights. */
export const CLAUSE_FEATURES = [
  'mean',
  'top',
  'doc',
  'vsPage',
  'vsParagraph',
  'sentence',
  'words',
  'first',
  'last',
  'score',
  'fresh',
  'run',
  'pairs',
  'neighbours',
  'sentenceMean',
] as const;

/** How much of each clause of a page the source holds. */
export interface ClauseCover {
  readonly clause: Clause;
  /** Mean over the best, the top three, the top five source paragraphs and the whole document. */
  readonly mean: number;
  readonly top: number;
  readonly doc: number;
  readonly sentence: number;
  readonly fresh: number;
  readonly run: number;
  readonly pairs: number;
}

/** `ranked`: positions of the source's matchable paragraphs, best first. */
export function coverOf(
  unit: PageUnit,
  clauses: readonly Clause[],
  held: HeldArticle,
  ranked: readonly number[],
  lexicon: Lexicon,
): ClauseCover[] {
  const weigh = weigher(held.source, lexicon);
  const ids = unit.text.words.map((word) => lexicon.id(word.stem));
  const rank = new Map(ranked.map((position, k) => [position, k]));
  const run = runsIn(unit, held, ranked.slice(0, 5));
  return clauses.map((clause) => {
    let mass = 0,
      top = 0,
      three = 0,
      five = 0,
      doc = 0,
      fresh = 0;
    const per = new Map<number, number>();
    let covered = 0;
    for (let i = clause.from; i < clause.to; i++) {
      const word = unit.text.words[i]!;
      if (run[i]! >= 3) covered++;
      if (word.stop) continue;
      const weight = weigh(ids[i]!);
      mass += weight;
      const where = held.source.postings.get(ids[i]!) ?? [];
      let best = Infinity;
      for (const { position } of where) {
        per.set(position, (per.get(position) ?? 0) + weight);
        best = Math.min(best, rank.get(position) ?? 99);
      }
      if (best < 1) top += weight;
      if (best < 3) three += weight;
      if (best < 5) five += weight;
      if (where.length > 0) doc += weight;
      else if (/[\p{Lu}\p{Nd}]/u.test(unit.text.text.charAt(word.start))) fresh += 1;
    }
    const words = clause.to - clause.from;
    const part = (value: number): number => (mass > 0 ? value / mass : 0.5);
    let sentence = 0;
    for (const value of per.values()) sentence = Math.max(sentence, value);
    return {
      clause,
      mean: (part(top) + part(three) + part(five) + part(doc)) / 4,
      top: part(top),
      doc: part(doc),
      sentence: part(sentence),
      fresh: Math.min(1, fresh / 3),
      run: covered / words,
      pairs: pairsIn(ids, unit, clause, held, ranked.slice(0, 5)),
    };
  });
}

/** Length of the common run that each word stands in, over the given source paragraphs. */
function runsIn(unit: PageUnit, held: HeldArticle, positions: readonly number[]): Int32Array {
  const a = unit.whole.sequence;
  const out = new Int32Array(a.length);
  for (const position of positions) {
    const b = held.source.profiles[position]!.sequence;
    let previous = new Int32Array(b.length + 1);
    for (let i = 1; i <= a.length; i++) {
      const current = new Int32Array(b.length + 1);
      for (let j = 1; j <= b.length; j++) {
        if (a[i - 1] !== b[j - 1]) continue;
        const length = previous[j - 1]! + 1;
        current[j] = length;
        for (let back = 0; back < length; back++) if (out[i - 1 - back]! < length) out[i - 1 - back] = length;
      }
      previous = current;
    }
  }
  return out;
}

function pairsIn(
  ids: readonly number[],
  unit: PageUnit,
  clause: Clause,
  held: HeldArticle,
  positions: readonly number[],
): number {
  const content: number[] = [];
  for (let i = clause.from; i < clause.to; i++) if (!unit.text.words[i]!.stop) content.push(ids[i]!);
  let all = 0,
    found = 0;
  const sets = positions.map((position) => new Set(held.source.profiles[position]!.stems));
  for (let i = 0; i + 1 < content.length; i++) {
    all++;
    if (sets.some((set) => set.has(content[i]!) && set.has(content[i + 1]!))) found++;
  }
  return all > 0 ? found / all : 0;
}

/** Everything a page says of its clauses: one row of features a clause. `scores` are the units'. */
export function clauseFeatures(
  covers: readonly (readonly ClauseCover[])[],
  scores: readonly number[],
): number[][][] {
  const all = covers.flatMap((unit) => unit.map((one) => one.mean)).sort((a, b) => a - b);
  const median = all[all.length >> 1] ?? 0.5;
  return covers.map((unit, u) => {
    const words = unit.reduce((sum, one) => sum + one.clause.to - one.clause.from, 0);
    const mean =
      unit.reduce((sum, one) => sum + one.mean * (one.clause.to - one.clause.from), 0) / (words || 1);
    const score = Math.max(0.01, Math.min(0.99, scores[u]!));
    return unit.map((one, k) => {
      const near = [unit[k - 1], unit[k + 1]].filter((other) => other !== undefined);
      const same = unit.filter((other) => other.clause.sentence === one.clause.sentence);
      return [
        one.mean,
        one.top,
        one.doc,
        one.mean - median,
        one.mean - mean,
        one.sentence,
        Math.log(one.clause.to - one.clause.from),
        one.clause.first ? 1 : 0,
        one.clause.last ? 1 : 0,
        Math.log(score / (1 - score)),
        one.fresh,
        one.run,
        one.pairs,
        near.length > 0 ? near.reduce((sum, other) => sum + other.mean, 0) / near.length : mean,
        same.reduce((sum, other) => sum + other.mean, 0) / same.length,
      ];
    });
  });
}
