import type { Pattern, Wording } from './wording';

/** How captions and picture credits are worded in a language. */
export interface Captions {
  /** A photographer or picture agency credited at the end of a block. */
  readonly credit: Wording;
  /** A bracketed abbreviation at the end that explains a name and credits nobody. */
  readonly expansion: Wording;
  /** The beginning of a line that belongs to a picture viewer. */
  readonly gallery: Wording;
  /** A verb in the present tense that tells what a picture shows, and no past tense before it. */
  readonly shows: Wording;
  /** Words of a reporting sentence, which no caption of one sentence has: finite past verbs, auxiliaries, connectives. */
  readonly reporting: Wording;
  readonly speech: Wording;
  /** A day, month or year. */
  readonly when: Wording;
  /** A day with its year. */
  readonly fullDate: Wording;
  /** Who stands where in a picture. */
  readonly placing: Wording;
}

/** How pages in a language word what is not the article's own text. */
export interface Furniture {
  readonly copyright: Wording;
  /** A word that every appeal has: a quick test before the exact ones. */
  readonly plea: Wording;
  /** Weight and wording of appeals: 2 is one by itself, 1 only beside others. */
  readonly appeals: readonly (readonly [weight: number, wording: Wording])[];
  /** The beginning of a line that leads elsewhere whatever follows. */
  readonly readOn: Pattern;
  /** A label that leads elsewhere when it is the whole block or stands before a colon. */
  readonly label: Pattern;
  /** "By …" */
  readonly author: Wording;
  /** A name with a newsroom's job, or the desk alone. */
  readonly role: Wording;
  /** Who else worked on the article, where it first appeared. */
  readonly reporters: Wording;
  /** A block that is a date or a time. */
  readonly stamp: Wording;
  /** A block that is a web or mail address. */
  readonly address: Wording;
}

/** How numbers are written in digits. */
export interface Numerals {
  /** What stands before decimals; the other of point and comma groups thousands. `either`: a mark before exactly three digits groups. */
  readonly decimal: '.' | ',' | 'either';
  /** Further characters that group thousands: a space, an apostrophe. */
  readonly groups: string;
}

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
  readonly furniture: Furniture;
  readonly captions: Captions;
  readonly numerals: Numerals;
  /** Whether `stem` wants the word with its accents, which the norm lacks; those of the stem are taken off. */
  readonly stemsAccents: boolean;
  /** Whether `left-right` is one word (co-ordinated, twenty-five) rather than two (US-led). Both lower case. */
  joinsHyphen(left: string, right: string): boolean;
  /** Possessive endings and the like taken off a folded lower-case word. */
  fold(word: string): string;
  /** Stem of a norm (see `stemsAccents`), spelling variants and irregular forms included. */
  stem(norm: string): string;
  /** The one stem that stands for a family: countries and their people, transliterations. */
  alias(stem: string): string;
}
