import { browser, type Tabs } from '../browser';

/** Opens a page of ours beside a tab. */
export async function openBeside(tab: Tabs.Tab | undefined, path: string): Promise<Tabs.Tab> {
  const url = browser.runtime.getURL(path);
  if (tab?.id === undefined || tab.id < 0) return browser.tabs.create({ url });
  const { id: openerTabId, index, windowId } = tab;
  const beside = { url, openerTabId, index: index + 1 };
  return (
    browser.tabs
      .create(windowId === undefined ? beside : { ...beside, windowId })
      // A window that takes no tabs, or no pages of ours: a private one of Chromium's.
      .catch(() => browser.tabs.create({ url }))
  );
}
