import { findQuotations } from '../trace/quotations';
import { compare, weigher, WIDTH } from './features';
import { linear, type Judgement, type PageUnit } from './judge';
import { profile, type Lexicon } from './profile';

/** From this many matched paragraphs a page's own words speak for it. */
const MANY = 4;
/** Part of a paragraph's words inside quotation marks from which its own words must match as well. */
const QUOTED = 0.3;
/** Log odds that its own words must reach against some source paragraph. */
const OWN = -3;
/** What is left of the score of a quotation alone. */
const LEFT = 0.3;

/**
 * Two reports that quote the same speech do not derive from each other: on a page with few matches, a
 * paragraph that has nothing in common with the source but a quotation is no match.
 */
export function withoutBareQuotations(
  judgement: Judgement,
  units: readonly PageUnit[],
  lexicon: Lexicon,
  pair: readonly number[],
  cut: number,
): Judgement {
  const rows = units.flatMap((_, row) => (judgement.scores[row]! >= cut ? [row] : []));
  if (rows.length === 0 || rows.length >= MANY) return judgement;
  const weigh = weigher(judgement.held.source, lexicon);
  const scores = judgement.scores.slice();
  for (const row of rows) {
    const { text } = units[row]!;
    const quotations = findQuotations(text.text);
    const own = text.words.filter(
      (word) => !quotations.some((quotation) => word.start >= quotation.start && word.end <= quotation.end),
    );
    if (1 - own.length / text.words.length < QUOTED) continue;
    const features = compare(
      profile({ ...text, words: own }, 0, own.length, lexicon),
      judgement.held.source,
      weigh,
    );
    let best = -Infinity;
    for (let column = 0; column < judgement.columns; column++) {
      best = Math.max(best, linear(pair, features, column * WIDTH));
    }
    if (best < OWN) scores[row] = LEFT * scores[row]!;
  }
  return { ...judgement, scores };
}
