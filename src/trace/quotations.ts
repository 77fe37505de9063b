/**
 * Quotations of a text and who is said to have spoken them. Marks: curly, straight, low and angle
 * quotation marks, single ones told from apostrophes; a paragraph that opens a quotation and does not
 * close it (the usual way to run one over several paragraphs) counts to its end.
 */
import { detailWordsOf, type DetailWords } from '../languages/details';
import type { Span } from '../types';
import { sentenceSubject, subjectAfter, subjectBefore, type Speaker } from './details/speech';
import { oncePerText } from './details/remember';
import { opensSentence, tokensOf, type Token } from './details/tokens';

/** A quotation; start and end take the marks in. */
export interface Quotation extends Span {
  /** What is between the marks. */
  readonly inner: Span;
  readonly closed: boolean;
  /** Who is said to speak, where the sentence states it. */
  readonly speaker?: Speaker;
  /** The verb of saying. */
  readonly saying?: Span;
}

const PAIRS: ReadonlyMap<string, string> = new Map([
  ['“', '”“'],
  ['„', '“”'],
  ['«', '»'],
  ['‹', '›'],
  ['「', '」'],
  ['‘', '’'],
  ['"', '"'],
  ["'", "'"],
]);
const LETTER = /[\p{L}\p{N}]/u;
const isLetter = (text: string, at: number): boolean => LETTER.test(text.charAt(at));

/** Whether the mark at `at` can open a quotation by what stands around it. */
function opens(text: string, at: number, mark: string): boolean {
  if (!PAIRS.has(mark)) return false;
  const next = text.charAt(at + 1);
  if (next === '' || /\s/u.test(next)) return mark === '«';
  if (isLetter(text, at - 1)) return false;
  // '90s and 'em: an apostrophe before a shortened word.
  if (mark === "'" || mark === '‘')
    return !/^\d\ds\b|^(?:em|tis|twas|til|cause|n)\b/iu.test(text.slice(at + 1, at + 7));
  return true;
}

/** Where the quotation opened at `at` closes, or -1; `limit` is the end of its paragraph. */
function closing(text: string, at: number, limit: number): number {
  const mark = text.charAt(at);
  const closers = PAIRS.get(mark) ?? '';
  const single = mark === '‘' || mark === "'";
  let doubtful = -1;
  let depth = 0;
  for (let index = at + 1; index < limit; index += 1) {
    const char = text.charAt(index);
    if (mark === '“' && char === '“' && opens(text, index, char)) depth += 1;
    if (!closers.includes(char)) continue;
    if (single) {
      if (isLetter(text, index + 1) || /\s/u.test(text.charAt(index - 1))) continue;
      // "the officials’ view": a plural possessive, unless nothing better follows.
      if (/s/iu.test(text.charAt(index - 1)) && /^\s\p{Ll}/u.test(text.slice(index + 1, index + 3))) {
        if (doubtful < 0) doubtful = index;
        continue;
      }
      return index;
    }
    if (mark === '"' && /\s/u.test(text.charAt(index - 1)) && isLetter(text, index + 1)) continue;
    if (char === '“' && mark === '“') continue;
    if (depth > 0) depth -= 1;
    else return index;
  }
  return doubtful;
}

/** UTF-16 length of the longest quotation in single marks. */
const LONGEST_SINGLE = 2000;

/** Quotation spans alone, outermost only, in order. */
export function quotationSpans(text: string): readonly Omit<Quotation, 'speaker' | 'saying'>[] {
  const found: Omit<Quotation, 'speaker' | 'saying'>[] = [];
  const dead = new Map<string, number>();
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (!opens(text, at, mark)) continue;
    const newline = text.indexOf('\n', at);
    const paragraph = newline < 0 ? text.length : newline;
    // An apostrophe that opens nothing must not be searched for its end through a whole page.
    const limit = mark === '‘' || mark === "'" ? Math.min(paragraph, at + LONGEST_SINGLE) : paragraph;
    // What was searched in vain for the end of one single mark need not be searched for the next.
    const single = limit !== paragraph || mark === '‘' || mark === "'";
    const close = single && at < (dead.get(mark) ?? 0) ? -1 : closing(text, at, limit);
    if (single && close < 0) dead.set(mark, Math.max(limit, dead.get(mark) ?? 0));
    if (close > at + 1) {
      found.push({ start: at, end: close + 1, inner: { start: at + 1, end: close }, closed: true });
      at = close;
    } else if (close < 0 && mark !== '‘' && mark !== "'") {
      found.push({ start: at, end: limit, inner: { start: at + 1, end: limit }, closed: false });
      at = limit;
    }
  }
  return found;
}

type Tag = { readonly speaker?: Speaker; readonly verb: Token };

const fits = (tag: Tag | undefined): tag is Tag => tag !== undefined;

