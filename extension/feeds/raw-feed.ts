/** A feed of whichever format, before its texts are read. */

/** An item of whichever format, before its texts are read. */
export interface RawItem {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly isPlainTitle?: boolean;
  readonly link?: string | undefined;
  readonly author?: string | undefined;
  readonly date?: string | undefined;
  readonly language?: string | undefined;
  /** The fullest first. */
  readonly texts: readonly { readonly content: string | undefined; readonly isMarkup: boolean }[];
}

export interface RawFeed {
  readonly title: string | undefined;
  readonly isPlainTitle?: boolean;
  readonly language: string | undefined;
  readonly base?: string | undefined;
  readonly items: readonly RawItem[];
}

export const markup = (content: string | undefined) => ({ content, isMarkup: true });

export const joined = (names: readonly (string | undefined)[]): string | undefined =>
  names.filter(Boolean).join(', ') || undefined;
