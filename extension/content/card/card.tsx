/** What a badge opens: both texts side by side, what differs, and why the two are linked. */
import type { JSX } from 'preact';
import { formatNumber, t, tn } from '../../i18n';
import type { Source, Trace } from '../../messages';
import { HeldGlyph, Icon, RelationGlyph } from '../../ui/glyphs';
import {
  articleOf,
  countsText,
  headingPlace,
  isUndirected,
  matchCounts,
  paragraphNumber,
  paragraphTotal,
  sourceInSentence,
} from '../../ui/words';
import { webAddress } from '../../ui/web-address';
import { matchTitle, type MatchedParagraph } from '../../ui/matched';
import { reasons } from '../../ui/reasons';
import { Rows } from '../../ui/rows';
import { AlsoClose, Reasons, Sides } from '../../ui/sides';
import { Hide, trusted, type HideProps } from './hide';

export interface CardProps extends Omit<HideProps, 'source'> {
  readonly trace: Trace;
  readonly paragraph: MatchedParagraph;
  /** BCP 47 tag of the page, if it states one. */
  readonly pageLanguage: string | undefined;
  readonly isNarrow: boolean;
  readonly onClose: () => void;
  readonly onOpenSource: (source: Source) => void;
}

function pagePlace(trace: Trace, index: number): string {
  const number = paragraphNumber(trace, index);
  return number === null
    ? headingPlace(trace, index)
    : t('paragraphOf', formatNumber(number), formatNumber(paragraphTotal(trace)));
}

const Why = ({ trace, paragraph, isNarrow }: CardProps): JSX.Element | null => {
  const list = reasons(trace, paragraph);
  if (list.length === 0) return null;
  const items = <Reasons reasons={list} />;
  return isNarrow ? (
    <details class="why">
      <summary>
        <Icon name="chevron-end" />
        {t('cardWhy')} <span class="note">{tn('cardReasons', list.length)}</span>
      </summary>
      {items}
    </details>
  ) : (
    <section class="why">
      <h3>{t('cardWhy')}</h3>
      {items}
    </section>
  );
};

/** The words that a text fragment names: the ends of the passage, so that small edits in it do not matter. */
export function fragment(text: string): string {
  const words = text.trim().split(/\s+/u);
  const part = (some: readonly string[]): string => encodeURIComponent(some.join(' ')).replace(/-/g, '%2D');
  return words.length <= 8
    ? `#:~:text=${part(words)}`
    : `#:~:text=${part(words.slice(0, 4))},${part(words.slice(-4))}`;
}

const Actions = (props: CardProps): JSX.Element => {
  const { trace, onOpenSource } = props;
  const { match } = props.paragraph;
  const source = articleOf(trace, match.source.articleId);
  const url = webAddress(source?.url);
  const { original } = trace.lineage;
  const isOriginal = !isUndirected(trace) && match.source.articleId === original?.articleId;
  const openHeld = trusted(() => onOpenSource(match.source));
  return (
    <div class="actions">
      {url !== null && (
        // A link, since Firefox lands on text fragments only from a link that the reader clicked.
        <a
          class="button primary"
          href={url.split('#')[0]! + fragment(match.source.text)}
          target="_blank"
          rel="noopener noreferrer"
        >
          {t(isOriginal ? 'cardReadOriginal' : 'cardReadSource')}
          <Icon name="chevron-end" size={14} />
        </a>
      )}
      <button type="button" class={url === null ? 'button primary' : 'button'} onClick={openHeld}>
        {t('cardReadHeld')}
        {url === null && <Icon name="chevron-end" size={14} />}
      </button>
      {url === null && <span class="note">{t('cardNoAddress')}</span>}
      <Hide {...props} source={sourceInSentence(source)} />
    </div>
  );
};

export const Card = (props: CardProps): JSX.Element => {
  const { trace, paragraph, pageLanguage, isNarrow, onClose } = props;
  const { match } = paragraph;
  return (
    <>
      <div class="head">
        <RelationGlyph relation={match.relation} size={isNarrow ? 20 : 24} />
        <div>
          <h2 id="card-title" tabIndex={-1}>
            {matchTitle(trace, match)}
          </h2>
          <p>{countsText(matchCounts(match))}</p>
        </div>
        <button type="button" class="icon-button" aria-label={t('cardClose')} onClick={trusted(onClose)}>
          <Icon name="close" />
        </button>
      </div>
      <div class="middle" tabIndex={0} role="group" aria-label={t('cardTexts')}>
        {isNarrow && <Rows {...props} />}
        <Sides {...props} heading="h3" language={pageLanguage} place={pagePlace(trace, paragraph.index)} />
        <div class="below">
          {!isNarrow && <Rows {...props} />}
          <Why {...props} />
          <AlsoClose {...props} heading="h3" />
        </div>
      </div>
      <Actions {...props} />
      <div class="foot">
        <HeldGlyph size={14} />
        {t('heldNote')}
      </div>
    </>
  );
};
