/**
 * How sure a statement is made to sound: "may" become "will", a lost "likely", a fear told as a fact.
 * Words are read by lexicon; which verb they belong to, and what stands at its place on the page, by
 * word order and alignment. A page that hedges anywhere near the place is left alone.
 */
import type { Commitment, DetailWords } from '../../languages/details';
import type { Word } from '../../text';
import { contextScore, gapsOf, isTight, slotOf, type Alignment, type WordRange } from './align';
import {
  changeOf,
  clauseOpens,
  isBe,
  isCapital,
  isDefined,
  readPhrase,
  type Change,
  type Side,
} from './change';

interface Marker extends WordRange {
  readonly level: Commitment;
  readonly modal: boolean;
}

/** Words of certainty in a range, phrases before words ("is going to" is not "is"). */
export function markersOf(side: Side, range: WordRange, detail: DetailWords): readonly Marker[] {
  const found: Marker[] = [];
  for (let index = range.from; index < range.to; index += 1) {
    const word = side.words[index];
    if (word === undefined) break;
    const phrase = detail.modalPhrases
      .map(({ words, level }) => ({ to: readPhrase(side.words, index, words), level }))
      .filter(({ to }) => to > 0 && to <= range.to)
      .sort((a, b) => b.to - a.to)[0];
    if (phrase !== undefined) {
      found.push({ from: index, to: phrase.to, level: phrase.level, modal: true });
      index = phrase.to - 1;
      continue;
    }
    const modal = detail.modals.get(word.norm);
    // "May" the month; "might" the noun.
    const noun =
      modal !== undefined &&
      (isCapital(side.text, word)
        ? index > range.from
        : /^(?:the|its|his|their)$/u.test(side.words[index - 1]?.norm ?? ''));
    if (modal !== undefined && !noun) found.push({ from: index, to: index + 1, level: modal, modal: true });
    else {
      const hedge = detail.hedges.get(word.norm);
      if (hedge !== undefined) found.push({ from: index, to: index + 1, level: hedge, modal: false });
    }
  }
  return found;
}

const isWeak = (marker: Marker): boolean => marker.level <= 2;
const isAuxiliary = (word: Word, detail: DetailWords): boolean =>
  detail.auxiliaries.has(word.norm) || /ly$/u.test(word.norm) || detail.negators.has(word.norm);

/** The verb that a marker governs: the next word that is no auxiliary or adverb, within four words. */
function verbAfter(side: Side, at: number, detail: DetailWords): number {
  for (let index = at; index < side.words.length && index < at + 5; index += 1) {
    const word = side.words[index];
    if (word === undefined || (index > at && clauseOpens(side.text, side.words, index))) return -1;
    if (!isAuxiliary(word, detail)) return index;
  }
  return -1;
}

/** First word of the auxiliaries and modals that lead up to the verb at `verb`. */
function complexStart(side: Side, verb: number, detail: DetailWords): number {
  let from = verb;
  while (from > 0) {
    const word = side.words[from - 1];
    if (word === undefined || clauseOpens(side.text, side.words, from)) break;
    const lead =
      detail.modals.has(word.norm) ||
      isAuxiliary(word, detail) ||
      /^(?:going|set|bound|able|about|sure|certain|poised|due|likely|expected)$/u.test(word.norm);
    if (!lead) break;
    from -= 1;
  }
  return from;
}

function sentenceRange(sentences: readonly number[], index: number): WordRange {
  let from = index;
  let to = index + 1;
  while (from > 0 && sentences[from - 1] === sentences[index]) from -= 1;
  while (to < sentences.length && sentences[to] === sentences[index]) to += 1;
  return { from, to };
}

/** Whether the page weakens what it says around a range: any hedge, thinking verb or weak modal in its sentence nearby. */
function hedgedNear(
  page: Side,
  sentences: readonly number[],
  range: WordRange,
  detail: DetailWords,
  reach = 9,
): boolean {
  const sentence = sentenceRange(sentences, range.from);
  const from = Math.max(sentence.from, range.from - reach);
  const to = Math.min(sentence.to, range.to + reach);
  if (markersOf(page, { from, to }, detail).some(isWeak)) return true;
  for (let index = sentence.from; index < range.to; index += 1)
    if (detail.thinking.has(page.words[index]?.norm ?? '')) return true;
  return false;
}

