import type { ClauseWords } from '../languages/clauses';
import { relatedStems } from '../languages/paraphrases';
import type { Weigh } from '../match/features';
import type { HeldArticle } from '../match/held';
import type { PageUnit } from '../match/judge';
import type { Lexicon } from '../match/profile';
import type { Clause } from './clauses';
import { commonRuns } from './passages';

/**
 * Features of a clause, in the order of the weights. Coverage is the part of its weight in stems that the
 * source holds, a stem that stands for it in rewrites counting in part; `mean` is the mean over the best
 * paragraph, the top three, the top five and the whole document.
 * mean, doc       coverage
 * single          by the one sentence of the top five paragraphs that covers most of it: words gathered from
 *                 all over the article make a new claim more often
 * paragraph, sentence, next   the mean of its paragraph, its sentence and the clause after it
 * upper           mean against the page's best covered clauses: how freely this page words what it takes
 * words, last, place, number  its length, whether it ends its sentence, where in the paragraph it stands,
 *                 whether it has a number
 * teller          it has a verb of saying
 * run             part of its words in common runs of three or more
 * share           part of the page's paragraphs that are matched: who adds paragraphs adds clauses
 */
export const CLAUSE_FEATURES = [
  'mean',
  'single',
  'doc',
  'paragraph',
  'words',
  'last',
  'run',
  'next',
  'sentence',
  'share',
  'upper',
  'place',
  'teller',
  'number',
] as const;

/** Where among a page's clauses, by coverage, its best covered ones begin. */
const UPPER = 0.8;
/** Source paragraphs that coverage is averaged over, beside the whole document. */
const TOP = [1, 3, 5] as const;
const MOST = TOP[2];
/** Shorter common runs are chance. */
const RUN = 3;
/** Coverage of a clause without a word that carries content. */
const EMPTY = 0.5;
const DIGIT = /\p{Nd}/u;

/** How much of a clause the source holds. */
export interface ClauseCover {
  readonly clause: Clause;
  readonly mean: number;
  readonly single: number;
  readonly doc: number;
  readonly run: number;
  readonly teller: boolean;
  readonly number: boolean;
}

/** The sentences in which a source says a stem, and how nearly: 1 itself, less a relative. */
interface Said {
  readonly sentences: readonly number[];
  readonly strengths: readonly number[];
}

/** A source's sentences, numbered through. */
interface SaidBy {
  /** The position of the paragraph that each sentence is of. */
  readonly positions: readonly number[];
  readonly stems: ReadonlyMap<string, ReadonlySet<number>>;
  /** Filled as pages ask. */
  readonly said: Map<string, Said>;
}

/** A cache, not state: held articles are asked again and again. */
const sayings = new WeakMap<HeldArticle, SaidBy>();

function saidBy(held: HeldArticle): SaidBy {
  const known = sayings.get(held);
  if (known) return known;
  const positions: number[] = [];
  const stems = new Map<string, Set<number>>();
  held.texts.forEach(({ words, sentences }, position) => {
    for (const { firstWord, endWord } of sentences) {
      for (let i = firstWord; i < endWord; i++) {
        const { stem, stop } = words[i]!;
        if (stop) continue;
        const list = stems.get(stem);
        if (list) list.add(positions.length);
        else stems.set(stem, new Set([positions.length]));
      }
      positions.push(position);
    }
  });
  const made = { positions, stems, said: new Map<string, Said>() };
  sayings.set(held, made);
  return made;
}

const NOWHERE: Said = { sentences: [], strengths: [] };

function saidOf(stem: string, source: SaidBy, tag: string): Said {
  const known = source.said.get(stem);
  if (known) return known;
  const strengths = new Map<number, number>();
  for (const sentence of source.stems.get(stem) ?? []) strengths.set(sentence, 1);
  for (const related of relatedStems(stem, tag)) {
    for (const sentence of source.stems.get(related.stem) ?? []) {
      strengths.set(sentence, Math.max(strengths.get(sentence) ?? 0, related.weight));
    }
  }
  // Words that the source lacks are without end: they are not kept.
  if (strengths.size === 0) return NOWHERE;
  const found = { sentences: [...strengths.keys()], strengths: [...strengths.values()] };
  source.said.set(stem, found);
  return found;
}

