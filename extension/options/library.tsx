/** The held sources: search, list, and the way to each text. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, tn } from '../i18n';
import { TroubleNote } from '../library-trouble';
import { SearchField, SearchResults, useSearch } from '../library-search';
import { callFromPage } from '../messages';
import { useLoaded } from '../own-page';
import { HeldGlyph } from '../ui/glyphs';

const Totals = (): JSX.Element | null => {
  const { loaded } = useLoaded(() => callFromPage('search', { query: '' }), '');
  if (loaded.state !== 'loaded') return null;
  const words = loaded.value.reduce((sum, { article }) => sum + article.words, 0);
  return <p class="note">{t('libraryIntro', tn('sourceCount', loaded.value.length), tn('words', words))}</p>;
};

const Trouble = (): JSX.Element | null => {
  const { loaded } = useLoaded(() => callFromPage('libraryTrouble', {}), '');
  return loaded.state === 'loaded' && loaded.value !== null ? <TroubleNote trouble={loaded.value} /> : null;
};

export const Library = (): JSX.Element => {
  const [query, setQuery] = useState('');
  const { loaded, total } = useSearch(query);
  return (
    <>
      <h1>{t('sectionLibrary')}</h1>
      <Totals />
      <Trouble />
      <search>
        <SearchField query={query} onQuery={setQuery} />
      </search>
      <div class="library">
        <SearchResults loaded={loaded} total={total} query={query}>
          <p class="columns" aria-hidden="true">
            <span>{t('columnSource')}</span>
            <span>{t('columnDate')}</span>
            <span>{t('columnLength')}</span>
          </p>
        </SearchResults>
      </div>
      <p class="held">
        <HeldGlyph />
        {t('libraryHeld')}
      </p>
    </>
  );
};