/** The verb phrase that commits the page inside a range: "is going to cost", "will reach". */
function committed(page: Side, range: WordRange, detail: DetailWords): WordRange | undefined {
  const marker = markersOf(page, range, detail).find((found) => found.modal && found.level >= 3);
  if (marker === undefined) return undefined;
  const verb = verbAfter(page, marker.to, detail);
  return { from: marker.from, to: verb >= 0 && verb < range.to + 2 ? verb + 1 : marker.to };
}

/** Whether the page word looks like the finite verb of a plain statement, not an infinitive or a noun. */
function isPlainVerb(page: Side, index: number): boolean {
  const before = page.words[index - 1];
  const word = page.words[index];
  if (word === undefined || before === undefined || isCapital(page.text, word)) return false;
  if (
    /^(?:to|the|a|an|of|in|for|and|or|with|by|its|his|her|their|this|that|no|any|each|from|on|at|than|as)$/u.test(
      before.norm,
    )
  )
    return false;
  if (/ing$/u.test(word.norm)) return isBe(before.norm);
  return !/(?:tion|ment|ness|ity|ly|er)s?$/u.test(word.norm);
}

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
  const give = (range: WordRange): Change | undefined => changeOf(alignment, 'certainty', range, sourceRange);
  const verb = toPage[weak.verb] ?? -1;
  if (verb >= 0) {
    const from = complexStart(page, verb, detail);
    const range = { from, to: verb + 1 };
    if (contextScore(alignment, range, sourceRange) < 0.8 || hedgedNear(page, pageSentence, range, detail))
      return undefined;
    const modal = markersOf(page, range, detail).find((marker) => marker.modal && marker.level >= 3);
    if (modal !== undefined) return give(range);
    if (from === verb && !isPlainVerb(page, verb)) return undefined;
    return weak.modal || weak.level === 1 ? give(range) : undefined;
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
  for (let index = weak.verb + 1; index <= weak.verb + 5 && index < source.words.length; index += 1) {
    if (alignment.source[index]?.sentence !== alignment.source[weak.from]?.sentence) break;
    const anchor = toPage[index] ?? -1;
    if (anchor < 0 || source.words[index]?.stop) continue;
    const from = Math.max(sentenceRange(pageSentence, anchor).from, anchor - 7);
    const range = committed(page, { from, to: anchor }, detail);
    if (range === undefined || anchor - range.to > 3) return undefined;
    if (contextScore(alignment, range, sourceRange) < 1.2) return undefined;
    return hedgedNear(page, pageSentence, range, detail) ? undefined : give(range);
  }
  return undefined;
}

