/** The entries in the browser's own menus: on selected text, on pages, and on the toolbar button. */
import { browser, type Menus, type Tabs } from '../browser';
import { t } from '../i18n';
import { openBeside } from './beside';
import { oneByOne } from './in-turn';
import { keepAsSource } from './keep';
import { wordsAsSet } from './language';
import { openCheck, traceMarked } from './selection';

const TRACE = 'trace-selection';
const CHECK = 'check-text';
const LIBRARY = 'library';
const KEEP = 'keep-page';
const KEEP_BY_BUTTON = 'keep-page-button';

/** Pages that may be an article. */
const WEB = ['http://*/*', 'https://*/*'];

const inTurn = oneByOne();

/** Puts the entries there in the language of the interface, or puts that right. Calls run one after the other. */
export function showMenus(): Promise<void> {
  return inTurn(async () => {
    await wordsAsSet();
    const entries = [
      { id: TRACE, title: t('menuTraceSelection'), contexts: ['selection'] },
      { id: KEEP, title: t('menuKeepPage'), contexts: ['page'], documentUrlPatterns: WEB },
      { id: KEEP_BY_BUTTON, title: t('menuKeepPage'), contexts: ['action'] },
      { id: CHECK, title: t('menuCheckText'), contexts: ['action'] },
      { id: LIBRARY, title: t('sectionLibrary'), contexts: ['action'] },
    ] as const satisfies readonly Menus.CreateCreatePropertiesType[];
    for (const entry of entries) {
      const { id, title, contexts } = entry;
      // Browsers differ in when they forget the entries: what is there is kept, what is not is made.
      await browser.contextMenus.update(id, { title }).catch(() => {
        browser.contextMenus.create({ ...entry, contexts: [...contexts] }, () => {
          // Read, so that an entry that came back meanwhile is no error.
          void browser.runtime.lastError;
        });
      });
    }
  });
}

export async function menuClicked(info: Menus.OnClickData, tab: Tabs.Tab | undefined): Promise<void> {
  if (info.menuItemId === TRACE) await traceMarked(info, tab);
  if (info.menuItemId === KEEP || info.menuItemId === KEEP_BY_BUTTON) await keepAsSource(tab);
  if (info.menuItemId === CHECK) await openCheck(tab, null);
  if (info.menuItemId === LIBRARY) await openBeside(tab, 'extension/shelf/index.html');
}
