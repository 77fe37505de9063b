/** Where in the settings page the reader is, as the address's hash says. */
import { useEffect, useState } from 'preact/hooks';

export const SECTIONS = ['reading', 'sites', 'hidden', 'library', 'language', 'data', 'about'] as const;
export type Section = (typeof SECTIONS)[number];

export type Place =
  | { readonly section: Section }
  | { readonly section: 'source'; readonly articleId: string; readonly paragraph: number | null };

/** "#library", "#source=000&p=3"; anything else is the first section. */
export function placeFrom(hash: string): Place {
  const name = hash.replace(/^#/u, '');
  const section = SECTIONS.find((one) => one === name);
  if (section !== undefined) return { section };
  const asked = new URLSearchParams(name);
  const articleId = asked.get('source');
  if (articleId === null) return { section: 'reading' };
  const paragraph = Number(asked.get('p') ?? Number.NaN);
  return {
    section: 'source',
    articleId,
    paragraph: Number.isInteger(paragraph) && paragraph >= 0 ? paragraph : null,
  };
}

export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeFrom(location.hash));
  useEffect(() => {
    const follow = (): void => setPlace(placeFrom(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return place;
}
