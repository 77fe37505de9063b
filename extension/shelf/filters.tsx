/** What narrows the list, each choice with how many it would leave, and its order. */
import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { formatNumber, t, type MessageKey } from '../i18n';
import { originName } from '../library-words';
import { languageName } from '../ui/words';
import { NO_FILTERS, ORIGINS, SORTS, type Filters as Chosen, type Listing, type Sort } from './finding';

const SORT_NAMES: Readonly<Record<Sort, MessageKey>> = {
  fit: 'sortFit',
  in: 'sortIn',
  date: 'sortDate',
  outlet: 'sortOutlet',
};

/** Where there is little room, all but the origins is folded away. As frame.css has it. */
const WIDE = '(min-width: 720px)';

function useWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const follow = (): void => setWide(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return isWide;
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((total, one) => total + one, 0);

const Origins = ({
  filters,
  listing,
  onFilters,
}: Omit<FiltersProps, 'sort' | 'onSort' | 'isAsked'>): JSX.Element => {
  const name = useId();
  const choices = [
    { origin: null, title: t('originAll'), count: sum(listing.origins.values()) },
    ...ORIGINS.map((origin) => ({
      origin,
      title: originName(origin),
      count: listing.origins.get(origin) ?? 0,
    })),
  ];
  return (
    <fieldset class="chips">
      <legend class="hw-sr">{t('filterOrigin')}</legend>
      {choices.map(({ origin, title, count }) => (
        <label key={title} class={`chip ${filters.origin === origin ? 'chosen' : ''}`}>
          <input
            type="radio"
            name={name}
            checked={filters.origin === origin}
            onChange={() => onFilters({ ...filters, origin })}
          />
          {title} <span class="chip-count">{formatNumber(count)}</span>
        </label>
      ))}
    </fieldset>
  );
};

export interface FiltersProps {
  readonly filters: Chosen;
  readonly onFilters: (filters: Chosen) => void;
  readonly listing: Listing;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** Whether something is searched for, so that sources can fit more or less. */
  readonly isAsked: boolean;
}

const Languages = ({
  filters,
  listing,
  onFilters,
}: Omit<FiltersProps, 'sort' | 'onSort' | 'isAsked'>): JSX.Element => {
  const named = [...listing.languages]
    .map(([tag, count]) => ({ tag, count, name: tag === '' ? t('languageUnknown') : languageName(tag) }))
    .sort((a, b) => b.count - a.count);
  const total = sum(listing.languages.values());
  return (
    <label>
      <span>{t('filterLanguage')}</span>
      <select
        value={filters.language ?? '*'}
        onChange={({ currentTarget: { value } }) =>
          onFilters({ ...filters, language: value === '*' ? null : value })
        }
      >
        <option value="*">{t('optionCount', t('languageAll'), formatNumber(total))}</option>
        {named.map(({ tag, name, count }) => (
          <option key={tag} value={tag}>
            {t('optionCount', name, formatNumber(count))}
          </option>
        ))}
        {filters.language !== null && !listing.languages.has(filters.language) && (
          <option value={filters.language}>
            {t(
              'optionCount',
              filters.language === '' ? t('languageUnknown') : languageName(filters.language),
              formatNumber(0),
            )}
          </option>
        )}
      </select>
    </label>
  );
};

export const Filters = ({
  filters,
  onFilters,
  listing,
  sort,
  onSort,
  isAsked,
}: FiltersProps): JSX.Element => {
  const day = (key: 'since' | 'until', name: MessageKey): JSX.Element => (
    <label>
      <span>{t(name)}</span>
      <input
        type="date"
        value={filters[key]}
        onChange={({ currentTarget: { value } }) => onFilters({ ...filters, [key]: value })}
      />
    </label>
  );
  const isWide = useWide();
  const isNarrowed = Object.values(NO_FILTERS).join() !== Object.values(filters).join();
  const row = (
    <div class="filter-row">
      {day('since', 'filterSince')}
      {day('until', 'filterUntil')}
      <Languages filters={filters} listing={listing} onFilters={onFilters} />
      <label>
        <span>{t('filterSort')}</span>
        <select
          value={sort}
          onChange={({ currentTarget: { value } }) => onSort(SORTS.find((one) => one === value) ?? 'in')}
        >
          {SORTS.filter((one) => one !== 'fit' || isAsked).map((one) => (
            <option key={one} value={one}>
              {t(SORT_NAMES[one])}
            </option>
          ))}
        </select>
      </label>
      {isNarrowed && (
        <button type="button" class="link" onClick={() => onFilters(NO_FILTERS)}>
          {t('filterAll')}
        </button>
      )}
    </div>
  );
  return (
    <div class="filters">
      <Origins filters={filters} listing={listing} onFilters={onFilters} />
      {isWide ? (
        <div class="more-filters">{row}</div>
      ) : (
        <details class="more-filters">
          <summary>{t('filterMore')}</summary>
          {row}
        </details>
      )}
      {(filters.since !== '' || filters.until !== '') && <p class="small">{t('filterDateNote')}</p>}
    </div>
  );
};
