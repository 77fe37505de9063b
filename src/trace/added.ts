import { clauseWordsOf } from '../languages/clauses';
import type { HeldArticle } from '../match/held';
import { weigher, type Weigh } from '../match/features';
import { linear, type PageUnit } from '../match/judge';
import type { Lexicon } from '../match/profile';
import type { Analysed } from '../text';
import { ADDED_CUTS } from '../strictness';
import type { AddedGrade, AddedSpan } from '../types';
import { LINKS, chancesOf, linksOf } from './claims';
import { clausesOf, type Clause } from './clauses';
import { CLAUSE_FEATURES, clauseFeatures, coverOf } from './coverage';

/** A matched paragraph as the added-words judge needs it. */
export interface Traced {
  readonly unit: PageUnit;
  readonly held: HeldArticle;
  /** Positions of the source's matchable paragraphs, best first. */
  readonly ranked: readonly number[];
}

/** The clauses of a matched paragraph, as judging and fitting want them. */
export interface ClausesIn {
  readonly clauses: readonly Clause[];
  /** CLAUSE_FEATURES, a row a clause. */
  readonly features: readonly (readonly number[])[];
  /** How each clause follows the one before (LINKS). */
  readonly links: readonly number[];
}

/** One a matched paragraph; `units` is how many the page has. */
export function clausesIn(
  traced: readonly Traced[],
  lexicon: Lexicon,
  units: number,
  tag?: string,
): ClausesIn[] {
  const language = clauseWordsOf(tag);
  const weighers = new Map<HeldArticle, Weigh>();
  const weighBy = (held: HeldArticle): Weigh => {
    const weigh = weighers.get(held) ?? weigher(held.source, lexicon);
    weighers.set(held, weigh);
    return weigh;
  };
  const covers = traced.map(({ unit, held, ranked }) =>
    coverOf(unit, clausesOf(unit.text, language), held, ranked, lexicon, weighBy(held), language),
  );
  const features = clauseFeatures(covers, units);
  return traced.map(({ unit }, t) => {
    const clauses = covers[t]!.map(({ clause }) => clause);
    return { clauses, features: features[t]!, links: linksOf(unit.text, clauses, language) };
  });
}

/** Probability of each clause that its claim is new. `weights`: features, constant, links. */
export function chancesIn({ features, links }: ClausesIn, weights: readonly number[]): Float64Array {
  const width = CLAUSE_FEATURES.length + 1;
  const own = weights.slice(0, width);
  return chancesOf({ odds: features.map((one) => linear(own, one)), links, link: weights.slice(width) });
}

/**
 * The clauses of matched paragraphs whose claim their source lacks. Coverage is read relative to the page:
 * a heavy paraphrase covers little everywhere, and only what stands out against it is new.
 */
export function addedIn(
  traced: readonly Traced[],
  lexicon: Lexicon,
  weights: readonly number[],
  units: number,
  tag?: string,
): AddedSpan[][] {
  return clausesIn(traced, lexicon, units, tag).map((found, t) => {
    const chances = together(found, chancesIn(found, weights));
    return spans(
      traced[t]!.unit.text,
      found.clauses.map((clause, k) => ({ clause, grade: gradeOf(chances[k]!) })),
    );
  });
}

const PREDICATE = LINKS.indexOf('predicate');

/** A subject and its verb make one claim, though they are weighed apart: each has their mean, by words. */
function together({ clauses, links }: ClausesIn, chances: Float64Array): Float64Array {
  const out = chances.slice();
  for (let from = 0; from < clauses.length;) {
    let to = from + 1;
    while (to < clauses.length && links[to] === PREDICATE) to++;
    let sum = 0;
    let words = 0;
    for (let k = from; k < to; k++) {
      const length = clauses[k]!.to - clauses[k]!.from;
      sum += length * chances[k]!;
      words += length;
    }
    out.fill(sum / words, from, to);
    from = to;
  }
  return out;
}

function gradeOf(probability: number): AddedGrade | null {
  if (probability >= ADDED_CUTS.sure) return 'sure';
  if (probability >= ADDED_CUTS.likely) return 'likely';
  return probability >= ADDED_CUTS.possible ? 'possible' : null;
}

/** Neighbouring clauses of one grade and one sentence are one span. */
function spans(text: Analysed, graded: readonly { clause: Clause; grade: AddedGrade | null }[]): AddedSpan[] {
  const out: { from: number; to: number; sentence: number; grade: AddedGrade }[] = [];
  for (const { clause, grade } of graded) {
    const last = out.at(-1);
    if (!grade) continue;
    if (last?.grade === grade && last.to === clause.from && last.sentence === clause.sentence)
      last.to = clause.to;
    else out.push({ from: clause.from, to: clause.to, sentence: clause.sentence, grade });
  }
  return out.map(({ from, to, grade }) => ({
    start: text.words[from]!.start,
    end: text.words[to - 1]!.end,
    grade,
  }));
}