/** The tag after a quotation: `,” said X` or `,” X, the director, said`. */
function tagAfter(
  text: string,
  tokens: readonly Token[],
  first: number,
  words: DetailWords,
): Tag | undefined {
  for (let at = first; at < tokens.length && at < first + 16; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (at > first && (opensSentence(tokens, at) || /[“"«;:]/u.test(token.before))) break;
    if (!words.saying.has(token.norm)) continue;
    const inverted =
      at === first || (at === first + 1 && words.grammar.adverb.test(tokens[first]?.norm ?? ''));
    const speaker = inverted ? subjectAfter(text, tokens, at, words) : subjectBefore(text, tokens, at, words);
    return speaker === undefined ? { verb: token } : { verb: token, speaker };
  }
  return undefined;
}

/** The tag before a quotation in the same sentence: `X said: “`, `according to X, “`. */
function tagBefore(
  text: string,
  tokens: readonly Token[],
  next: number,
  words: DetailWords,
): Tag | undefined {
  for (let at = next - 1; at >= 0 && at > next - 30; at -= 1) {
    const token = tokens[at];
    if (token === undefined) break;
    for (const phrase of words.accordingTo) {
      if (!phrase.every((word, index) => tokens[at + index]?.norm === word)) continue;
      const speaker = subjectAfter(text, tokens, at + phrase.length - 1, words);
      if (speaker !== undefined) return { verb: token, speaker };
    }
    if (words.saying.has(token.norm)) {
      const speaker = subjectBefore(text, tokens, at, words);
      if (speaker !== undefined) return { verb: token, speaker };
    }
    if (opensSentence(tokens, at)) break;
  }
  return undefined;
}

/** `text` with what stands inside quotation marks blanked, offsets kept. */
export function withoutQuotations(text: string, quotations: readonly Pick<Quotation, 'inner'>[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { inner } of quotations) {
    pieces.push(text.slice(done, inner.start), ' '.repeat(inner.end - inner.start));
    done = inner.end;
  }
  return pieces.join('') + text.slice(done);
}

/**
 * The quotations of `text` in order, outermost only, with speaker and verb where the text states them.
 * A quotation without a tag of its own takes the speaker of the one before it in the same paragraph
 * when nothing but that one's tag stands between.
 */
export function findQuotations(text: string, words: DetailWords = detailWordsOf()): readonly Quotation[] {
  const spans = quotationSpans(text);
  if (spans.length === 0) return [];
  // Names and verbs inside quotations are the speakers' own.
  const outside = withoutQuotations(text, spans);
  const tokens = tokensOf(outside, words);
  const result: Quotation[] = [];
  let next = 0;
  for (const [index, span] of spans.entries()) {
    while (next < tokens.length && (tokens[next]?.start ?? 0) < span.end) next += 1;
    const after = tokens[next];
    const endsClause =
      /[,.!?…—–-]\s*$/u.test(text.slice(Math.max(span.inner.start, span.inner.end - 8), span.inner.end)) ||
      /^\s*,/u.test(text.slice(span.end, span.end + 8));
    const endsSentence = /[.!?…]\s*$/u.test(
      text.slice(Math.max(span.inner.start, span.inner.end - 8), span.inner.end),
    );
    const previous = result[index - 1];
    // After a full stop inside the marks, only an inverted or short tag belongs: `?” she said`.
    const reachable = after !== undefined && !text.slice(span.end, after.start).includes('\n');
    const tagged = reachable && endsClause ? tagAfter(outside, tokens, next, words) : undefined;
    const own =
      tagged !== undefined &&
      endsSentence &&
      after?.capital &&
      !/[!?…]\s*$/u.test(text.slice(Math.max(span.inner.start, span.inner.end - 8), span.inner.end))
        ? undefined
        : tagged;
    const inSentence = next > 0 && !/[.!?…]\s*$/u.test(text.slice(tokens[next - 1]?.end ?? 0, span.start));
    const lead = inSentence ? tagBefore(outside, tokens, next, words) : undefined;
    const colon = inSentence && /:\s*$/u.test(text.slice(tokens[next - 1]?.end ?? 0, span.start));
    const announced =
      colon && lead?.speaker === undefined ? sentenceSubject(outside, tokens, next, words) : undefined;
    const tag = [own, lead].filter(fits).find((candidate) => candidate.speaker !== undefined) ?? own ?? lead;
    const between = previous === undefined ? '' : text.slice(previous.end, span.start);
    const adjoining =
      between !== '' && !between.includes('\n') && (between.match(/[.!?]\s/gu)?.length ?? 0) <= 1;
    const speaker = tag?.speaker ?? announced ?? (adjoining ? previous?.speaker : undefined);
    result.push({
      ...span,
      ...(speaker === undefined ? {} : { speaker }),
      ...(tag === undefined ? {} : { saying: { start: tag.verb.start, end: tag.verb.end } }),
    });
  }
  return result;
}

/** The quotations of a text that is compared more than once. */
export const quotationsIn = oncePerText(({ text }, detail) => findQuotations(text, detail));
