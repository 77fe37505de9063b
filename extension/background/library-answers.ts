/** What the extension's own pages ask of the reader's own library through the background. */
import { browser } from '../browser';
import { library, LibraryError } from './engine-host';
import { changeOwnSite, privateOwnSites, removeOwnSite } from './own-sites';
import { heldAsOf, troubleOf } from './own-sources';
import { refreshAllTabs } from './sites';
import { libraryChanged } from './library-watch';
import type { PageCalls } from '../messages';

type Calls =
  | 'reopenLibrary'
  | 'libraryChanged'
  | 'heldAs'
  | 'libraryTrouble'
  | 'markOwn'
  | 'privateOwnSites'
  | 'removeOwnSite';

export const libraryHandlers: {
  [K in Calls]: (arg: Parameters<PageCalls[K]>[0]) => Promise<ReturnType<PageCalls[K]>>;
} = {
  reopenLibrary: async () => {
    void refreshAllTabs();
    return null;
  },
  libraryChanged: async () => {
    libraryChanged();
    return null;
  },
  heldAs: async ({ articleIds }) => heldAsOf((await library()).open, articleIds),
  libraryTrouble: async () => {
    try {
      return troubleOf((await library()).open);
    } catch (error) {
      // The extension's own file: told where the library itself is asked for.
      if (error instanceof LibraryError) return null;
      throw error;
    }
  },
  markOwn: async ({ tabId, host, on }) => {
    await changeOwnSite(host, (await browser.tabs.get(tabId)).incognito, on);
    return null;
  },
  privateOwnSites: () => privateOwnSites(),
  removeOwnSite: async ({ site }) => {
    await removeOwnSite(site);
    return null;
  },
};
