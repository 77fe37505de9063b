/**
 * The field's vocabulary. Every type that crosses a wall of the house is here.
 *
 * Offsets are UTF-16 code units, half open: `text.slice(start, end)` is the span.
 */

/** A half-open range of UTF-16 offsets into the text that the field's comment names. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How sure a match must be before it is shown. Stricter results are a subset of looser ones. */
export type Strictness = 'strict' | 'balanced' | 'loose';

/** What a non-empty block of an article is. Only headlines and paragraphs are ever matched. */
export type BlockKind = 'headline' | 'paragraph' | 'caption' | 'boilerplate';

/**
 * How a paragraph follows its source.
 * identical: the same words; light: most of the wording kept in order; paraphrase: one source
 * paragraph told in other words; summary: two or more source paragraphs condensed; partial: a
 * real part of the paragraph is not in the source.
 */
export type Relation = 'identical' | 'light' | 'paraphrase' | 'summary' | 'partial';

/** How sure we are that a span's claim is not in the source. */
export type AddedGrade = 'sure' | 'likely' | 'possible';

/** What kind of detail differs between source and page. */
export type AlteredKind = 'number' | 'quote' | 'entity' | 'date' | 'certainty' | 'negation' | 'attribution';

/** How sure the lineage is of a reference. */
export type Confidence = 'high' | 'medium' | 'low';

/**
 * What is known of an article from its own text or markup (schema.org NewsArticle).
 * A field that nobody states is absent, never guessed.
 */
export interface ArticleMeta {
  /** Name of the publishing outlet (schema.org `publisher.name`). */
  readonly outlet?: string;
  readonly headline?: string;
  /** Whoever wrote it, as its byline names them. */
  readonly author?: string;
  /** ISO 8601 date or date-time. */
  readonly datePublished?: string;
  /** BCP 47 language tag. */
  readonly inLanguage?: string;
  /** Canonical http(s) address. */
  readonly url?: string;
}

/** A block as a reader of pages or files found it. */
export interface InputBlock extends Span {
  /** Known from markup (h1, figcaption, nav …); absent: told from the text by general rules. */
  readonly kind?: BlockKind;
}

/** An article before it is analysed: its text and where its non-empty blocks are. */
export interface Article {
  readonly text: string;
  /** In order, non-empty, not overlapping; offsets into `text`. */
  readonly blocks: readonly InputBlock[];
  readonly meta: ArticleMeta;
}

/** An article to be held in a corpus. */
export interface SourceArticle extends Article {
  /** Unique in its corpus. */
  readonly id: string;
}

/** A paragraph of a held article. */
export interface Source {
  readonly articleId: string;
  /** Index of the block in its article, counted from 0 over all non-empty blocks. */
  readonly paragraph: number;
  /** The block's whole text. Offsets named `source…` are into this text. */
  readonly text: string;
}

/** A passage of the page's paragraph and the passage of the source that it follows. */
export interface Passage extends Span {
  readonly sourceStart: number;
  readonly sourceEnd: number;
  /** Index into [match.source, ...match.others]; absent means 0, the main source. */
  readonly sourceIndex?: number;
}

export interface AddedSpan extends Span {
  readonly grade: AddedGrade;
}

export interface AlteredSpan extends Span {
  readonly kind: AlteredKind;
  /** The source's own words. */
  readonly sourceText: string;
  /** Where they stand in the text of the source that `sourceIndex` names. */
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly sourceIndex?: number;
}

/** Something that the source passage says and this paragraph does not. */
export interface DroppedSpan {
  /** A kind of altered detail, or `clause` for any other stretch. */
  readonly kind: AlteredKind | 'clause';
  readonly sourceText: string;
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly sourceIndex?: number;
}

