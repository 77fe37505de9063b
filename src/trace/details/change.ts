/** What the comparers of details share. */
import type { DetailWords } from '../../languages/details';
import type { Word } from '../../text';
import type { AlteredKind, Span } from '../../types';
import type { Alignment, Gap, WordRange } from './align';

/** A changed detail: where it stands in the paragraph and in the text of source `sourceIndex`. */
export interface Change {
  readonly kind: AlteredKind;
  readonly page: Span;
  readonly source: Span;
  readonly sourceIndex: number;
}

/** A change between two ranges of words. */
export function changeOf(
  alignment: Alignment,
  kind: AlteredKind,
  page: WordRange,
  source: WordRange,
): Change | undefined {
  const first = alignment.page[page.from];
  const last = alignment.page[page.to - 1];
  const from = alignment.source[source.from];
  const to = alignment.source[source.to - 1];
  if (first === undefined || last === undefined || from === undefined || to === undefined) return undefined;
  if (from.source !== to.source) return undefined;
  return {
    kind,
    page: { start: first.start, end: last.end },
    source: { start: from.start, end: to.end },
    sourceIndex: from.source,
  };
}

/**
 * A change at a gap. Where a word is gone from one side, the word that follows carries the change on both:
 * "allegedly stole" became "stole".
 */
export function gapChange(alignment: Alignment, kind: AlteredKind, gap: Gap): Change | undefined {
  const { page, source } = gap;
  if (page.to > page.from && source.to > source.from) return changeOf(alignment, kind, page, source);
  const follows = alignment.toSource[page.to] === source.to && page.to < alignment.page.length;
  return follows
    ? changeOf(
        alignment,
        kind,
        { from: page.from, to: page.to + 1 },
        { from: source.from, to: source.to + 1 },
      )
    : changeOf(
        alignment,
        kind,
        { from: page.from - 1, to: page.to },
        { from: source.from - 1, to: source.to },
      );
}

export const isDefined = <T>(value: T | undefined): value is T => value !== undefined;

/** The word before word `index`. Engines read a list slowly, ever after, where it was once read before its beginning. */
export const wordBefore = (words: readonly Word[], index: number): Word | undefined =>
  index > 0 ? words[index - 1] : undefined;

/** The characters between word `index` and the one before it. */
export function textBefore(text: string, words: readonly Word[], index: number): string {
  const word = words[index];
  if (word === undefined) return '';
  const previous = wordBefore(words, index);
  // Where the words of several texts are one list, the previous one may be another text's.
  return text.slice(previous === undefined || previous.end > word.start ? 0 : previous.end, word.start);
}

const SPACE = 0x20;

/** Whether the words before `index` are cut off from it by punctuation. */
export function clauseOpens(text: string, words: readonly Word[], index: number): boolean {
  const word = words[index];
  const previous = wordBefore(words, index);
  // Most words follow the one before after a plain space.
  if (previous?.end === (word?.start ?? 0) - 1 && text.charCodeAt(previous.end) === SPACE) return false;
  return /[,;:.!?()“”"«»–—]| - |\n/u.test(textBefore(text, words, index));
}

/** Whether word `index` begins with a capital letter in the text. */
export function isCapital(text: string, word: Word | undefined): boolean {
  if (word === undefined) return false;
  const code = text.charCodeAt(word.start);
  if (code < 128) return code >= 65 && code <= 90;
  return /^\p{Lu}/u.test(text.slice(word.start, word.start + 2));
}

/** Reads `phrase` at `index`; "be" stands for any form of to be. Returns the index after it, or -1. */
export function readPhrase(
  words: readonly Word[],
  index: number,
  phrase: readonly string[],
  detail: DetailWords,
): number {
  let at = index;
  for (const part of phrase) {
    const norm = words[at]?.norm;
    if (norm === undefined) return -1;
    if (part === 'be' ? !detail.grammar.be.has(norm) : norm !== part) return -1;
    at += 1;
  }
  return at;
}

/** The negator in a contracted auxiliary, or a negator itself. */
export const isNegator = (word: Word | undefined, words: DetailWords): boolean =>
  word !== undefined && (words.negators.has(word.norm) || /n't$/u.test(word.norm));

/** Words of one text, with the text: what page and source sides have in common. */
export interface Side {
  readonly text: string;
  readonly words: readonly Word[];
}

export const pageSide = (alignment: Alignment): Side => ({ text: alignment.pageText, words: alignment.page });
