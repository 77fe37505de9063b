/** Why two texts are linked, in words that a reader can check against both. */
import { formatNumber, t, tn } from '../i18n';
import type { Match, Passage, Trace } from '../messages';
import type { MatchedParagraph } from './matched';
import { articleOf, firstWords, sourceInSentence } from './words';

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
const words = (text: string): readonly string[] => text.match(WORD) ?? [];

/** Quoted runs are named by their ends: “to sign … postwar”. */
function runName(text: string): string {
  const all = words(text);
  return all.length <= 6 ? text.trim() : `${firstWords(text, 3).text} … ${all.slice(-2).join(' ')}`;
}

const MOST_RUNS_NAMED = 2;

function sameRuns({ same }: Match, text: string): string | null {
  if (same.length === 0) return null;
  const textOf = ({ start, end }: Passage): string => text.slice(start, end);
  const count = same.reduce((sum, run) => sum + words(textOf(run)).length, 0);
  const longest = [...same]
    .sort((a, b) => b.end - b.start - (a.end - a.start))
    .slice(0, MOST_RUNS_NAMED)
    .sort((a, b) => a.start - b.start);
  const named = longest.map((run) => t('quotedTitle', runName(textOf(run)))).join(`${t('listJoiner')} `);
  return tn('cardWhyRuns', same.length, formatNumber(count), named);
}

function credit(trace: Trace, { index, match }: MatchedParagraph): string | null {
  const { credit: given, original, nearest } = trace.lineage;
  const id = match.source.articleId;
  const article = articleOf(trace, id);
  if (article?.outlet === undefined || (id !== original?.articleId && id !== nearest?.articleId)) return null;
  const source = sourceInSentence(article);
  if (given.kind !== 'names-source') return t('cardWhyNotNamed', source);
  if (id !== (original ?? nearest)?.articleId || given.paragraphs.length === 0) return null;
  const isHere = given.paragraphs.includes(index);
  return tn(isHere ? 'cardWhyNamedHere' : 'cardWhyNamed', given.paragraphs.length, source);
}

function neighbours(trace: Trace, { index, match }: MatchedParagraph): string | null {
  const follows = (step: number): boolean => {
    for (let i = index + step; ; i += step) {
      const other = trace.paragraphs[i];
      if (!other) return false;
      if (other.skipped !== undefined) continue;
      return other.match?.source.articleId === match.source.articleId;
    }
  };
  const [before, after] = [follows(-1), follows(1)];
  if (before && after) return t('cardWhyNeighbours');
  return before ? t('cardWhyBefore') : after ? t('cardWhyAfter') : null;
}

/** The reasons, most telling first; `**` stands around the words to stress. */
export function reasons(trace: Trace, paragraph: MatchedParagraph): readonly string[] {
  return [
    sameRuns(paragraph.match, paragraph.text),
    credit(trace, paragraph),
    neighbours(trace, paragraph),
  ].filter((reason) => reason !== null);
}

/** Whether a neighbouring paragraph takes up what this one leaves out of the same source paragraph. */
export function takenUp(
  trace: Trace,
  { index, match }: MatchedParagraph,
  dropped: Match['dropped'][number],
): 'next' | 'before' | null {
  const from = [match.source, ...match.others][dropped.sourceIndex ?? 0];
  const covers = (other: Match | null | undefined): boolean =>
    from !== undefined &&
    other?.passages.some((passage) => {
      const source = [other.source, ...other.others][passage.sourceIndex ?? 0];
      if (source?.articleId !== from.articleId || source.paragraph !== from.paragraph) return false;
      const shared =
        Math.min(passage.sourceEnd, dropped.sourceEnd) - Math.max(passage.sourceStart, dropped.sourceStart);
      return shared > (dropped.sourceEnd - dropped.sourceStart) / 2;
    }) === true;
  if (covers(trace.paragraphs[index + 1]?.match)) return 'next';
  return covers(trace.paragraphs[index - 1]?.match) ? 'before' : null;
}
