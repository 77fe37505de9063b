/** The language of the interface, where the reader set another one than the browser's. */
import { browser } from '../browser';
import { speak, type Catalog } from '../i18n';
import type { Settings } from '../settings';
import { readSettings } from './settings-store';

async function load(language: Settings['language']): Promise<Catalog | null> {
  if (language === 'browser') return null;
  try {
    const response = await fetch(browser.runtime.getURL(`_locales/${language}/messages.json`));
    const messages = (await response.json()) as Record<string, { readonly message: string }>;
    return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
  } catch {
    // The file came with the extension; without it the browser's language is better than no words.
    return null;
  }
}

interface Loaded {
  language: Settings['language'];
  catalog: Promise<Catalog | null>;
}

const loaded: Loaded = { language: 'browser', catalog: Promise.resolve(null) };

/** Speaks as the settings say from now on; gives the messages for those who cannot load them. */
export async function wordsAsSet(): Promise<Catalog | null> {
  const { language } = await readSettings();
  if (language !== loaded.language) Object.assign(loaded, { language, catalog: load(language) });
  const catalog = await loaded.catalog;
  speak(catalog);
  return catalog;
}