/** A paragraph's link to its source. All spans without `source` in their name are relative to the paragraph. */
export interface Match {
  readonly relation: Relation;
  readonly source: Source;
  /** Further source paragraphs of the same claim, best first, two at the most. */
  readonly others: readonly Source[];
  /** The stretches that follow the source, in page order, not overlapping. At least one. */
  readonly passages: readonly Passage[];
  /** Runs of three or more words that stand in the source in the same order. */
  readonly same: readonly Passage[];
  readonly added: readonly AddedSpan[];
  readonly altered: readonly AlteredSpan[];
  readonly dropped: readonly DroppedSpan[];
}

/** Why a block was not compared at all. */
export type SkipReason = 'caption' | 'boilerplate' | 'short' | 'limit';

/** How far a score lies below what the strictness of the trace asks for. */
export interface Shortfall {
  readonly by: 'little' | 'some' | 'much';
  /** The strictest step that would match it; null: none. */
  readonly matchedAt: Strictness | null;
}

export interface TracedParagraph extends Span {
  readonly index: number;
  readonly text: string;
  readonly kind: BlockKind;
  /** 0..1; strictness is one cut on it. */
  readonly score: number;
  /** Present when the block was left out of the comparison. */
  readonly skipped?: SkipReason;
  /** The source paragraph most like this one, whatever the score; null where there is none at all. */
  readonly nearest: Source | null;
  /** How far the score falls short; present where the block was compared and has no match. */
  readonly below?: Shortfall;
  readonly match: Match | null;
}

/** A held article, as lineage names it. */
export interface Ref {
  readonly articleId: string;
  readonly outlet?: string;
  readonly headline?: string;
  readonly datePublished?: string;
  readonly url?: string;
  readonly confidence: Confidence;
}

/** One step of W3C PROV wasDerivedFrom between the page (`articleId: null`) or a held article and a held one. */
export interface Derivation {
  readonly articleId: string | null;
  readonly derivedFrom: string;
}

/** Whom the page credits. Offsets are into the page's text. */
export interface Credit {
  readonly kind: 'names-source' | 'names-other' | 'names-none';
  /** The words that credit, as they stand on the page. */
  readonly text?: string;
  readonly start?: number;
  readonly end?: number;
  /** Indexes of the paragraphs that name the credited outlet. */
  readonly paragraphs: readonly number[];
}

/**
 * `stage`: a sentence of the page that the held article has as well, with what is ahead and what is over told
 * from another time. Says how the two are ordered, never surely.
 */
export type EvidenceKind =
  'credit' | 'copyright' | 'date' | 'quotation' | 'unique-text' | 'overlap' | 'stage';

/** Something a reader can check. With `start`/`end`: a place in the page's text. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** The words themselves (a credit sentence, a copyright line, a date, a phrase), never our gloss. */
  readonly text: string;
  /** The held article that the evidence stands in or speaks for. */
  readonly articleId?: string;
  readonly start?: number;
  readonly end?: number;
  /** For `overlap`: how many paragraphs. */
  readonly count?: number;
}

/** A news agency's line on a page of another outlet: text printed under licence. Offsets are into the page's text. */
export interface AgencyLine extends Span {
  /** As the line names it. */
  readonly agency: string;
  /** The byline, dateline or copyright line. */
  readonly text: string;
}

export interface Lineage {
  /** The held article that this page substantially is. */
  readonly self: string | null;
  readonly original: Ref | null;
  /** The held article closest to the page in the chain; equals `original` when nothing is between. */
  readonly nearest: Ref | null;
  /** Held articles that share text with the page that no common source explains; direction unknown. */
  readonly siblings: readonly Ref[];
  /** From the page towards the original. */
  readonly chain: readonly Derivation[];
  /** For a page that is itself held and original: the held articles that follow it. */
  readonly followers: readonly Ref[];
  /** Whether text is shared without anything that tells who came first. */
  readonly directionUnknown: boolean;
  readonly credit: Credit;
  readonly evidence: readonly Evidence[];
  /** Absent where the page carries no agency's line, or is the agency's own. */
  readonly license?: AgencyLine;
  /** Another held text of the page's own outlet with mostly the same words: a version of it. */
  readonly versionOf?: Ref;
  /**
   * Of the held articles that share matched text with the page, the one with the earliest stated date; absent where
   * none states one, and where it is the original.
   */
  readonly earliest?: Ref;
  /** Further held texts of an address that the lineage names, or of the page's own: versions, never sources beside it. */
  readonly versions?: readonly Ref[];
}

