/**
 * "Keep this page as a source": the article of a page, handed to the page that shows it before it is kept. It stands in
 * memory alone, under the id of that page's tab, and goes with the tab.
 */
import { browser, type Tabs } from '../browser';
import type { Taken } from '../messages';
import { openBeside } from './beside';
import { extractArticle } from './extract';
import { oneByOne } from './in-turn';
import { keepTaken, tabRecord, takenFor } from './tab-store';

const KEEP_PAGE = 'extension/keep/index.html';

async function take(tab: Tabs.Tab | undefined): Promise<Taken> {
  if (tab?.id === undefined || tab.id < 0) return { nothing: 'closed' };
  const { id, incognito: isPrivate } = tab;
  // Where the page itself is no article, one may stand in a frame of it.
  const frame = (await tabRecord(id))?.frame ?? 0;
  try {
    const article = await extractArticle(id, frame).catch(() => extractArticle(id, 0));
    return article === null ? { nothing: 'text' } : { article, isPrivate };
  } catch {
    const isThere = await browser.tabs.get(id).then(
      () => true,
      () => false,
    );
    return { nothing: isThere ? 'closed' : 'gone' };
  }
}

/** The page may ask for its text before it is laid down for it: its tab has no id until it is there. */
const inTurn = oneByOne();

/** Reads the article of a tab's page and opens the page that shows it, with the text or a reason why there is none. */
export async function keepAsSource(tab: Tabs.Tab | undefined): Promise<void> {
  const taken = await take(tab);
  await inTurn(async () => {
    const page = await openBeside(tab, KEEP_PAGE);
    if (page.id !== undefined) await keepTaken(page.id, taken);
  });
}

/** What was taken for the page in a tab; null: nothing. */
export const takenIn = (tabId: number): Promise<Taken | null> => inTurn(() => takenFor(tabId));
