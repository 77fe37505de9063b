import { browser } from '../browser';
import { startPage } from '../own-page';
import { Keep } from './keep';

const tab = await browser.tabs.getCurrent();
await startPage('menuKeepPage', () => <Keep tabId={tab?.id ?? null} />);
