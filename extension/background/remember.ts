/**
 * Remembers what the reader reads, once they turned it on: an article on which they stayed goes into the library by
 * itself. Never in private windows, nor on sites that they left out.
 */
import { browser } from '../browser';
import { addArticle, trimRemembered } from '../library/index';
import { StoreError, type StoreProblem } from '../library/types';
import { isListedSite } from '../settings';
import { extractArticle } from './extract';
import { oneByOne } from './in-turn';
import { readSettings } from './settings-store';
import { documentIn, mayRead, type Reader } from './tabs';

/** A page that may be remembered once the reader has stayed on it. */
export interface Stay extends Reader {
  readonly isPrivate: boolean;
}

const KEY = 'rememberProblem';

/** Why the last article was not remembered; null: it was. In memory alone. */
export const rememberProblem = async (): Promise<StoreProblem | null> =>
  ((await browser.storage.session.get(KEY))[KEY] as StoreProblem | undefined) ?? null;

/** Whether this page's reader wants it remembered. Articles in frames have no address that a reader knows. */
export async function mayRemember({ isPrivate, frameId, host }: Stay): Promise<boolean> {
  if (isPrivate || frameId !== 0 || host === null) return false;
  const { remember, forgetSites } = await readSettings();
  return remember === 'on' && !isListedSite(forgetSites, host);
}

const inTurn = oneByOne();

/** Keeps what stands in the page on which the reader stayed. `document` names it, as `here` does. */
export function rememberPage(stay: Stay, document: number): Promise<void> {
  return inTurn(async () => {
    const isStill = async (): Promise<boolean> =>
      (await mayRemember(stay)) && (await mayRead(stay)) && (await documentIn(stay.tabId)) === document;
    if (!(await isStill())) return;
    const article = await extractArticle(stay.tabId, 0).catch(() => null);
    // Front pages, lists of results: nothing that one text could be from.
    if (article === null || !article.isArticle || !(await isStill())) return;
    try {
      await addArticle({ origin: 'remembered', meta: article.meta, blocks: article.blocks });
      await trim();
      await browser.storage.session.remove(KEY);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      await browser.storage.session.set({ [KEY]: error.problem });
    }
  });
}

/** Lets go of what is too old or too much by what the reader set. */
async function trim(): Promise<void> {
  const { rememberDays: days, rememberMegabytes: megabytes } = await readSettings();
  await trimRemembered({ days, megabytes }, new Date());
}

/** The same, where nothing was added: after a change of the settings, and once a day has gone by. */
export const trimInTurn = (): Promise<void> => inTurn(() => trim().catch(() => undefined));
