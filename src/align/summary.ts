/**
 * A passage that sums up the whole source: its rare words are found all over the source, and no window of the
 * source explains it.
 */
import { STOP, type Pair } from './pair';
import type { WordRange } from './reading';
import type { Settings } from './settings';

export interface Summary {
  readonly suspicious: WordRange;
  /** The largest share of the passage, by weight of its distinct words, that one source window holds. */
  readonly explained: number;
  /** Share of the passage, by weight, that the source holds anywhere. */
  readonly found: number;
}

const weightOf = (pair: Pair, term: number, settings: Settings): number =>
  Math.max(0, pair.idf[term]! - settings.summaryIdf);

/** Weights of the distinct shared stems of a passage. */
function stemsOf(pair: Pair, { from, to }: WordRange, settings: Settings): Map<number, number> {
  const stems = new Map<number, number>();
  for (let i = from; i < to; i++) {
    const term = pair.suspicious.terms[i]!;
    if (term >= 0) stems.set(term, weightOf(pair, term, settings));
  }
  return stems;
}

const sum = (weights: Iterable<number>): number => {
  let total = 0;
  for (const weight of weights) total += weight;
  return total;
};

/** Share of a passage, by weight of its distinct words, that a range of the source holds. */
export function explainedBy(
  pair: Pair,
  passage: WordRange,
  { from, to }: WordRange,
  settings: Settings,
): number {
  const stems = stemsOf(pair, passage, settings);
  const all = sum(stems.values());
  let held = 0;
  for (let j = from; j < to; j++) {
    const weight = stems.get(pair.source.terms[j]!);
    if (weight === undefined) continue;
    held += weight;
    stems.delete(pair.source.terms[j]!);
  }
  return all === 0 ? 1 : held / all;
}

/** The same for the best window of `size` words. */
function bestWindow(pair: Pair, stems: ReadonlyMap<number, number>, size: number): number {
  const { terms } = pair.source;
  const inside = new Map<number, number>();
  let now = 0;
  let most = 0;
  const move = (term: number, by: 1 | -1): void => {
    const weight = stems.get(term);
    if (weight === undefined) return;
    const count = inside.get(term) ?? 0;
    if (by === 1 ? count === 0 : count === 1) now += by * weight;
    inside.set(term, count + by);
  };
  for (let j = 0; j < terms.length; j++) {
    move(terms[j]!, 1);
    if (j >= size) move(terms[j - size]!, -1);
    most = Math.max(most, now);
  }
  const all = sum(stems.values());
  return all === 0 ? 1 : most / all;
}

/** Gain of each word: its rarity where the source has it, a penalty where not. */
function gainsOf(pair: Pair, settings: Settings): Float64Array {
  const { terms, counts } = pair.suspicious;
  const gains = new Float64Array(terms.length);
  terms.forEach((term, i) => {
    if (term === STOP) return;
    gains[i] =
      term < 0
        ? -settings.summaryPenalty * settings.summaryStranger
        : weightOf(pair, term, settings) / counts[term]! ** settings.summaryRepeat;
  });
  return gains;
}

/** The run of whole sentences, of the length of a summary, that gains most; its score. */
function bestPassage(pair: Pair, settings: Settings): readonly [WordRange, number] | undefined {
  const { sentences, sentenceStarts, sentenceEnds } = pair.suspicious.reading;
  const gains = gainsOf(pair, settings);
  const upTo = new Float64Array(gains.length + 1);
  gains.forEach((gain, i) => (upTo[i + 1] = upTo[i]! + gain));
  let best: readonly [WordRange, number] | undefined;
  sentenceStarts.forEach((start, k) => {
    for (let m = k; m < sentenceEnds.length; m++) {
      const length = sentenceEnds[m]! - start;
      if (length > settings.summaryMost) break;
      if (length < settings.summaryLeast) continue;
      const score = upTo[sentences[m + 1]!]! - upTo[sentences[k]!]!;
      if (best === undefined || score > best[1])
        best = [{ from: sentences[k]!, to: sentences[m + 1]! }, score];
    }
  });
  return best;
}

/** The passage of the suspicious text that reads most like a summary of the source, if any does. */
export function summaryOf(pair: Pair, settings: Settings): Summary | undefined {
  const [passage, score] = bestPassage(pair, settings) ?? [];
  if (passage === undefined || score === undefined || score <= settings.summaryScore) return undefined;
  const words = passage.to - passage.from;
  const stems = stemsOf(pair, passage, settings);
  const isLong = pair.source.terms.length >= settings.summaryRatio * words;
  if (isLong || stems.size < settings.summaryWords) return undefined;
  let found = 0;
  let all = 0;
  for (let i = passage.from; i < passage.to; i++) {
    const term = pair.suspicious.terms[i]!;
    if (term === STOP) continue;
    const weight = term < 0 ? settings.summaryStranger : weightOf(pair, term, settings);
    all += weight;
    if (term >= 0) found += weight;
  }
  return {
    suspicious: passage,
    explained: bestWindow(pair, stems, Math.round(words * settings.summaryWindow)),
    found: found / all,
  };
}
