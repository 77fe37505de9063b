/**
 * Text to words and sentences, with every offset (UTF-16, half open) pointing into the text as given.
 *
 * A word is a run of letters and digits. Apostrophes inside stay ("don't"), a hyphen divides ("US-led")
 * except after a bound prefix or in a number ("co-ordinated", "twenty-five"), points stay inside
 * initials ("U.S.", span with its last point) and numbers ("5.42", "1,900"), a unit after digits is a
 * word of its own ("50km"), and so is "%". One Unicode expression rather than Intl.Segmenter, whose
 * words differ between Chromium and Firefox.
 */
import type { Language } from './languages/index';
import { fold, isForeignWord, straighten } from './fold';
import type { InputBlock, Span } from './types';
import { sentencesOf } from './sentences';

export interface Word extends Span {
  /**
   * The word folded: NFKC, lower case, no accents, invisible characters or look-alike letters, straight
   * apostrophe, no possessive; numbers without grouping commas. "US", "U.S." and "USA" are `u.s`, so
   * that the pronoun stays `us`; other initials lose their points.
   */
  readonly norm: string;
  /** `norm` stemmed and made canonical by the language's aliases; digits for numbers in words. */
  readonly stem: string;
  /** Carries no content of its own. */
  readonly stop: boolean;
}

export interface Sentence extends Span {
  /** Half-open range of word indexes; every word is in exactly one sentence. */
  readonly firstWord: number;
  readonly endWord: number;
}

export interface Analysed {
  readonly text: string;
  /** In order, not overlapping. */
  readonly words: readonly Word[];
  /** In order, not overlapping, each with at least one word. */
  readonly sentences: readonly Sentence[];
}

const WORD =
  /\p{L}(?:\.\p{L})+(?![\p{L}\p{M}\p{Nd}])\.?|\p{Nd}+(?:[.,:]\p{Nd}+)*(?:(?!\p{Nd})[\p{L}\p{M}]+)?|[\p{L}\p{M}\p{Nl}][\p{L}\p{M}\p{Nd}\p{Nl}]*(?:'[\p{L}\p{M}]+)*|%/gu;
const PLAIN = /^[A-Za-z]+$/;
const LETTERS = /\p{L}[\p{L}\p{M}]*$/u;
const MARKS = /\p{M}+/gu;
const UNITED_STATES = /^(?:US|USA|U\.S\.?|U\.S\.A\.?)(?:'s?)?$/;
const SCALES: ReadonlyMap<string, string> = new Map([
  ['m', 'million'],
  ['mn', 'million'],
  ['bn', 'billion'],
  ['tn', 'trillion'],
  ['k', 'thousand'],
]);
const CURRENCY_BEFORE = /[\p{Sc}]\s?$/u;

/** A word of the folded text: half-open range there, and its own characters. */
interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Set where the characters alone do not tell the norm. */
  readonly norm?: string;
}

function tokens(folded: string, language: Language): Token[] {
  const found: Token[] = [];
  for (const match of folded.matchAll(WORD)) {
    const text = match[0];
    const start = match.index;
    const last = found.at(-1);
    const unit = /^\p{Nd}/u.test(text) ? LETTERS.exec(text)?.[0] : undefined;
    if (unit !== undefined && language.units.test(unit)) {
      const middle = start + text.length - unit.length;
      found.push({ start, end: middle, text: text.slice(0, -unit.length) });
      // £22m are millions, 22m may be metres.
      const scale = SCALES.get(unit.toLowerCase());
      const money = CURRENCY_BEFORE.test(folded.slice(Math.max(0, start - 2), start));
      const norm = scale !== undefined && (money || unit.length > 1) ? { norm: scale } : {};
      found.push({ start: middle, end: start + text.length, text: unit, ...norm });
    } else if (
      last?.end === start - 1 &&
      folded[last.end] === '-' &&
      /^\p{Ll}/u.test(text) &&
      language.joinsHyphen(last.text.toLowerCase(), text)
    ) {
      found[found.length - 1] = {
        start: last.start,
        end: start + text.length,
        text: last.text + text,
      };
    } else found.push({ start, end: start + text.length, text });
  }
  return found;
}

function normOf(token: Token, shouting: boolean, language: Language): string {
  if (token.norm !== undefined) return token.norm;
  const { text } = token;
  // Most words of most pages: nothing to fold but the case.
  if (PLAIN.test(text) && text !== 'US' && text !== 'USA') return text.toLowerCase();
  if (UNITED_STATES.test(text) && !(shouting && text.startsWith('US'))) return 'u.s';
  if (/^\p{Nd}/u.test(text)) {
    const plain = text
      .replace(/,(?=\p{Nd}{3}(?!\p{Nd}))/gu, '')
      .replace(/^(\p{Nd}{1,2}):(\p{Nd}{2})$/u, '$1.$2');
    return plain.toLowerCase();
  }
  const lower = straighten(text).normalize('NFD').replace(MARKS, '').normalize('NFC').toLowerCase();
  const plain = language.fold(lower);
  return plain.includes('.') ? plain.replaceAll('.', '') : plain;
}

/** Words and sentences of `text`. Never throws; lone surrogates count as no letters. */
export function analyse(text: string, language: Language): Analysed {
  const { folded, starts, ends } = fold(text);
  // In a line of capitals "US" is as well the pronoun.
  const shouting = !/\p{Ll}/u.test(folded);
  const found = tokens(folded, language);
  const words: Word[] = [];
  const kept: Token[] = [];
  for (const token of found) {
    const start = starts?.[token.start] ?? token.start;
    const end = ends?.[token.end - 1] ?? token.end;
    // One character of the text may fold to several words (㏂); it is one word here.
    if (start < (words.at(-1)?.end ?? 0)) continue;
    const norm = normOf(token, shouting, language);
    if (norm === '') continue;
    const stem = isForeignWord(norm) ? norm : language.alias(language.stem(norm));
    words.push({ start, end, norm, stem, stop: language.stopWords.has(norm) });
    kept.push(token);
  }
  const sentences = sentencesOf(folded, kept, language).map((sentence) => ({
    start: starts?.[sentence.start] ?? sentence.start,
    end: ends?.[sentence.end - 1] ?? sentence.end,
    firstWord: sentence.firstWord,
    endWord: sentence.endWord,
  }));
  return { text, words, sentences };
}

/** One block a non-empty line, trimmed. Offsets into `text`. */
export function splitBlocks(text: string): InputBlock[] {
  const blocks: InputBlock[] = [];
  for (const match of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    const line = match[0];
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const start = match.index + line.length - line.trimStart().length;
    blocks.push({ start, end: start + trimmed.length });
  }
  return blocks;
}
