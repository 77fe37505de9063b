/**
 * Words inside quotation marks, compared word by word with the words of the source: what was changed
 * within a quotation, and paraphrase that has been put between marks.
 */
import type { DetailWords } from '../../languages/details';
import type { Analysed, Word } from '../../text';
import type { Quotation } from '../quotations';
import { contextScore, type Alignment, type WordRange } from './align';
import { changeOf, isDefined, type Change } from './change';
import { oncePerText } from './remember';

/** A quotation of the page and the words of the sources that it repeats. */
export interface QuotedPair {
  readonly page: Quotation;
  readonly range: WordRange;
  readonly sourceIndex: number;
  /** The source's quotation, absent where the words are the source's own. */
  readonly source?: Quotation;
  /** Source words, first to last, that the quotation repeats. */
  readonly sourceRange: WordRange;
  /** Page word -> source word inside the quotation. */
  readonly pairs: ReadonlyMap<number, number>;
}

/** Word indexes inside a span. */
export function wordsIn(words: readonly Word[], start: number, end: number): WordRange {
  let from = words.findIndex((word) => word.start >= start);
  if (from < 0) from = words.length;
  let to = from;
  while (to < words.length && (words[to]?.end ?? 0) <= end) to += 1;
  return { from, to };
}

/** Same word up to spelling, not up to tense: "finalised" and "finalized", not "will" and "would". */
const sameWord = (a: Part, b: Part): boolean =>
  a.norm === b.norm || (a.stem === b.stem && a.norm.at(-1) === b.norm.at(-1)) || (a.percent && b.percent);

/** A word, or a part of a contraction: "don't" is "do" and "not", so that writing it out changes nothing. */
interface Part {
  readonly norm: string;
  readonly stem: string;
  /** "%", "percent", or the "per" of "per cent". */
  readonly percent: boolean;
  /** Index of its word. */
  readonly word: number;
}

