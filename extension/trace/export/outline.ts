/** A report as a plain tree of what it says, before any markup: every text in it is text and nothing else. */

/** A web address, shown as it is. */
export interface Address {
  readonly address: string;
}

/** A line of text, in parts where an address stands in it. */
export type Words = string | readonly (string | Address)[];

export interface Item {
  readonly words: Words;
  readonly more?: readonly Words[];
}

export type Part =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly words: Words }
  /** Words of the page or a source, with whose they are. */
  | { readonly kind: 'quote'; readonly of: string; readonly text: string }
  | { readonly kind: 'list'; readonly title?: string; readonly items: readonly Item[] };

export type Outline = readonly Part[];

/** Line breaks and control characters would leave the place that a text has: they become spaces. */
export const oneLine = (text: string): string =>
  text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();

export const partsOf = (words: Words): readonly (string | Address)[] =>
  typeof words === 'string' ? [words] : words;
