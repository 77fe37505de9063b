/**
 * The words by which a language states how sure, who, how many and when: what the comparison of
 * details must know of a language. A language without an entry is compared by digits, quotation marks
 * and capitals alone.
 */
import { englishCredit } from './en-credit';
import { englishDetails } from './en-details';
import { englishGrammar } from './en-grammar';
import { frenchDetails, germanDetails, spanishDetails } from './other-details';

/** How strongly a word commits the writer: 1 possible, 2 probable or hearsay, 3 would, 4 certain. */
export type Commitment = 1 | 2 | 3 | 4;

/** All entries are folded words (lower case, straight apostrophes). */
export interface DetailWords {
  readonly grammar: Grammar;
  readonly credit: CreditWords;
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
  /** Verbs by which a statement is only claimed or supposed: alleged, suggested, suspects. */
  readonly claiming: ReadonlySet<string>;
  /** Verbs by which it is established: confirmed, revealed, found. */
  readonly establishing: ReadonlySet<string>;
  /** Verbs of charging somebody with something, before "of": accused. */
  readonly accusing: ReadonlySet<string>;
  /** Openings of what is left open: "it was possible that", "considering", with `be` for any form of to be. */
  readonly openings: readonly (readonly string[])[];
  /** Forms of to be, to have, to do and the like, which carry no claim of their own. */
  readonly auxiliaries: ReadonlySet<string>;
  readonly negators: ReadonlySet<string>;
  /** Verbs that deny or fail, with the forms of their affirming counterparts. */
  readonly denying: ReadonlySet<string>;
  /** Words by which somebody answers a charge: only these make a statement a denial. */
  readonly rebutting: ReadonlySet<string>;
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
  /** Who speaks without a name -> the party they speak for; one party's words stand for one another. */
  readonly parties: ReadonlyMap<string, string>;
  readonly titles: ReadonlySet<string>;
  /** Nouns have capitals as names do: then one capital alone tells no name. */
  readonly nounCapitals?: boolean;
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
  /** Words before a unit of time that place it from today: last -1, this 0, next 1. */
  readonly leads: ReadonlyMap<string, number>;
  /** Days told from today: yesterday -1, today 0, tomorrow 1. */
  readonly days: ReadonlyMap<string, number>;
}

/** Function words and word endings. */
export interface Grammar {
  readonly prepositions: ReadonlySet<string>;
  /** Articles and possessives. */
  readonly articles: ReadonlySet<string>;
  /** Words after which a noun follows and no finite verb. */
  readonly determiners: ReadonlySet<string>;
  readonly singulars: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  readonly clauseOpeners: ReadonlySet<string>;
  /** Small words that go with a verb: pulled down, ran out. */
  readonly particles: ReadonlySet<string>;
  readonly be: ReadonlySet<string>;
  readonly infinitive: string;
  readonly and: string;
  readonly of: string;
  readonly by: string;
  readonly plural: string;
  readonly quantifiers: ReadonlySet<string>;
  /** Adjectives between a person and a preposition: "familiar with". */
  readonly briefed: ReadonlySet<string>;
  /** Words inside a modal phrase: going, set, bound. */
  readonly modalParts: ReadonlySet<string>;
  /** Adjectives that lead on to the verb in question: able to, ready to. */
  readonly readiness: ReadonlySet<string>;
  readonly adverb: RegExp;
  readonly participle: RegExp;
  readonly gerund: RegExp;
  readonly nounEnd: RegExp;
  readonly reflexive: RegExp;
  /** As written: an abbreviation that is no end of a sentence. */
  readonly abbreviation: RegExp;
  /** Negative by meaning or prefix. */
  readonly negativeWord: RegExp;
  readonly monthLeads: ReadonlySet<string>;
  readonly amountLeads: ReadonlySet<string>;
  readonly unitFillers: ReadonlySet<string>;
  readonly half: string;
  readonly no: string;
  readonly one: string;
  readonly per: string;
  readonly cent: string;
  readonly percent: ReadonlySet<string>;
  readonly am: string;
  readonly pm: string;
}