function partsOf(
  text: string,
  words: readonly Word[],
  indexes: readonly number[],
  detail: DetailWords,
): readonly Part[] {
  const isPercent = (norm: string): boolean =>
    detail.grammar.percent.has(norm) || norm === detail.grammar.per;
  return indexes.flatMap((index): Part[] => {
    const word = words[index];
    if (word === undefined) return [];
    const written = text.slice(word.start, word.end).toLowerCase().replace(/[’‘]/gu, "'");
    const whole = detail.contractions.get(written);
    const ending = /^(.+?)(n't|'re|'ve|'ll|'m)$/u.exec(written);
    const parts =
      whole ?? (ending === null ? undefined : [ending[1] ?? '', detail.endings.get(ending[2] ?? '') ?? '']);
    if (parts === undefined)
      return [{ norm: word.norm, stem: word.stem, percent: isPercent(word.norm), word: index }];
    return parts.map((norm) => ({ norm, stem: norm, percent: false, word: index }));
  });
}

/** The parts of every word. */
const partsIn = oncePerText(({ text, words }, detail): readonly (readonly Part[])[] =>
  words.map((_, index) => partsOf(text, words, [index], detail)),
);

/** What `sameWord` looks at, of every part of a text. */
interface Spoken {
  readonly norms: ReadonlySet<string>;
  /** Stems with the last letter of their words. */
  readonly stems: ReadonlySet<string>;
  readonly percent: boolean;
}

const stemKey = ({ stem, norm }: Part): string => `${stem} ${norm.at(-1) ?? ''}`;

const spokenOf = (parts: readonly Part[]): Spoken => ({
  norms: new Set(parts.map(({ norm }) => norm)),
  stems: new Set(parts.map(stemKey)),
  percent: parts.some(({ percent }) => percent),
});

const wordsSaid = oncePerText((text, detail) => spokenOf(partsIn(text, detail).flat()));

/** Whether a text has the same word. */
const has = ({ norms, stems, percent }: Spoken, part: Part): boolean =>
  norms.has(part.norm) || stems.has(stemKey(part)) || (percent && part.percent);

const NO_PAIRS: ReadonlyMap<number, number> = new Map();

/**
 * Longest common subsequence of two word ranges (Wagner and Fischer 1974), as page -> source; the source's
 * words are counted from `base`.
 */
function commonWords(
  mine: readonly Part[],
  theirs: readonly Part[],
  base: number,
): ReadonlyMap<number, number> {
  const height = mine.length;
  const width = theirs.length;
  const row = width + 2;
  // Two more rows and columns, all zero, so that what follows the last is never asked whether it is there.
  const same = new Uint8Array((height + 2) * row);
  let any = false;
  for (let i = 0; i < height; i += 1)
    for (let k = 0; k < width; k += 1)
      if (sameWord(mine[i]!, theirs[k]!)) {
        same[i * row + k] = 1;
        any = true;
      }
  if (!any) return NO_PAIRS;
  const table = new Uint16Array((height + 2) * row);
  const equal = (i: number, k: number): boolean => same[i * row + k] === 1;
  // Of equally many common words those in a row: a pair whose next words are equal too is worth a little more.
  const worth = (i: number, k: number): number =>
    table[(i + 1) * row + k + 1]! + (equal(i + 1, k + 1) ? 11 : 10);
  for (let i = height - 1; i >= 0; i -= 1)
    for (let k = width - 1; k >= 0; k -= 1) {
      const skip = Math.max(table[(i + 1) * row + k]!, table[i * row + k + 1]!);
      table[i * row + k] = equal(i, k) ? Math.max(skip, worth(i, k)) : skip;
    }
  const pairs = new Map<number, number>();
  const paired = new Set<Part>();
  for (let i = 0, k = 0; i < height && k < width;) {
    if (equal(i, k) && table[i * row + k] === worth(i, k)) {
      const part = mine[i];
      if (part !== undefined) pairs.set(part.word, base + (theirs[k]?.word ?? 0));
      if (part !== undefined) paired.add(part);
      i += 1;
      k += 1;
    } else if (table[(i + 1) * row + k]! >= table[i * row + k + 1]!) i += 1;
    else k += 1;
  }
  for (const part of mine) if (!paired.has(part)) pairs.delete(part.word);
  return pairs;
}

/** Longest quotation, in words, that is compared (a page may put everything between marks). */
const LONGEST = 400;

/** The quotations of the page that repeat words of a source, best counterpart each. */
export function pairQuotations(
  alignment: Alignment,
  page: readonly Quotation[],
  sources: readonly (readonly Quotation[])[],
  detail: DetailWords,
): readonly QuotedPair[] {
  const found: QuotedPair[] = [];
  for (const quotation of page) {
    const range = wordsIn(alignment.page, quotation.inner.start, quotation.inner.end);
    const length = range.to - range.from;
    if (length === 0 || length > LONGEST) continue;
    const indexes = Array.from({ length }, (_, at) => range.from + at);
    const mine = partsOf(alignment.pageText, alignment.page, indexes, detail);
    // A pair has half the quotation's words at least, and no source so many of them at all.
    const most = (held: Analysed): number =>
      new Set(mine.filter((part) => has(wordsSaid(held, detail), part)).map(({ word }) => word)).size;
    if (!alignment.sources.some((held) => most(held) * 2 >= length)) continue;
    let best: QuotedPair | undefined;
    for (const [index, quotations] of sources.entries()) {
      const held = alignment.sources[index];
      if (held === undefined || held.words.length > 4 * LONGEST) continue;
      const base = alignment.bases[index] ?? 0;
      const own = held.words;
      const parts = partsIn(held, detail);
      const asked = spokenOf(mine);
      const shared = parts.map((own) => own.filter((part) => has(asked, part)).length);
      const ranges = quotations.map((other) => wordsIn(own, other.inner.start, other.inner.end));
      const indexesOf = (from: number, to: number): number[] =>
        Array.from({ length: to - from }, (_, at) => from + at);
      const candidates = [
        ...quotations.map((other, at) => ({
          source: other,
          there: indexesOf(ranges[at]?.from ?? 0, ranges[at]?.to ?? 0),
          handicap: 0,
        })),
        // Two quotations run into one; then the whole text.
        ...(quotations.length > 1
          ? [
              {
                source: quotations[0],
                there: ranges.flatMap((each) => indexesOf(each.from, each.to)),
                handicap: 3,
              },
            ]
          : []),
        // A text of many words has a few in common with anything.
        { source: undefined, there: indexesOf(0, own.length), handicap: 2 },
      ];
      for (const { source, there, handicap } of candidates)
        for (const window of windowsOf(there, length)) {
          // No pair without a word of its own: what cannot be better is not looked at.
          let most = 0;
          for (const at of window) most += shared[at] ?? 0;
          const least = best === undefined ? 0 : best.pairs.size + handicap;
          if (most <= least && (most < length || best === undefined || best.pairs.size >= length)) continue;
          const pairs = commonWords(
            mine,
            window.flatMap((at) => parts[at] ?? []),
            base,
          );
          if (pairs.size === 0) continue;
          const better = best === undefined || pairs.size > best.pairs.size + handicap;
          // Every word in a row: the source's marks may only stand elsewhere.
          const places = [...pairs.values()];
          const verbatim = pairs.size === length && Math.max(...places) - Math.min(...places) < length + 2;
          if (!better && !(verbatim && best !== undefined && best.pairs.size < length)) continue;
          best = {
            page: quotation,
            range,
            sourceIndex: index,
            sourceRange: { from: Math.min(...places), to: Math.max(...places) + 1 },
            pairs,
            ...(source === undefined ? {} : { source }),
          };
        }
    }
    if (best === undefined) continue;
    const content = (indexes: Iterable<number>): number =>
      [...indexes].filter((at) => !alignment.page[at]?.stop).length;
    const whole = content(indexes);
    if (best.pairs.size * 2 < length) continue;
    const telling = content(best.pairs.keys()) >= Math.min(2, Math.max(1, whole / 2));
    // Few telling words: the words around the marks must be each other's counterparts.
    if (
      telling ||
      (best.pairs.size >= 4 && best.pairs.size * 5 >= length * 3) ||
      contextScore(alignment, range, best.sourceRange) >= 1.2
    )
      found.push(best);
  }
  return found;
}

/** A text cut into overlapping windows, so that a short quotation is not scattered over a long text. */
function windowsOf(there: readonly number[], length: number): readonly (readonly number[])[] {
  const width = 2 * length + 4;
  if (there.length <= width || length > 60) return [there];
  const step = Math.max(1, Math.floor(length / 2));
  const windows: (readonly number[])[] = [];
  for (let from = 0; from < there.length - length; from += step)
    windows.push(there.slice(from, from + width));
  return windows;
}

/** Runs of words of a quotation that the source does not have at that place. */
function differing(alignment: Alignment, pair: QuotedPair): readonly WordRange[] {
  const runs: WordRange[] = [];
  for (let index = pair.range.from; index < pair.range.to; index += 1) {
    if (pair.pairs.has(index)) continue;
    const last = runs.at(-1);
    // A few equal words between two changes are swept along: "a bomb that somebody left ticking".
    if (
      last !== undefined &&
      index - last.to <= 3 &&
      alignment.pageSentence[index] === alignment.pageSentence[last.from]
    )
      runs[runs.length - 1] = { from: last.from, to: index + 1 };
    else runs.push({ from: index, to: index + 1 });
  }
  return runs.map((run) => {
    const sentence = alignment.pageSentence[run.from];
    let from = pair.range.from;
    while (from < run.from && alignment.pageSentence[from] !== sentence) from += 1;
    let to = pair.range.to;
    while (to > run.to && alignment.pageSentence[to - 1] !== sentence) to -= 1;
    // Mostly other words, or short: the sentence as a whole is not what was said.
    return (run.to - run.from) * 2 >= to - from || to - from <= 7 ? { from, to } : run;
  });
}

/** The stretch of the source that a run of the page stands for: its own pairs and what lies up to its neighbours'. */
function counterpart(alignment: Alignment, pair: QuotedPair, run: WordRange): WordRange | undefined {
  const inside = [...pair.pairs]
    .filter(([here]) => here >= run.from && here < run.to)
    .map(([, there]) => there);
  const before = [...pair.pairs].filter(([here]) => here < run.from).map(([, there]) => there);
  const after = [...pair.pairs].filter(([here]) => here >= run.to).map(([, there]) => there);
  // A sentence with nothing but function words of the source in it is more of the speech, not a change.
  const telling = [...pair.pairs.keys()].some(
    (here) => here >= run.from && here < run.to && !alignment.page[here]?.stop,
  );
  const edge = before.length === 0 || after.length === 0;
  if (edge && !telling && inside.length * 2 < run.to - run.from) return undefined;
  const left = before.length > 0 ? Math.max(...before) + 1 : undefined;
  const right = after.length > 0 ? Math.min(...after) : undefined;
  const middle = inside[0] ?? left ?? right ?? pair.sourceRange.from;
  const sentence = alignment.source[inside.length > 0 || left === undefined ? middle : left]?.sentence;
  const quoted = (index: number): boolean => {
    const word = alignment.source[index];
    if (word?.sentence !== sentence || word?.source !== pair.sourceIndex) return false;
    return pair.source === undefined || (word.start >= pair.source.start && word.end <= pair.source.end);
  };
  // Beyond its own pairs, no more of the source than the run has unpaired words at that end.
  const within = [...pair.pairs.keys()].filter((here) => here >= run.from && here < run.to);
  const lead = within.length > 0 ? Math.min(...within) - run.from : run.to - run.from + 2;
  const trail = within.length > 0 ? run.to - Math.max(...within) - 1 : run.to - run.from + 2;
  let from = inside.length > 0 ? Math.min(...inside) : middle;
  for (
    let more = 0;
    more < lead && (left === undefined || from > left) && from > 0 && quoted(from - 1);
    more += 1
  )
    from -= 1;
  let to = inside.length > 0 ? Math.max(...inside) + 1 : Math.max(from, middle);
  for (let more = 0; more < trail + 2 && (right === undefined || to < right) && quoted(to); more += 1)
    to += 1;
  if (to > from) return { from, to };
  // Nothing in its place: a word put in between two others, or more of the speech than the source gives.
  if (left === undefined || right === undefined || right - left > 1) return undefined;
  return { from: Math.max(0, left - 1), to: Math.min(right + 1, alignment.source.length) };
}

/** Whether the source itself leaves words out between the neighbours of a run: "...". */
function elided(alignment: Alignment, pair: QuotedPair, run: WordRange): boolean {
  const left = pair.pairs.get(run.from - 1);
  const right = pair.pairs.get(run.to);
  if (left === undefined || right === undefined) return false;
  const text = alignment.sourceTexts[pair.sourceIndex] ?? '';
  // Two words earlier, too: "one issue ... and that" may pair its "and" with the first of two.
  const from = alignment.source[left - 2];
  return /\.{3}|…/u.test(
    text.slice(from?.source === pair.sourceIndex ? from.end : 0, alignment.source[right]?.start ?? 0),
  );
}

/** Whether a run is the page's own insertion in brackets. */
function bracketed(alignment: Alignment, run: WordRange): boolean {
  const start = alignment.page[run.from]?.start ?? 0;
  const end = alignment.page[run.to - 1]?.end ?? start;
  return (
    /[([][^)\]]*$/u.test(alignment.pageText.slice(0, end)) ||
    /[([]/u.test(alignment.pageText.slice(start, end))
  );
}

/** Changed words inside quotation marks. */
export function compareQuotes(alignment: Alignment, pairs: readonly QuotedPair[]): readonly Change[] {
  const changes: (Change | undefined)[] = [];
  for (const pair of pairs) {
    if (pair.pairs.size === pair.range.to - pair.range.from) continue;
    // Two words of a label are a label of another; as the writer's own words they prove nothing.
    if (pair.source === undefined && pair.range.to - pair.range.from <= 3) continue;
    for (const run of differing(alignment, pair)) {
      const there = counterpart(alignment, pair, run);
      if (there === undefined || elided(alignment, pair, run) || bracketed(alignment, run)) continue;
      changes.push(changeOf(alignment, 'quote', run, there));
    }
  }
  return changes.filter(isDefined);
}
