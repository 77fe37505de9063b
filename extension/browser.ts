/** The one seam to the browser: nothing else imports webextension-polyfill. */
import browser from 'webextension-polyfill';
import type { Menus, Runtime, Tabs } from 'webextension-polyfill';

export { browser };
export type { Menus, Runtime, Tabs };
