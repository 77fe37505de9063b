/**
 * How sure a statement is made to sound: "may" become "will", a lost "likely", a fear told as a fact.
 * Words are read by lexicon; which verb they belong to, and what stands at its place on the page, by
 * word order and alignment. A page that hedges anywhere near the place is left alone.
 */
import type { DetailWords } from '../../languages/details';
import {
  contextScore,
  gapsOf,
  inOneSentence,
  isTight,
  slotOf,
  type Alignment,
  type WordRange,
} from './align';
import { changeOf, gapChange, isCapital, isDefined, type Change, type Side } from './change';
import { compareClaims } from './claims';
import { restated } from './restated';
import {
  complexStart,
  hedgedNear,
  isWeak,
  markersIn,
  markersOf,
  sentenceRange,
  thoughtBefore,
  verbAfter,
  type Marker,
} from './markers';

/** The verb phrase that commits the page inside a range: "is going to cost", "will reach". */
function committed(page: Side, range: WordRange, detail: DetailWords): WordRange | undefined {
  const marker = markersOf(page, range, detail).find((found) => found.modal && found.level >= 3);
  if (marker === undefined) return undefined;
  const verb = verbAfter(page, marker.to, detail);
  // "will be forty minutes": what follows is no verb.
  const counts =
    detail.cardinals.has(page.words[verb]?.norm ?? '') || /^\d/u.test(page.words[verb]?.norm ?? '');
  if (counts) return { from: marker.from, to: verb };
  return { from: marker.from, to: verb >= 0 && verb < range.to + 2 ? verb + 1 : marker.to };
}

/** Whether the page's verb, with its auxiliaries from `from`, looks like the finite verb of a plain statement. */
function isPlainVerb(page: Side, from: number, verb: number, detail: DetailWords): boolean {
  const { grammar } = detail;
  const before = page.words[from - 1];
  const first = page.words[from];
  const word = page.words[verb];
  if (word === undefined || first === undefined || isCapital(page.text, word)) return false;
  if (from < verb) return first.norm !== grammar.infinitive && !detail.negators.has(first.norm);
  if (
    before === undefined ||
    grammar.prepositions.has(before.norm) ||
    grammar.determiners.has(before.norm) ||
    grammar.conjunctions.has(before.norm)
  )
    return false;
  // "a scheme costed at": a participle.
  const next = page.words[verb + 1]?.norm ?? '';
  if (grammar.participle.test(word.norm) && grammar.prepositions.has(next)) return false;
  if (grammar.gerund.test(word.norm)) return false;
  return !grammar.nounEnd.test(word.norm);
}

/** "will be able" with the verb that it is about. */
function completed(side: Side, range: WordRange, detail: DetailWords): WordRange {
  const able = detail.grammar.readiness.has(side.words[range.to - 1]?.norm ?? '');
  return able &&
    side.words[range.to]?.norm === detail.grammar.infinitive &&
    side.words[range.to + 1] !== undefined
    ? { from: range.from, to: range.to + 2 }
    : range;
}

/** How far behind its verb, in words, an object is looked for. */
const OBJECT = 12;

interface Weak extends Marker {
  readonly verb: number;
}

/** Page says surely what the source says weakly: by the verb, by its place, or by what follows it. */
function strengthened(
  alignment: Alignment,
  page: Side,
  source: Side,
  weak: Weak,
  detail: DetailWords,
): Change | undefined {
  const { toPage, pageSentence } = alignment;
  const own = toPage[weak.from] ?? -1;
  if (own >= 0 && markersOf(page, { from: Math.max(0, own - 1), to: own + 1 }, detail).some(isWeak))
    return undefined;
  const sourceRange = { from: weak.from, to: weak.verb + 1 };
  const give = (range: WordRange): Change | undefined =>
    changeOf(alignment, 'certainty', completed(page, range, detail), completed(source, sourceRange, detail));
  const verb = toPage[weak.verb] ?? -1;
  if (verb >= 0) {
    const from = complexStart(page, verb, detail);
    const range = { from, to: verb + 1 };
    if (contextScore(alignment, range, sourceRange) < 0.8 || hedgedNear(page, pageSentence, range, detail))
      return undefined;
    const modal = markersOf(page, range, detail).find((marker) => marker.modal && marker.level >= 3);
    if (modal !== undefined) return give(range);
    if (!weak.modal || thoughtBefore(page, pageSentence, range, detail)) return undefined;
    return isPlainVerb(page, from, verb, detail) ? give(range) : undefined;
  }
  const slot = slotOf(alignment, sourceRange);
  if (slot !== undefined && slot.range.to > slot.range.from) {
    if (hedgedNear(page, pageSentence, slot.range, detail)) return undefined;
    const range = committed(
      page,
      { from: slot.range.from, to: Math.min(slot.range.to + 1, alignment.page.length) },
      detail,
    );
    if (range !== undefined) return give(range);
  }
  // By the object: "could run as high as $17 million", "will reach $17 million".
  for (let index = weak.verb + 1; index <= weak.verb + OBJECT && index < source.words.length; index += 1) {
    if (alignment.source[index]?.sentence !== alignment.source[weak.from]?.sentence) break;
    const anchor = toPage[index] ?? -1;
    if (anchor < 0 || source.words[index]?.stop) continue;
    const from = Math.max(sentenceRange(pageSentence, anchor).from, anchor - 7);
    const range = committed(page, { from, to: anchor }, detail);
    if (range === undefined) continue;
    if (anchor - range.to > 3) return undefined;
    if (contextScore(alignment, range, sourceRange) < 1.2) return undefined;
    return hedgedNear(page, pageSentence, range, detail) ? undefined : give(range);
  }
  return undefined;
}

