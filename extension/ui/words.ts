/**
 * What a trace says, in the reader's language: relations, counts, sources, kinds and the verdict.
 * Pure but for the messages themselves. Nothing here judges; it describes two texts.
 */
import { formatDate, formatNumber, t, tn, uiLanguage } from '../i18n';
import type { MessageKey } from '../i18n';
import type {
  AlteredKind,
  AlteredSpan,
  ArticleInfo,
  ArticleMeta,
  DroppedSpan,
  Match,
  Relation,
  Source,
  Strictness,
  Trace,
} from '../messages';

const RELATION_WORD: Readonly<Record<Relation, MessageKey>> = {
  identical: 'relationIdentical',
  light: 'relationLight',
  paraphrase: 'relationParaphrase',
  summary: 'relationSummary',
  partial: 'relationPartial',
};

const RELATION_FROM: Readonly<Record<Relation, MessageKey>> = {
  identical: 'relationIdenticalFrom',
  light: 'relationLightFrom',
  paraphrase: 'relationParaphraseFrom',
  summary: 'relationSummaryFrom',
  partial: 'relationPartialFrom',
};

/** For badges: "Retold"; "Shares text" where nobody can tell which of the two came first. */
export const relationWord = (relation: Relation, directionUnknown = false): string =>
  t(directionUnknown ? 'relationShares' : RELATION_WORD[relation]);

/** For titles: "Retold from the Financial Times". `source` as `sourceInSentence` gives it. */
export const relationFrom = (relation: Relation, source: string, directionUnknown = false): string =>
  t(directionUnknown ? 'relationSharesWith' : RELATION_FROM[relation], source);

/** What the article itself states, plus the words it opens with. */
export type NamedArticle = ArticleMeta & Partial<Pick<ArticleInfo, 'opening' | 'copyrightYear'>>;

/** Cuts after `words` whole words; the mark of the cut is left to the quotation around it. */
export function firstWords(text: string, words: number): { readonly text: string; readonly cut: boolean } {
  const parts = text.trim().split(/\s+/u);
  if (parts.length <= words) return { text: parts.join(' '), cut: false };
  return {
    text: parts
      .slice(0, words)
      .join(' ')
      .replace(/[\p{P}\s]+$/u, ''),
    cut: true,
  };
}

/** At most `words` whole words of `text` as they stand, so that offsets into it hold, and "…" where it is cut. */
export function shortened(text: string, words: number): string {
  const ends = [...text.matchAll(/\S+/gu)].map(({ index, 0: word }) => index + word.length);
  if (ends.length <= words) return text;
  return `${text.slice(0, ends[words - 1]).replace(/[\p{P}\s]+$/u, '')}…`;
}

const quoted = (text: string, words: number): string => {
  const short = firstWords(text, words);
  return t(short.cut ? 'quotedOpening' : 'quotedTitle', short.text);
};

/** How many words of a headline or an opening name a source in a label. */
const LABEL_WORDS = 6;

/** A source as a label: its outlet, else its “headline”, else its “opening words…”. */
export function sourceLabel(article: NamedArticle | undefined, words = LABEL_WORDS): string {
  if (article?.outlet !== undefined) return article.outlet;
  if (article?.headline !== undefined) return quoted(article.headline, words);
  if (article?.opening) return t('quotedOpening', firstWords(article.opening, words).text);
  return t('sourceMissing');
}

/** The same inside a sentence: "the Financial Times". Names that bring their article keep it. */
export function sourceInSentence(article: NamedArticle | undefined): string {
  const outlet = article?.outlet;
  if (outlet === undefined) return sourceLabel(article);
  const last = outlet.split(/\s+/u).at(-1) ?? '';
  const takesArticle = t('outletArticleWords').split(' ').includes(last) && !/^the\s/iu.test(outlet);
  return takesArticle ? t('outletInSentence', outlet) : outlet;
}

/** "28 January 2026", "© 2026, no date stated" or "no date stated". */
export function sourceDate(article: NamedArticle | undefined): string {
  if (article?.datePublished !== undefined) return formatDate(article.datePublished);
  if (article?.copyrightYear !== undefined) return t('copyrightYear', article.copyrightYear);
  return t('noDateStated');
}

