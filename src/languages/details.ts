/**
 * The words by which a language states how sure, who, how many and when: what the comparison of
 * details must know of a language. A language without an entry is compared by digits, quotation marks
 * and capitals alone.
 */
import { englishDetails } from './en-details';

/** How strongly a word commits the writer: 1 possible, 2 probable or hearsay, 3 would, 4 certain. */
export type Commitment = 1 | 2 | 3 | 4;

/** All entries are folded words (lower case, straight apostrophes). */
export interface DetailWords {
  /** Auxiliaries before a verb: may, could, will … */
  readonly modals: ReadonlyMap<string, Commitment>;
  /** Longer ways to say the same, as word sequences: "is going to" (with `be` for any form of to be). */
  readonly modalPhrases: readonly { readonly words: readonly string[]; readonly level: Commitment }[];
  /** Single words that say how sure the writer is: likely, reportedly … */
  readonly doubts: ReadonlyMap<string, Commitment>;
  /** Words near which a statement is not taken for a sure one: risk, suggested, proposal … */
  readonly hedging: ReadonlySet<string>;
  /** Verbs whose object clause is only thought, feared or planned: "engineers fear that". */
  readonly thinking: ReadonlySet<string>;
  /** Those that do not even claim it: fear, suspect, hope. */
  readonly fearing: ReadonlySet<string>;
  /** Forms of to be, to have, to do and the like, which carry no claim of their own. */
  readonly auxiliaries: ReadonlySet<string>;
  readonly negators: ReadonlySet<string>;
  /** Verbs that deny or fail, with the forms of their affirming counterparts. */
  readonly denying: ReadonlySet<string>;
  readonly affirming: ReadonlySet<string>;
  /** Verbs that introduce what somebody said. */
  readonly saying: ReadonlySet<string>;
  /** Words that name the teller without a verb: "according to". */
  readonly accordingTo: readonly (readonly string[])[];
  readonly pronouns: ReadonlySet<string>;
  /** Contractions in full, where the ending alone does not tell: won't -> will not. */
  readonly contractions: ReadonlyMap<string, readonly string[]>;
  /** Endings of contractions: n't -> not. */
  readonly endings: ReadonlyMap<string, string>;
  /** Singular -> plural of people who speak without a name: official, source … */
  readonly speakers: ReadonlyMap<string, string>;
  readonly titles: ReadonlySet<string>;
  /** Names of several words and the stem of the word that stands for them: united kingdom -> britain. */
  readonly longNames: ReadonlyMap<string, string>;
  /** Small words inside names: of, the, de, van. */
  readonly nameJoiners: ReadonlySet<string>;
  readonly cardinals: ReadonlyMap<string, number>;
  readonly multipliers: ReadonlyMap<string, number>;
  readonly fractions: ReadonlyMap<string, number>;
  /** Words that make a number a rough one. */
  readonly rough: ReadonlySet<string>;
  /** Bounds: at least, up to … with their direction. */
  readonly bounds: readonly { readonly words: readonly string[]; readonly side: 'low' | 'high' }[];
  /** Unit word -> its dimension and the factor to the dimension's base. */
  readonly units: ReadonlyMap<string, Unit>;
  readonly currencies: ReadonlyMap<string, string>;
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  /** Nouns that are outlets by themselves or end an outlet's name: Times, Post … (folded). */
  readonly outletEnds: ReadonlySet<string>;
}

export interface Unit {
  readonly dimension: string;
  readonly factor: number;
}

const DETAILS: ReadonlyMap<string, DetailWords> = new Map([['en', englishDetails]]);

const NONE: DetailWords = {
  modals: new Map(),
  modalPhrases: [],
  doubts: new Map(),
  hedging: new Set(),
  thinking: new Set(),
  fearing: new Set(),
  auxiliaries: new Set(),
  negators: new Set(),
  denying: new Set(),
  affirming: new Set(),
  saying: new Set(),
  accordingTo: [],
  pronouns: new Set(),
  contractions: new Map(),
  endings: new Map(),
  speakers: new Map(),
  titles: new Set(),
  longNames: new Map(),
  nameJoiners: new Set(),
  cardinals: new Map(),
  multipliers: new Map(),
  fractions: new Map(),
  rough: new Set(),
  bounds: [],
  units: englishDetails.units,
  currencies: englishDetails.currencies,
  months: new Map(),
  weekdays: new Map(),
  outletEnds: new Set(),
};

/** The detail words of a BCP 47 tag (English when the tag is absent, as everywhere in the engine). */
export function detailWordsOf(tag?: string): DetailWords {
  const primary = (tag ?? 'en').toLowerCase().split('-')[0] ?? 'en';
  return DETAILS.get(primary) ?? NONE;
}
