/** Two texts side by side: the source's passage and the one at hand, what differs, and why they are linked. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../i18n';
import type { Source, Trace, TracedParagraph } from '../messages';
import { heldUrl } from '../own-page';
import { Icon } from '../ui/glyphs';
import { MarkedText, pageMarks, sourceMarks, type MarkedSpan } from '../ui/marked-text';
import { otherSources, usedSources, type MatchedParagraph } from '../ui/matched';
import { reasons } from '../ui/reasons';
import { Rows } from '../ui/rows';
import { Stressed } from '../ui/stressed';
import { webAddress } from '../ui/web-address';
import { articleOf, sourceDate, sourceLabel, sourcePlace } from '../ui/words';
import { placeText } from './change-list';
import { openTab } from './open-tab';

interface SidesProps {
  readonly trace: Trace;
  readonly paragraph: TracedParagraph;
  /** The source's passages, the main one first, with what is marked in each. */
  readonly sources: readonly { readonly source: Source; readonly marks: readonly MarkedSpan[] }[];
  readonly marks: readonly MarkedSpan[];
  /** Names the side of the source. */
  readonly title: (source: string) => string;
  /** BCP 47 tag of the text at hand, if it is known. */
  readonly language: string | undefined;
}

const Sides = ({ trace, paragraph, sources, marks, title, language }: SidesProps): JSX.Element | null => {
  const id = useId();
  const main = sources[0]?.source;
  if (main === undefined) return null;
  const article = articleOf(trace, main.articleId);
  return (
    <div class="sides">
      <div class="side source-side" role="group" aria-labelledby={`${id}-source`}>
        <h4 id={`${id}-source`}>{title(sourceLabel(article))}</h4>
        <p class="small">
          {sourceDate(article)} · {sourcePlace(trace, main)}
        </p>
        {sources.map(({ source, marks: own }, index) => (
          <div key={source.paragraph}>
            {index > 0 && <p class="small">{sourcePlace(trace, source)}</p>}
            <blockquote class="hw-quote" lang={article?.inLanguage ?? ''} dir="auto">
              <MarkedText text={source.text} spans={own} />
            </blockquote>
          </div>
        ))}
      </div>
      <div class="side" role="group" aria-labelledby={`${id}-page`}>
        <h4 id={`${id}-page`}>{t('cardPage')}</h4>
        <p class="small">{placeText(trace, paragraph.index)}</p>
        <blockquote class="hw-quote" lang={language ?? ''} dir="auto">
          <MarkedText text={paragraph.text} spans={marks} />
        </blockquote>
      </div>
    </div>
  );
};

const AlsoClose = ({ trace, paragraph: { match } }: { trace: Trace; paragraph: MatchedParagraph }) => {
  const others = otherSources(match);
  if (others.length === 0) return null;
  return (
    <section class="also">
      <h4>{t('cardAlso')}</h4>
      {others.map(({ source, index }) => {
        const article = articleOf(trace, source.articleId);
        return (
          <details key={index}>
            <summary>
              <Icon name="chevron-end" />
              <span>
                {sourceLabel(article)} <span class="small">{sourcePlace(trace, source)}</span>
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
export const Comparison = ({
  trace,
  paragraph,
  language,
}: ComparisonProps & { readonly paragraph: MatchedParagraph }): JSX.Element => {
  const { match } = paragraph;
  const why = reasons(trace, paragraph);
  return (
    <>
      <Sides
        trace={trace}
        paragraph={paragraph}
        language={language}
        title={(source) => t('cardSource', source)}
        marks={pageMarks(match)}
        sources={usedSources(match).map(({ source, index }) => ({
          source,
          marks: sourceMarks(match, index),
        }))}
      />
      <div class="below">
        <Rows trace={trace} paragraph={paragraph} />
        {why.length > 0 && (
          <section class="why-linked">
            <h4>{t('cardWhy')}</h4>
            <ul>
              {why.map((reason) => (
                <li key={reason}>
                  <Stressed>{reason}</Stressed>
                </li>
              ))}
            </ul>
          </section>
        )}
        <AlsoClose trace={trace} paragraph={paragraph} />
        <Links trace={trace} source={match.source} isSource />
      </div>
    </>
  );
};

/** A paragraph beside the passage that comes nearest to it, without marks: nothing links the two. */
export const Nearest = ({
  trace,
  paragraph,
  language,
}: ComparisonProps & { readonly paragraph: TracedParagraph }): JSX.Element | null => {
  const { nearest } = paragraph;
  if (nearest === null) return null;
  return (
    <>
      <Sides
        trace={trace}
        paragraph={paragraph}
        language={language}
        title={(source) => t('nearestSide', source)}
        marks={[]}
        sources={[{ source: nearest, marks: [] }]}
      />
      <div class="below">
        <Links trace={trace} source={nearest} isSource={false} />
      </div>
    </>
  );
};