export const articleOf = (trace: Trace, articleId: string): ArticleInfo | undefined =>
  trace.articles.find((article) => article.articleId === articleId);

/** What is counted as added: `possible` additions are too unsure to count or draw. */
export const countedAdded = (match: Match): Match['added'] =>
  match.added.filter(({ grade }) => grade !== 'possible');

/** What is left out and not merely said differently: words within a change are told there. */
export const leftOut = ({ dropped, altered }: Match): Match['dropped'] =>
  dropped.filter(
    (one) =>
      !altered.some(
        (change) =>
          (change.sourceIndex ?? 0) === (one.sourceIndex ?? 0) &&
          change.sourceStart <= one.sourceStart &&
          one.sourceEnd <= change.sourceEnd,
      ),
  );

export const matchCounts = (
  match: Match,
): { readonly added: number; readonly changed: number; readonly leftOut: number } => ({
  added: countedAdded(match).length,
  changed: match.altered.length,
  leftOut: leftOut(match).length,
});

/** "2 added, 1 changed, 1 left out"; "nothing added" when there is none of them. */
export function countsText(counts: {
  readonly added: number;
  readonly changed: number;
  readonly leftOut?: number;
}): string {
  const parts = [
    counts.added > 0 ? tn('countAdded', counts.added) : '',
    counts.changed > 0 ? tn('countChanged', counts.changed) : '',
    (counts.leftOut ?? 0) > 0 ? tn('countLeftOut', counts.leftOut ?? 0) : '',
  ].filter(Boolean);
  return parts.length === 0 ? t('countNothingAdded') : parts.join(`${t('listJoiner')} `);
}

const KIND: Readonly<Record<AlteredKind | 'clause', MessageKey>> = {
  number: 'kindNumber',
  entity: 'kindEntity',
  date: 'kindDate',
  quote: 'kindQuote',
  attribution: 'kindAttribution',
  certainty: 'kindCertainty',
  negation: 'kindNegation',
  clause: 'kindClause',
};

export const kindWords = (kind: DroppedSpan['kind']): string => t(KIND[kind]);

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [];

/**
 * The kind of a change in words. Where the page's phrase is the source's less one word, that word is
 * what happened: "“likely” is gone".
 */
export function changeWords(altered: AlteredSpan, pageText: string): string {
  const here = wordsOf(pageText.toLocaleLowerCase());
  const there = wordsOf(altered.sourceText);
  const gone = there.filter((word) => !here.includes(word.toLocaleLowerCase()));
  const onlyGone = gone.length === 1 && here.length === there.length - 1;
  return onlyGone ? t('kindGone', gone[0]!) : kindWords(altered.kind);
}

