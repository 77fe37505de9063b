/** The text that is kept, paragraph by paragraph, with what is left aside when pages are compared. */
import type { JSX } from 'preact';
import { t, tn } from '../i18n';
import type { BlockKind } from '../messages';

export interface KeptBlock {
  readonly text: string;
  readonly kind: BlockKind;
}

const isAside = ({ kind }: KeptBlock): boolean => kind === 'caption' || kind === 'boilerplate';

/** Enough to see that it is the right text; a book would hold up the page. */
const MOST_SHOWN = 400;

const wordsOf = (blocks: readonly KeptBlock[]): number =>
  blocks.reduce((sum, { text }) => sum + (text.match(/\S+/gu)?.length ?? 0), 0);

export const KeptText = ({
  blocks,
  lang,
}: {
  readonly blocks: readonly KeptBlock[];
  readonly lang: string | undefined;
}): JSX.Element => {
  const compared = blocks.filter((block) => !isAside(block));
  const aside = blocks.length - compared.length;
  const paragraphs = compared.filter(({ kind }) => kind === 'paragraph').length;
  return (
    <section class="kept-text">
      <h2>{t('keepText')}</h2>
      <p class="note">
        {t('keepTextSize', tn('heldParagraphs', paragraphs), tn('words', wordsOf(compared)))}{' '}
        {aside > 0 && tn('keepAside', aside)}
      </p>
      <ol lang={lang}>
        {blocks.slice(0, MOST_SHOWN).map((block, index) => (
          <li key={index} class={isAside(block) ? 'aside' : block.kind}>
            {isAside(block) && <span class="small">{t('keepAsideMark')}</span>}
            <p dir="auto">{block.text}</p>
          </li>
        ))}
      </ol>
      {blocks.length > MOST_SHOWN && <p class="note">{tn('keepMore', blocks.length - MOST_SHOWN)}</p>}
    </section>
  );
};