/** The end of the clause that begins at `from`. */
function clauseEnd(source: Side, from: number, limit: number): number {
  let to = from + 1;
  while (
    to < limit &&
    !/[,;:.()“”"—–]/u.test(source.text.slice(source.words[to - 1]?.end ?? 0, source.words[to]?.start ?? 0))
  )
    to += 1;
  return to;
}

/**
 * A statement that the source only thinks likely, restated without any such word: two or more of its
 * content words stand close together in one sentence of the page.
 */
function restated(
  alignment: Alignment,
  page: Side,
  source: Side,
  marker: WordRange,
  limit: number,
  detail: DetailWords,
  least: number,
): Change | undefined {
  const to = clauseEnd(source, marker.to, limit);
  const places: number[] = [];
  for (let index = marker.to; index < to; index += 1) {
    const there = alignment.toPage[index] ?? -1;
    if (there >= 0 && !source.words[index]?.stop) places.push(there);
  }
  if (places.length < least) return undefined;
  places.sort((a, b) => a - b);
  const first = places[0] ?? 0;
  const last = places.at(-1) ?? 0;
  if (last - first > 10 || alignment.pageSentence[first] !== alignment.pageSentence[last]) return undefined;
  const sentence = sentenceRange(alignment.pageSentence, first);
  const around = { from: sentence.from, to: sentence.to };
  if (hedgedNear(page, alignment.pageSentence, around, detail)) return undefined;
  // Back to where the verb phrase opens: an infinitive's "to", "if", "that", a modal or a mark.
  let from = first;
  while (from > sentence.from && first - from < 6) {
    if (clauseOpens(page.text, page.words, from)) break;
    const before = page.words[from - 1];
    const here = page.words[from];
    if (before === undefined || here === undefined) break;
    if (/^(?:if|that|whether|which|who|because|on)$/u.test(before.norm)) break;
    if (before.norm === 'to' && !here.stop && !isCapital(page.text, here)) break;
    from -= 1;
    if (detail.modals.has(before.norm)) break;
  }
  return changeOf(alignment, 'certainty', { from, to: last + 1 }, { from: marker.from, to });
}

/** Statements that are surer, or less sure, on the page than at the same place of the source. */
export function compareCertainty(alignment: Alignment, detail: DetailWords): readonly Change[] {
  if (detail.modals.size === 0) return [];
  const page: Side = { text: alignment.pageText, words: alignment.page };
  const changes: (Change | undefined)[] = [];
  const pageMarkers = markersOf(page, { from: 0, to: page.words.length }, detail);
  for (const [index, text] of alignment.sourceTexts.entries()) {
    const from = alignment.source.findIndex((word) => word.source === index);
    if (from < 0) continue;
    let to = from;
    while (alignment.source[to]?.source === index) to += 1;
    // Offsets of words are into their own text, so the side's text is this source's.
    const source: Side = { text, words: alignment.source };
    for (const marker of markersOf(source, { from, to }, detail).filter(isWeak)) {
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
        /ly$/u.test(norm) &&
        (alignment.toPage[marker.from] ?? -1) < 0
      )
        change = restated(alignment, page, source, marker, end, detail, 2);
      changes.push(change);
    }
    for (let at = from; at < to; at += 1) {
      const word = source.words[at];
      if (word === undefined || !detail.thinking.has(word.norm) || (alignment.toPage[at] ?? -1) >= 0)
        continue;
      if (source.words[at + 1]?.norm !== 'that') continue;
      let end = at + 2;
      while (end < to && alignment.source[end]?.sentence === alignment.source[at]?.sentence) end += 1;
      if (
        /^(?:fear|fears|feared|suspect|suspects|suspected|believe|believes|believed|think|thinks|thought|hope|hopes|hoped)$/u.test(
          word.norm,
        )
      )
        changes.push(restated(alignment, page, source, { from: at, to: at + 2 }, end, detail, 3));
    }
  }
  changes.push(...inGaps(alignment, page, pageMarkers, detail));
  return changes.filter(isDefined);
}

/** In otherwise copied text: a hedge taken out, put in, or exchanged for a word of another strength. */
function inGaps(
  alignment: Alignment,
  page: Side,
  pageMarkers: readonly Marker[],
  detail: DetailWords,
): readonly (Change | undefined)[] {
  const changes: (Change | undefined)[] = [];
  for (const gap of gapsOf(alignment, 4)) {
    if (!isTight(alignment, gap, 2)) continue;
    const index = alignment.source[Math.min(gap.source.from, alignment.source.length - 1)]?.source ?? 0;
    const source: Side = { text: alignment.sourceTexts[index] ?? '', words: alignment.source };
    const here = pageMarkers.filter((marker) => marker.from < gap.page.to && marker.to > gap.page.from);
    const there = markersOf(source, gap.source, detail);
    const mine = Math.min(5, ...here.map((marker) => marker.level));
    const theirs = Math.min(5, ...there.map((marker) => marker.level));
    if (mine === theirs || (here.length === 0 && there.length === 0)) continue;
    const weaker = mine <= 2 && theirs > 2;
    const stronger = theirs <= 2 && mine > 2;
    if (!weaker && !stronger) continue;
    // Where nothing is left on the page, the next word carries the change.
    const pageTo = gap.page.to > gap.page.from ? gap.page.to : gap.page.to + 1;
    const sourceTo = gap.source.to > gap.source.from ? gap.source.to : gap.source.to + 1;
    changes.push(
      changeOf(
        alignment,
        'certainty',
        { from: gap.page.from, to: Math.min(pageTo, page.words.length) },
        { from: gap.source.from, to: Math.min(sourceTo, source.words.length) },
      ),
    );
  }
  return changes;
}
