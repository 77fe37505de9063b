/** Whether a block, or a part of one, is worded so. */
export type Wording = (text: string) => boolean;

/** Any of the patterns. One without the flag i minds capitals. */
export const any =
  (...patterns: readonly RegExp[]): Wording =>
  (text) =>
    patterns.some((pattern) => pattern.test(text));

/** Any of the patterns, of which none is met by a text without `sign`: most texts are done with it. */
export const given =
  (sign: RegExp, ...patterns: readonly RegExp[]): Wording =>
  (text) =>
    sign.test(text) && patterns.some((pattern) => pattern.test(text));

export const either =
  (...wordings: readonly Wording[]): Wording =>
  (text) =>
    wordings.some((wording) => wording(text));

/** Pieces of one pattern, written on several lines; case does not matter. */
export const loose = (...pieces: readonly string[]): RegExp => new RegExp(pieces.join(''), 'iu');
/** The same, minding capitals. */
export const exact = (...pieces: readonly string[]): RegExp => new RegExp(pieces.join(''), 'u');

/** `a|b|c` of a list of alternatives divided by white space; `_` stands for a space inside one. */
export const oneOf = (list: string): string =>
  `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
