/** Where sentences end, on folded text. */
import type { Language } from './languages/index';
import { hasUnspaced } from './unspaced';

interface Range {
  readonly start: number;
  readonly end: number;
}

interface SentenceRange extends Range {
  readonly firstWord: number;
  readonly endWord: number;
}

/** An end mark with the closing quotes and brackets that belong to it, white space, and what follows. */
const END =
  /[.!?\u2026\u3002\uff01\uff1f\u0964\u0965\u061f\u06d4\u17d4\u104b]+["')\]\u203a}\u300d\u300f\u3011\u300b]*(?:\s*\[\d{1,3}\])*/gu;
/** No other sign than the end of a sentence, and in scripts without spaces nothing need follow it. */
const FULL_STOP = /[\u3002\uff01\uff1f\u0964\u0965\u17d4\u104b]$/u;
const OPENING = /^["'([{\u2039\u2013\u2014-]*\s?/u;
const NEW_PARAGRAPH = /\n[^\S\n]*\n/g;

/** Longer tokens are no abbreviations. */
const REACH = 24;

/** The token that ends right before `at`, without its last point. */
function tokenBefore(folded: string, at: number): string {
  const before = folded.slice(Math.max(0, at - REACH), at);
  return /[\p{L}\p{M}\p{Nd}.'-]*$/u.exec(before)?.[0].replace(/^[.'-]+/, '') ?? '';
}

const SPACE = 0x20;
const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a;
const isSmall = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** Most marks: a point behind a plain word, a space and a plain letter. Undefined for all others. */
function plainlyEnds(folded: string, point: number, language: Language): boolean | undefined {
  if (folded.charCodeAt(point + 1) !== SPACE) return undefined;
  const next = folded.charCodeAt(point + 2);
  if (isSmall(next)) return false;
  if (!isCapital(next)) return undefined;
  let from = point;
  while (from > 0 && isSmall(folded.charCodeAt(from - 1) | 0x20)) from -= 1;
  if (point - from < 2 || point - from > REACH) return undefined;
  if (from > 0 && folded.charCodeAt(from - 1) !== SPACE) return undefined;
  const token = folded.slice(from, point).toLowerCase();
  if (language.abbreviations.has(token)) return false;
  return language.closingAbbreviations.has(token) ? undefined : true;
}

function endsAt(folded: string, match: RegExpExecArray, language: Language): boolean {
  const mark = match[0];
  const plainly = mark === '.' ? plainlyEnds(folded, match.index, language) : undefined;
  if (plainly !== undefined) return plainly;
  const after = match.index + mark.length;
  const rest = folded.slice(after, after + 60);
  if (rest.trim() === '') return true;
  const gap = /^\s*/.exec(rest)?.[0].length ?? 0;
  const next = rest.slice(gap).replace(OPENING, '');
  const word = /^[\p{L}\p{M}']+/u.exec(next)?.[0] ?? '';
  const token = tokenBefore(folded, match.index);
  const point = mark.startsWith('.') && !mark.startsWith('..');
  if (gap === 0) {
    // 「…。」と述べた: a quotation goes on in its sentence.
    if (FULL_STOP.test(mark)) return true;
    if (/[!?]$/.test(mark) && hasUnspaced(next.slice(0, 1))) return true;
    // "… in Abu Dhabi.The Independent": a lost space, not a web address or initials.
    return point && /\p{Ll}{2}$/u.test(token) && !/[.@/]/.test(token) && /^\p{Lu}\p{Ll}+\s/u.test(next);
  }
  if (/^\p{Ll}/u.test(next)) return false;
  if (!point) return true;
  const lower = token.toLowerCase();
  if (mark === '.' && language.abbreviations.has(lower)) return false;
  const initials = /^(?:\p{Lu}|(?:\p{L}\.)+\p{L})$/u.test(token) && token !== 'I';
  if (initials || language.closingAbbreviations.has(lower)) {
    if (mark !== '.') return true;
    // After "U.S." only a word that no name starts with opens a sentence.
    return /^\p{Lu}/u.test(word) && language.stopWords.has(word.toLowerCase()) && !/^\p{Lu}$/u.test(token);
  }
  return true;
}

/** Sentences of `folded`: trimmed, in order, each with at least one of `words`. */
export function sentencesOf(folded: string, words: readonly Range[], language: Language): SentenceRange[] {
  if (words.length === 0) return [];
  const cuts = new Set<number>();
  END.lastIndex = 0;
  for (const match of folded.matchAll(END)) {
    if (endsAt(folded, match, language)) cuts.add(match.index + match[0].length);
  }
  if (folded.includes('\n')) for (const match of folded.matchAll(NEW_PARAGRAPH)) cuts.add(match.index);
  cuts.add(folded.length);
  const sentences: SentenceRange[] = [];
  let from = 0;
  let word = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    const firstWord = word;
    while (word < words.length && words[word]!.start < cut) word += 1;
    const piece = folded.slice(from, cut);
    const last = sentences.at(-1);
    if (word > firstWord) {
      // A word such as "U.S." may reach past a cut before its point.
      const end = Math.max(from + piece.trimEnd().length, words[word - 1]!.end);
      sentences.push({
        start: from + piece.length - piece.trimStart().length,
        end,
        firstWord,
        endWord: word,
      });
      from = end;
    } else if (last !== undefined && piece.trim() !== '') {
      sentences[sentences.length - 1] = { ...last, end: from + piece.trimEnd().length };
      from = cut;
    }
    from = Math.max(from, cut);
  }
  return sentences;
}
