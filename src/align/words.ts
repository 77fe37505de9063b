/**
 * Whether a word of one text belongs to a passage drawn from a given stretch of the other: what speaks for it,
 * as numbers. A word that is found there counts more the rarer it is outside, and the more of its neighbours
 * are found near the same place; the words around it count as well, since passages are contiguous.
 */
import { STOP, STRANGER, type Pair, type Side } from './pair';
import type { WordRange } from './reading';
import { SETTINGS, type Settings } from './settings';

/** In the order of the weights in settings.ts. `5` and `20` are means over as many content words beside the word. */
export const WORD_FEATURES = [
  'found',
  'rare',
  'near',
  'adjacent',
  'run',
  'stranger',
  'before5',
  'nearBefore5',
  'before20',
  'nearBefore20',
  'after5',
  'nearAfter5',
  'after20',
  'nearAfter20',
  'sentence',
  'nearSentence',
  'nearBothSides',
  'nearOneSide',
  'nearOneSide5',
  'peak',
  'nearPeak',
  'constant',
] as const;
const WIDTH = WORD_FEATURES.length;

/** Neighbours count that stand within so many words here, and so many there. */
const REACH = 8;
const REACH_THERE = 12;
/** So many near neighbours are enough. */
const ENOUGH = 6;
/** A word that stands more often in the other stretch is looked up at its first places only. */
const PLACES = 24;
const LONG_RUN = 12;
const LOG_RARE = 6;
/** Content words of a usual document: turns its document frequency into a frequency among words. */
const DOCUMENT = 200;
/** A sentence is looked at this far on either side. */
const SENTENCE_REACH = 25;

/** How many words a run of equal words around each word of `window` has, and how many neighbours are near. */
interface Places {
  readonly run: Int32Array;
  readonly near: Int32Array;
}

function placesOf(side: Side, window: WordRange, otherSide: Side, other: WordRange, pair: Pair): Places {
  const { inOther, head, around } = pair.scratch;
  const { from, to } = window;
  const run = new Int32Array(to - from);
  const near = new Int32Array(to - from);
  const here = side.reading.norms;
  const there = otherSide.reading.norms;
  const next = new Int32Array(other.to - other.from);
  for (let j = other.to - 1; j >= other.from; j--) {
    const term = otherSide.terms[j]!;
    if (term < 0) continue;
    next[j - other.from] = head[term]!;
    head[term] = j;
  }
  const note = (i: number, by: number): void => {
    const term = i >= from && i < to ? side.terms[i]! : STOP;
    if (term >= 0) around[term]! += by;
  };
  const markRun = (i: number, j: number): void => {
    let start = i;
    while (start > from && j - (i - start) > other.from && here[start - 1] === there[j - (i - start) - 1])
      start--;
    let end = i + 1;
    while (end < to && j + (end - i) < other.to && here[end] === there[j + (end - i)]) end++;
    for (let k = start; k < end; k++) run[k - from] = Math.max(run[k - from]!, end - start);
  };
  for (let i = from; i < from + REACH; i++) note(i, 1);
  for (let i = from; i < to; i++) {
    note(i + REACH, 1);
    note(i - REACH - 1, -1);
    const term = side.terms[i]!;
    if (term < 0 || inOther[term] === 0) continue;
    let best = 0;
    let place = head[term]!;
    for (let seen = 0; place >= 0 && seen < PLACES; seen++) {
      let count = 0;
      const end = Math.min(other.to, place + REACH_THERE + 1);
      for (let j = Math.max(other.from, place - REACH_THERE); j < end; j++) {
        const neighbour = otherSide.terms[j]!;
        if (neighbour >= 0 && neighbour !== term && around[neighbour]! > 0) count += 1;
      }
      best = Math.max(best, count);
      const goesOn = i > from && place > other.from && here[i - 1] === there[place - 1];
      // A run is marked once, from its first content word.
      if (here[i] === there[place] && !(goesOn && side.terms[i - 1]! >= 0)) markRun(i, place);
      place = next[place - other.from]!;
    }
    near[i - from] = best;
  }
  for (let i = to - REACH - 1; i < to; i++) note(i, -1);
  for (let j = other.from; j < other.to; j++) {
    const term = otherSide.terms[j]!;
    if (term >= 0) head[term] = -1;
  }
  return { run, near };
}

/** Counts the shared stems of a range into `into` and gives its number of content words; `by` −1 takes them back. */
export function tally({ terms }: Side, { from, to }: WordRange, into: Int32Array, by: 1 | -1): number {
  let content = 0;
  for (let i = from; i < to; i++) {
    const term = terms[i]!;
    if (term >= 0) into[term]! += by;
    if (term !== STOP) content += 1;
  }
  return content;
}