/** How a text names its sources and itself; patterns are sources of Unicode expressions. */
export interface CreditWords {
  /** Words before a source's name: "according to". */
  readonly leads: readonly (readonly string[])[];
  /** Words before a colon and a source's name. */
  readonly labels: ReadonlySet<string>;
  readonly byline: string;
  readonly and: string;
  readonly verbs: ReadonlySet<string>;
  readonly nouns: ReadonlySet<string>;
  /** Words that may stand between a lead and the name: "a report in the". */
  readonly bridges: ReadonlySet<string>;
  readonly auxiliaries: ReadonlySet<string>;
  /** First words of leads, and verbs, with which institutions too are named as sources. */
  readonly reporting: ReadonlySet<string>;
  readonly institution: RegExp;
  /** What a text says of its own outlet, NAME standing for it, outside of any group. */
  readonly self: readonly SelfPattern[];
  readonly copyright: string;
  readonly notOwner: RegExp;
  readonly shownTo: string;
  readonly thisOutlet: string;
  readonly wires: ReadonlySet<string>;
  /** Last words of outlets' names. */
  readonly ends: ReadonlySet<string>;
  /** Those that end other names as well. */
  readonly vagueEnds: ReadonlySet<string>;
  /** Those that many papers share. */
  readonly sharedEnds: ReadonlySet<string>;
  readonly notOutlet: RegExp;
}

export interface SelfPattern {
  readonly pattern: string;
  /** Believed only of a name that looks like an outlet's. */
  readonly outletOnly?: boolean;
  /** Believed in running text as well as in furniture. */
  readonly anywhere?: boolean;
  /** Of several names joined by "and" the last is meant. */
  readonly last?: boolean;
}

export interface Unit {
  readonly dimension: string;
  readonly factor: number;
}

/** Equal to no norm. */
const NO_WORD = '\u0000';

const UNKNOWN: Grammar = {
  ...englishGrammar,
  prepositions: new Set(),
  articles: new Set(),
  determiners: new Set(),
  singulars: new Set(),
  conjunctions: new Set(),
  relatives: new Set(),
  clauseOpeners: new Set(),
  particles: new Set(),
  be: new Set(),
  quantifiers: new Set(),
  briefed: new Set(),
  modalParts: new Set(),
  readiness: new Set(),
  adverb: /(?!)/u,
  participle: /(?!)/u,
  gerund: /(?!)/u,
  nounEnd: /(?!)/u,
  reflexive: /(?!)/u,
  negativeWord: /(?!)/u,
  monthLeads: new Set(),
  amountLeads: new Set(),
  unitFillers: new Set(),
  abbreviation: /(?!)/u,
  infinitive: NO_WORD,
  and: NO_WORD,
  of: NO_WORD,
  by: NO_WORD,
  plural: NO_WORD,
  half: NO_WORD,
  no: NO_WORD,
  one: NO_WORD,
  per: NO_WORD,
  cent: NO_WORD,
  percent: new Set('%'),
  am: NO_WORD,
  pm: NO_WORD,
};

/** Signs that are the same in every language; their words are English. */
const SIGNS = new Set(['%', 'mm', 'cm', 'km', 'kg', 'ha', 'km/h']);

const NONE: DetailWords = {
  grammar: UNKNOWN,
  // Names of outlets and copyright lines are much the same everywhere.
  credit: englishCredit,
  modals: new Map(),
  modalPhrases: [],
  doubts: new Map(),
  hedging: new Set(),
  thinking: new Set(),
  claiming: new Set(),
  establishing: new Set(),
  accusing: new Set(),
  openings: [],
  auxiliaries: new Set(),
  negators: new Set(),
  denying: new Set(),
  rebutting: new Set(),
  affirming: new Set(),
  saying: new Set(),
  accordingTo: [],
  pronouns: new Set(),
  contractions: new Map(),
  endings: new Map(),
  speakers: new Map(),
  parties: new Map(),
  titles: new Set(),
  longNames: new Map(),
  nameJoiners: new Set(),
  cardinals: new Map(),
  multipliers: new Map(),
  fractions: new Map(),
  rough: new Set(),
  bounds: [],
  units: new Map([...englishDetails.units].filter(([name]) => SIGNS.has(name))),
  currencies: englishDetails.currencies,
  months: new Map(),
  weekdays: new Map(),
  leads: new Map(),
  days: new Map(),
};

const DETAILS: ReadonlyMap<string, DetailWords> = new Map([
  ['en', englishDetails],
  ['de', { ...NONE, ...germanDetails }],
  ['fr', { ...NONE, ...frenchDetails }],
  ['es', { ...NONE, ...spanishDetails }],
]);

/** The detail words of a BCP 47 tag (English when the tag is absent, as everywhere in the engine). */
export function detailWordsOf(tag?: string): DetailWords {
  const primary = (tag ?? 'en').toLowerCase().split(/[-_]/, 1)[0] ?? 'en';
  return DETAILS.get(primary) ?? NONE;
}
