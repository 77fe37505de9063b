/** A paragraph of the text at hand beside what it follows, or beside what comes nearest to it. */
import type { JSX } from 'preact';
import { t } from '../i18n';
import type { Source, Trace, TracedParagraph } from '../messages';
import { heldUrl } from '../own-page';
import type { MatchedParagraph } from '../ui/matched';
import { reasons } from '../ui/reasons';
import { Rows } from '../ui/rows';
import { AlsoClose, Reasons, Sides } from '../ui/sides';
import { webAddress } from '../ui/web-address';
import { articleOf } from '../ui/words';
import { placeText } from './change-list';
import { openTab } from './open-tab';

const Links = ({
  trace,
  source,
  isSource,
}: {
  readonly trace: Trace;
  readonly source: Source;
  /** Whether the text follows it. */
  readonly isSource: boolean;
}): JSX.Element => {
  const address = webAddress(articleOf(trace, source.articleId)?.url);
  return (
    <p class="links">
      <a href={heldUrl(source.articleId, source.paragraph)} target="_blank" rel="noopener" onClick={openTab}>
        {t(isSource ? 'cardReadHeld' : 'nearestRead')}
      </a>
      {address !== null && (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {t('cardReadSource')}
        </a>
      )}
    </p>
  );
};

interface ComparisonProps {
  readonly trace: Trace;
  readonly language: string | undefined;
}

/** A matched paragraph beside its source. */
export const Comparison = (
  props: ComparisonProps & { readonly paragraph: MatchedParagraph },
): JSX.Element => {
  const { trace, paragraph } = props;
  const why = reasons(trace, paragraph);
  return (
    <>
      <Sides {...props} heading="h4" place={placeText(trace, paragraph.index)} />
      <div class="below">
        <Rows trace={trace} paragraph={paragraph} />
        {why.length > 0 && (
          <section class="why-linked">
            <h4>{t('cardWhy')}</h4>
            <Reasons reasons={why} />
          </section>
        )}
        <AlsoClose trace={trace} paragraph={paragraph} heading="h4" />
        <Links trace={trace} source={paragraph.match.source} isSource />
      </div>
    </>
  );
};

/** A paragraph beside the passage that comes nearest to it. */
export const Nearest = (
  props: ComparisonProps & { readonly paragraph: TracedParagraph },
): JSX.Element | null => {
  const { trace, paragraph } = props;
  if (paragraph.nearest === null) return null;
  return (
    <>
      <Sides {...props} heading="h4" place={placeText(trace, paragraph.index)} />
      <div class="below">
        <Links trace={trace} source={paragraph.nearest} isSource={false} />
      </div>
    </>
  );
};
