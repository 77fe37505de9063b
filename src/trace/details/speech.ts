/**
 * Who says it: the subject of a verb of saying, by word order and capitals. No parser: the patterns of
 * news prose are few ("said X", "X, the director, said", "according to X"), and a subject that does
 * not fit one of them is left unknown rather than guessed.
 */
import type { DetailWords } from '../../languages/details';
import type { Span } from '../../types';
import { CLAUSE_BREAK, opensSentence, SENTENCE_BREAK, type Token } from './tokens';

export interface Speaker extends Span {
  readonly text: string;
  readonly kind: 'name' | 'pronoun' | 'role';
  /** Folded last word of a name (the antecedent's for a pronoun); head noun of a role. Absent: unknown. */
  readonly key?: string;
  readonly plural: boolean;
}

/** Index of the first token of the run of capitals that ends at `last` ("the University of Strathmoor"). */
function runStart(tokens: readonly Token[], last: number, words: DetailWords): number {
  let first = last;
  for (let at = last - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined || next === undefined || !/^[\s]*$/u.test(next.before)) break;
    if (token.capital && !token.possessive) first = at;
    else if (!(words.nameJoiners.has(token.norm) && (tokens[at - 1]?.capital ?? false))) break;
  }
  return first;
}

function nameAt(text: string, tokens: readonly Token[], first: number, last: number): Speaker | undefined {
  const from = tokens[first];
  const to = tokens[last];
  if (from === undefined || to === undefined) return undefined;
  const end = to.possessive ? to.start + to.norm.length : to.end;
  return {
    start: from.start,
    end,
    text: text.slice(from.start, end),
    kind: 'name',
    key: to.norm,
    plural: false,
  };
}

/** How many tokens back an antecedent is looked for. */
const FAR = 300;

/** Last name before `index` that is neither possessive nor the object of a preposition. */
function antecedent(tokens: readonly Token[], index: number, words: DetailWords): string | undefined {
  for (let at = index - 1; at >= Math.max(0, index - FAR); at -= 1) {
    const token = tokens[at];
    if (!token?.capital || token.possessive || words.saying.has(token.norm)) continue;
    const first = runStart(tokens, at, words);
    const lone = first === at;
    let before = first - 1;
    while (words.grammar.articles.has(tokens[before]?.norm ?? '')) before -= 1;
    const previous = tokens[before]?.norm ?? '';
    const object =
      words.grammar.prepositions.has(previous) &&
      !(words.saying.has(tokens[before - 1]?.norm ?? '') && previous === words.grammar.by);
    if (!object && !(lone && opensSentence(tokens, at))) return token.norm;
    if (lone && opensSentence(tokens, at) && words.saying.has(tokens[at + 1]?.norm ?? '')) return token.norm;
    at = first;
  }
  return undefined;
}

const isSpeaker = (norm: string, words: DetailWords): boolean =>
  words.speakers.has(norm) || [...words.speakers.values()].includes(norm);

/** What stands as one noun phrase ending at token `last`: a name, a pronoun or a role. */
function phraseEnding(
  text: string,
  tokens: readonly Token[],
  last: number,
  words: DetailWords,
): Speaker | undefined {
  const head = tokens[last];
  if (head === undefined) return undefined;
  if (words.pronouns.has(head.norm)) {
    const key = antecedent(tokens, last, words);
    return {
      start: head.start,
      end: head.end,
      text: text.slice(head.start, head.end),
      kind: 'pronoun',
      plural: head.norm === words.grammar.plural,
      ...(key === undefined ? {} : { key }),
    };
  }
  const opening = head.capital && opensSentence(tokens, last) && isSpeaker(head.norm, words);
  if (head.capital && !opening && !head.possessive && !words.titles.has(head.norm)) {
    const first = runStart(tokens, last, words);
    const sentenceWord =
      first === last && opensSentence(tokens, last) && words.grammar.articles.has(head.norm);
    return sentenceWord ? undefined : nameAt(text, tokens, first, last);
  }
  if (!/^\p{L}/u.test(head.norm) || words.saying.has(head.norm)) return undefined;
  let first = last;
  while (first > 0 && last - first < 4) {
    const token = tokens[first];
    const previous = tokens[first - 1];
    if (
      token === undefined ||
      previous === undefined ||
      CLAUSE_BREAK.test(token.before) ||
      SENTENCE_BREAK.test(token.before)
    )
      break;
    if (
      words.grammar.prepositions.has(previous.norm) ||
      words.saying.has(previous.norm) ||
      words.grammar.clauseOpeners.has(previous.norm)
    )
      break;
    first -= 1;
    if (words.grammar.articles.has(previous.norm)) break;
  }
  const from = tokens[first];
  if (from === undefined) return undefined;
  const plural = [...words.speakers.values()].includes(head.norm);
  return {
    start: from.start,
    end: head.end,
    text: text.slice(from.start, head.end),
    kind: 'role',
    key: head.norm,
    plural,
  };
}

