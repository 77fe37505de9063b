import type { Analysed } from '../text';
import type { Passage, Span } from '../types';

/** Shorter common runs are chance: "of the", "said that". */
const LEAST_RUN = 3;

interface Run {
  readonly from: number;
  readonly length: number;
  readonly sourceFrom: number;
  readonly sourceIndex: number;
}

/** The three words that begin at each place of a text. A cache, not state, like the next one. */
const triples = new WeakMap<Analysed, readonly string[]>();

function triplesOf(text: Analysed): readonly string[] {
  const known = triples.get(text);
  if (known) return known;
  const { words } = text;
  const found: string[] = [];
  for (let i = 0; i + LEAST_RUN <= words.length; i++) {
    found.push(`${words[i]!.norm} ${words[i + 1]!.norm} ${words[i + 2]!.norm}`);
  }
  triples.set(text, found);
  return found;
}

interface Place {
  readonly sourceIndex: number;
  readonly at: number;
}

/** Where each three words stand in a list of texts. Held articles pass the same list again and again. */
const places = new WeakMap<readonly Analysed[], ReadonlyMap<string, readonly Place[]>>();

function placesOf(sources: readonly Analysed[]): ReadonlyMap<string, readonly Place[]> {
  const known = places.get(sources);
  if (known) return known;
  const found = new Map<string, Place[]>();
  sources.forEach((source, sourceIndex) => {
    triplesOf(source).forEach((key, at) => {
      const list = found.get(key);
      if (list) list.push({ sourceIndex, at });
      else found.set(key, [{ sourceIndex, at }]);
    });
  });
  places.set(sources, found);
  return found;
}

/** A paragraph is asked for its runs with one whole article more than once. A cache, not state. */
const asked = new WeakMap<
  Analysed,
  { readonly sources: readonly Analysed[]; readonly runs: readonly Run[] }
>();

/** Maximal common runs of three or more words of `page` and the sources. */
export function commonRuns(page: Analysed, sources: readonly Analysed[]): readonly Run[] {
  const before = asked.get(page);
  if (before?.sources === sources) return before.runs;
  const runs = findRuns(page, sources);
  asked.set(page, { sources, runs });
  return runs;
}

function findRuns(page: Analysed, sources: readonly Analysed[]): Run[] {
  const runs: Run[] = [];
  const known = placesOf(sources);
  triplesOf(page).forEach((key, i) => {
    for (const { sourceIndex, at } of known.get(key) ?? []) {
      const source = sources[sourceIndex]!;
      const same = (step: number): boolean =>
        source.words[at + step] !== undefined && page.words[i + step]?.norm === source.words[at + step]!.norm;
      if (i > 0 && at > 0 && same(-1)) continue;
      let length = LEAST_RUN;
      while (same(length)) length++;
      runs.push({ from: i, length, sourceFrom: at, sourceIndex });
    }
  });
  return runs;
}

/**
 * Runs of three or more words that stand in a source in the same order, longest first, then sorted;
 * they do not overlap on the page, and at least one of their words carries content.
 */
export function sameRuns(page: Analysed, sources: readonly Analysed[]): Passage[] {
  const all = commonRuns(page, sources).toSorted(
    (a, b) =>
      b.length - a.length || a.sourceIndex - b.sourceIndex || a.from - b.from || a.sourceFrom - b.sourceFrom,
  );
  const taken = new Uint8Array(page.words.length);
  const kept: Run[] = [];
  for (const run of all) {
    // What a longer run has taken is cut off at the ends.
    let { from, length, sourceFrom } = run;
    while (length > 0 && taken[from]) [from, length, sourceFrom] = [from + 1, length - 1, sourceFrom + 1];
    while (length > 0 && taken[from + length - 1]) length--;
    if (length < LEAST_RUN) continue;
    const words = page.words.slice(from, from + length);
    if (words.every((word) => word.stop) || taken.subarray(from, from + length).some((one) => one === 1))
      continue;
    taken.fill(1, from, from + length);
    kept.push({ from, length, sourceFrom, sourceIndex: run.sourceIndex });
  }
  return kept
    .sort((a, b) => a.from - b.from)
    .map((run) => {
      const source = sources[run.sourceIndex]!;
      return {
        start: page.words[run.from]!.start,
        end: page.words[run.from + run.length - 1]!.end,
        sourceStart: source.words[run.sourceFrom]!.start,
        sourceEnd: source.words[run.sourceFrom + run.length - 1]!.end,
        ...(run.sourceIndex > 0 ? { sourceIndex: run.sourceIndex } : {}),
      };
    });
}

