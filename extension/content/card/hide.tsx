/** "Hide…": a menu of three in the card's actions, and the answer in the same place. */
import type { JSX } from 'preact';
import { t } from '../../i18n';
import type { MuteKind } from '../../messages';
import { Icon } from '../../ui/glyphs';

/** `asked`: the background has not answered yet; `undone`: nor has the page been traced anew. */
export type Hiding = 'offered' | 'menu' | 'asked' | 'hidden' | 'undone' | 'failed';

export interface HideProps {
  readonly hiding: Hiding;
  /** As it stands in a sentence. */
  readonly source: string;
  readonly site: string;
  readonly onMenu: () => void;
  readonly onHide: (kind: MuteKind) => void;
  readonly onUndo: () => void;
}

/** Only what a reader did counts; a page's made-up events do nothing. */
export const trusted =
  (run: () => void) =>
  (event: Event): void => {
    if (event.isTrusted) run();
  };

const Item = ({
  title,
  note,
  onChoose,
}: {
  readonly title: string;
  readonly note: string;
  readonly onChoose: () => void;
}): JSX.Element => (
  <button type="button" role="menuitem" tabIndex={-1} onClick={trusted(onChoose)}>
    {title}
    <span class="note">{note}</span>
  </button>
);

export const Hide = ({ hiding, source, site, onMenu, onHide, onUndo }: HideProps): JSX.Element => {
  const isOpen = hiding === 'menu';
  return (
    <div class="hide">
      {/* There before it says anything, so that screen readers hear what it comes to say. */}
      <span role="status">
        {hiding === 'hidden' ? t('cardHidden') : hiding === 'failed' ? t('cardHideFailed') : ''}
      </span>
      {hiding === 'hidden' ? (
        <button type="button" class="button undo" onClick={trusted(onUndo)}>
          {t('cardUndo')}
        </button>
      ) : (
        <button
          type="button"
          class="button hide-button"
          aria-haspopup="menu"
          aria-expanded={isOpen}
          onClick={trusted(onMenu)}
        >
          <Icon name="hide" />
          {t('cardHide')}
          <Icon name="chevron-down" size={14} />
        </button>
      )}
      {isOpen && (
        <div class="menu" role="menu" aria-label={t('cardHide')}>
          <Item title={t('cardHideMatch')} note={t('cardHideMatchNote')} onChoose={() => onHide('match')} />
          <Item
            title={t('cardHideSite')}
            note={t('cardHideSiteNote', site)}
            onChoose={() => onHide('site')}
          />
          <Item
            title={t('cardHideSource')}
            note={t('cardHideSourceNote', source)}
            onChoose={() => onHide('source')}
          />
        </div>
      )}
    </div>
  );
};

/** Moves through the open menu of `dialog` as its keys say; whether the key was meant for it. */
export function moveInMenu(dialog: HTMLElement, key: string): boolean {
  const items = [...dialog.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[key];
  if (to === undefined) return false;
  items.at(to % items.length)?.focus();
  return true;
}