/** Statements that are surer, or less sure, on the page than at the same place of the source. */
export function compareCertainty(alignment: Alignment, detail: DetailWords): readonly Change[] {
  if (detail.modals.size === 0) return [];
  const page: Side = { text: alignment.pageText, words: alignment.page };
  const changes: (Change | undefined)[] = [];
  const pageMarkers = markersOf(page, { from: 0, to: page.words.length }, detail);
  for (const [index, text] of alignment.sourceTexts.entries()) {
    const own = alignment.sources[index];
    const from = alignment.bases[index] ?? 0;
    if (own === undefined) continue;
    const to = from + own.words.length;
    // Offsets of words are into their own text, so the side's text is this source's.
    const source: Side = { text, words: alignment.source };
    for (const local of markersIn(own, detail)) {
      if (!isWeak(local)) continue;
      const marker = { ...local, from: local.from + from, to: local.to + from };
      const verb = verbAfter(source, marker.to, detail);
      let end = marker.to;
      while (end < to && alignment.source[end]?.sentence === alignment.source[marker.from]?.sentence)
        end += 1;
      let change =
        verb >= 0 && verb < to
          ? strengthened(alignment, page, source, { ...marker, verb }, detail)
          : undefined;
      const norm = source.words[marker.from]?.norm ?? '';
      if (
        change === undefined &&
        !marker.modal &&
        detail.grammar.adverb.test(norm) &&
        (alignment.toPage[marker.from] ?? -1) < 0
      )
        change = restated(alignment, page, source, marker, end, detail, 2);
      changes.push(change);
    }
  }
  changes.push(...inGaps(alignment, page, pageMarkers, detail), ...compareClaims(alignment, page, detail));
  return changes.filter(isDefined);
}

/** "would" made "will" where it is conditional: in reported speech both say the same. */
function hardened(
  source: Side,
  range: WordRange,
  theirs: number,
  mine: number,
  detail: DetailWords,
): boolean {
  if (theirs !== 3 || mine !== 4) return false;
  for (let index = range.from - 1; index >= 0; index -= 1) {
    const word = source.words[index];
    if (word === undefined || word.end > (source.words[index + 1]?.start ?? 0)) break;
    if (/[.!?]["”’)]*\s/u.test(source.text.slice(word.end, source.words[index + 1]?.start))) break;
    const { norm } = word;
    if (
      detail.saying.has(norm) ||
      detail.thinking.has(norm) ||
      detail.establishing.has(norm) ||
      detail.hedging.has(norm)
    )
      return false;
  }
  return true;
}

/** In otherwise copied text: a hedge taken out, put in, or exchanged for a word of another strength. */
function inGaps(
  alignment: Alignment,
  page: Side,
  pageMarkers: readonly Marker[],
  detail: DetailWords,
): readonly (Change | undefined)[] {
  const changes: (Change | undefined)[] = [];
  const sourceSentences = alignment.source.map((word) => word.sentence);
  for (const gap of gapsOf(alignment, 4)) {
    if (!isTight(alignment, gap, 2) || !inOneSentence(alignment, gap)) continue;
    const index = alignment.source[Math.min(gap.source.from, alignment.source.length - 1)]?.source ?? 0;
    const source: Side = { text: alignment.sourceTexts[index] ?? '', words: alignment.source };
    const here = pageMarkers.filter((marker) => marker.from < gap.page.to && marker.to > gap.page.from);
    const there = markersOf(source, gap.source, detail);
    const mine = Math.min(5, ...here.map((marker) => marker.level));
    const theirs = Math.min(5, ...there.map((marker) => marker.level));
    if (mine === theirs || (here.length === 0 && there.length === 0)) continue;
    const weaker = mine <= 2 && theirs > 2;
    const stronger = (theirs <= 2 && mine > 2) || hardened(source, gap.source, theirs, mine, detail);
    if (!weaker && !stronger) continue;
    // The hedge may only have moved, or another word near may do its work.
    const closely = isTight(alignment, gap, 4);
    if (stronger && !closely && hedgedNear(page, alignment.pageSentence, gap.page, detail)) continue;
    const gone = gap.page.to === gap.page.from;
    if (stronger && !gone && page.words[gap.page.from]?.norm === detail.grammar.infinitive) continue;
    // A modal does not go without a trace; the verb has another shape or another place.
    if (stronger && gone && there.some((marker) => marker.modal)) continue;
    if (weaker && !closely && hedgedNear(source, sourceSentences, gap.source, detail)) continue;
    changes.push(gapChange(alignment, 'certainty', gap));
  }
  return changes;
}
