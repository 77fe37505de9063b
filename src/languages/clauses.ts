/**
 * The words at which a language's clauses begin. A language without an entry is divided at punctuation
 * alone: with such words German, French and Spanish had more reworded clauses taken for new ones, none fewer. All entries are norms (see text.ts).
 */
export interface ClauseWords {
  /** BCP 47 primary subtag. */
  readonly tag: string;
  /** Conjunctions, relative words and prepositions that open a clause or a phrase with a claim of its own. */
  readonly openers: ReadonlySet<string>;
  /** Those of them that open an aside to what stands before. */
  readonly relatives: ReadonlySet<string>;
  /** Finite auxiliaries: before them a long subject ends and the claim begins. */
  readonly auxiliaries: ReadonlySet<string>;
  /** After a comma they open an apposition ("…, a demand that …"). */
  readonly appositions: ReadonlySet<string>;
  /** A participle that, after a comma, comments on what stands before ("…, raising doubts"). */
  readonly participle?: RegExp;
  /** Verbs and particles that name who says it. */
  readonly speech: ReadonlySet<string>;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const ENGLISH: ClauseWords = {
  tag: 'en',
  openers: set(
    'which who whose where when while whilst although though because but whereas unless if after before since amid despite without and or that until with as so yet than whether into following by',
  ),
  relatives: set('which who as while with where whose that amid despite since'),
  auxiliaries: set(
    "has have had is are was were will would could should may might can must does did isn't aren't wasn't weren't won't remains remain remained becomes became",
  ),
  appositions: set('a an'),
  participle: /ing$/u,
  speech: set('said says say told tell according reported reports added noted stated explained wrote'),
};

const NONE: ClauseWords = {
  tag: '',
  openers: new Set(),
  relatives: new Set(),
  auxiliaries: new Set(),
  appositions: new Set(),
  speech: new Set(),
};

export const clauseWordsOf = (tag?: string): ClauseWords =>
  (tag ?? 'en').toLowerCase().split(/[-_]/, 1)[0] === 'en' ? ENGLISH : NONE;