/** Index of the token that starts at `start`, searched backwards from `from`. */
function tokenAt(tokens: readonly Token[], start: number, from: number): number {
  let at = from;
  while (at > 0 && (tokens[at]?.start ?? 0) > start) at -= 1;
  return at;
}

/** A role phrase is the object of a preposition more often than not: its holder stands before that. */
function holderOf(
  text: string,
  tokens: readonly Token[],
  found: Speaker,
  verb: number,
  words: DetailWords,
): Speaker | undefined {
  let before = tokenAt(tokens, found.start, verb) - 1;
  if (before < 0 || CLAUSE_BREAK.test(tokens[before + 1]?.before ?? '')) return found;
  const preposition = tokens[before]?.norm ?? '';
  if (!words.grammar.prepositions.has(preposition)) return found;
  before -= 1;
  const head = tokens[before];
  if (head === undefined) return undefined;
  if (
    preposition === words.grammar.of &&
    (words.cardinals.has(head.norm) || words.grammar.quantifiers.has(head.norm))
  )
    return {
      ...found,
      start: head.start,
      text: text.slice(head.start, found.end),
      plural: head.norm !== words.grammar.one,
    };
  if (words.grammar.briefed.has(head.norm)) before -= 1;
  return before < 0 ? undefined : phraseEnding(text, tokens, before, words);
}

/** The first name of the sentence that is no object: who a colon before a quotation belongs to. */
export function sentenceSubject(
  text: string,
  tokens: readonly Token[],
  end: number,
  words: DetailWords,
): Speaker | undefined {
  let first = end - 1;
  while (first > 0 && !opensSentence(tokens, first)) first -= 1;
  for (let at = first; at < end; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    let last = at;
    while (
      token.capital &&
      last + 1 < end &&
      tokens[last + 1]?.capital &&
      /^\s*$/u.test(tokens[last + 1]?.before ?? '')
    )
      last += 1;
    const lone = at === last && at === first;
    if (
      token.capital &&
      !(lone && !words.saying.has(tokens[at + 1]?.norm ?? '')) &&
      !tokens[last]?.possessive
    ) {
      let before = at - 1;
      while (words.grammar.articles.has(tokens[before]?.norm ?? '')) before -= 1;
      if (!words.grammar.prepositions.has(tokens[before]?.norm ?? '')) return nameAt(text, tokens, at, last);
    }
    at = last;
  }
  return undefined;
}

/** The subject that precedes the verb at `verb`, across one appositive ("X, the director, said"). */
export function subjectBefore(
  text: string,
  tokens: readonly Token[],
  verb: number,
  words: DetailWords,
): Speaker | undefined {
  const found = rawSubject(text, tokens, verb, words);
  return found?.kind === 'role' ? holderOf(text, tokens, found, verb, words) : found;
}

/** Whether a token says when and not who: a weekday, a month, "on Friday". */
const isTime = (token: Token | undefined, words: DetailWords): boolean =>
  token !== undefined && (words.weekdays.has(token.norm) || (words.months.has(token.norm) && token.capital));

