import { browser } from '../browser';
import { startPage } from '../own-page';
import { Popup } from './popup';

/** `?tab=ID` stands for the active tab where the popup is opened as a page of its own. */
async function shownTab(): Promise<number> {
  const asked = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  if (Number.isInteger(asked)) return asked;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? -1;
}

const tabId = await shownTab();
await startPage('popupTitle', () => <Popup tabId={tabId} />);
