/** Running text as plain tokens with the punctuation between them: what reading speech and credits needs. */
import type { DetailWords } from '../../languages/details';
import type { Span } from '../../types';
import { nextWordy, plainEnd } from './plain-tokens';

/** A plain token of running text; punctuation between tokens is kept as `before`. */
export interface Token extends Span {
  /** Lower case, straight apostrophes, without a possessive 's. */
  readonly norm: string;
  readonly capital: boolean;
  readonly possessive: boolean;
  /** The characters between the previous token and this one. */
  readonly before: string;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[.'’&\-‑][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*\.?/gu;
/** The tokens of `text`; a final full stop belongs to a token only where it abbreviates ("Mr.", "U.S."). */
export function tokensOf(text: string, words: DetailWords): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  let at = 0;
  while ((at = nextWordy(text, at)) < text.length) {
    const plain = plainEnd(text, at);
    if (plain > at) {
      const word = text.slice(at, plain);
      const norm = word.toLowerCase();
      const capital = word.charCodeAt(0) !== norm.charCodeAt(0);
      tokens.push({ start: at, end: plain, norm, capital, possessive: false, before: text.slice(end, at) });
      at = end = plain;
      continue;
    }
    WORD.lastIndex = at;
    const found = WORD.exec(text);
    if (found === null) break;
    let word = found[0];
    const before = text.slice(end, found.index);
    at = found.index + word.length;
    if (word.endsWith('.')) {
      const short = /^\p{Lu}\p{L}{1,3}\.$/u.test(word);
      if (short ? !words.grammar.abbreviation.test(word) : !/^(?:\p{L}\.)+$/u.test(word))
        word = word.slice(0, -1);
    }
    const folded = word.toLowerCase().replace(/[’‘]/gu, "'");
    const possessive = folded.endsWith("'s") || folded.endsWith("s'");
    tokens.push({
      start: found.index,
      end: found.index + word.length,
      norm: folded.replace(/'s$/u, '').replace(/\.$/u, ''),
      capital: /^\p{Lu}/u.test(word),
      possessive,
      before,
    });
    end = found.index + word.length;
  }
  return tokens;
}

export const SENTENCE_BREAK = /[.!?…][”"’'»)]*\s|\n/u;
export const CLAUSE_BREAK = /[,;:—–“”"«»()]| - /u;

/** Whether a sentence begins at this token. */
export const opensSentence = (tokens: readonly Token[], index: number): boolean =>
  index === 0 || SENTENCE_BREAK.test(tokens[index]?.before ?? '');
