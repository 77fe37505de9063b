/** What the page changed, added and left out, gathered over all its paragraphs in reading order. */
import { formatNumber, t, uiLanguage, type MessageKey } from '../i18n';
import type { Omission, Span, Trace } from '../messages';
import {
  addedWords,
  changeWords,
  countedAdded,
  headingPlace,
  kindWords,
  leftOut,
  paragraphPlace,
} from '../ui/words';

/** A place on the page: offsets into the paragraph, none for the whole of it. */
export interface PagePlace {
  readonly paragraph: number;
  readonly start?: number;
  readonly end?: number;
}

export interface Entry {
  readonly key: string;
  /** The source's words; absent for additions. */
  readonly sourceText?: string;
  /** The page's words; absent for what was left out. */
  readonly pageText?: string;
  /** Where only parts of `pageText` are meant: offsets into it. */
  readonly parts?: readonly Span[];
  readonly note: string;
  readonly to: PagePlace | { readonly articleId: string; readonly paragraph: number };
}

export const placeText = (trace: Trace, index: number): string =>
  paragraphPlace(trace, index) ?? headingPlace(trace, index);

const note = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(' · ');

export const changedEntries = (trace: Trace): readonly Entry[] =>
  trace.paragraphs.flatMap(({ index, text, match }) =>
    (match?.altered ?? []).map((altered) => {
      const pageText = text.slice(altered.start, altered.end);
      return {
        key: `${index}:${altered.start}:${altered.end}:${altered.sourceStart}`,
        sourceText: altered.sourceText,
        pageText,
        note: note(changeWords(altered, pageText), placeText(trace, index)),
        to: { paragraph: index, start: altered.start, end: altered.end },
      };
    }),
  );

/** Where sentences begin, by the reader's browser: it only gathers what a list shows together. */
const sentenceStarts = (text: string): readonly number[] =>
  [...new Intl.Segmenter(uiLanguage(), { granularity: 'sentence' }).segment(text)].map(({ index }) => index);

/** What is added to one sentence is one addition to a reader, however many stretches of it are marked. */
function bySentence(text: string, added: readonly Span[]): readonly (readonly Span[])[] {
  const starts = sentenceStarts(text);
  const sentences = new Map<number, Span[]>();
  for (const span of [...added].sort((a, b) => a.start - b.start)) {
    const sentence = starts.findLastIndex((start) => start <= span.start);
    sentences.set(sentence, [...(sentences.get(sentence) ?? []), span]);
  }
  return [...sentences.values()];
}

export const addedEntries = (trace: Trace): readonly Entry[] =>
  trace.paragraphs.flatMap(({ index, text, match }) =>
    (match === null ? [] : bySentence(text, countedAdded(match))).map((spans) => {
      const start = spans[0]!.start;
      const end = Math.max(...spans.map((span) => span.end));
      const pageText = text.slice(start, end);
      const parts = spans.map((span) => ({ start: span.start - start, end: span.end - start }));
      return {
        key: `${index}:${start}:${end}`,
        pageText,
        ...(parts.length > 1 ? { parts } : {}),
        note: note(parts.length > 1 ? null : addedWords(pageText), placeText(trace, index)),
        to: { paragraph: index, start, end },
      };
    }),
  );

/** Compared passages that follow no source: whole additions. */
export const wholePassages = (trace: Trace): readonly Entry[] =>
  trace.paragraphs
    .filter(({ match, skipped, kind }) => match === null && skipped === undefined && kind === 'paragraph')
    .map(({ index, text }) => ({
      key: String(index),
      pageText: text,
      note: placeText(trace, index),
      to: { paragraph: index },
    }));

const OMITTED: Readonly<Record<Omission['kind'], MessageKey>> = {
  denial: 'leftOutDenial',
  quotation: 'leftOutQuotation',
  paragraph: 'leftOutParagraph',
};

/** What no paragraph of the page takes up. */
export const omittedEntries = (trace: Trace): readonly (Entry & { readonly sourceText: string })[] =>
  trace.omissions.map(({ kind, source, sourceStart, sourceEnd }) => ({
    key: `${source.articleId}:${source.paragraph}:${sourceStart}`,
    sourceText: source.text.slice(sourceStart, sourceEnd),
    note: note(t(OMITTED[kind]), t('sourceParagraphNumber', formatNumber(source.paragraph + 1))),
    to: { articleId: source.articleId, paragraph: source.paragraph },
  }));

/**
 * First what no paragraph takes up, then what matched paragraphs leave out of their own passage. A headline
 * leaves out nearly all of its passage: that says nothing.
 */
export function leftOutEntries(trace: Trace): readonly Entry[] {
  const dropped = trace.paragraphs.flatMap(({ index, match, kind }) =>
    (match === null || kind === 'headline' ? [] : leftOut(match)).map((one) => ({
      key: `${index}:${one.sourceIndex ?? 0}:${one.sourceStart}`,
      sourceText: one.sourceText,
      note: note(kindWords(one.kind), t('leftOutFrom', placeText(trace, index))),
      to: { paragraph: index },
    })),
  );
  return [...omittedEntries(trace), ...dropped];
}
