/** What the extension's own pages share: start-up, links to held texts, calls with their state. */
import { render, type ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from './browser';
import { speak, t, textDirection, uiLanguage, type MessageKey } from './i18n';
import { callFromPage } from './messages';

/** The language that a stored value of the settings names, whatever else it is. */
const languageIn = (settings: unknown): unknown =>
  typeof settings === 'object' && settings !== null && 'language' in settings ? settings.language : 'browser';

/**
 * Draws a page into its #app, in the reader's language and direction, and again when the reader sets another
 * one: what was typed and opened stays.
 */
export async function startPage(title: MessageKey, page: () => ComponentChildren): Promise<void> {
  await drawPage(title, page);
  browser.storage.onChanged.addListener(({ settings }, area) => {
    if (area !== 'local' || settings === undefined) return;
    if (languageIn(settings.oldValue) !== languageIn(settings.newValue)) void drawPage(title, page);
  });
}

async function drawPage(title: MessageKey, page: () => ComponentChildren): Promise<void> {
  // The background does not answer after an update: the page says so itself, in the browser's language.
  speak(await callFromPage('words', {}).catch(() => null));
  const root = document.documentElement;
  root.lang = uiLanguage();
  root.dir = textDirection();
  document.title = t(title);
  const app = document.getElementById('app');
  if (app === null) throw new Error('the page has no #app');
  render(page(), app);
}

export const settingsUrl = (): string => browser.runtime.getURL('extension/options/index.html');

export const checkUrl = (): string => browser.runtime.getURL('extension/check/index.html');

/** The library page, with one source shown where it is given. */
export const libraryUrl = (articleId?: string): string => {
  const page = browser.runtime.getURL('extension/shelf/index.html');
  return articleId === undefined ? page : `${page}#${new URLSearchParams({ open: articleId })}`;
};

/** The page that shows a held text, with one of its paragraphs marked. */
export const heldUrl = (articleId: string, paragraph?: number): string => {
  const place = new URLSearchParams({ source: articleId });
  if (paragraph !== undefined) place.set('p', String(paragraph));
  return `${settingsUrl()}#${place}`;
};

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'loaded'; readonly value: T };

/**
 * Asks again whenever `again` is called or `key` changes; what was loaded stays until the answer is
 * there, and an answer that was overtaken is dropped.
 */
export function useLoaded<T>(
  load: () => Promise<T>,
  key: string,
): { readonly loaded: Loaded<T>; readonly again: () => void; readonly replace: (value: T) => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    load().then(
      (value) => {
        if (!abort.signal.aborted) setLoaded({ state: 'loaded', value });
      },
      () => {
        if (!abort.signal.aborted) setLoaded({ state: 'failed' });
      },
    );
    return () => abort.abort();
    // `load` is made anew at each drawing; `key` says when it means something else.
  }, [key, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const replace = useCallback((value: T) => setLoaded({ state: 'loaded', value }), []);
  return { loaded, again, replace };
}

/** Calls back when the background stored something: settings, or what it read of a tab. */
export function useStorageChanges(changed: () => void): void {
  useEffect(() => {
    const listener = (_: unknown, area: string): void => {
      if (area === 'local' || area === 'session') changed();
    };
    browser.storage.onChanged.addListener(listener);
    return () => browser.storage.onChanged.removeListener(listener);
  }, [changed]);
}
