/** The list of sources: searched, narrowed, chosen from, and one of them shown beside it. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { formatNumber, t, tn } from '../i18n';
import { SearchField } from '../library-search';
import type { LibraryEntry } from '../library/types';
import { callFromPage } from '../messages';
import { useLoaded } from '../own-page';
import { HeldGlyph } from '../ui/glyphs';
import { ChosenActions } from './chosen-actions';
import { Filters } from './filters';
import { listing, NO_FILTERS, ordered, type Sort } from './finding';
import { List } from './list';
import { Preview } from './preview';
import { useChosen } from './use-chosen';
import { useNamesIndex, type LoadedLibrary } from './use-library';

const Totals = ({ entries }: { readonly entries: readonly LibraryEntry[] }): JSX.Element => {
  const bundled = entries.filter(({ origin }) => origin === 'bundled').length;
  const sources = tn('sourceCount', entries.length);
  const words = tn(
    'words',
    entries.reduce((total, one) => total + one.words, 0),
  );
  return (
    <p class="note">
      {bundled === entries.length
        ? t('libraryIntro', sources, words)
        : tn('libraryTotals', bundled, sources, words)}
    </p>
  );
};

/** Some of the reader's sources cannot be read any more: those of their own are listed, and say so. */
const Trouble = (): JSX.Element | null => {
  const { loaded } = useLoaded(() => callFromPage('libraryTrouble', {}), '');
  return loaded.state === 'loaded' && loaded.value === 'part' ? (
    <p class="answer" role="status">
      {t('troublePart')}
    </p>
  ) : null;
};

const EMPTY = '';

/** What the list shows for a query, and in which order. */
function useFound(entries: readonly LibraryEntry[], byId: ReadonlyMap<string, LibraryEntry>) {
  const [query, setQuery] = useState(EMPTY);
  const [filters, setFilters] = useState(NO_FILTERS);
  const [picked, setPicked] = useState<Sort | null>(null);
  const { index, isWhole, turn } = useNamesIndex(entries);
  const asked = query.trim();
  const isAsked = asked !== '';
  const sort = picked === null || (picked === 'fit' && !isAsked) ? (isAsked ? 'fit' : 'in') : picked;
  const hits = useMemo(() => (isAsked ? index.find(asked) : null), [asked, turn, index]);
  const inOrder = useMemo(() => (sort === 'fit' ? entries : ordered(entries, sort)), [entries, sort]);
  const candidates = useMemo(() => {
    if (hits === null) return inOrder;
    if (sort === 'fit') return hits.ids.flatMap((id) => byId.get(id) ?? []);
    const fitting = new Set(hits.ids);
    return inOrder.filter(({ articleId }) => fitting.has(articleId));
  }, [hits, inOrder, sort, byId]);
  const list = useMemo(() => listing(candidates, filters), [candidates, filters]);
  return { query, setQuery, filters, setFilters, sort, setSort: setPicked, hits, list, isWhole, asked };
}

const NO_RANGES = (): readonly never[] => [];

export const Sources = ({
  library,
  open,
  onOpen,
  children,
}: {
  readonly library: LoadedLibrary;
  readonly open: string | null;
  readonly onOpen: (articleId: string | null) => void;
  /** What stands beside the search field. */
  readonly children?: ComponentChildren;
}): JSX.Element => {
  const { entries, byId, names } = library;
  const { query, setQuery, filters, setFilters, sort, setSort, hits, list, isWhole, asked } = useFound(
    entries,
    byId,
  );
  const { found } = list;
  const chosen = useChosen(found);
  const shown = open === null ? undefined : byId.get(open);
  const place = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(0);
  useEffect(() => {
    const height = bar.current?.offsetHeight ?? 0;
    if (height !== above) setAbove(height);
  });
  const close = (): void => {
    onOpen(null);
    // Back to where the reader came from, once the list is there again.
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true }),
    );
  };
  const isSearching = asked !== '' && !isWhole;
  return (
    <div class={`sources ${shown === undefined ? '' : 'with-preview'}`}>
      <div class="sources-list" ref={place}>
        <h1>{t('sectionLibrary')}</h1>
        <Totals entries={entries} />
        <Trouble />
        <search class="find">
          <SearchField query={query} onQuery={setQuery} />
          {children}
        </search>
        <Filters
          filters={filters}
          onFilters={setFilters}
          listing={list}
          sort={sort}
          onSort={setSort}
          isAsked={asked !== ''}
        />
        <p class="found-count" role="status">
          {isSearching
            ? t('searchPreparing')
            : found.length === 0
              ? asked === ''
                ? t('filterNone')
                : t('searchNone', asked)
              : asked === ''
                ? tn('listCount', found.length, formatNumber(entries.length))
                : tn(
                    sort === 'fit' ? 'searchCount' : 'searchCountIn',
                    found.length,
                    formatNumber(entries.length),
                  )}
        </p>
        <div class="list-bar" ref={bar}>
          <ChosenActions chosen={chosen} found={found} />
        </div>
        {found.length > 0 && (
          <>
            <List
              found={found}
              names={names}
              chosen={chosen}
              open={open}
              onOpen={onOpen}
              rangesIn={hits?.rangesIn ?? NO_RANGES}
              above={above}
            />
            <p class="hw-sr" id="list-keys">
              {t('libraryKeys')}
            </p>
          </>
        )}
        <p class="held">
          <HeldGlyph />
          {t('libraryHeld')}
        </p>
      </div>
      {shown !== undefined && (
        <Preview
          entry={shown}
          from={names.get(shown.from ?? '')}
          byId={byId}
          onOpen={onOpen}
          onClose={close}
        />
      )}
    </div>
  );
};
