/** A trace told in full, for a mail to an editor: the popup's words in the popup's order, then each matched paragraph. */
import { formatDate, formatNumber, formatShare, t, textDirection, tn } from '../../i18n';
import type { Match, Source, Trace, TracedParagraph } from '../../messages';
import {
  articleOf,
  changeWords,
  countedAdded,
  countsText,
  isHeldOriginal,
  kindWords,
  leftOut,
  matchCounts,
  paragraphNumber,
  relationFrom,
  sourceInSentence,
  sourceLabel,
  stepName,
  verdict,
} from '../../ui/words';
import { webAddress } from '../../ui/web-address';
import { omittedEntries, placeText } from '../change-list';
import { creditText, lineageItems, type LineageItem } from '../lineage-model';
import { partialText, ranges, readText } from '../read-text';
import { shareParts } from '../share-parts';
import { citationWords } from './citation';
import type { Item, Outline, Part, Words } from './outline';

/** The traced page, as far as it is known. */
export interface PageAbout {
  readonly title?: string;
  readonly url?: string;
  /** ISO 8601, as the page states it. */
  readonly date?: string;
}

/** What made the report, and when. */
export interface Making {
  readonly version: string;
  /** ISO 8601. */
  readonly created: string;
}

const heading = (level: 1 | 2 | 3, text: string): Part => ({ kind: 'heading', level, text });
const text = (words: Words): Part => ({ kind: 'text', words });
const line = (words: Words): Item => ({ words });
const list = (items: readonly Item[], title?: string): readonly Part[] =>
  items.length === 0 ? [] : [{ kind: 'list', items, ...(title === undefined ? {} : { title }) }];

/** In quotation marks, but not in two pairs of them. */
const quoted = (words: string): string =>
  /^["“„«][^"“”„«»]*["“”»]$/u.test(words.trim()) ? words.trim() : t('quotedTitle', words.trim());

function head(trace: Trace, { title, url, date }: PageAbout): Outline {
  const address = webAddress(url);
  const { title: said, note } = verdict(trace);
  return [
    heading(1, title === undefined ? t('exportTitleUnnamed') : t('exportTitle', title)),
    ...(address === null ? [] : [text([`${t('exportAddress')} `, { address }])]),
    ...(date === undefined ? [] : [text(t('exportDate', formatDate(date)))]),
    text(note === null ? said : `${said} ${note}`),
  ];
}

function shares(trace: Trace): Outline {
  const items = shareParts(trace)
    .filter(({ words }) => words > 0)
    .map(({ label, words, percent }) =>
      line(`${label}: ${tn('shareWords', words, formatShare(percent / 100))}`),
    );
  return [heading(2, t('sharesHeading')), ...list(items)];
}

function lineageItem(trace: Trace, { title, role, reasons, articleId, articles = [] }: LineageItem): Item {
  const article = articleId === null ? undefined : articleOf(trace, articleId);
  return {
    words: role === null ? title : `${role} · ${title}`,
    more: [
      ...(article === undefined ? [] : [citationWords(article)]),
      ...reasons,
      ...articles.map(citationWords),
    ],
  };
}

function lineage(trace: Trace): Outline {
  const items = lineageItems(trace);
  if (items.length === 0) return [];
  return [heading(2, t('lineageHeading')), ...list(items.map((item) => lineageItem(trace, item)))];
}

function credit(trace: Trace): Outline {
  const said = creditText(trace);
  if (said === null) return [];
  const words = trace.lineage.credit.text;
  return [
    heading(2, t('creditHeading')),
    text(said),
    ...(words === undefined ? [] : [{ kind: 'quote', of: t('cardPage'), text: words } as const]),
  ];
}

/** Of which held text a passage is, and where in it. */
const sourceName = (trace: Trace, { articleId, paragraph }: Source): string =>
  `${t('cardSource', sourceLabel(articleOf(trace, articleId)))} · ${t('sourceParagraphNumber', formatNumber(paragraph + 1))}`;

/** "source → page", in reading direction. */
const becomes = (from: string, to: string): string =>
  `${quoted(from)} ${textDirection() === 'rtl' ? '←' : '→'} ${quoted(to)}`;

function changes({ text: own }: TracedParagraph, match: Match): Outline {
  const changed = match.altered.map((altered) => {
    const here = own.slice(altered.start, altered.end);
    return line(`${becomes(altered.sourceText, here)} · ${changeWords(altered, here)}`);
  });
  const added = countedAdded(match).map(({ start, end }) => line(quoted(own.slice(start, end))));
  const gone = leftOut(match).map(({ kind, sourceText }) =>
    line(`${quoted(sourceText)} · ${kindWords(kind)}`),
  );
  return [
    ...list(changed, t('changedHeading')),
    ...list(added, t('addedHeading')),
    ...list(gone, t('leftOutHeading')),
  ];
}

function matched(trace: Trace, traced: TracedParagraph, match: Match): Outline {
  const source = sourceInSentence(articleOf(trace, match.source.articleId));
  const title = [
    relationFrom(match.relation, source, trace.lineage.directionUnknown),
    placeText(trace, traced.index),
    countsText(matchCounts(match)),
  ];
  return [
    heading(3, title.join(' · ')),
    ...[match.source, ...match.others].map(
      (one) => ({ kind: 'quote', of: sourceName(trace, one), text: one.text }) as const,
    ),
    { kind: 'quote', of: t('cardPage'), text: traced.text },
    ...changes(traced, match),
  ];
}

function paragraphs(trace: Trace): Outline {
  const parts = trace.paragraphs.flatMap((traced) =>
    traced.match === null ? [] : matched(trace, traced, traced.match),
  );
  return parts.length === 0 ? [] : [heading(2, t('exportParagraphs')), ...parts];
}

function omissions(trace: Trace): Outline {
  const items = omittedEntries(trace).map(({ sourceText, note }) => line(`${quoted(sourceText)} · ${note}`));
  return items.length === 0 ? [] : [heading(2, t('leftOutHeading')), ...list(items, t('exportOmissions'))];
}

/** What was read, and which of it is in no text that we hold. */
function read(trace: Trace): Outline {
  const alone = trace.paragraphs
    .filter(({ match, skipped }) => match === null && skipped === undefined)
    .flatMap(({ index }) => paragraphNumber(trace, index) ?? []);
  const partial = partialText(trace);
  return [
    heading(2, t('exportRead')),
    text(readText(trace)),
    ...(partial === null ? [] : [text(partial)]),
    ...(alone.length === 0 ? [] : [text(tn('exportNotFound', alone.length, ranges(alone)))]),
  ];
}

function foot(trace: Trace, { version, created }: Making): Outline {
  return [
    heading(2, t('exportAbout')),
    text(t('exportDescribes')),
    text(t('heldNote')),
    text(
      [
        `${t('extName')} ${version}`,
        t('exportStep', stepName(trace.strictness)),
        tn('exportLibrary', trace.librarySize),
        formatDate(created),
      ].join(' · '),
    ),
  ];
}

export function reportOf(trace: Trace, page: PageAbout, making: Making): Outline {
  const follows = trace.summary.derivedParagraphs > 0 && !isHeldOriginal(trace);
  return [
    ...head(trace, page),
    ...(follows ? shares(trace) : []),
    ...lineage(trace),
    ...(follows ? [...credit(trace), ...paragraphs(trace), ...omissions(trace)] : []),
    ...read(trace),
    ...foot(trace, making),
  ];
}
