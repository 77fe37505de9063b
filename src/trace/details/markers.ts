/** Words of certainty in running text, and the verbs they belong to. */
import type { Commitment, DetailWords } from '../../languages/details';
import type { Word } from '../../text';
import type { WordRange } from './align';
import { clauseOpens, isCapital, readPhrase, type Side, wordBefore } from './change';
import { oncePerText } from './remember';

export interface Marker extends WordRange {
  readonly level: Commitment;
  readonly modal: boolean;
}

type Phrase = DetailWords['modalPhrases'][number];
/** The modal phrases by their first word. A cache, not state. */
const byOpening = new WeakMap<DetailWords, ReadonlyMap<string, readonly Phrase[]>>();

function phrasesOf(detail: DetailWords): ReadonlyMap<string, readonly Phrase[]> {
  const known = byOpening.get(detail);
  if (known) return known;
  const made = new Map<string, Phrase[]>();
  for (const phrase of detail.modalPhrases) {
    const [first = ''] = phrase.words;
    for (const norm of first === 'be' ? detail.grammar.be : [first])
      made.set(norm, [...(made.get(norm) ?? []), phrase]);
  }
  byOpening.set(detail, made);
  return made;
}

/** Words of certainty in a range, phrases before words ("is going to" is not "is"). */
export function markersOf(side: Side, range: WordRange, detail: DetailWords): readonly Marker[] {
  const found: Marker[] = [];
  const phrases = phrasesOf(detail);
  for (let index = range.from; index < range.to; index += 1) {
    const word = side.words[index];
    if (word === undefined) break;
    let phrase: { readonly to: number; readonly level: Commitment } | undefined;
    for (const { words, level } of phrases.get(word.norm) ?? []) {
      const to = readPhrase(side.words, index, words, detail);
      if (to > (phrase?.to ?? 0) && to <= range.to) phrase = { to, level };
    }
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
        : detail.grammar.articles.has(wordBefore(side.words, index)?.norm ?? ''));
    if (modal !== undefined && !noun) found.push({ from: index, to: index + 1, level: modal, modal: true });
    else {
      const doubt = detail.doubts.get(word.norm);
      if (doubt !== undefined) found.push({ from: index, to: index + 1, level: doubt, modal: false });
    }
  }
  return found;
}

/** The words of certainty of a whole text. */
export const markersIn = oncePerText(({ text, words }, detail) =>
  markersOf({ text, words }, { from: 0, to: words.length }, detail),
);

export const isWeak = (marker: Marker): boolean => marker.level <= 2;
const isAuxiliary = (word: Word, detail: DetailWords): boolean =>
  detail.auxiliaries.has(word.norm) ||
  detail.grammar.adverb.test(word.norm) ||
  detail.negators.has(word.norm);

/** The verb that a marker governs: the next word that is no auxiliary or adverb, within four words. */
export function verbAfter(side: Side, at: number, detail: DetailWords): number {
  for (let index = at; index < side.words.length && index < at + 5; index += 1) {
    const word = side.words[index];
    if (word === undefined || (index > at && clauseOpens(side.text, side.words, index))) return -1;
    if (!isAuxiliary(word, detail)) return index;
  }
  return -1;
}

/** First word of the auxiliaries and modals that lead up to the verb at `verb`. */
export function complexStart(side: Side, verb: number, detail: DetailWords): number {
  let from = verb;
  while (from > 0) {
    const word = side.words[from - 1];
    if (word === undefined || clauseOpens(side.text, side.words, from)) break;
    const lead =
      detail.modals.has(word.norm) || isAuxiliary(word, detail) || detail.grammar.modalParts.has(word.norm);
    if (!lead) break;
    from -= 1;
  }
  return from;
}

export function sentenceRange(sentences: readonly number[], index: number): WordRange {
  let from = index;
  let to = index + 1;
  while (from > 0 && sentences[from - 1] === sentences[index]) from -= 1;
  while (to < sentences.length && sentences[to] === sentences[index]) to += 1;
  return { from, to };
}

/** Whether the page weakens what it says around a range: a doubt or hedging word near it in its sentence. */
export function hedgedNear(
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
  for (let index = from; index < to; index += 1)
    if (detail.hedging.has(page.words[index]?.norm ?? '')) return true;
  return false;
}

/** Whether the page tells a range as somebody's thought: "she believes that". */
export function thoughtBefore(
  page: Side,
  sentences: readonly number[],
  range: WordRange,
  detail: DetailWords,
): boolean {
  for (let index = sentenceRange(sentences, range.from).from; index < range.from; index += 1)
    if (detail.thinking.has(page.words[index]?.norm ?? '')) return true;
  return false;
}
