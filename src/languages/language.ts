/** What the engine must know of a language. One file a language, registered in index.ts. */
export interface Language {
  /** BCP 47 primary subtag. */
  readonly tag: string;
  /** Norms (see text.ts) that carry no content of their own. */
  readonly stopWords: ReadonlySet<string>;
  /** Lower-case, without the final point: never the last word of a sentence (Mr, Gen, vs). */
  readonly abbreviations: ReadonlySet<string>;
  /** Lower-case, without the final point: may end a sentence (Inc, Jan, a.m). */
  readonly closingAbbreviations: ReadonlySet<string>;
  /** Letters that are a word of their own when they follow digits directly: 50km, £22m, 4.10am. */
  readonly units: RegExp;
  /** Whether `left-right` is one word (co-ordinated, twenty-five) rather than two (US-led). Both lower case. */
  joinsHyphen(left: string, right: string): boolean;
  /** Possessive endings and the like taken off a folded lower-case word. */
  fold(word: string): string;
  /** Stem of a norm, spelling variants and irregular forms included. */
  stem(norm: string): string;
  /** The one stem that stands for a family: countries and their people, transliterations. */
  alias(stem: string): string;
}