/** `ranked`: positions of the source's matchable paragraphs, best first; `weigh` by the source. */
export function coverOf(
  unit: PageUnit,
  clauses: readonly Clause[],
  held: HeldArticle,
  ranked: readonly number[],
  lexicon: Lexicon,
  weigh: Weigh,
  language: ClauseWords,
): ClauseCover[] {
  const source = saidBy(held);
  const rank = new Int32Array(held.texts.length).fill(ranked.length);
  ranked.forEach((position, k) => (rank[position] = k));
  const run = runsIn(unit, held, ranked.slice(0, MOST));
  const bySentence = new Float64Array(source.positions.length);
  return clauses.map((clause) => {
    bySentence.fill(0);
    let mass = 0;
    let doc = 0;
    let inRun = 0;
    let teller = false;
    let number = false;
    let single = 0;
    const top = [0, 0, 0];
    for (let i = clause.from; i < clause.to; i++) {
      const { norm, stem, stop } = unit.text.words[i]!;
      if (run[i]! >= RUN) inRun++;
      if (language.speech.has(norm)) teller = true;
      if (stop) continue;
      if (DIGIT.test(stem)) number = true;
      const weight = weigh(lexicon.id(stem));
      mass += weight;
      const { sentences, strengths } = saidOf(stem, source, language.tag);
      const best = [0, 0, 0];
      let most = 0;
      sentences.forEach((sentence, s) => {
        const strength = strengths[s]!;
        const place = rank[source.positions[sentence]!]!;
        if (strength > most) most = strength;
        if (place >= MOST) return;
        TOP.forEach((limit, k) => {
          if (place < limit && strength > best[k]!) best[k] = strength;
        });
        bySentence[sentence]! += strength * weight;
        if (bySentence[sentence]! > single) single = bySentence[sentence]!;
      });
      doc += most * weight;
      best.forEach((strength, k) => (top[k]! += strength * weight));
    }
    const all = top.reduce((sum, value) => sum + value, doc);
    return {
      clause,
      mean: mass > 0 ? all / (mass * (TOP.length + 1)) : EMPTY,
      single: mass > 0 ? single / mass : EMPTY,
      doc: mass > 0 ? doc / mass : EMPTY,
      run: inRun / (clause.to - clause.from),
      teller,
      number,
    };
  });
}

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

/** One row of features a clause; `units` is how many paragraphs were compared. */
export function clauseFeatures(covers: readonly (readonly ClauseCover[])[], units: number): number[][][] {
  const all = covers.flatMap((unit) => unit.map((one) => one.mean)).sort((a, b) => a - b);
  const upper = all[Math.floor(all.length * UPPER)] ?? 0;
  return covers.map((unit) => {
    const paragraph = meanOf(unit);
    const sentences = new Map<number, ClauseCover[]>();
    for (const one of unit) {
      const group = sentences.get(one.clause.sentence);
      if (group) group.push(one);
      else sentences.set(one.clause.sentence, [one]);
    }
    const means = new Map([...sentences].map(([sentence, group]) => [sentence, meanOf(group)]));
    return unit.map((one, k) => [
      one.mean,
      one.single,
      one.doc,
      paragraph,
      Math.log(one.clause.to - one.clause.from),
      one.clause.last ? 1 : 0,
      one.run,
      unit[k + 1]?.mean ?? paragraph,
      means.get(one.clause.sentence)!,
      covers.length / Math.max(1, units),
      one.mean - upper,
      k / Math.max(1, unit.length - 1),
      one.teller ? 1 : 0,
      one.number ? 1 : 0,
    ]);
  });
}

/** Mean coverage, by words. */
function meanOf(covers: readonly ClauseCover[]): number {
  let words = 0;
  let sum = 0;
  for (const { clause, mean } of covers) {
    words += clause.to - clause.from;
    sum += mean * (clause.to - clause.from);
  }
  return words > 0 ? sum / words : EMPTY;
}
