/** What the extension's own pages ask of the library through the background. */
import { browser } from '../browser';
import type { LibraryCalls } from '../library-messages';
import { held, library, LibraryError, search } from './engine-host';
import { checkFeeds, followFeed, scheduleFeeds } from './feeds';
import { keepAsSource, takenIn } from './keep';
import { libraryChanged } from './library-watch';
import { matchedLately } from './matched-lately';
import { changeOwnSite, privateOwnSites, removeOwnSite } from './own-sites';
import { heldAsOf, troubleOf } from './own-sources';
import { rememberProblem } from './remember';
import { refreshAllTabs } from './tabs';

export const libraryHandlers: {
  [K in keyof LibraryCalls]: (arg: Parameters<LibraryCalls[K]>[0]) => Promise<ReturnType<LibraryCalls[K]>>;
} = {
  search: ({ query }) => search(query),
  held: ({ articleId }) => held(articleId),
  matchedLately: ({ articleId }) => matchedLately(articleId),
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
  followFeed: ({ url }) => followFeed(url),
  checkFeeds: async () => {
    await checkFeeds();
    return null;
  },
  feedsChanged: async () => {
    await scheduleFeeds();
    return null;
  },
  keepPage: async ({ tabId }) => {
    await keepAsSource(await browser.tabs.get(tabId));
    return null;
  },
  taken: ({ tabId }) => takenIn(tabId),
  rememberProblem: () => rememberProblem(),
};
