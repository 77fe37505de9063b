/** Two texts side by side, why they are linked, and what else comes as close: for the card and for Check a text. */
import type { JSX } from 'preact';
import { t } from '../i18n';
import type { Trace, TracedParagraph } from '../messages';
import { Icon } from './glyphs';
import { MarkedText } from './marked-text';
import { pageMarks, sourceMarks, type MarkedSpan } from './marks';
import { otherSources, usedSources, type MatchedParagraph } from './matched';
import { Stressed } from './stressed';
import { articleOf, sourceDate, sourceLabel, sourcePlace } from './words';

type Heading = 'h3' | 'h4';

const Quote = ({
  text,
  marks,
  language = '',
}: {
  readonly text: string;
  readonly marks: readonly MarkedSpan[];
  /** BCP 47 tag of the text, if it is known. */
  readonly language: string | undefined;
}): JSX.Element => (
  <blockquote class="hw-quote" lang={language} dir="auto">
    <MarkedText text={text} spans={marks} />
  </blockquote>
);

interface SidesProps {
  readonly trace: Trace;
  readonly paragraph: TracedParagraph;
  /** BCP 47 tag of the text at hand, if it is known. */
  readonly language: string | undefined;
  /** Where the paragraph stands in it. */
  readonly place: string;
  readonly heading: Heading;
}

/** A paragraph beside what it follows; else, unmarked, beside what comes nearest: nothing links those two. */
export const Sides = ({
  trace,
  paragraph: { text, match, nearest },
  language,
  place,
  heading: Heading,
}: SidesProps): JSX.Element | null => {
  const main = match?.source ?? nearest;
  if (main === null) return null;
  const article = articleOf(trace, main.articleId);
  const title = t(match ? 'cardSource' : 'nearestSide', sourceLabel(article));
  return (
    <div class="sides">
      <div class="side source-side" role="group" aria-label={title}>
        <Heading>{title}</Heading>
        <p class="where">
          {sourceDate(article)} · {sourcePlace(trace, main)}
        </p>
        {(match ? usedSources(match) : [{ source: main, index: 0 }]).map(({ source, index }) => (
          <div key={index}>
            {index > 0 && <p class="where">{sourcePlace(trace, source)}</p>}
            <Quote
              text={source.text}
              marks={match ? sourceMarks(match, index) : []}
              language={article?.inLanguage}
            />
          </div>
        ))}
      </div>
      <div class="side" role="group" aria-label={t('cardPage')}>
        <Heading>{t('cardPage')}</Heading>
        <p class="where">{place}</p>
        <Quote text={text} marks={match ? pageMarks(match) : []} language={language} />
      </div>
    </div>
  );
};

export const Reasons = ({ reasons }: { readonly reasons: readonly string[] }): JSX.Element => (
  <ul class="reasons">
    {reasons.map((reason) => (
      <li key={reason}>
        <Stressed>{reason}</Stressed>
      </li>
    ))}
  </ul>
);

export const AlsoClose = ({
  trace,
  paragraph: { match },
  heading: Heading,
}: {
  readonly trace: Trace;
  readonly paragraph: MatchedParagraph;
  readonly heading: Heading;
}): JSX.Element | null => {
  const others = otherSources(match);
  if (others.length === 0) return null;
  return (
    <section class="also">
      <Heading>{t('cardAlso')}</Heading>
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
            <Quote text={source.text} marks={sourceMarks(match, index)} language={article?.inLanguage} />
          </details>
        );
      })}
    </section>
  );
};
