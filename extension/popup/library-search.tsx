import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { SearchField, SearchResults, useSearch } from '../library-search';
import { openTab } from '../trace/open-tab';

/** The search of the held sources, folded into the popup's footer. */
export const LibrarySearch = (): JSX.Element => {
  const [query, setQuery] = useState('');
  const { loaded, total } = useSearch(query);
  return (
    <section class="search">
      <SearchField query={query} onQuery={setQuery} focus />
      {query.trim() !== '' && <SearchResults loaded={loaded} total={total} query={query} onOpen={openTab} />}
    </section>
  );
};