function rawSubject(
  text: string,
  tokens: readonly Token[],
  verb: number,
  words: DetailWords,
): Speaker | undefined {
  let at = verb - 1;
  if (words.grammar.reflexive.test(tokens[at]?.norm ?? '')) at -= 1;
  if (isTime(tokens[at], words)) at -= words.grammar.prepositions.has(tokens[at - 1]?.norm ?? '') ? 2 : 1;
  if (
    words.grammar.conjunctions.has(tokens[at]?.norm ?? '') &&
    !SENTENCE_BREAK.test(tokens[at + 1]?.before ?? '')
  ) {
    // "called it careful but said": the same subject as the verb of saying before.
    for (let back = at - 1; back > 0 && back > at - 30; back -= 1) {
      if (SENTENCE_BREAK.test(tokens[back + 1]?.before ?? '')) return undefined;
      if (words.saying.has(tokens[back]?.norm ?? '')) return rawSubject(text, tokens, back, words);
    }
    return undefined;
  }
  while (
    at >= 0 &&
    (words.auxiliaries.has(tokens[at]?.norm ?? '') || words.grammar.adverb.test(tokens[at]?.norm ?? ''))
  ) {
    if (CLAUSE_BREAK.test(tokens[at + 1]?.before ?? '')) break;
    at -= 1;
  }
  const gap = tokens[at + 1]?.before ?? '';
  if (at < 0 || SENTENCE_BREAK.test(gap) || /[“"«:;]/u.test(gap)) return undefined;
  if (/[,—–)]/u.test(gap)) {
    // Skip the appositive back to the mark that opened it; a name inside it is the speaker's own.
    const last = at;
    let opened = false;
    for (let back = at; back > 0 && last - back < 14; back -= 1) {
      const mark = tokens[back]?.before ?? '';
      if (SENTENCE_BREAK.test(mark)) break;
      if (/[,—–(]/u.test(mark)) {
        at = back - 1;
        opened = true;
        break;
      }
    }
    if (!opened) return undefined;
    const inner = phraseEnding(text, tokens, last, words);
    const outer = phraseEnding(text, tokens, at, words);
    return outer?.kind === 'name' || inner?.kind !== 'name' ? outer : inner;
  }
  const direct = phraseEnding(text, tokens, at, words);
  if (direct?.kind === 'name') {
    // "… told the FT that Kyiv said": fine; "a chemist at the Larkspur Institute said": the chemist.
    let before = tokenAt(tokens, direct.start, at) - 1;
    while (words.grammar.articles.has(tokens[before]?.norm ?? '')) before -= 1;
    if (words.grammar.prepositions.has(tokens[before]?.norm ?? ''))
      return before > 0 ? phraseEnding(text, tokens, before - 1, words) : undefined;
  }
  return direct;
}

/** The subject that follows an inverted verb: "said chief executive Henrik Aldous", "said X, who …". */
export function subjectAfter(
  text: string,
  tokens: readonly Token[],
  verb: number,
  words: DetailWords,
): Speaker | undefined {
  let last = -1;
  for (let at = verb + 1; at < tokens.length && at <= verb + 9; at += 1) {
    const token = tokens[at];
    if (token === undefined || CLAUSE_BREAK.test(token.before) || SENTENCE_BREAK.test(token.before)) break;
    if (
      !token.capital &&
      (words.grammar.prepositions.has(token.norm) || words.grammar.relatives.has(token.norm)) &&
      last >= 0
    ) {
      const joins =
        words.nameJoiners.has(token.norm) &&
        (tokens[at + 1]?.capital ?? false) &&
        (tokens[at - 1]?.capital ?? false);
      if (!joins) break;
    }
    last = at;
    if (words.pronouns.has(token.norm)) break;
  }
  if (last < 0) return undefined;
  const found = phraseEnding(text, tokens, last, words);
  if (found?.kind === 'role') {
    // "said Yusuf Demirel last week" or "said one of the people": a name inside wins.
    for (let at = last; at > verb; at -= 1)
      if (tokens[at]?.capital && !words.titles.has(tokens[at]?.norm ?? ''))
        return tokens[at + 1] !== undefined && words.speakers.has(tokens[at + 1]?.norm ?? '')
          ? found
          : nameAt(text, tokens, runStart(tokens, at, words), at);
    const next = tokens[last + 1];
    if (next?.capital && /^,\s*$/u.test(next.before)) {
      let end = last + 1;
      while (tokens[end + 1]?.capital && /^\s*$/u.test(tokens[end + 1]?.before ?? '')) end += 1;
      return nameAt(text, tokens, last + 1, end);
    }
  }
  return found;
}
