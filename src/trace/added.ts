import { clauseWordsOf } from '../languages/clauses';
import type { HeldArticle } from '../match/held';
import { linear, type PageUnit } from '../match/judge';
import type { Lexicon } from '../match/profile';
import type { Analysed } from '../text';
import { ADDED_CUTS } from '../strictness';
import type { AddedGrade, AddedSpan } from '../types';
import { clausesOf, type Clause } from './clauses';
import { clauseFeatures, coverOf, type ClauseCover } from './coverage';

/** A matched paragraph as the added-words judge needs it. */
export interface Traced {
  readonly unit: PageUnit;
  readonly held: HeldArticle;
  /** Positions of the source's matchable paragraphs, best first. */
  readonly ranked: readonly number[];
  readonly score: number;
}

/** The clauses of matched paragraphs and their features, as judging and fitting want them. */
export function clausesIn(
  traced: readonly Traced[],
  lexicon: Lexicon,
  units: number,
  tag?: string,
): { covers: readonly (readonly ClauseCover[])[]; features: readonly (readonly (readonly number[])[])[] } {
  const language = clauseWordsOf(tag);
  const covers = traced.map(({ unit, held, ranked }) =>
    coverOf(unit, clausesOf(unit.text, language), held, ranked, lexicon, language),
  );
  return {
    covers,
    features: clauseFeatures(
      covers,
      traced.map((one) => one.score),
      units,
    ),
  };
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
  const { covers, features } = clausesIn(traced, lexicon, units, tag);
  return traced.map(({ unit }, t) => {
    const graded = covers[t]!.map(({ clause }, k) => ({
      clause,
      grade: gradeOf(1 / (1 + Math.exp(-linear(weights, features[t]![k]!)))),
    }));
    return spans(unit.text, graded);
  });
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
