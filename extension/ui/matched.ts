/** The matched paragraphs of a trace, as badge, card and comparison tell them. */
import type { Match, Passage, Source, Trace, TracedParagraph } from '../messages';
import { articleOf, relationFrom, sourceInSentence } from './words';

export type MatchedParagraph = TracedParagraph & { readonly match: Match };

/**
 * The matched paragraphs of a trace in reading order. Of their runs of same words, those that stand in
 * the article that the badge names; runs of another article would be read as this one's.
 */
export const matchedParagraphs = ({ paragraphs }: Trace): readonly MatchedParagraph[] =>
  paragraphs.flatMap(({ match, ...rest }) => (match === null ? [] : [{ ...rest, match: ofNamed(match) }]));

function ofNamed(match: Match): Match {
  const sources = [match.source, ...match.others];
  const isNamed = ({ sourceIndex = 0 }: Passage): boolean =>
    sources[sourceIndex]?.articleId === match.source.articleId;
  return { ...match, same: match.same.filter(isNamed) };
}

/** "Retold from the Financial Times". */
export const matchTitle = (trace: Trace, { relation, source }: Match): string =>
  relationFrom(
    relation,
    sourceInSentence(articleOf(trace, source.articleId)),
    trace.lineage.directionUnknown,
  );

/** A source paragraph of a match, and its place in [match.source, ...match.others]. */
export interface UsedSource {
  readonly source: Source;
  readonly index: number;
}

const allSources = ({ source, others }: Match): readonly UsedSource[] =>
  [source, ...others].map((one, index) => ({ source: one, index }));

/** The source paragraphs that marks of the match point at, the main one first. */
export function usedSources(match: Match): readonly UsedSource[] {
  const { source, passages, same, altered, dropped } = match;
  const used = new Set([passages, same, altered, dropped].flat().map(({ sourceIndex = 0 }) => sourceIndex));
  return allSources(match).filter(
    ({ source: one, index }) => index === 0 || (used.has(index) && one.articleId === source.articleId),
  );
}

/** Further passages that say the same: of other articles, or of this one where nothing points at them. */
export function otherSources(match: Match): readonly UsedSource[] {
  const used = new Set(usedSources(match).map(({ index }) => index));
  return allSources(match).filter(({ index }) => !used.has(index));
}
