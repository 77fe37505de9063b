/** The library as the page shows it, and again whenever it changes, whoever changed it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  listEntries,
  listFeeds,
  listPacks,
  onLibraryChanged,
  StoreError,
  type LibraryEntry,
  type PackInfo,
  type StoreProblem,
} from '../library/index';
import { NamesIndex } from './names-index';

export interface LoadedLibrary {
  readonly entries: readonly LibraryEntry[];
  readonly byId: ReadonlyMap<string, LibraryEntry>;
  readonly packs: readonly PackInfo[];
  /** Names of feeds and packs by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

export type LibraryState =
  | { readonly state: 'loading' }
  /** Null: nobody knows why. */
  | { readonly state: 'failed'; readonly problem: StoreProblem | null }
  | { readonly state: 'loaded'; readonly library: LoadedLibrary };

export const problemOf = (error: unknown): StoreProblem | null =>
  error instanceof StoreError ? error.problem : null;

async function load(): Promise<LibraryState> {
  try {
    const [entries, packs, feeds] = await Promise.all([listEntries(), listPacks(), listFeeds()]);
    const byId = new Map(entries.map((entry) => [entry.articleId, entry]));
    const names = new Map([...feeds, ...packs].map(({ id, name }) => [id, name]));
    return { state: 'loaded', library: { entries, byId, packs, names } };
  } catch (error) {
    return { state: 'failed', problem: problemOf(error) };
  }
}

export function useLibrary(): { readonly library: LibraryState; readonly again: () => void } {
  const [library, setLibrary] = useState<LibraryState>({ state: 'loading' });
  const loading = useRef<{ readonly isStale: () => void } | null>(null);
  const again = useCallback(() => {
    // Word of many changes in a row asks once more when the answer is there, not once for each.
    if (loading.current !== null) return loading.current.isStale();
    let stale = false;
    loading.current = { isStale: () => (stale = true) };
    void load().then((next) => {
      loading.current = null;
      setLibrary(next);
      if (stale) again();
    });
  }, []);
  useEffect(() => {
    again();
    return onLibraryChanged(again);
  }, []);
  return { library, again };
}

/** The search over the sources. `turn` grows when there is more in it than before. */
export function useNamesIndex(entries: readonly LibraryEntry[]): {
  readonly index: NamesIndex;
  readonly isWhole: boolean;
  readonly turn: number;
} {
  const index = useRef<NamesIndex | null>(null);
  index.current ??= new NamesIndex();
  const [read, setRead] = useState<{ readonly of: readonly LibraryEntry[] | null; readonly turn: number }>({
    of: null,
    turn: 0,
  });
  useEffect(() => {
    const abort = new AbortController();
    void index.current?.take(entries, abort.signal).then((isDone) => {
      if (isDone) setRead(({ turn }) => ({ of: entries, turn: turn + 1 }));
    });
    return () => abort.abort();
  }, [entries]);
  return { index: index.current, isWhole: read.of === entries, turn: read.turn };
}
