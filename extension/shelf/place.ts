/** Where in the library page the reader is, as the address's hash says. */
import { useCallback, useEffect, useState } from 'preact/hooks';

export const VIEWS = ['sources', 'packs', 'storage'] as const;
export type View = (typeof VIEWS)[number];

export interface Place {
  readonly view: View;
  /** The source that is shown beside the list. */
  readonly open: string | null;
}

/** "#packs", "#open=own-0123456789abcdef"; anything else is the list of sources. */
export function placeFrom(hash: string): Place {
  const name = hash.replace(/^#/u, '');
  const view = VIEWS.find((one) => one === name);
  return view === undefined
    ? { view: 'sources', open: new URLSearchParams(name).get('open') }
    : { view, open: null };
}

export function usePlace(): { readonly place: Place; readonly show: (articleId: string | null) => void } {
  const [place, setPlace] = useState(() => placeFrom(location.hash));
  useEffect(() => {
    const follow = (): void => setPlace(placeFrom(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const show = useCallback((articleId: string | null): void => {
    const hash = articleId === null ? '#sources' : `#${new URLSearchParams({ open: articleId })}`;
    // The way back leads from a source to the list, not through all that were looked at.
    const isFirst = placeFrom(location.hash).open === null;
    if (isFirst && articleId !== null) history.pushState(null, '', hash);
    else history.replaceState(null, '', hash);
    setPlace(placeFrom(hash));
  }, []);
  return { place, show };
}