/** For every word of `text` whether it lies in one of the spans, which are sorted and do not overlap. */
export function wordsInside(text: Analysed, spans: readonly Span[]): boolean[] {
  let next = 0;
  return text.words.map((word) => {
    while (next < spans.length && spans[next]!.end < word.end) next++;
    const span = spans[next];
    return span !== undefined && word.start >= span.start && word.end <= span.end;
  });
}

/** Words of `a` that stand in `b` in the same order (longest common subsequence). */
export function wordsInOrder(a: Analysed, b: Analysed): number {
  const places = new Map<string, number[]>();
  b.words.forEach(({ norm }, j) => {
    const list = places.get(norm);
    if (list) list.push(j);
    else places.set(norm, [j]);
  });
  // The ends of the shortest common subsequences of each length (Hunt and Szymanski 1977): time goes with
  // the pairs of equal words, which are few, not with the product of the lengths.
  const ends: number[] = [];
  for (const { norm } of a.words) {
    const list = places.get(norm) ?? [];
    for (let k = list.length - 1; k >= 0; k--) {
      const j = list[k]!;
      let low = 0;
      let high = ends.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ends[middle]! < j) low = middle + 1;
        else high = middle;
      }
      ends[low] = j;
    }
  }
  return ends.length;
}

/**
 * The coarse picture of what follows what: every stretch of the paragraph that is not `added` beside
 * the sentences of the source that hold most of its words. In page order, not overlapping, one at least.
 */
export function passagesOf(page: Analysed, sources: readonly Analysed[], added: readonly Span[]): Passage[] {
  const out: Passage[] = [];
  const fresh = wordsInside(page, added);
  for (const sentence of page.sentences) {
    let from = -1;
    for (let i = sentence.firstWord; i <= sentence.endWord; i++) {
      const open = i < sentence.endWord && !fresh[i];
      if (open && from < 0) from = i;
      if (!open && from >= 0) {
        const passage = place(page, from, i, sources);
        if (passage) out.push(passage);
        from = -1;
      }
    }
  }
  if (out.length > 0) return join(out);
  const whole = place(page, 0, page.words.length, sources, true);
  return whole ? [whole] : [];
}

/** The source sentences that hold most of the words `from`..`to`, or nothing where they hold hardly any. */
function place(
  page: Analysed,
  from: number,
  to: number,
  sources: readonly Analysed[],
  always = false,
): Passage | undefined {
  const stems = new Set<string>();
  for (let i = from; i < to; i++) if (!page.words[i]!.stop) stems.add(page.words[i]!.stem);
  let best: { sourceIndex: number; start: number; end: number; found: number; rate: number } | undefined;
  sources.forEach((source, sourceIndex) => {
    for (const sentence of source.sentences) {
      const held = new Set<string>();
      for (let i = sentence.firstWord; i < sentence.endWord; i++) {
        const word = source.words[i]!;
        if (!word.stop && stems.has(word.stem)) held.add(word.stem);
      }
      // A tie goes to the main source.
      const rate = held.size - sourceIndex * 0.5;
      if (!best || rate > best.rate) {
        best = { sourceIndex, start: sentence.start, end: sentence.end, found: held.size, rate };
      }
    }
  });
  if (!best || (!always && best.found === 0)) return undefined;
  return {
    start: page.words[from]!.start,
    end: page.words[to - 1]!.end,
    sourceStart: best.start,
    sourceEnd: best.end,
    ...(best.sourceIndex > 0 ? { sourceIndex: best.sourceIndex } : {}),
  };
}

/** Neighbours that follow the same passage are one. */
function join(passages: readonly Passage[]): Passage[] {
  const out: Passage[] = [];
  for (const passage of passages) {
    const last = out.at(-1);
    const same =
      last &&
      (last.sourceIndex ?? 0) === (passage.sourceIndex ?? 0) &&
      last.sourceStart === passage.sourceStart;
    if (same && passage.start - last.end <= 3) out[out.length - 1] = { ...last, end: passage.end };
    else out.push(passage);
  }
  return out;
}
