/** One source of the list: what it is called, how it begins, where it came from, and whether it is chosen. */
import type { JSX } from 'preact';
import { t, tn } from '../i18n';
import type { LibraryEntry } from '../library/types';
import { cameFrom } from '../library-words';
import type { Span } from '../messages';
import { Icon } from '../ui/glyphs';
import { MarkedText } from '../ui/marked-text';
import { languageName, sourceDate, sourceLabel } from '../ui/words';

/** Words of an opening that a row has room for. */
const OPENING_WORDS = 24;

const missing = ({ meta }: LibraryEntry): string =>
  [
    meta.outlet === undefined ? t('outletUnknown') : null,
    meta.headline === undefined ? t('noHeadlineHeld') : null,
  ]
    .filter((part) => part !== null)
    .join(`${t('listJoiner')} `);

const about = (entry: LibraryEntry, from: string | undefined): string =>
  [
    missing(entry),
    entry.meta.author ?? '',
    entry.meta.inLanguage === undefined ? '' : languageName(entry.meta.inLanguage),
    cameFrom(entry, from),
  ]
    .filter(Boolean)
    .join(' · ');

export interface RowProps {
  readonly entry: LibraryEntry;
  /** Name of the feed or pack that it is from. */
  readonly from: string | undefined;
  readonly index: number;
  /** Where it begins in the list, in CSS pixels. */
  readonly start: number;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  /** The words that the query means. */
  readonly rangesIn: (text: string) => readonly Span[];
  readonly measure: (element: HTMLElement | null) => void;
}

export const Row = ({
  entry,
  from,
  index,
  start,
  isChosen,
  isActive,
  isOpen,
  rangesIn,
  measure,
}: RowProps): JSX.Element => {
  const { meta, opening } = entry;
  const marked = (text: string): JSX.Element => (
    <bdi lang="">
      <MarkedText text={text} spans={rangesIn(text).map((range) => ({ ...range, kind: 'found' }))} />
    </bdi>
  );
  const name = meta.outlet ?? meta.headline;
  const isNamed = name !== undefined;
  const words = meta.outlet !== undefined && meta.headline !== undefined ? meta.headline : opening;
  return (
    <div
      ref={measure}
      role="row"
      class={['entry', isOpen ? 'open' : '', entry.isOff ? 'off' : ''].filter(Boolean).join(' ')}
      // The head of the columns is the first row.
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      {...(isOpen ? { 'aria-current': 'true' } : {})}
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      data-key={entry.articleId}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span role="gridcell" class="entry-check">
        <span
          role="checkbox"
          class="check"
          aria-checked={isChosen}
          aria-label={t('selectSource', sourceLabel({ ...meta, opening }))}
          tabIndex={-1}
        >
          {isChosen && <Icon name="check" size={14} />}
        </span>
      </span>
      <div role="gridcell" class="entry-what">
        <span class="entry-title">
          {isNamed ? marked(name) : sourceLabel({ opening })}
          {entry.isOff && <span class="entry-off">{t('entryOff')}</span>}
        </span>
        <span class="entry-words">{marked(words === opening ? opened(opening) : words)}</span>
        <span class="small">{about(entry, from)}</span>
      </div>
      <span role="gridcell" class="entry-date">
        {sourceDate(meta)}
      </span>
      <span role="gridcell" class="entry-length">
        {tn('words', entry.words)}
      </span>
    </div>
  );
};

/** The words that a text opens with, marked as cut unless they end a sentence. */
export function opened(opening: string): string {
  const words = opening.trim().split(/\s+/u);
  const short = words.slice(0, OPENING_WORDS).join(' ');
  if (words.length <= OPENING_WORDS && /[.!?…]["'”’»)]*$/u.test(short)) return short;
  return `${short.replace(/[\p{P}\s]+$/u, '')}…`;
}
