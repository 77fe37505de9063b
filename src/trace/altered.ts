/**
 * Details of a derived paragraph that differ from its source: numbers, dates, names, quotations, who
 * said it, certainty, negation; and what the source passage says that the paragraph leaves out. A
 * detail is compared with the detail at the same place, found through the words around it, never with
 * just any of its kind. Where the place is unsure nothing is said: a wrong mark costs more than a
 * missed one.
 */
import { legibleOf } from '../clean';
import { detailWordsOf } from '../languages/details';
import type { Analysed } from '../text';
import type { AlteredKind, AlteredSpan, DroppedSpan, Passage } from '../types';
import { alignWords } from './details/align';
import { compareSpeakerNumber, compareSpeakers } from './details/attribution';
import { compareCertainty } from './details/certainty';
import { pageSide, type Change } from './details/change';
import { compareDates } from './details/dates';
import { findDropped } from './details/dropped';
import { compareNames } from './details/names';
import { compareNegation } from './details/negation';
import { compareNumbers } from './details/numbers';
import { compareOtherWords } from './details/other-words';
import { compareQuotes, pairQuotations } from './details/quotes';
import { compareRoles } from './details/roles';
import { quotationsIn } from './quotations';

export interface Details {
  /** In page order, not overlapping. */
  readonly altered: readonly AlteredSpan[];
  /** In source order, four at the most. */
  readonly dropped: readonly DroppedSpan[];
}

/** Which reading wins where two comparers mark the same words. */
const ORDER: readonly AlteredKind[] = [
  'number',
  'date',
  'quote',
  'attribution',
  'negation',
  'entity',
  'certainty',
];

/** Words of a paragraph beyond which details are not compared (time would grow with the square). */
const LONGEST = 1500;

/**
 * Compares a paragraph with its sources (best first), which may hold characters that nobody sees.
 * `passages` are the stretches known to correspond; they steer the alignment and say which source
 * sentences count for what was dropped. Spans are UTF-16 offsets in `page.text` and in the text of the
 * source named by `sourceIndex` (absent: the first). `tag` is the page's BCP 47 language: certainty,
 * negation and speech are compared where it has a lexicon, numbers in digits and names everywhere.
 */
export function compareDetails(
  page: Analysed,
  sources: readonly Analysed[],
  passages: readonly Passage[],
  tag?: string,
): Details {
  if (sources.length === 0 || page.words.length === 0 || page.words.length > LONGEST)
    return { altered: [], dropped: [] };
  if (sources.some((source) => source.words.length > LONGEST)) return { altered: [], dropped: [] };
  const clean = sources.map(legibleOf);
  if (clean.every((one) => one === undefined)) return compareClean(page, sources, passages, tag);
  const found = compareClean(
    page,
    sources.map((source, index) => clean[index]?.analysed ?? source),
    passages.map((passage) => {
      const { to } = clean[passage.sourceIndex ?? 0] ?? {};
      return to === undefined
        ? passage
        : { ...passage, sourceStart: to(passage.sourceStart), sourceEnd: to(passage.sourceEnd) };
    }),
    tag,
  );
  const given = <T extends DroppedSpan>(span: T): T => {
    const source = sources[span.sourceIndex ?? 0]?.text ?? '';
    const { back } = clean[span.sourceIndex ?? 0] ?? {};
    if (back === undefined) return span;
    const { start, end } = back({ start: span.sourceStart, end: span.sourceEnd });
    return { ...span, sourceText: source.slice(start, end), sourceStart: start, sourceEnd: end };
  };
  return { altered: found.altered.map(given), dropped: found.dropped.map(given) };
}

function compareClean(
  page: Analysed,
  sources: readonly Analysed[],
  passages: readonly Passage[],
  tag?: string,
): Details {
  const detail = detailWordsOf(tag);
  const alignment = alignWords(page, sources, passages);
  const pageQuotations = quotationsIn(page, detail);
  const sourceQuotations = sources.map((source) => quotationsIn(source, detail));
  const pairs = pairQuotations(alignment, pageQuotations, sourceQuotations, detail);
  const changes: readonly Change[] = [
    ...compareNumbers(alignment, detail),
    ...compareDates(alignment, detail),
    ...compareNames(alignment, detail),
    ...compareRoles(alignment, pageSide(alignment), detail),
    ...compareQuotes(alignment, pairs),
    ...compareOtherWords(alignment, pairs, pageQuotations, sourceQuotations),
    ...compareSpeakers(alignment, page, sources, pairs, sourceQuotations, detail),
    ...compareSpeakerNumber(alignment, detail),
    ...compareCertainty(alignment, detail),
    ...compareNegation(alignment, detail),
  ];
  const altered = spansOf(changes, sources);
  return { altered, dropped: findDropped(alignment, sources, passages, detail, altered) };
}

function spansOf(changes: readonly Change[], sources: readonly Analysed[]): readonly AlteredSpan[] {
  const ranked = changes.toSorted(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.page.start - b.page.start,
  );
  const kept: Change[] = [];
  for (const change of ranked)
    if (!kept.some((other) => other.page.start < change.page.end && other.page.end > change.page.start))
      kept.push(change);
  return kept
    .sort((a, b) => a.page.start - b.page.start)
    .map(({ kind, page, source, sourceIndex }) => ({
      kind,
      start: page.start,
      end: page.end,
      sourceText: (sources[sourceIndex]?.text ?? '').slice(source.start, source.end),
      sourceStart: source.start,
      sourceEnd: source.end,
      ...(sourceIndex === 0 ? {} : { sourceIndex }),
    }));
}