/** What an added phrase plainly is, by its shape alone: a quotation, a figure, or nothing said. */
export function addedWords(text: string): string | null {
  if (/["“”«»„]/u.test(text)) return kindWords('quote');
  if (/\p{N}/u.test(text)) return kindWords('number');
  return null;
}

/**
 * A paragraph's number as readers count: running text only, from 1; null for headlines, captions
 * and furniture.
 */
export function paragraphNumber(trace: Trace, index: number): number | null {
  let count = 0;
  for (const paragraph of trace.paragraphs) {
    if (paragraph.kind === 'paragraph') count += 1;
    if (paragraph.index === index) return paragraph.kind === 'paragraph' ? count : null;
  }
  return null;
}

/** Where a block stands that is no paragraph of running text: the headline, or a heading further down. */
export const headingPlace = ({ paragraphs }: Trace, index: number): string =>
  t(paragraphs.find(({ kind }) => kind === 'headline')?.index === index ? 'headlinePlace' : 'headingPlace');

/** Where a source paragraph stands: "paragraph 5 of 28". */
export const sourcePlace = (trace: Trace, { articleId, paragraph }: Source): string => {
  const article = articleOf(trace, articleId);
  const number = formatNumber(paragraph + 1);
  return article === undefined
    ? t('sourceParagraphNumber', number)
    : t('paragraphOf', number, formatNumber(article.paragraphs));
};

export const paragraphTotal = (trace: Trace): number =>
  trace.paragraphs.filter(({ kind }) => kind === 'paragraph').length;

const STEP: Readonly<Record<Strictness, MessageKey>> = {
  strict: 'stepStrict',
  balanced: 'stepBalanced',
  loose: 'stepLoose',
};

export const stepName = (strictness: Strictness): string => t(STEP[strictness]);

export interface Verdict {
  readonly title: string;
  readonly note: string | null;
}

/** Whether the page is itself held and follows nothing else that is held. */
export const isHeldOriginal = ({ lineage }: Trace): boolean =>
  lineage.self !== null &&
  !lineage.directionUnknown &&
  (lineage.original === null || lineage.original.articleId === lineage.self);

/**
 * Whether text is shared and nothing tells who came first. The engine still names the article that
 * explains most of the page as `original`; no surface may call it that then.
 */
export const isUndirected = ({ lineage }: Trace): boolean =>
  lineage.directionUnknown || (lineage.original === null && lineage.nearest === null);

const SHARE_STEPS: readonly (readonly [number, MessageKey])[] = [
  [0.9, 'verdictNearlyAll'],
  [0.6, 'verdictMost'],
  [0.4, 'verdictHalf'],
  [0.25, 'verdictThird'],
  [0, 'verdictSmall'],
];

function nothingVerdict(trace: Trace): Verdict {
  const quotations = trace.lineage.evidence.filter(
    ({ kind, articleId }) => kind === 'quotation' && articleId !== undefined,
  );
  const held = quotations[0]?.articleId;
  return {
    title: tn('verdictNothing', trace.librarySize),
    note:
      held === undefined
        ? tn('verdictNothingNote', trace.summary.paragraphs, stepName(trace.strictness))
        : tn('verdictQuotation', quotations.length, sourceInSentence(articleOf(trace, held))),
  };
}

/** The page in one line, and one line more where there is something to say. */
export function verdict(trace: Trace): Verdict {
  const { lineage, summary } = trace;
  if (isHeldOriginal(trace)) {
    return lineage.followers.length > 0
      ? { title: t('verdictSelf'), note: t('verdictSelfNote') }
      : { title: t('verdictSelfAlone'), note: t('verdictSelfAloneNote') };
  }
  if (summary.derivedParagraphs === 0 || summary.words === 0) return nothingVerdict(trace);
  const first = trace.paragraphs.find(({ match }) => match !== null)?.match?.source.articleId;
  const followed = (lineage.original ?? lineage.nearest ?? lineage.siblings[0])?.articleId ?? first;
  const article = followed === undefined ? undefined : articleOf(trace, followed);
  const source = sourceInSentence(article);
  if (isUndirected(trace)) {
    return {
      title: tn('verdictShares', summary.derivedParagraphs, source),
      note: t('verdictNoDirection'),
    };
  }
  const share = summary.derivedWords / summary.words;
  const step = SHARE_STEPS.find(([least]) => share >= least)?.[1] ?? 'verdictSmall';
  return { title: t(step, source), note: restNote(trace) };
}

function restNote({ lineage, summary }: Trace): string | null {
  const rest = summary.addedWords;
  if (lineage.credit.kind === 'names-none') {
    return rest === 0 ? t('verdictUnnamed') : tn('verdictUnnamedRest', rest);
  }
  return rest === 0 ? null : t('verdictRest');
}

/**
 * Whole per cents of the parts of a whole, which add up to 100 (largest remainders get the rest).
 * @returns one integer a part; all 0 where the whole is 0
 */
export function wholePercents(parts: readonly number[]): readonly number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return parts.map(() => 0);
  const exact = parts.map((part) => (part / whole) * 100);
  const floors = exact.map(Math.floor);
  const missing = 100 - floors.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, missing)
    .map(({ index }) => index);
  return floors.map((value, index) => value + (byRemainder.includes(index) ? 1 : 0));
}

/** A language tag in the reader's words: "English"; the tag itself where it is not known. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([uiLanguage()], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A language as its speakers call it, with a capital letter as in a list of names: "Français". */
export function languageOwnName(tag: string): string {
  const [first = '', ...rest] = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return first.toLocaleUpperCase(tag) + rest.join('');
}

/** "paragraph 5", or null for a headline. */
export function paragraphPlace(trace: Trace, index: number): string | null {
  const number = paragraphNumber(trace, index);
  return number === null ? null : t('paragraphNumber', formatNumber(number));
}
