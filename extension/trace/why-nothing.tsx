/** Why a passage has no mark: the nearest passage that we hold, and how far it is from one. In words, no figures. */
import type { JSX } from 'preact';
import { formatNumber, t } from '../i18n';
import type { Shortfall, Trace, TracedParagraph } from '../messages';
import { heldUrl } from '../own-page';
import { articleOf, firstWords, isHeldOriginal, sourceInSentence, stepName } from '../ui/words';
import { openTab } from './open-tab';

const FAR: Readonly<Record<Shortfall['by'], 'nearestLittle' | 'nearestSome' | 'nearestMuch'>> = {
  little: 'nearestLittle',
  some: 'nearestSome',
  much: 'nearestMuch',
};

/** Enough of the nearest passage to see for oneself. */
const QUOTED_WORDS = 28;

/** "It is below what Balanced asks for. Loose would mark it." */
function distance({ strictness }: Trace, { by, matchedAt }: Shortfall): string {
  const far = t(FAR[by], stepName(strictness));
  return matchedAt === null ? far : `${far} ${t('nearestMarkedAt', stepName(matchedAt))}`;
}

/** Whether the page is the original of others: a page that is only held itself may still have a nearest passage. */
const isFollowed = (trace: Trace): boolean => isHeldOriginal(trace) && trace.lineage.followers.length > 0;

/** Which passage comes nearest and how far it is, in a sentence or two. */
export function nearestText({ nearest, below }: TracedParagraph, trace: Trace): string {
  if (isFollowed(trace)) return t('nearestOriginal');
  if (nearest === null || below === undefined) return t('nearestNone');
  const source = sourceInSentence(articleOf(trace, nearest.articleId));
  const where = t('nearestAt', formatNumber(nearest.paragraph + 1), source);
  return `${where} ${distance(trace, below)}`;
}

export const WhyNothing = ({
  paragraph,
  trace,
}: {
  readonly paragraph: TracedParagraph;
  readonly trace: Trace;
}): JSX.Element => {
  const { nearest, below } = paragraph;
  const words = <p class="small">{nearestText(paragraph, trace)}</p>;
  if (isFollowed(trace) || nearest === null || below === undefined)
    return <div class="why-nothing">{words}</div>;
  const { text, cut } = firstWords(nearest.text, QUOTED_WORDS);
  return (
    <div class="why-nothing">
      {words}
      <p class="nearest-words" lang="" dir="auto">
        {cut ? `${text}…` : text}
      </p>
      <a
        class="small"
        href={heldUrl(nearest.articleId, nearest.paragraph)}
        target="_blank"
        rel="noopener"
        onClick={openTab}
      >
        {t('nearestRead')}
      </a>
    </div>
  );
};
