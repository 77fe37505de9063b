import { formulasIn } from '../languages/formulas';
import type { Word } from '../text';
import { findQuotations } from '../trace/quotations';
import type { Span } from '../types';
import { Comparison, WIDTH } from './features';
import { judge, linear, type Compared, type Judgement, type PageUnit } from './judge';
import { profile, type Lexicon } from './profile';
import type { Weights } from './weights';

/** From this many matched paragraphs a page's own words speak for it. */
const MANY = 4;
/** Part of a paragraph's words inside quotation marks and formulas from which its own words must match as well. */
const COMMON = 0.3;
/** Fewer words with content are not enough of its own. */
const LEAST = 3;
/** Log odds that its own words must reach against some source paragraph. */
const OWN = -3;
/** What is left of the score of a quotation alone. */
const LEFT = 0.3;

/** The words that lie in none of the spans. */
function outside(words: readonly Word[], spans: readonly Span[]): Word[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let reach = 0;
  return words.filter(({ start, end }) => {
    while (next < sorted.length && sorted[next]!.start <= start) {
      reach = Math.max(reach, sorted[next]!.end);
      next++;
    }
    return end > reach;
  });
}

/**
 * Two reports that quote the same speech do not derive from each other, nor two that say that nobody was
 * available for comment: on a page with few matches, a paragraph that has nothing in common with the source
 * but a quotation or a formula is no match, and speaks for no other one.
 */
export function withoutCommonplaces(
  judgement: Judgement,
  compared: Compared,
  units: readonly PageUnit[],
  lexicon: Lexicon,
  weights: Weights,
  cut: number,
  tag?: string,
): Judgement {
  const { held, columns } = judgement;
  const rows = units.flatMap((_, row) => (judgement.scores[row]! >= cut ? [row] : []));
  if (rows.length === 0 || rows.length >= MANY) return judgement;
  const comparison = new Comparison(held.source, lexicon);
  const bare = new Map<number, Float64Array>();
  for (const row of rows) {
    const { text, whole } = units[row]!;
    const own = outside(text.words, [...findQuotations(text.text), ...formulasIn(text.text, tag)]);
    if (1 - own.length / text.words.length < COMMON) continue;
    const features = comparison.compare(
      profile({ ...text, words: own }, 0, own.length, lexicon, whole.names),
    );
    let best = -Infinity;
    for (let column = 0; column < columns; column++) {
      best = Math.max(best, linear(weights.pair, features, column * WIDTH));
    }
    if (best < OWN || own.filter((word) => !word.stop).length < LEAST) bare.set(row, features);
  }
  if (bare.size === 0) return judgement;
  const rest = judge(
    {
      whole: compared.whole.map((features, row) => bare.get(row) ?? features),
      sentences: compared.sentences.map((features, row) => (bare.has(row) ? [] : features)),
    },
    held,
    weights,
  );
  const scores = rest.scores.map((score, row) => (bare.has(row) ? LEFT * judgement.scores[row]! : score));
  return { ...judgement, scores };
}
