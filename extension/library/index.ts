/** The reader's own library: the one door to its store. For background and own pages. */
export type * from './types';
export { StoreError } from './types';
export { backUpLibrary, exportPack } from './back-up';
export { onLibraryChanged } from './changes';
export { listEntries } from './entries';
export {
  changeFeed,
  clearLog,
  feedOf,
  listFeeds,
  logRequest,
  MOST_FEEDS,
  MOST_LOGGED,
  onFeedsChanged,
  putFeed,
  readLog,
  removeFeed,
  settleRequest,
} from './feeds-store';
export { heldOf, type HeldSince } from './held';
export { importPack } from './import-pack';
export { mergeInIdleTime } from './merge';
export { isOwn, openBundledSources, openLibrary, type Damage, type OpenLibrary } from './open';
export { addArticle } from './own';
export { listPacks, putBackPack, removePack } from './packs';
export { revision } from './parts';
export { forgetRemembered, rememberedUsage, trimRemembered } from './remembered';
export {
  readLibraryFile,
  restoreLibrary,
  type LibraryFileReading,
  type LibrarySummary,
  type Restored,
} from './restore';
export { deleteLibrary, eraseRemoved, putBackSources, removeSources, setOff } from './sources';
export { beginAnew, closeLibrary } from './store';
export { askToPersist, usage } from './usage';
