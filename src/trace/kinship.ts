import type { Corpus } from '../corpus/index';
import { heldArticle, lexiconFor, type HeldArticle } from '../match/held';
import { comparePage, judge, pageUnit, type Judgement, type PageUnit } from '../match/judge';
import { retrieve } from '../match/retrieve';
import { THRESHOLDS } from '../strictness';

/** How two texts share: by paragraph, what one explains clearly better than the other. */
export interface Kin {
  readonly article: number;
  /** Paragraphs that follow the article. */
  readonly derived: number;
  readonly judgement: Judgement;
}

/** Log odds by which one source must beat another to be the better explanation of a paragraph. */
export const CLEARLY = 1.5;

/** Derived paragraphs from which two held articles count as related: one may be a lookalike. */
const RELATED = 2;

const memory = new WeakMap<Corpus, Map<number, readonly Kin[]>>();

/** The held articles that the held article `index` shares text with, as if it were a page. Computed once a corpus. */
export function kinOf(corpus: Corpus, index: number): readonly Kin[] {
  let known = memory.get(corpus);
  if (!known) memory.set(corpus, (known = new Map()));
  const before = known.get(index);
  if (before) return before;
  const held = heldArticle(corpus, index);
  const lexicon = lexiconFor(corpus);
  const units = unitsOf(held, lexicon);
  const kin = retrieve(corpus, units)
    .filter((other) => other !== index)
    .map((other) => {
      const judgement = judge(
        comparePage(units, heldArticle(corpus, other), lexicon),
        heldArticle(corpus, other),
      );
      return { article: other, derived: countAbove(judgement.scores, THRESHOLDS.balanced), judgement };
    })
    .filter((one) => one.derived >= RELATED);
  known.set(index, kin);
  return kin;
}

/** Whether two held articles share text, seen from either. */
export const related = (corpus: Corpus, a: number, b: number): boolean =>
  kinOf(corpus, a).some((one) => one.article === b) || kinOf(corpus, b).some((one) => one.article === a);

export const unitsOf = (held: HeldArticle, lexicon: ReturnType<typeof lexiconFor>): PageUnit[] =>
  held.matchable.map((block) => pageUnit(block, held.blocks[block]!, lexicon));

export function countAbove(values: Float64Array, cut: number): number {
  let count = 0;
  for (const value of values) if (value >= cut) count++;
  return count;
}

/** Paragraphs that `a` explains and clearly better than `b`; without `b`, that `a` explains. */
export function wins(a: Judgement, b: Judgement | undefined, cut: number): number {
  let count = 0;
  a.scores.forEach((score, row) => {
    if (score >= cut && (!b || a.best[row]! - b.best[row]! >= CLEARLY)) count++;
  });
  return count;
}

const SHINGLE = 5;
function shingles(texts: readonly { readonly words: readonly { readonly norm: string }[] }[]): Set<string> {
  const out = new Set<string>();
  for (const { words } of texts) {
    for (let i = 0; i + SHINGLE <= words.length; i++) {
      out.add(
        words
          .slice(i, i + SHINGLE)
          .map((word) => word.norm)
          .join(' '),
      );
    }
  }
  return out;
}

/** Part of each side's word five-grams that the other holds: of the page, of the article. */
export function sharedText(units: readonly PageUnit[], held: HeldArticle): { page: number; article: number } {
  const page = shingles(units.map((unit) => unit.text));
  const article = shingles(held.matchable.map((block) => held.blocks[block]!));
  let both = 0;
  for (const one of page) if (article.has(one)) both++;
  return { page: page.size > 0 ? both / page.size : 0, article: article.size > 0 ? both / article.size : 0 };
}
