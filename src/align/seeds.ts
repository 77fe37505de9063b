/**
 * Seeding: pairs of units (sentences, divided where they are long) that are alike as TF-isf vectors, by cosine
 * and by the Dice coefficient of their stems (Sanchez-Perez, Sidorov, Gelbukh, "A winning approach to text
 * alignment for text reuse detection at PAN 2014"). An inverted index over the source's units keeps it linear.
 */
import { STOP, STRANGER, type Pair, type Side } from './pair';
import type { WordRange } from './reading';
import type { Settings } from './settings';

export interface Seed {
  readonly suspicious: WordRange;
  readonly source: WordRange;
  readonly cosine: number;
}

/** Sentences as units: short ones with the next, long ones (and texts without full stops) divided evenly. */
function unitsOf({ reading, terms }: Side, settings: Settings): WordRange[] {
  const { sentences } = reading;
  const units: WordRange[] = [];
  let from = 0;
  for (let k = 1; k < sentences.length; k++) {
    const to = sentences[k]!;
    let content = 0;
    for (let i = from; i < to; i++) if (terms[i] !== STOP) content += 1;
    if (content < settings.unitLeast && k + 1 < sentences.length) continue;
    const pieces = Math.ceil((to - from) / settings.unitMost);
    const cut = (piece: number): number => from + Math.floor(((to - from) * piece) / pieces);
    for (let piece = 0; piece < pieces; piece++) units.push({ from: cut(piece), to: cut(piece + 1) });
    from = to;
  }
  return units;
}

/** The shared stems of a unit with their counts, and how many other content words it has. */
interface Bag {
  readonly counts: ReadonlyMap<number, number>;
  readonly strangers: number;
}

function bagOf({ terms }: Side, { from, to }: WordRange): Bag {
  const counts = new Map<number, number>();
  let strangers = 0;
  for (let i = from; i < to; i++) {
    const term = terms[i]!;
    if (term >= 0) counts.set(term, (counts.get(term) ?? 0) + 1);
    else if (term === STRANGER) strangers += 1;
  }
  return { counts, strangers };
}

/** A stem that more source units have is no way to find one. Grows with the text so that long texts stay linear. */
const postingCap = (units: number): number => Math.max(100, 4 * Math.sqrt(units));

/** A word that only one of the texts has is about as rare in general as this. */
const STRANGER_IDF = 8;

/** Seeds in the order of the suspicious text. Units for which `skip` holds have none. */
export function seedsOf(pair: Pair, settings: Settings, skip: (unit: WordRange) => boolean): Seed[] {
  const units = unitsOf(pair.suspicious, settings);
  const sourceUnits = unitsOf(pair.source, settings);
  const bags = units.map((unit) => bagOf(pair.suspicious, unit));
  const sourceBags = sourceUnits.map((unit) => bagOf(pair.source, unit));

  const size = pair.idf.length;
  const sourceFrequency = new Int32Array(size);
  const frequency = new Int32Array(size);
  for (const { counts } of sourceBags) for (const term of counts.keys()) sourceFrequency[term]! += 1;
  for (const { counts } of bags) for (const term of counts.keys()) frequency[term]! += 1;
  const total = units.length + sourceUnits.length;
  const weigh = (idf: number, occurs: number): number =>
    idf ** settings.seedIdf * Math.log(1 + total / occurs) ** (1 - settings.seedIdf);
  const weights = pair.idf.map((idf, term) => weigh(idf, frequency[term]! + sourceFrequency[term]!));
  const strange = weigh(STRANGER_IDF, 1);
  const norm = ({ counts, strangers }: Bag): number => {
    let square = strangers * strange * strange;
    for (const [term, count] of counts) square += (count * weights[term]!) ** 2;
    return Math.sqrt(square);
  };
  const sourceNorms = sourceBags.map(norm);

  const offsets = new Int32Array(size + 1);
  for (let term = 0; term < size; term++) offsets[term + 1] = offsets[term]! + sourceFrequency[term]!;
  const next = offsets.slice();
  const postings = new Int32Array(offsets[size]!);
  const postingCounts = new Int32Array(offsets[size]!);
  sourceBags.forEach(({ counts }, unit) => {
    for (const [term, count] of counts) {
      const at = next[term]!++;
      postings[at] = unit;
      postingCounts[at] = count;
    }
  });

  const cap = postingCap(sourceUnits.length);
  const dots = new Float64Array(sourceUnits.length);
  const shared = new Int32Array(sourceUnits.length);
  const seeds: Seed[] = [];
  bags.forEach((bag, at) => {
    const unit = units[at]!;
    if (skip(unit)) return;
    const touched: number[] = [];
    for (const [term, count] of bag.counts) {
      if (sourceFrequency[term]! > cap) continue;
      const value = count * weights[term]! * weights[term]!;
      for (let p = offsets[term]!; p < offsets[term + 1]!; p++) {
        const other = postings[p]!;
        if (shared[other] === 0) touched.push(other);
        dots[other]! += value * postingCounts[p]!;
        shared[other]! += 1;
      }
    }
    const own = norm(bag);
    const found: { readonly other: number; readonly cosine: number }[] = [];
    for (const other of touched) {
      const { counts, strangers } = sourceBags[other]!;
      const cosine = dots[other]! / (own * sourceNorms[other]!);
      const stems = bag.counts.size + bag.strangers + counts.size + strangers;
      const alike = cosine > settings.seedCosine && (2 * shared[other]!) / stems > settings.seedDice;
      if (alike && shared[other]! > 1) found.push({ other, cosine });
      dots[other] = 0;
      shared[other] = 0;
    }
    found.sort((a, b) => b.cosine - a.cosine || a.other - b.other);
    for (const { other, cosine } of found.slice(0, settings.seedsPerUnit)) {
      seeds.push({ suspicious: unit, source: sourceUnits[other]!, cosine });
    }
  });
  return seeds;
}

/** Parts seeds where the gap between units is wider than `gap` words, first in one text, then in the other. */
export function cluster(seeds: readonly Seed[], gap: number): Seed[][] {
  const part = (group: readonly Seed[], side: 'suspicious' | 'source'): Seed[][] => {
    const parts: Seed[][] = [];
    let reached = -Infinity;
    for (const seed of [...group].sort((a, b) => a[side].from - b[side].from)) {
      const last = parts.at(-1);
      if (last === undefined || seed[side].from - reached > gap) parts.push([seed]);
      else last.push(seed);
      reached = Math.max(reached, seed[side].to);
    }
    return parts;
  };
  let groups: Seed[][] = seeds.length === 0 ? [] : [[...seeds]];
  for (;;) {
    const parted = groups
      .flatMap((group) => part(group, 'suspicious'))
      .flatMap((group) => part(group, 'source'));
    if (parted.length === groups.length) return parted;
    groups = parted;
  }
}
