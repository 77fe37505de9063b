import { browser } from '../browser';
import { sayInstead } from '../i18n';
import { startPage } from '../own-page';
import { Check } from './check';
import { OF_TEXT } from './of-text';

sayInstead(OF_TEXT);
const tab = await browser.tabs.getCurrent();
await startPage('menuCheckText', () => <Check tabId={tab?.id ?? null} />);
