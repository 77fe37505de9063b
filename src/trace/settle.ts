import type { Analysed } from '../text';
import type { AddedSpan, Span } from '../types';

/** A stretch of words, half open, and the added span it comes from. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly of: AddedSpan;
}

/**
 * The added spans of a paragraph as they are shown. To name whose report it is adds no claim, so `credits`
 * (offsets in the paragraph) are cut out, and what is left without a word that carries content goes.
 */
export function settled(text: Analysed, added: readonly AddedSpan[], credits: readonly Span[]): AddedSpan[] {
  return partsOf(text, added, credits)
    .filter(({ from, to }) => text.words.slice(from, to).some((word) => !word.stop))
    .map(({ from, to, of }) => ({
      start: text.words[from]!.start,
      end: text.words[to - 1]!.end,
      grade: of.grade,
    }));
}

/** The words of the spans, in stretches that hold none of a credit. */
function partsOf(text: Analysed, added: readonly AddedSpan[], credits: readonly Span[]): Part[] {
  const { words } = text;
  const credited = words.map((word) =>
    credits.some((credit) => word.start < credit.end && word.end > credit.start),
  );
  const parts: Part[] = [];
  let next = 0;
  words.forEach((word, i) => {
    while (next < added.length && added[next]!.end < word.end) next++;
    const of = added[next];
    if (!of || word.start < of.start || credited[i]) return;
    const last = parts.at(-1);
    if (last?.of === of && last.to === i) parts[parts.length - 1] = { ...last, to: i + 1 };
    else parts.push({ from: i, to: i + 1, of });
  });
  return parts.map(({ from, to, of }) => {
    // "…, the X reports", "X reported that …": small words beside a credit are of the credit.
    const joins = (i: number): boolean => /^\s*$/u.test(text.text.slice(words[i - 1]!.end, words[i]!.start));
    const before = from > 0 && credited[from - 1] && joins(from);
    const after = credited[to] && joins(to);
    while (before && from < to && words[from]!.stop) from++;
    while (after && from < to && words[to - 1]!.stop) to--;
    return { from, to, of };
  });
}
