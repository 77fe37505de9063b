/** What a badge opens: both texts side by side, what differs, and why the two are linked. */
import type { JSX } from 'preact';
import { formatNumber, t, tn } from '../../i18n';
import type { Source, Trace } from '../../messages';
import { HeldGlyph, Icon, RelationGlyph } from '../../ui/glyphs';
import { MarkedText, pageMarks, sourceMarks } from '../../ui/marked-text';
import {
  articleOf,
  countsText,
  headingPlace,
  isUndirected,
  matchCounts,
  paragraphNumber,
  paragraphTotal,
  sourceDate,
  sourceInSentence,
  sourceLabel,
  sourcePlace,
} from '../../ui/words';
import { webAddress } from '../../ui/web-address';
import { matchTitle, otherSources, usedSources, type MatchedParagraph } from '../../ui/matched';
import { reasons } from '../../ui/reasons';
import { Rows } from '../../ui/rows';
import { Stressed } from '../../ui/stressed';
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

const SourceSide = ({ trace, paragraph: { match } }: CardProps): JSX.Element => {
  const article = articleOf(trace, match.source.articleId);
  const used = usedSources(match);
  return (
    <section class="side source-side" aria-labelledby="source-title">
      <h3 id="source-title">{t('cardSource', sourceLabel(article))}</h3>
      <p class="place">
        {sourceDate(article)} · {sourcePlace(trace, match.source)}
      </p>
      {used.map(({ source, index }) => (
        <div key={index}>
          {index > 0 && <p class="place">{sourcePlace(trace, source)}</p>}
          <blockquote class="hw-quote" lang={article?.inLanguage ?? ''} dir="auto">
            <MarkedText text={source.text} spans={sourceMarks(match, index)} />
          </blockquote>
        </div>
      ))}
    </section>
  );
};

const PageSide = ({ trace, paragraph, pageLanguage }: CardProps): JSX.Element => (
  <section class="side" aria-labelledby="page-title">
    <h3 id="page-title">{t('cardPage')}</h3>
    <p class="place">{pagePlace(trace, paragraph.index)}</p>
    <blockquote class="hw-quote" lang={pageLanguage ?? ''} dir="auto">
      <MarkedText text={paragraph.text} spans={pageMarks(paragraph.match)} />
    </blockquote>
  </section>
);

const Why = ({ trace, paragraph, isNarrow }: CardProps): JSX.Element | null => {
  const list = reasons(trace, paragraph);
  if (list.length === 0) return null;
  const items = (
    <ul class="reasons">
      {list.map((reason) => (
        <li key={reason}>
          <Stressed>{reason}</Stressed>
        </li>
      ))}
    </ul>
  );
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

const AlsoClose = ({ trace, paragraph }: CardProps): JSX.Element | null => {
  const { match } = paragraph;
  const others = otherSources(match);
  if (others.length === 0) return null;
  return (
    <section class="also">
      <h3>{t('cardAlso')}</h3>
      {others.map(({ source, index }) => {
        const article = articleOf(trace, source.articleId);
        const isSibling = trace.lineage.siblings.some(({ articleId }) => articleId === source.articleId);
        return (
          <details key={index}>
            <summary>
              <Icon name="chevron-end" />
              <span>
                {sourceLabel(article)}
                <span class="note">
                  {' '}
                  {article?.outlet === undefined && `${t('outletUnknown')} · `}
                  {sourcePlace(trace, source)}
                  {isSibling && ` · ${t('verdictNoDirection')}`}
                </span>
              </span>
            </summary>
            <blockquote class="hw-quote" lang={article?.inLanguage ?? ''} dir="auto">
              <MarkedText text={source.text} spans={sourceMarks(match, index)} />
            </blockquote>
          </details>
        );
      })}
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
  const { trace, paragraph, isNarrow, onClose } = props;
  return (
    <>
      <div class="head">
        <RelationGlyph relation={paragraph.match.relation} size={isNarrow ? 20 : 24} />
        <div>
          <h2 id="card-title" tabIndex={-1}>
            {matchTitle(trace, paragraph.match)}
          </h2>
          <p>{countsText(matchCounts(paragraph.match))}</p>
        </div>
        <button type="button" class="icon-button" aria-label={t('cardClose')} onClick={trusted(onClose)}>
          <Icon name="close" />
        </button>
      </div>
      <div class="middle" tabIndex={0} role="group" aria-label={t('cardTexts')}>
        {isNarrow && <Rows {...props} />}
        <div class="sides">
          <SourceSide {...props} />
          <PageSide {...props} />
        </div>
        <div class="below">
          {!isNarrow && <Rows {...props} />}
          <Why {...props} />
          <AlsoClose {...props} />
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