/**
 * Features of every word of `side` in `window`, row by row, as a word of a passage that now is `current` and is
 * drawn from the stretch `other` of the other side. Stop words have none but the constant.
 */
export function wordFeatures(
  side: Side,
  window: WordRange,
  current: WordRange,
  otherSide: Side,
  other: WordRange,
  pair: Pair,
  settings: Settings = SETTINGS,
): Float64Array {
  const { inOther, inSelf } = pair.scratch;
  const { from, to } = window;
  const size = to - from;
  const otherContent = tally(otherSide, other, inOther, 1);
  const ownContent = tally(side, current, inSelf, 1);
  const outside = side.content - ownContent + otherSide.content - otherContent + settings.smoothing;
  const { run, near } = placesOf(side, window, otherSide, other, pair);

  const rows = new Float64Array(size * WIDTH);
  /** Sums up to each word of: content words, rarity found, nearness found. */
  const content = new Int32Array(size + 1);
  const rarity = new Float64Array(size + 1);
  const nearness = new Float64Array(size + 1);
  for (let i = 0; i < size; i++) {
    const term = side.terms[i + from]!;
    const row = i * WIDTH;
    let rare = 0;
    let close = 0;
    if (term >= 0 && inOther[term]! > 0) {
      const general = (settings.smoothing * Math.exp(-pair.idf[term]!)) / DOCUMENT;
      const elsewhere =
        side.counts[term]! - inSelf[term]! + otherSide.counts[term]! - inOther[term]! + general;
      const odds = inOther[term]! / otherContent / (elsewhere / outside);
      rare = Math.min(LOG_RARE, Math.log(1 + odds)) / 3;
      close = Math.min(ENOUGH, near[i]!) / ENOUGH;
      rows[row] = 1;
      rows[row + 1] = rare;
      rows[row + 2] = close;
      rows[row + 3] = run[i]! > 1 ? 1 : 0;
      rows[row + 4] = Math.min(run[i]!, LONG_RUN) / LONG_RUN;
    } else if (term === STRANGER) rows[row + 5] = 1;
    rows[row + WIDTH - 1] = 1;
    content[i + 1] = content[i]! + (term === STOP ? 0 : 1);
    rarity[i + 1] = rarity[i]! + rare;
    nearness[i + 1] = nearness[i]! + close;
  }
  tally(otherSide, other, inOther, -1);
  tally(side, current, inSelf, -1);

  /** Where each content word stands. */
  const total = content[size]!;
  const places = new Int32Array(total + 1).fill(size);
  for (let i = size - 1; i >= 0; i--) if (content[i + 1]! > content[i]!) places[content[i]!] = i;
  const { sentences } = side.reading;
  let sentence = 0;
  while (sentence + 1 < sentences.length && sentences[sentence + 1]! <= from) sentence += 1;
  let peak = 0;
  let nearPeak = 0;
  for (let i = 0; i < size; i++) {
    if (side.terms[i + from] === STOP) continue;
    while (sentence + 1 < sentences.length && sentences[sentence + 1]! <= i + from) sentence += 1;
    const row = i * WIDTH;
    const rank = content[i]!;
    const set = (at: number, start: number, end: number, words: number): void => {
      rows[row + at] = (rarity[end]! - rarity[start]!) / words;
      rows[row + at + 1] = (nearness[end]! - nearness[start]!) / words;
    };
    const after = (words: number): number => Math.max(i + 1, places[Math.min(total, rank + words + 1)]!);
    set(6, places[Math.max(0, rank - 5)]!, i, 5);
    set(8, places[Math.max(0, rank - 20)]!, i, 20);
    set(10, i + 1, after(5), 5);
    set(12, i + 1, after(20), 20);
    const first = Math.max(0, sentences[sentence]! - from, i - SENTENCE_REACH);
    const last = Math.min(size, (sentences[sentence + 1] ?? to) - from, i + SENTENCE_REACH + 1);
    set(14, first, last, Math.max(3, content[last]! - content[first]!));
    rows[row + 16] = Math.min(rows[row + 9]!, rows[row + 13]!);
    rows[row + 17] = Math.max(rows[row + 9]!, rows[row + 13]!);
    rows[row + 18] = Math.max(rows[row + 7]!, rows[row + 11]!);
    peak = Math.max(peak, rows[row + 8]!);
    nearPeak = Math.max(nearPeak, rows[row + 9]!);
  }
  for (let row = 0; row < rows.length; row += WIDTH) {
    rows[row + 19] = peak;
    rows[row + 20] = nearPeak;
  }
  return rows;
}
