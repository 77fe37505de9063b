/**
 * The trace as the command line prints it (docs/trace.schema.json), with what others need to cite and find it:
 * the held articles as schema.org citations and the marked stretches as W3C selectors (Web Annotation).
 */
import type { ArticleInfo, Match, Source, Span, Trace, TracedParagraph } from '../../messages';
import { webAddress } from '../../ui/web-address';
import { citationOf, type Citation } from './citation';
import type { Making, PageAbout } from './report';

interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Counts Unicode code points, as the recommendation asks; all other offsets of a trace are UTF-16 units. */
interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

type Selector = TextQuoteSelector | TextPositionSelector;

interface Selected {
  /** In the page's text. */
  readonly selector?: readonly Selector[];
  /** In the text of the source paragraph. */
  readonly sourceSelector?: readonly Selector[];
}

type Selecting<T extends readonly unknown[]> = readonly (T[number] & Selected)[];

type SelectedMatch = Omit<Match, 'passages' | 'added' | 'altered' | 'dropped'> & {
  readonly passages: Selecting<Match['passages']>;
  readonly added: Selecting<Match['added']>;
  readonly altered: Selecting<Match['altered']>;
  readonly dropped: Selecting<Match['dropped']>;
};

export interface ExportedTrace extends Omit<Trace, 'paragraphs' | 'articles'> {
  readonly generator: string;
  readonly created: string;
  readonly page: { readonly title?: string; readonly url?: string; readonly datePublished?: string };
  readonly text: string;
  readonly paragraphs: readonly (Omit<TracedParagraph, 'match'> & { readonly match: SelectedMatch | null })[];
  readonly articles: readonly (ArticleInfo & { readonly citation: Citation })[];
}

/** As many UTF-16 units before and after a quotation tell it from the same words elsewhere. */
const AROUND = 32;

const isLow = (text: string, at: number): boolean => /^[\udc00-\udfff]/u.test(text.charAt(at)) && at > 0;

/** A quotation with its surroundings, cut between characters. */
function quote(text: string, start: number, end: number): TextQuoteSelector {
  const before = Math.max(0, start - AROUND);
  const after = Math.min(text.length, end + AROUND);
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: text.slice(isLow(text, before) ? before + 1 : before, start),
    suffix: text.slice(end, isLow(text, after) ? after - 1 : after),
  };
}

/** Code points before an offset of `text`. */
function counter(text: string): (offset: number) => number {
  const pairs = [...text.matchAll(/[\u{10000}-\u{10ffff}]/gu)].map(({ index }) => index);
  return (offset) => {
    const before = pairs.findIndex((at) => at >= offset);
    return offset - (before < 0 ? pairs.length : before);
  };
}

/** The text that the offsets refer to: between the blocks there is nothing but space. */
export function textOf({ text, paragraphs }: Trace): string {
  if (text !== undefined) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: own } of paragraphs) {
    parts.push('\n'.repeat(start - at), own);
    at = end;
  }
  return parts.join('');
}

function selecting(text: string): (of: TracedParagraph, match: Match) => SelectedMatch {
  const count = counter(text);
  return (of, match) => {
    const sources: readonly Source[] = [match.source, ...match.others];
    const here = ({ start, end }: Span): Pick<Selected, 'selector'> => {
      const from = of.start + start;
      const to = of.start + end;
      return {
        selector: [
          quote(text, from, to),
          { type: 'TextPositionSelector', start: count(from), end: count(to) },
        ],
      };
    };
    const there = (span: {
      readonly sourceStart: number;
      readonly sourceEnd: number;
      readonly sourceIndex?: number;
    }): Pick<Selected, 'sourceSelector'> => {
      const source = sources[span.sourceIndex ?? 0];
      return source === undefined
        ? {}
        : { sourceSelector: [quote(source.text, span.sourceStart, span.sourceEnd)] };
    };
    return {
      ...match,
      passages: match.passages.map((one) => ({ ...one, ...here(one), ...there(one) })),
      added: match.added.map((one) => ({ ...one, ...here(one) })),
      altered: match.altered.map((one) => ({ ...one, ...here(one), ...there(one) })),
      dropped: match.dropped.map((one) => ({ ...one, ...there(one) })),
    };
  };
}

export function exportedTrace(
  trace: Trace,
  { title, url, date }: PageAbout,
  { version, created }: Making,
): ExportedTrace {
  const text = textOf(trace);
  const select = selecting(text);
  const address = webAddress(url);
  return {
    ...trace,
    generator: `Headwater ${version}`,
    created,
    page: {
      ...(title === undefined ? {} : { title }),
      ...(address === null ? {} : { url: address }),
      ...(date === undefined ? {} : { datePublished: date }),
    },
    text,
    paragraphs: trace.paragraphs.map((one) => ({
      ...one,
      match: one.match === null ? null : select(one, one.match),
    })),
    articles: trace.articles.map((article) => ({ ...article, citation: citationOf(article) })),
  };
}

export const toJson = (trace: Trace, page: PageAbout, making: Making): string =>
  `${JSON.stringify(exportedTrace(trace, page, making), null, 2)}\n`;
