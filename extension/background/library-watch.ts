/**
 * Follows the library as it changes. What is known of the pages that the reader has before them is brought up to date
 * after the last of a row of changes; of the others when they come forward or are asked for. The pages themselves are
 * not read again: what they are told does not depend on the reader's own sources, but where the site is allowed.
 */
import { browser } from '../browser';
import { eraseRemoved, mergeInIdleTime, onLibraryChanged, revision } from '../library/index';
import { bringUpToDate } from './two-traces';

/** A hundred articles of a feed come one after the other: one look is enough. */
const ROW_MS = 1_000;
/** A row that does not end is looked at all the same. */
const LONGEST_ROW_MS = 8_000;
/** Merging and erasing wait until nothing has changed for so long. */
const IDLE_MS = 12_000;

interface Waiting {
  look: ReturnType<typeof setTimeout> | undefined;
  /** When the row of changes began; null: there is none. */
  since: number | null;
  tidy: ReturnType<typeof setTimeout> | undefined;
  /** The revision that was tidied: tidying changes the library as well. */
  tidied: number | null;
}

const waiting: Waiting = { look: undefined, since: null, tidy: undefined, tidied: null };

async function lookAtShownTabs(): Promise<void> {
  waiting.since = null;
  if ((await revision()) !== waiting.tidied) tidyLater();
  const shown = await browser.tabs.query({ active: true });
  for (const { id } of shown) if (id !== undefined) await bringUpToDate(id).catch(() => undefined);
}

/** Whether a page of the extension's own is open, where something removed may still be put back. */
async function isOwnPageOpen(): Promise<boolean> {
  const origin = browser.runtime.getURL('');
  return (await browser.tabs.query({})).some(({ url }) => url?.startsWith(origin) === true);
}

/** Work that may be stopped at any moment, and is begun again with the next life of the background. */
async function tidy(): Promise<void> {
  if (!(await isOwnPageOpen())) await eraseRemoved();
  await mergeInIdleTime();
  waiting.tidied = await revision();
}

function tidyLater(): void {
  clearTimeout(waiting.tidy);
  // A library that is damaged or full says so where it is used; there is nothing to do for it here.
  waiting.tidy = setTimeout(() => void tidy().catch(() => undefined), IDLE_MS);
}

/** The library changed: here, or in a page of ours. */
export function libraryChanged(): void {
  const now = performance.now();
  waiting.since ??= now;
  clearTimeout(waiting.look);
  const rest = Math.max(0, waiting.since + LONGEST_ROW_MS - now);
  waiting.look = setTimeout(() => void lookAtShownTabs().catch(() => undefined), Math.min(ROW_MS, rest));
}

/** Called on the first tick of each life of the background. */
export function followLibrary(): void {
  onLibraryChanged(libraryChanged);
  browser.tabs.onActivated.addListener(({ tabId }) => void bringUpToDate(tabId).catch(() => undefined));
  tidyLater();
}
