/**
 * The list of sources as a grid: one stop for Tab, arrows inside, Space chooses, Enter shows. Only what is in sight
 * is drawn; how many there are in all is told to screen readers.
 */
import type { JSX } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import type { LibraryEntry } from '../library/types';
import type { Span } from '../messages';
import { Row } from './row';
import type { Chosen } from './use-chosen';
import { useVirtual } from './use-virtual';

const PAGE = 10;

export interface ListProps {
  readonly found: readonly LibraryEntry[];
  readonly names: ReadonlyMap<string, string>;
  readonly chosen: Chosen;
  readonly open: string | null;
  readonly onOpen: (articleId: string) => void;
  readonly rangesIn: (text: string) => readonly Span[];
  /** Height of what stays at the top of the window, in CSS pixels. */
  readonly above: number;
}

const ROW = '[role="row"][data-index]';

const indexOf = (target: EventTarget | null): number =>
  Number((target as Element | null)?.closest<HTMLElement>(ROW)?.dataset['index'] ?? -1);

/** Where a key leads from a row; null: it leads nowhere. */
function next(key: string, from: number, last: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + PAGE,
    PageUp: from - PAGE,
    Home: 0,
    End: last,
  };
  const to = moves[key];
  return to === undefined ? null : Math.min(last, Math.max(0, to));
}

export const List = ({ found, names, chosen, open, onOpen, rangesIn, above }: ListProps): JSX.Element => {
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  /** A row that is to have the focus as soon as it is drawn. */
  const wanted = useRef<number | null>(null);
  const keyOf = useCallback((index: number) => found[index]?.articleId ?? '', [found]);
  const current = Math.min(active, found.length - 1);
  const rows = useVirtual({ count: found.length, keyOf, list, active: current, above });

  // Before the next key is heard: it would be of the row before.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  const goTo = (index: number): void => {
    wanted.current = index;
    setActive(index);
    rows.scrollToIndex(index, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = indexOf(event.target);
    if (from < 0 || event.altKey) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const to = isCommand ? null : next(event.key, from, found.length - 1);
    if (to !== null) {
      goTo(to);
      if (event.shiftKey) chosen.extend(found, to);
      else chosen.begin(found, to);
    } else if (event.key === ' ') chosen.toggle(found, from, event.shiftKey);
    else if (event.key === 'Enter') onOpen(found[from]!.articleId);
    else if (isCommand && event.key === 'a') chosen.all(found);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const index = indexOf(event.target);
    if (index < 0) return;
    setActive(index);
    const isCheck = (event.target as Element).closest('.entry-check') !== null;
    if (isCheck || event.shiftKey || event.ctrlKey || event.metaKey)
      chosen.toggle(found, index, event.shiftKey);
    else onOpen(found[index]!.articleId);
  };

  return (
    <div
      role="grid"
      class="entries"
      aria-label={t('libraryList')}
      aria-multiselectable="true"
      aria-rowcount={found.length + 1}
      aria-describedby="list-keys"
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="rowgroup" class="entries-head">
        <div role="row" class="columns" aria-rowindex={1}>
          <span role="columnheader">
            <span class="hw-sr">{t('columnChosen')}</span>
          </span>
          <span role="columnheader">{t('columnSource')}</span>
          <span role="columnheader">{t('columnDate')}</span>
          <span role="columnheader">{t('columnLength')}</span>
        </div>
      </div>
      <div role="rowgroup" class="entries-body" ref={list} style={{ height: `${rows.getTotalSize()}px` }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const entry = found[index]!;
          return (
            <Row
              key={entry.articleId}
              entry={entry}
              from={names.get(entry.from ?? '')}
              index={index}
              start={start - rows.options.scrollMargin}
              isChosen={chosen.ids.has(entry.articleId)}
              isActive={index === current}
              isOpen={entry.articleId === open}
              rangesIn={rangesIn}
              measure={rows.measureElement}
            />
          );
        })}
      </div>
    </div>
  );
};
