/** A held text as it is held, with the paragraph marked that the reader came for. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatNumber, t, tn } from '../i18n';
import { callFromPage, type ArticleInfo, type HeldArticle } from '../messages';
import { useLoaded } from '../own-page';
import { HeldGlyph, Icon } from '../ui/glyphs';
import { webAddress } from '../ui/web-address';
import { languageName, sourceDate, sourceLabel } from '../ui/words';

const aboutText = (article: ArticleInfo): string =>
  [
    article.outlet === undefined ? t('outletUnknown') : null,
    sourceDate(article),
    article.inLanguage === undefined ? null : languageName(article.inLanguage),
    tn('words', article.words),
    tn('heldParagraphs', article.paragraphs),
  ]
    .filter((part) => part !== null)
    .join(' · ');

const Text = ({
  blocks,
  paragraph,
  language,
}: {
  /** As the text itself states it; absent: unknown, and not ours. */
  readonly language: string | undefined;
  readonly blocks: HeldArticle['blocks'];
  readonly paragraph: number | null;
}): JSX.Element => {
  const asked = useRef<HTMLLIElement>(null);
  useEffect(() => {
    asked.current?.scrollIntoView({ block: 'center' });
    asked.current?.focus({ preventScroll: true });
  }, [paragraph, blocks]);
  return (
    <ol class="held-text">
      {blocks.map(({ text, kind }, index) => {
        const isAsked = index === paragraph;
        return (
          <li
            key={index}
            class={`held-${kind} ${isAsked ? 'asked' : ''}`}
            {...(isAsked ? { ref: asked, tabIndex: -1 } : {})}
          >
            <span class="number" aria-hidden="true">
              {formatNumber(index + 1)}
            </span>
            {isAsked && <span class="hw-sr">{t('heldMarked')}</span>}
            <p lang={language ?? ''} dir="auto">
              {text}
            </p>
          </li>
        );
      })}
    </ol>
  );
};

const Held = ({
  held,
  paragraph,
}: {
  readonly held: HeldArticle;
  readonly paragraph: number | null;
}): JSX.Element => {
  const { article, blocks } = held;
  const address = webAddress(article.url);
  const isNamedByHeadline = article.outlet === undefined && article.headline !== undefined;
  return (
    <article>
      <h1 dir="auto">{isNamedByHeadline ? article.headline : sourceLabel(article)}</h1>
      {!isNamedByHeadline && article.headline !== undefined && (
        <p class="held-headline" dir="auto">
          {article.headline}
        </p>
      )}
      <p class="note">{aboutText(article)}</p>
      {address !== null && (
        <p>
          <a href={address} target="_blank" rel="noopener noreferrer">
            {t('heldWhere')}
          </a>
        </p>
      )}
      <p class="held">
        <HeldGlyph />
        {t('heldNote')}
      </p>
      <h2 class="hw-sr">{t('heldTitle')}</h2>
      <Text blocks={blocks} paragraph={paragraph} language={article.inLanguage} />
      <p class="held">
        <HeldGlyph />
        {t('heldNote')}
      </p>
    </article>
  );
};

export const HeldText = ({
  articleId,
  paragraph,
}: {
  readonly articleId: string;
  readonly paragraph: number | null;
}): JSX.Element => {
  const { loaded } = useLoaded(() => callFromPage('held', { articleId }), articleId);
  return (
    <>
      <p class="back">
        <a href="#library">
          <Icon name="back" /> {t('heldBack')}
        </a>
      </p>
      {loaded.state === 'failed' && <h1>{t('stateError')}</h1>}
      {loaded.state === 'loaded' &&
        (loaded.value === null ? (
          <h1>{t('heldMissing')}</h1>
        ) : (
          <Held held={loaded.value} paragraph={paragraph} />
        ))}
    </>
  );
};
