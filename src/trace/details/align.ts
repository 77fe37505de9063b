/**
 * Which word of the paragraph stands for which word of its sources.
 *
 * Pairs of words with one stem are weighed by the pairs around them and taken greedily, one to one, the
 * best first (the competitive linking of Melamed 2000, "Models of translational equivalence", with
 * context in place of learned weights); clauses may therefore have changed places. Function words are
 * paired only beside a pair already taken. A detail is then compared with the detail at its own place.
 */
import type { Analysed, Word } from '../../text';
import type { Passage } from '../../types';

/** A word of the sources, which are read as one list, best source first. */
export interface SourceWord extends Word {
  /** Index into `sources`. */
  readonly source: number;
  /** Counted over all sources. */
  readonly sentence: number;
}

/** Half-open range of word indexes. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

export interface Alignment {
  readonly pageAnalysed: Analysed;
  /** Its words and its text. */
  readonly page: readonly Word[];
  readonly pageText: string;
  /** Sentence of each word of the page. */
  readonly pageSentence: readonly number[];
  readonly source: readonly SourceWord[];
  readonly sources: readonly Analysed[];
  /** Index in `source` of the first word of each of `sources`. */
  readonly bases: readonly number[];
  readonly sourceTexts: readonly string[];
  /** Word of the page -> word of the sources, or -1. */
  readonly toSource: Int32Array;
  /** Word of the sources -> word of the page, or -1. */
  readonly toPage: Int32Array;
  /** The places where the text differs: see gapsOf. */
  readonly gaps: readonly Gap[];
}

/** Pairs of one stem, per word of the page: beyond this a word is too frequent to anchor anything. */
const MOST_PAIRS = 16;
/** How far, in words, pairs vouch for one another, and how far out of step they may be. */
const REACH = 6;
const SLACK = 3;

interface Pair {
  readonly page: number;
  readonly source: number;
  readonly score: number;
}

const weightOf = (word: Word): number => (word.stop ? 0.25 : 1);

function sentenceIndexes(analysed: Analysed): number[] {
  const indexes = new Array<number>(analysed.words.length).fill(0);
  for (const [index, sentence] of analysed.sentences.entries())
    for (let word = sentence.firstWord; word < sentence.endWord; word += 1) indexes[word] = index;
  return indexes;
}

function joined(sources: readonly Analysed[]): SourceWord[] {
  const words: SourceWord[] = [];
  let base = 0;
  for (const [source, analysed] of sources.entries()) {
    const sentences = sentenceIndexes(analysed);
    // Written out: a spread of every word is a tenth of the time of comparing.
    for (let index = 0; index < analysed.words.length; index += 1) {
      const { start, end, norm, stem, stop } = analysed.words[index]!;
      words.push({ start, end, norm, stem, stop, source, sentence: base + sentences[index]! });
    }
    base += analysed.sentences.length + 1;
  }
  return words;
}

type Positions = ReadonlyMap<string, readonly number[]>;
/** A cache, not state: held texts are aligned again and again. */
const known = new WeakMap<Analysed, Positions>();

/** Indexes of the words of each stem, in order. */
function positions(text: Analysed): Positions {
  const before = known.get(text);
  if (before !== undefined) return before;
  const found = new Map<string, number[]>();
  for (let index = 0; index < text.words.length; index += 1) {
    const word = text.words[index]!;
    const list = found.get(word.stem);
    if (list === undefined) found.set(word.stem, [index]);
    else list.push(index);
  }
  known.set(text, found);
  return found;
}

const NOWHERE: readonly number[] = [];

/** Indexes of a stem's words in all sources, which begin at `bases`. */
function places(stem: string, stems: readonly Positions[], bases: readonly number[]): readonly number[] {
  let found = NOWHERE;
  for (let index = 0; index < stems.length; index += 1) {
    const positions = stems[index]!;
    const own = positions.get(stem);
    if (own === undefined) continue;
    const base = bases[index] ?? 0;
    const moved = base === 0 ? own : own.map((at) => at + base);
    found = found.length === 0 ? moved : [...found, ...moved];
  }
  return found;
}

/** Where the words of each source begin in the one list. */
function basesOf(sources: readonly Analysed[]): readonly number[] {
  const bases: number[] = [];
  let base = 0;
  for (const { words } of sources) {
    bases.push(base);
    base += words.length;
  }
  return bases;
}

const within = (word: Word, start: number, end: number): boolean => word.start < end && word.end > start;

