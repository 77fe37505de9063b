import { once } from './lists';

/** Whether a block, or a part of one, is worded so. */
export type Wording = (text: string) => boolean;

/** What a pattern is asked. */
export type Pattern = Pick<RegExp, 'test' | 'exec'>;

/** Any of the patterns. One without the flag i minds capitals. */
export const any =
  (...patterns: readonly Pattern[]): Wording =>
  (text) =>
    patterns.some((pattern) => pattern.test(text));

/** Any of the patterns, of which none is met by a text without `sign`: most texts are done with it. */
export const given =
  (sign: Pattern, ...patterns: readonly Pattern[]): Wording =>
  (text) =>
    sign.test(text) && patterns.some((pattern) => pattern.test(text));

export const either =
  (...wordings: readonly Wording[]): Wording =>
  (text) =>
    wordings.some((wording) => wording(text));

/** Compiled when it is first asked: a page is in one language, and the engine starts with all of them. */
function compiledLate(pieces: readonly string[], flags: string): Pattern {
  const pattern = once(() => new RegExp(pieces.join(''), flags));
  return { test: (text) => pattern().test(text), exec: (text) => pattern().exec(text) };
}

/** Pieces of one pattern, written on several lines; case does not matter. */
export const loose = (...pieces: readonly string[]): Pattern => compiledLate(pieces, 'iu');
/** The same, minding capitals. */
export const exact = (...pieces: readonly string[]): Pattern => compiledLate(pieces, 'u');

/** `a|b|c` of a list of alternatives divided by white space; `_` stands for a space inside one. */
export const oneOf = (list: string): string =>
  `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
