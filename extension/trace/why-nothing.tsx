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

function distance({ strictness }: Trace, { by, matchedAt }: Shortfall): string {
  const far = t(FAR[by], stepName(strictness));
  return matchedAt === null ? far : `${far} ${t('nearestMarkedAt', stepName(matchedAt))}`;
}

export const WhyNothing = ({
  paragraph: { nearest, below },
  trace,
}: {
  readonly paragraph: TracedParagraph;
  readonly trace: Trace;
}): JSX.Element => {
  if (isHeldOriginal(trace)) return <p class="why-nothing small">{t('nearestOriginal')}</p>;
  if (nearest === null || below === undefined) return <p class="why-nothing small">{t('nearestNone')}</p>;
  const { text, cut } = firstWords(nearest.text, QUOTED_WORDS);
  return (
    <div class="why-nothing">
      <p class="small">
        {t(
          'nearestAt',
          formatNumber(nearest.paragraph + 1),
          sourceInSentence(articleOf(trace, nearest.articleId)),
        )}{' '}
        {distance(trace, below)}
      </p>
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
