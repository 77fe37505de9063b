/**
 * The one seam to the browser: nothing else imports webextension-polyfill. In scripts that run in pages the build puts
 * page-browser.ts in its place.
 */
import browser from 'webextension-polyfill';
import type { Menus, Runtime, Tabs } from 'webextension-polyfill';

export { browser };
export type { Menus, Runtime, Tabs };