/** Aligns a paragraph with its sources. Linear in the words of both for texts that do not repeat themselves. */
export function alignWords(
  page: Analysed,
  sources: readonly Analysed[],
  passages: readonly Passage[],
): Alignment {
  const source = joined(sources);
  const stems = sources.map(positions);
  const bases = basesOf(sources);
  const toSource = new Int32Array(page.words.length).fill(-1);
  const toPage = new Int32Array(source.length).fill(-1);
  const matches = page.words.map((word) => places(word.stem, stems, bases));

  const inPassage = (i: number, j: number): boolean => {
    const word = page.words[i];
    const other = source[j];
    if (word === undefined || other === undefined) return false;
    return passages.some(
      (passage) =>
        (passage.sourceIndex ?? 0) === other.source &&
        within(word, passage.start, passage.end) &&
        within(other, passage.sourceStart, passage.sourceEnd),
    );
  };

  const pairs: Pair[] = [];
  for (let i = 0; i < page.words.length; i += 1) {
    const word = page.words[i]!;
    const list = matches[i] ?? [];
    if (word.stop || list.length > MOST_PAIRS) continue;
    for (const j of list) {
      const other = source[j];
      if (other === undefined || other.stop) continue;
      let score = 1;
      for (let di = Math.max(-REACH, -i); di <= REACH; di += 1) {
        const near = page.words[i + di];
        if (di === 0 || near === undefined) continue;
        let best = 0;
        for (const k of matches[i + di] ?? []) {
          const step = Math.abs(k - j - di);
          if (k === j || step > SLACK || (near.stop && step > 1) || source[k]?.source !== other.source)
            continue;
          best = Math.max(best, weightOf(near) / (1 + step));
        }
        score += best / (1 + 0.2 * Math.abs(di));
      }
      if (inPassage(i, j)) score += 0.75;
      pairs.push({ page: i, source: j, score: score - 0.05 * other.source });
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.page - b.page || a.source - b.source);
  const link = (i: number, j: number): boolean => {
    if (toSource[i] !== -1 || toPage[j] !== -1) return false;
    toSource[i] = j;
    toPage[j] = i;
    return true;
  };
  const taken = pairs.filter((pair) => link(pair.page, pair.source));

  // Runs grow from what is taken: the neighbours of a pair with equal words, function words included.
  const queue = taken.map((pair) => [pair.page, pair.source] as const);
  for (let at = 0; at < queue.length; at += 1) {
    const entry = queue[at];
    if (entry === undefined) break;
    const [i, j] = entry;
    for (const step of [-1, 1]) {
      const word = page.words[i + step];
      const other = source[j + step];
      if (word === undefined || other === undefined || other.source !== source[j]?.source) continue;
      if (word.stem === other.stem && link(i + step, j + step)) queue.push([i + step, j + step]);
    }
  }
  const alignment = {
    pageAnalysed: page,
    page: page.words,
    pageText: page.text,
    pageSentence: sentenceIndexes(page),
    source,
    sources,
    bases,
    sourceTexts: sources.map((analysed) => analysed.text),
    toSource,
    toPage,
  };
  fillGaps(alignment);
  return { ...alignment, gaps: allGaps(alignment) };
}

/** Between two pairs that follow each other on both sides: equal words in order (small gaps only). */
function fillGaps(alignment: Omit<Alignment, 'gaps'>): void {
  const { page, source, toSource, toPage } = alignment;
  let left = -1;
  for (let right = 0; right < page.length; right += 1) {
    const there = toSource[right] ?? -1;
    if (there < 0) continue;
    const here = left < 0 ? -1 : (toSource[left] ?? -1);
    if (left >= 0 && here >= 0 && there > here && there - here <= 12 && right - left <= 12) {
      let from = here + 1;
      for (let i = left + 1; i < right; i += 1)
        for (let j = from; j < there; j += 1)
          if (toSource[i] === -1 && toPage[j] === -1 && page[i]?.stem === source[j]?.stem) {
            toSource[i] = j;
            toPage[j] = i;
            from = j + 1;
            break;
          }
    }
    left = right;
  }
}

/**
 * How much the words around `i` (page) and around `j` (sources) are each other's counterparts: the sum
 * over pairs within `reach` words of both, nearer ones weighing more. The words of the two ranges
 * themselves do not count.
 */
export function contextScore(alignment: Alignment, page: WordRange, source: WordRange, reach = 8): number {
  const { toSource } = alignment;
  const index = alignment.source[source.from]?.source;
  let score = 0;
  for (let i = Math.max(0, page.from - reach); i < page.to + reach; i += 1) {
    if (i >= page.from && i < page.to) continue;
    const j = toSource[i];
    if (j === undefined || j < 0 || alignment.source[j]?.source !== index) continue;
    const far = j < source.from ? source.from - j : j >= source.to ? j - source.to + 1 : 0;
    if (far === 0 || far > reach) continue;
    const near = i < page.from ? page.from - i : i - page.to + 1;
    const word = alignment.page[i];
    if (word === undefined) continue;
    score += weightOf(word) / (1 + 0.2 * (near - 1 + (far - 1)));
  }
  return score;
}

/** The nearest paired words around a source range, as far as `reach` words away in its own sentence. */
export interface Slot {
  /** Page words strictly between the two anchors' counterparts. */
  readonly range: WordRange;
  /** Source words strictly between the anchors. */
  readonly source: WordRange;
}

const sameSourceSentence = (alignment: Alignment, a: number, b: number): boolean =>
  alignment.source[a]?.sentence === alignment.source[b]?.sentence;

/**
 * The stretch of the page at the place of a source range: between the counterparts of the nearest paired
 * words to its left and right. Undefined where they are missing, in another order, or far apart.
 */
export function slotOf(alignment: Alignment, range: WordRange, reach = 6, widest = 10): Slot | undefined {
  // The nearest pair of anchors that keep their order: a neighbour may have moved elsewhere.
  for (let span = 1; span <= reach * 2; span += 1)
    for (let before = Math.max(1, span - reach); before <= Math.min(reach, span); before += 1) {
      const left = range.from - before;
      const right = range.to + span - before;
      const from = alignment.toPage[left] ?? -1;
      const to = alignment.toPage[right] ?? -1;
      if (from < 0 || to <= from || to - from - 1 > widest) continue;
      if (!sameSourceSentence(alignment, left, range.from)) continue;
      if (!sameSourceSentence(alignment, right, range.from)) continue;
      if (alignment.pageSentence[from] !== alignment.pageSentence[to]) continue;
      return { range: { from: from + 1, to }, source: { from: left + 1, to: right } };
    }
  return undefined;
}

/** The maximal unpaired stretches of page and source between pairs that follow each other on both sides. */
export interface Gap {
  readonly page: WordRange;
  readonly source: WordRange;
}

/** Widest gap, in words of either side, that is still a place. */
const WIDEST = 6;

/**
 * The places where an otherwise copied text differs: words between two neighbouring pairs that stand in
 * the same order, at most `widest` on either side. Where a text begins or ends, one pair is enough.
 */
export function gapsOf(alignment: Alignment, widest = WIDEST): readonly Gap[] {
  if (widest >= WIDEST) return alignment.gaps;
  return alignment.gaps.filter(
    ({ page, source }) => page.to - page.from <= widest && source.to - source.from <= widest,
  );
}

function allGaps(alignment: Omit<Alignment, 'gaps'>): readonly Gap[] {
  const { page, source, toSource } = alignment;
  const gaps: Gap[] = [];
  const paired: number[] = [];
  for (let i = 0; i < page.length; i += 1) if ((toSource[i] ?? -1) >= 0) paired.push(i);
  const firstOf = paired[0];
  const lastOf = paired.at(-1);
  const push = (pageFrom: number, pageTo: number, sourceFrom: number, sourceTo: number): void => {
    if (pageTo - pageFrom > WIDEST || sourceTo - sourceFrom > WIDEST) return;
    if (pageTo <= pageFrom && sourceTo <= sourceFrom) return;
    gaps.push({ page: { from: pageFrom, to: pageTo }, source: { from: sourceFrom, to: sourceTo } });
  };
  if (firstOf !== undefined) {
    const there = toSource[firstOf] ?? 0;
    let from = there;
    while (
      from > 0 &&
      source[from - 1]?.source === source[there]?.source &&
      (alignment.toPage[from - 1] ?? -1) < 0
    )
      from -= 1;
    if (from === 0 || source[from - 1]?.source !== source[there]?.source) push(0, firstOf, from, there);
  }
  for (let k = 1; k < paired.length; k += 1) {
    const a = paired[k - 1];
    const b = paired[k];
    if (a === undefined || b === undefined) continue;
    const from = toSource[a] ?? 0;
    const to = toSource[b] ?? 0;
    if (to > from && source[from]?.source === source[to]?.source) push(a + 1, b, from + 1, to);
  }
  if (lastOf !== undefined) {
    const there = toSource[lastOf] ?? 0;
    let to = there + 1;
    while (
      to < source.length &&
      source[to]?.source === source[there]?.source &&
      (alignment.toPage[to] ?? -1) < 0
    )
      to += 1;
    if (to === source.length || source[to]?.source !== source[there]?.source)
      push(lastOf + 1, page.length, there + 1, to);
  }
  return gaps;
}

/** Whether the `count` words right before and right after a gap are paired in step: nearly verbatim text. */
export function isTight(alignment: Alignment, gap: Gap, count = 2): boolean {
  let seen = 0;
  let missed = 0;
  for (let step = 1; step <= count; step += 1) {
    const before = gap.page.from - step;
    const after = gap.page.to + step - 1;
    if (before >= 0) {
      const there = gap.source.from - step;
      if (there >= 0 && alignment.toSource[before] === there) seen += 1;
      else missed += 1;
    }
    if (after < alignment.page.length) {
      if (alignment.toSource[after] === gap.source.to + step - 1) seen += 1;
      else missed += 1;
    }
  }
  return missed === 0 && seen >= count;
}

/** Whether a gap and its neighbours lie within one sentence on both sides. */
export function inOneSentence(alignment: Alignment, gap: Gap): boolean {
  const same = <T>(sentences: (index: number) => T | undefined, from: number, to: number): boolean => {
    const first = sentences(Math.max(from - 1, 0));
    for (let index = from; index <= to; index += 1) {
      const here = sentences(index);
      if (here !== undefined && here !== first) return false;
    }
    return true;
  };
  return (
    same((index) => alignment.pageSentence[index], gap.page.from, gap.page.to - 1) &&
    same((index) => alignment.source[index]?.sentence, gap.source.from, gap.source.to - 1)
  );
}