/** Words by the Unicode expression of text.ts. Unions of spans, so 0 ≤ derived, added ≤ words. */
export interface Summary {
  /** Words of all headlines and paragraphs. */
  readonly words: number;
  /** Words of matched paragraphs less their added words (sure and likely). */
  readonly derivedWords: number;
  /** words − derivedWords on a page with a match; 0 on one without. */
  readonly addedWords: number;
  /** Of `derivedWords`: those in paragraphs that are identical or light. */
  readonly sameWords: number;
  /** Of `addedWords`: those inside matched paragraphs. */
  readonly addedInsideWords: number;
  /** How many headlines and paragraphs were compared. */
  readonly paragraphs: number;
  readonly derivedParagraphs: number;
}

/** A held article that the trace names, with what a reader needs to recognise it. */
export interface ArticleInfo extends ArticleMeta {
  readonly articleId: string;
  /** Non-empty blocks. */
  readonly paragraphs: number;
  readonly words: number;
  /** The first words of its first paragraph. */
  readonly opening: string;
  /** Year of its own copyright line. */
  readonly copyrightYear?: number;
}

/** A statement of the probable original that no paragraph of the page takes up. */
export interface Omission {
  readonly kind: 'denial' | 'quotation' | 'paragraph';
  readonly source: Source;
  /** The part of the source's text to show. */
  readonly sourceStart: number;
  readonly sourceEnd: number;
}

/** The whole answer for a page. The command line prints it as JSON; docs/trace.schema.json is its schema. */
export interface Trace {
  readonly schema: 1;
  readonly strictness: Strictness;
  /** HTML pages on the command line only: the extracted text that offsets refer to. */
  readonly text?: string;
  readonly lineage: Lineage;
  readonly summary: Summary;
  readonly paragraphs: readonly TracedParagraph[];
  /** Every held article that this trace names, and no other. */
  readonly articles: readonly ArticleInfo[];
  readonly omissions: readonly Omission[];
  /** How many articles were searched. */
  readonly librarySize: number;
  /** Set when the page was longer than the caps: the blocks from `fromIndex` on were not compared. */
  readonly partial: { readonly reason: 'text' | 'time'; readonly fromIndex: number } | null;
  /** What was passed over at the reader's word; absent where nothing was. */
  readonly passedOver?: PassedOver;
}

export interface PassedOver {
  /** Indexes of the paragraphs of this page whose matches with some articles were passed over. */
  readonly paragraphs: readonly number[];
  /** How many articles were passed over as if they were not held. */
  readonly articles: number;
}

export interface TraceOptions {
  /** Default: balanced. */
  readonly strictness?: Strictness;
  /** Cap on the UTF-16 length of the text compared; the rest is reported as `partial`. */
  readonly maxChars?: number;
  /** Milliseconds after which the rest is reported as `partial`; `now` must be given with it. */
  readonly maxMs?: number;
  /** A clock in milliseconds (the engine has none of its own). */
  readonly now?: () => number;
  /** What the reader does not want to see matched. */
  readonly without?: Without;
}

/** What is left out of a trace at the reader's word. */
export interface Without {
  /** Ids of held articles that are passed over as if they were not held. */
  readonly articles?: readonly string[];
  /** Paragraphs of the page, by index, that do not derive from these held articles. */
  readonly pairs?: readonly { readonly paragraph: number; readonly articleIds: readonly string[] }[];
}
