/** The typo-tolerant search of the held sources, and its field. The background searches (fuse.js). */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber, t, tn } from './i18n';
import { callFromPage, type SearchField as FoundText, type SearchHit } from './messages';
import { heldUrl, useLoaded, type Loaded } from './own-page';
import { Icon } from './ui/glyphs';
import { MarkedText } from './ui/marked-text';
import { sourceDate, sourceLabel } from './ui/words';

/** Answers `query` and remembers how many sources there are in all. */
export function useSearch(query: string): {
  readonly loaded: Loaded<readonly SearchHit[]>;
  readonly total: number;
} {
  const asked = query.trim();
  const { loaded } = useLoaded(() => callFromPage('search', { query: asked }), asked);
  const everything = useLoaded(() => callFromPage('search', { query: '' }), '').loaded;
  return { loaded, total: everything.state === 'loaded' ? everything.value.length : 0 };
}

export const SearchField = ({
  query,
  onQuery,
  focus = false,
}: {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Takes the focus when it appears. */
  readonly focus?: boolean;
}): JSX.Element => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  return (
    <div class="search-field">
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={t('searchLabel')}
        placeholder={t('searchPlaceholder')}
        value={query}
        onInput={(event) => onQuery(event.currentTarget.value)}
      />
      {query !== '' && (
        <button
          type="button"
          class="go"
          aria-label={t('searchClear')}
          onClick={() => {
            onQuery('');
            input.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
};

const Found = ({ field }: { readonly field: FoundText }): JSX.Element => (
  <MarkedText text={field.text} spans={field.ranges.map((range) => ({ ...range, kind: 'found' }))} />
);

const Title = ({ hit }: { readonly hit: SearchHit }): JSX.Element => {
  if (hit.outlet !== undefined) return <Found field={hit.outlet} />;
  if (hit.headline !== undefined) return <Found field={hit.headline} />;
  return <>{sourceLabel(hit.article)}</>;
};

/** The words that a text opens with, marked as cut unless they end a sentence. */
const opened = (field: FoundText): FoundText =>
  /[.!?…]["'”’»)]*\s*$/u.test(field.text)
    ? field
    : { ...field, text: `${field.text.replace(/[\p{P}\s]+$/u, '')}…` };

interface RowProps {
  readonly hit: SearchHit;
  readonly onOpen: (event: MouseEvent) => void;
}

const Row = ({ hit, onOpen }: RowProps): JSX.Element => (
  <li class="source">
    <div class="source-what">
      <a
        class="source-title"
        href={heldUrl(hit.article.articleId, hit.paragraph)}
        target="_blank"
        rel="noopener"
        onClick={onOpen}
      >
        <bdi lang="">
          <Title hit={hit} />
        </bdi>
      </a>
      {hit.outlet !== undefined && hit.headline !== undefined && (
        <span class="source-headline">
          <bdi lang="">
            <Found field={hit.headline} />
          </bdi>
        </span>
      )}
      <span class="source-words">
        <bdi lang="">
          <Found field={hit.paragraph === undefined ? opened(hit.snippet) : hit.snippet} />
        </bdi>
      </span>
    </div>
    <span class="source-date">{sourceDate(hit.article)}</span>
    <span class="source-length">{tn('words', hit.article.words)}</span>
  </li>
);

export const SearchResults = ({
  loaded,
  total,
  query,
  onOpen,
}: {
  readonly loaded: Loaded<readonly SearchHit[]>;
  readonly total: number;
  readonly query: string;
  /** Handles a click on a result. */
  readonly onOpen: (event: MouseEvent) => void;
}): JSX.Element => {
  const [last, setLast] = useState<readonly SearchHit[]>([]);
  useEffect(() => {
    if (loaded.state === 'loaded') setLast(loaded.value);
  }, [loaded]);
  const hits = loaded.state === 'loaded' ? loaded.value : last;
  if (loaded.state === 'failed') return <p role="alert">{t('stateError')}</p>;
  return (
    <>
      {query.trim() !== '' && (
        <p class="small" role="status">
          {loaded.state === 'loaded' && hits.length === 0
            ? t('searchNone', query.trim())
            : tn('searchCount', hits.length, formatNumber(total))}
        </p>
      )}
      <ul class="sources">
        {hits.map((hit) => (
          <Row key={hit.article.articleId} hit={hit} onOpen={onOpen} />
        ))}
      </ul>
    </>
  );
};
