/** Where in the settings page the reader is, as the address's hash says. */
import { useEffect, useState } from 'preact/hooks';

export const SECTIONS = [
  'reading',
  'sites',
  'remember',
  'hidden',
  'feeds',
  'language',
  'data',
  'about',
] as const;
export type Section = (typeof SECTIONS)[number];

/** The page that the reader came from, and its paragraph. */
export interface WayBack {
  readonly tabId: number;
  readonly paragraph: number;
}

export interface SourcePlace {
  readonly section: 'source';
  readonly articleId: string;
  readonly paragraph: number | null;
  readonly back?: WayBack;
}

export type Place = { readonly section: Section } | SourcePlace;

const wholeNumber = (value: string | null): number | null =>
  value !== null && /^\d{1,15}$/u.test(value) ? Number(value) : null;

/** "#sites", "#source=000&p=3", "#source=000&p=3&tab=7&at=12"; anything else is the first section. */
export function placeFrom(hash: string): Place {
  const name = hash.replace(/^#/u, '');
  const section = SECTIONS.find((one) => one === name);
  if (section !== undefined) return { section };
  const asked = new URLSearchParams(name);
  const articleId = asked.get('source');
  if (articleId === null) return { section: 'reading' };
  const tabId = wholeNumber(asked.get('tab'));
  const paragraph = wholeNumber(asked.get('at'));
  return {
    section: 'source',
    articleId,
    paragraph: wholeNumber(asked.get('p')),
    ...(tabId === null || paragraph === null ? {} : { back: { tabId, paragraph } }),
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
