/** A held text as it is held: the passage that the reader came for, the whole on request, and the way back. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber, t, tn, uiLanguage } from '../i18n';
import { callFromPage, type ArticleInfo, type HeldArticle } from '../messages';
import { libraryUrl, useLoaded } from '../own-page';
import { HeldGlyph, Icon } from '../ui/glyphs';
import { webAddress } from '../ui/web-address';
import { languageName, shortened, sourceDate, sourceLabel } from '../ui/words';
import type { SourcePlace, WayBack } from './place';

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

interface TextProps {
  readonly held: HeldArticle;
  readonly paragraph: number | null;
}

const Ordinal = ({ index }: { readonly index: number }): JSX.Element => (
  <span class="number" aria-hidden="true">
    {formatNumber(index + 1)}
  </span>
);

const WholeText = ({ held: { article, blocks }, paragraph }: TextProps): JSX.Element => {
  const asked = useRef<HTMLLIElement>(null);
  useEffect(() => {
    asked.current?.scrollIntoView({ block: 'center' });
    asked.current?.focus({ preventScroll: true });
  }, [paragraph, blocks]);
  return (
    <ol class="held-text" lang={article.inLanguage}>
      {blocks.map(({ text, kind }, index) => {
        const isAsked = index === paragraph;
        return (
          <li
            key={index}
            class={`held-${kind} ${isAsked ? 'asked' : ''}`}
            {...(isAsked ? { ref: asked, tabIndex: -1 } : {})}
          >
            <Ordinal index={index} />
            {isAsked && <Sr words={t('heldMarked')} />}
            <p dir="auto">{text}</p>
          </li>
        );
      })}
    </ol>
  );
};

/** In our language among the words of the text. */
const Sr = ({ words }: { readonly words: string }): JSX.Element => (
  <span class="hw-sr" lang={uiLanguage()}>
    {words}
  </span>
);

/** Words of a neighbour that show where the passage stands. */
const NEIGHBOUR_WORDS = 18;

const endOf = (text: string): string => {
  const words = text.trim().split(/\s+/u);
  return words.length <= NEIGHBOUR_WORDS ? text : `…${words.slice(-NEIGHBOUR_WORDS).join(' ')}`;
};

/** The passage that was asked for, between the end of what stands before it and the beginning of what follows. */
const Passage = ({
  held: { article, blocks },
  paragraph,
}: TextProps & { readonly paragraph: number }): JSX.Element => {
  const around = (index: number, shorten: (text: string) => string): JSX.Element | null => {
    const block = blocks[index];
    return block === undefined ? null : (
      <li class="around">
        <Ordinal index={index} />
        <p dir="auto">{shorten(block.text)}</p>
      </li>
    );
  };
  return (
    <ol class="held-text" lang={article.inLanguage}>
      {around(paragraph - 1, endOf)}
      <li class="asked">
        <Ordinal index={paragraph} />
        <Sr words={t('heldMarked')} />
        <p dir="auto">{blocks[paragraph]?.text}</p>
      </li>
      {around(paragraph + 1, (text) => shortened(text, NEIGHBOUR_WORDS))}
    </ol>
  );
};

const Held = ({ held, paragraph }: TextProps): JSX.Element => {
  const { article, blocks } = held;
  const [isWhole, setWhole] = useState(false);
  const address = webAddress(article.url);
  const isNamedByHeadline = article.outlet === undefined && article.headline !== undefined;
  const isPassage = paragraph !== null && paragraph < blocks.length;
  return (
    <article>
      <h1 dir="auto">{isNamedByHeadline ? article.headline : sourceLabel(article)}</h1>
      {!isNamedByHeadline && article.headline !== undefined && (
        <p class="held-headline" dir="auto" lang={article.inLanguage}>
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
      {isPassage && !isWhole ? (
        <Passage held={held} paragraph={paragraph} />
      ) : (
        <WholeText held={held} paragraph={paragraph} />
      )}
      {isPassage && (
        <p>
          <button type="button" class="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'heldShowPassage' : 'heldShowAll')}
          </button>
        </p>
      )}
      {(isWhole || !isPassage) && (
        <p class="held">
          <HeldGlyph />
          {t('heldNote')}
        </p>
      )}
    </article>
  );
};

/** To the page that the reader came from, as long as it is there. */
const Back = ({ tabId, paragraph }: WayBack): JSX.Element => {
  const [isGone, setGone] = useState(false);
  const back = (): void => {
    callFromPage('goTo', { tabId, paragraph }).then(
      () => setGone(false),
      () => setGone(true),
    );
  };
  return (
    <>
      <button type="button" class="button" onClick={back}>
        <Icon name="back" /> {t('heldBackToPage')}
      </button>
      <span role="status">{isGone ? t('heldPageGone') : ''}</span>
    </>
  );
};

export const HeldText = ({ articleId, paragraph, back }: Omit<SourcePlace, 'section'>): JSX.Element => {
  const { loaded } = useLoaded(() => callFromPage('held', { articleId }), articleId);
  return (
    <>
      <p class="back">
        {back !== undefined && <Back {...back} />}
        <a href={libraryUrl()}>
          {back === undefined && <Icon name="back" />} {t('heldBack')}
        </a>
      </p>
      {loaded.state === 'failed' && <h1>{t('stateError')}</h1>}
      {loaded.state === 'loaded' &&
        (loaded.value === null ? (
          <h1>{t('heldMissing')}</h1>
        ) : (
          <Held key={paragraph} held={loaded.value} paragraph={paragraph} />
        ))}
    </>
  );
};
