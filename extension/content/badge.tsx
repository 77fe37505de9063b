/** The badges: real buttons in reading order. Their words are drawn by CSS, so find and copy pass them by. */
import type { JSX } from 'preact';
import { t } from '../i18n';
import type { Match, Trace } from '../messages';
import { RelationGlyph } from '../ui/glyphs';
import { matchedParagraphs, matchTitle, type MatchedParagraph } from '../ui/matched';
import { articleOf, countsText, firstWords, matchCounts, relationWord, sourceLabel } from '../ui/words';

export { matchedParagraphs, matchTitle, type MatchedParagraph };

/** Words of the paragraph that name its badge to screen readers. */
const NAME_WORDS = 6;

const pageCounts = (match: Match): { added: number; changed: number } => {
  const { added, changed } = matchCounts(match);
  return { added, changed };
};

/** "Retold from the Financial Times, 2 added, 1 changed. Paragraph: This conditional offer…" */
function badgeName(trace: Trace, { match, text }: MatchedParagraph): string {
  return t(
    'badgeName',
    matchTitle(trace, match),
    countsText(pageCounts(match)),
    firstWords(text, NAME_WORDS).text,
  );
}

const Badge = ({ trace, paragraph }: { trace: Trace; paragraph: MatchedParagraph }): JSX.Element => {
  const { match, index } = paragraph;
  const label = (words: string): string => ` · ${words}`;
  const source = sourceLabel(articleOf(trace, match.source.articleId), 4);
  return (
    <button
      type="button"
      class="badge"
      data-index={index}
      aria-label={badgeName(trace, paragraph)}
      aria-haspopup="dialog"
      aria-expanded="false"
    >
      <RelationGlyph relation={match.relation} />
      <span class="word relation" data-words={relationWord(match.relation, trace.lineage.directionUnknown)} />
      <span class="word source" data-words={label(source)} />
      {match.relation !== 'identical' && (
        <span class="word counts" data-words={label(countsText(pageCounts(match)))} />
      )}
    </button>
  );
};

/** `role="region"` with a name, so that readers of the screen can jump to it. */
export const BadgeList = ({
  trace,
  paragraphs,
}: {
  readonly trace: Trace;
  readonly paragraphs: readonly MatchedParagraph[];
}): JSX.Element => (
  <section aria-label={t('badgeRegion')}>
    {paragraphs.map((paragraph) => (
      <Badge key={paragraph.index} trace={trace} paragraph={paragraph} />
    ))}
  </section>
);
