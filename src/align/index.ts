/** Text alignment: the passages of one text that reuse another (PAN's task of that name), layout regardless. */
import { backgroundOf } from '../languages/background';
import { detectLanguage } from '../languages/detect';
import { languageOf, type Language } from '../languages/index';
import { Lexicon } from '../match/profile';
import type { Passage } from '../types';
import { copiesOf } from './copies';
import { fragmentsOf, type Fragment } from './fragments';
import { pairOf, type Pair } from './pair';
import { common, readText, spanOf, type Reading } from './reading';
import { seedsOf } from './seeds';
import { SETTINGS, type Settings } from './settings';
import { explainedBy, summaryOf } from './summary';

export interface AlignOptions {
  /** BCP 47 tag of both texts' language, where they do not tell it themselves. Default: English. */
  readonly language?: string;
}

const byPlace = (a: Fragment, b: Fragment): number => a.suspicious.from - b.suspicious.from;

/** Of fragments that overlap in the suspicious text the one of the greatest gain. */
function withoutOverlaps(fragments: readonly Fragment[]): Fragment[] {
  const kept: Fragment[] = [];
  for (const one of [...fragments].sort((a, b) => b.gain - a.gain)) {
    if (kept.every((other) => common(one.suspicious, other.suspicious) === 0)) kept.push(one);
  }
  return kept.sort(byPlace);
}

const isCopy = (fragment: Fragment): boolean => fragment.odds === Infinity;

/** Joins neighbours that are neighbours in both texts; two copies were parted for a reason. */
function joined(fragments: readonly Fragment[], gap: number): Fragment[] {
  const whole: Fragment[] = [];
  for (const one of fragments) {
    const last = whole.at(-1);
    const apart =
      last && Math.max(last.source.from, one.source.from) - Math.min(last.source.to, one.source.to);
    if (
      last === undefined ||
      apart === undefined ||
      one.suspicious.from - last.suspicious.to > gap ||
      Math.abs(apart) > gap ||
      (isCopy(last) && isCopy(one))
    ) {
      whole.push(one);
      continue;
    }
    whole[whole.length - 1] = {
      suspicious: { from: last.suspicious.from, to: one.suspicious.to },
      source: {
        from: Math.min(last.source.from, one.source.from),
        to: Math.max(last.source.to, one.source.to),
      },
      gain: last.gain + one.gain,
      odds: Math.max(last.odds, one.odds),
    };
  }
  return whole;
}

/** A passage that sums up the source takes the place of the fragments in it, unless one of them explains it. */
function withSummary(pair: Pair, fragments: readonly Fragment[], settings: Settings): readonly Fragment[] {
  const summary = summaryOf(pair, settings);
  if (summary === undefined) return fragments;
  const { suspicious, found } = summary;
  const inside = fragments.filter((one) => common(one.suspicious, suspicious) > 0);
  const explained = inside.map((one) => explainedBy(pair, suspicious, one.source, settings));
  const limit = Math.min(settings.summaryExplained, settings.summaryBase + settings.summarySlope * found);
  if (Math.max(summary.explained, ...explained) >= limit) return fragments;
  const whole = { suspicious, source: { from: 0, to: pair.source.terms.length }, gain: 0, odds: 0 };
  return [...fragments.filter((one) => !inside.includes(one)), whole].sort(byPlace);
}

/** Units inside so long a copy need no seeds of their own. */
const LONG_COPY = 400;

/** Aligns two readings that share a lexicon. */
function alignReadings(
  suspicious: Reading,
  source: Reading,
  lexicon: Lexicon,
  settings: Settings = SETTINGS,
): Passage[] {
  const pair = pairOf(suspicious, source, lexicon);
  const shorter = Math.min(suspicious.ends.at(-1) ?? 0, source.ends.at(-1) ?? 0);
  const copies = copiesOf(suspicious, source, shorter, settings).map((copy) => ({
    ...copy,
    gain: copy.suspicious.to - copy.suspicious.from,
    odds: Infinity,
  }));
  const long = copies.filter(({ gain }) => gain >= LONG_COPY);
  const seeds = seedsOf(pair, settings, (unit) =>
    long.some(({ suspicious: { from, to } }) => from <= unit.from && unit.to <= to),
  );
  const rewrites = fragmentsOf(pair, seeds, settings).filter((one) => {
    if (copies.length > 0 && (one.gain < settings.gainBeside || one.odds < settings.acceptBeside))
      return false;
    const copied = copies.reduce((words, copy) => words + common(copy.suspicious, one.suspicious), 0);
    return copied === 0 || copied < settings.copyShare * (one.suspicious.to - one.suspicious.from);
  });
  const free = copies.filter((copy) =>
    rewrites.every((one) => common(copy.suspicious, one.suspicious) === 0),
  );
  const fragments = joined(withoutOverlaps([...rewrites, ...free]), settings.joinGap);
  const all = copies.length > 0 ? fragments : withSummary(pair, fragments, settings);
  const leastCharacters = Math.min(settings.leastCharacters, shorter / 2);
  return all.flatMap((one) => {
    const here = spanOf(suspicious, one.suspicious);
    const there = spanOf(source, one.source);
    const isShort = (length: number, words: number): boolean =>
      length < leastCharacters && words < settings.leastWords;
    return isShort(here.end - here.start, one.suspicious.to - one.suspicious.from) ||
      isShort(there.end - there.start, one.source.to - one.source.from)
      ? []
      : [{ ...here, sourceStart: there.start, sourceEnd: there.end }];
  });
}

/** The language's own background of rarity is read once: a cache, not state. */
const backgrounds = new WeakMap<Language, (stem: string) => number>();

/** An empty lexicon of a language, for readings that are to be aligned. */
export function lexiconOf(language: Language): Lexicon {
  let background = backgrounds.get(language);
  if (background === undefined) {
    const { idf, unknown } = backgroundOf(language.tag);
    background = (stem) => idf.get(stem) ?? unknown;
    backgrounds.set(language, background);
  }
  return new Lexicon(background);
}

/**
 * Passages of `suspicious` that reuse `source`: copies, rewrites, translations back and forth, and a summary of
 * the whole. In the order of the suspicious text, not overlapping there; UTF-16 offsets into both texts as
 * given. Lines and paragraphs play no part. Time and memory grow with the length of the texts.
 */
export function alignTexts(
  suspicious: string,
  source: string,
  options: AlignOptions = {},
  settings: Settings = SETTINGS,
): Passage[] {
  const language = detectLanguage([suspicious, source]) ?? languageOf(options.language);
  const lexicon = lexiconOf(language);
  const read = (text: string): Reading => readText(text, language, lexicon);
  return alignReadings(read(suspicious), read(source), lexicon, settings);
}
