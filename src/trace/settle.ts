import type { Analysed } from '../text';
import type { AddedGrade, AddedSpan, Span } from '../types';

/** A stretch of words, half open, and the added span it comes from. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly of: AddedSpan;
}

/**
 * The added spans of a paragraph as they are shown. To name whose report it is adds no claim, so `credits`
 * (offsets in the paragraph) are cut out; spans of one sentence that only a comma or a dash parts are one;
 * and what is left without a word that carries content goes.
 */
export function settled(text: Analysed, added: readonly AddedSpan[], credits: readonly Span[]): AddedSpan[] {
  const runs: Part[][] = [];
  for (const part of partsOf(text, added, credits)) {
    const last = runs.at(-1)?.at(-1);
    if (last && continues(text, last, part)) runs.at(-1)!.push(part);
    else runs.push([part]);
  }
  return runs.flatMap((run) => {
    const [from, to] = [run[0]!.from, run.at(-1)!.to];
    if (!text.words.slice(from, to).some((word) => !word.stop)) return [];
    return { start: text.words[from]!.start, end: text.words[to - 1]!.end, grade: gradeOf(run) };
  });
}

const APART = /^[\s,–—-]*$/u;

/**
 * Whether one claim goes on. What is only possible is not counted as added and stays apart from what is:
 * as one, at either's grade, a derived clause would be swallowed or a new one lost.
 */
function continues(text: Analysed, a: Part, b: Part): boolean {
  if (a.to !== b.from || (a.of.grade === 'possible') !== (b.of.grade === 'possible')) return false;
  const gap = text.text.slice(text.words[a.to - 1]!.end, text.words[b.from]!.start);
  return APART.test(gap) && !text.sentences.some((sentence) => sentence.firstWord === b.from);
}

/** The grade of most of its words; sure only where those outnumber the others. */
function gradeOf(run: readonly Part[]): AddedGrade {
  if (run.every(({ of }) => of.grade === run[0]!.of.grade)) return run[0]!.of.grade;
  const sure = run.reduce((sum, { from, to, of }) => sum + (of.grade === 'sure' ? to - from : from - to), 0);
  return sure > 0 ? 'sure' : 'likely';
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
