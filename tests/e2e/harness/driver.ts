/** One interface over both browsers: the sample sites, a browser with the extension, and what a reader can do. */
import type { ElementHandle, Page } from 'puppeteer-core';
import type { PageCalls, PageReport, TabCalls } from '../../../extension/messages';
import type { Feed } from '../../../extension/library/types';
import { DEFAULT_SETTINGS, type Settings } from '../../../extension/settings';
import { testFolder } from '../../../tools/build';
import { serveSampleSites, type SampleServer } from '../../site/server';
import { launchBrowser, type BrowserName, type Launched, type LaunchOptions } from './launch';
import { NewsPage } from './news-page';
import { until } from './until';

/** The part of the extension API that tests call from the extension's own pages. */
interface ExtensionApi {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown>; getURL(path: string): string };
  readonly tabs: {
    query(filter: object): Promise<{ id?: number; url?: string }[]>;
    sendMessage(tabId: number, message: unknown): Promise<unknown>;
    setZoom(tabId: number, factor: number): Promise<void>;
  };
  readonly action: {
    getBadgeText(of: { tabId: number }): Promise<string>;
    getTitle(of: { tabId: number }): Promise<string>;
  };
  readonly windows: { create(data: { incognito: boolean; url: string }): Promise<unknown> };
  readonly scripting: { getRegisteredContentScripts(): Promise<unknown[]> };
  readonly storage: Readonly<Record<StorageArea, Store>>;
  readonly alarms: { getAll(): Promise<{ name: string }[]> };
}

export type StorageArea = 'local' | 'session' | 'sync';

interface Store {
  /** Null: all of it. */
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  clear(): Promise<void>;
}
declare const chrome: ExtensionApi;

export interface DriverOptions extends Partial<Omit<LaunchOptions, 'name' | 'proxy'>> {
  /** Whether the build under test may look at the sample sites from the start (default), as the test copies may. */
  readonly granted?: boolean;
}

const CONTROL_PAGE = 'extension/options/index.html';

export class Driver {
  readonly #launched: Launched;
  readonly #control: Page;
  /** Extension pages that the test opened. */
  readonly #ownPages = new WeakSet<Page>();

  private constructor(
    readonly name: BrowserName,
    readonly site: SampleServer,
    launched: Launched,
    control: Page,
  ) {
    this.#launched = launched;
    this.#control = control;
  }

  /** Starts sample sites and browser; the extension is ready to read pages when this resolves. */
  static async start(name: BrowserName, { granted = true, ...options }: DriverOptions = {}): Promise<Driver> {
    const site = await serveSampleSites();
    try {
      const extension = testFolder(name === 'chromium' ? 'chrome' : 'firefox');
      const launched = await launchBrowser({ extension, ...options, name, proxy: site.proxy });
      const control = await openExtensionPage(launched, CONTROL_PAGE);
      const driver = new Driver(name, site, launched, control);
      if (granted) await driver.registered(true);
      return driver;
    } catch (error) {
      await site.close();
      throw error;
    }
  }

  /** Waits until the content script is registered for some sites, or for none. */
  registered(wanted: boolean): Promise<boolean> {
    return until(`the content script is ${wanted ? '' : 'not '}registered`, () =>
      this.#control.evaluate(
        async (some) => (await chrome.scripting.getRegisteredContentScripts()).length > 0 === some,
        wanted,
      ),
    );
  }

  /** An update under open pages. The extension's own pages close: only what happens in news pages can be asked after. */
  update(): Promise<void> {
    return this.#launched.update();
  }

  async stop(): Promise<void> {
    await this.#launched.close();
    await this.site.close();
  }

  /** Opens an address of the sample sites in a tab of its own, after `prepare` had the empty tab. */
  async open(url: string, prepare?: (page: Page) => Promise<void>): Promise<NewsPage> {
    const page = await this.#launched.browser.newPage();
    const news = await NewsPage.watch(this, page);
    await prepare?.(page);
    await page.goto(url);
    return news;
  }

  /** `chrome-extension://…/` or `moz-extension://…/`, as a page would have to guess it. */
  get origin(): string {
    return this.#launched.origin;
  }

  /** Opens an address in a private window of its own. */
  async openPrivately(url: string): Promise<NewsPage> {
    const { browser } = this.#launched;
    const blank = 'about:blank#private';
    await this.#control.evaluate(
      (address) => chrome.windows.create({ incognito: true, url: address }),
      blank,
    );
    const page = await until('the private window', async () => {
      for (const target of browser.targets()) if (target.url() === blank) return target.page();
      return null;
    });
    const news = await NewsPage.watch(this, page);
    await page.goto(url);
    return news;
  }

  /** Opens a page of the extension as a tab: `extension/popup/index.html?tab=…`. */
  async extensionPage(path: string): Promise<Page> {
    const page = await openExtensionPage(this.#launched, path);
    this.#ownPages.add(page);
    return page;
  }

  /** The popup of a news page, as a page of its own. */
  async popup(news: NewsPage): Promise<Page> {
    const popup = await this.extensionPage(`extension/popup/index.html?tab=${await this.tabId(news.page)}`);
    await popup.setViewport({ width: 360, height: 900 });
    return popup;
  }

  /** Waits for a tab of the extension that the extension opened itself: none that a test opened before. */
  async openedPage(path: string): Promise<Page> {
    return until(`the extension opens ${path}`, async () => {
      // Firefox tells no address of extension pages; the pages themselves do.
      const address = this.#launched.origin + path;
      for (const page of await this.#launched.browser.pages()) {
        if (this.#ownPages.has(page)) continue;
        // A page that was closed a moment ago may still be listed.
        const isIt = page.evaluate((wanted) => location.href.startsWith(wanted), address);
        if (await isIt.catch(() => false)) return page;
      }
      return undefined;
    });
  }

  /** Name and version of the browser. */
  browserVersion(): Promise<string> {
    return this.#launched.browser.version();
  }

  /** The tab id of a page. */
  async tabId(page: Page): Promise<number> {
    // Not page.url(): a page that came back from the browser's cache is not announced.
    const url = await page.evaluate(() => location.href);
    const id = await this.#control.evaluate(async (address) => {
      const tabs = await chrome.tabs.query({});
      return tabs.findLast((tab) => tab.url === address)?.id ?? null;
    }, url);
    if (id === null) throw new Error(`no tab shows ${url}`);
    return id;
  }

  /** Opens an address that extensions cannot read, and gives its tab. */
  async openClosed(url: string): Promise<{ readonly page: Page; readonly tabId: number }> {
    const page = await this.#launched.browser.newPage();
    // Some of them report no load event.
    await page.goto(url, { waitUntil: [] });
    await page.bringToFront();
    const tabId = await until(`the tab of ${url}`, () =>
      this.#control.evaluate(async () => {
        const own = chrome.runtime.getURL('');
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return tab?.url?.startsWith(own) === true ? undefined : tab?.id;
      }),
    );
    return { page, tabId };
  }

  /**
   * A command of the extension on a page, fired in the background as its key would fire it: test keys reach no
   * extension. Chromium alone; Firefox fires no event of another's making.
   */
  command(name: string, news: NewsPage): Promise<void> {
    return this.#dispatch('commands.onCommand', name, news);
  }

  /** An entry of the browser's menu on a page, chosen as `command` presses a key. Chromium alone. */
  menu(entry: string, news: NewsPage): Promise<void> {
    return this.#dispatch('contextMenus.onClicked', { menuItemId: entry }, news);
  }

  /** Fires an event of the extension's in the background with the tab of a page. */
  async #dispatch(event: string, value: unknown, news: NewsPage): Promise<void> {
    await news.page.bringToFront();
    // A background that has gone to sleep is no target.
    await this.ask('settings', {});
    const target = await this.#launched.browser.waitForTarget(
      (one) => one.type() === 'service_worker' && one.url().startsWith(this.#launched.origin),
    );
    const worker = await target.worker();
    if (worker === null) throw new Error('the background is no worker');
    await worker.evaluate(
      async (path, json) => {
        type Api = Record<string, Record<string, { dispatch(value: unknown, tab: unknown): void }>>;
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const [area = '', name = ''] = path.split('.');
        (chrome as unknown as Api)[area]?.[name]?.dispatch(JSON.parse(json), tab);
      },
      event,
      JSON.stringify(value),
    );
  }

  /** What the toolbar button says of a page. */
  async toolbar(news: NewsPage): Promise<{ readonly count: string; readonly title: string }> {
    const tabId = await this.tabId(news.page);
    return this.#control.evaluate(
      async (id) => ({
        count: await chrome.action.getBadgeText({ tabId: id }),
        title: await chrome.action.getTitle({ tabId: id }),
      }),
      tabId,
    );
  }

  /** A press of the toolbar button on a page, which lets the extension into it for once. Chromium alone. */
  async pressButton(news: NewsPage): Promise<void> {
    await news.page.bringToFront();
    const [extension] = (await this.#launched.browser.extensions()).values();
    if (extension === undefined) throw new Error('no extension is installed');
    await news.page.triggerExtensionAction(extension);
  }

  /** A call to the background, from the extension's own page. */
  async ask<K extends keyof PageCalls & string>(
    call: K,
    arg: Parameters<PageCalls[K]>[0],
  ): Promise<ReturnType<PageCalls[K]>> {
    const answer = await this.#control.evaluate(
      (message) => chrome.runtime.sendMessage(JSON.parse(message)),
      JSON.stringify({ headwater: 'page', call, arg }),
    );
    return answer as ReturnType<PageCalls[K]>;
  }

  /** A call to the content script of a page, as the background makes it. */
  async tell<K extends keyof TabCalls & string>(
    news: NewsPage,
    call: K,
    arg: Parameters<TabCalls[K]>[0],
  ): Promise<void> {
    await this.#control.evaluate(
      (id, message) => chrome.tabs.sendMessage(id, JSON.parse(message)),
      await this.tabId(news.page),
      JSON.stringify({ headwater: 'tab', call, arg }),
    );
  }

  /** The browser's own zoom of a page's tab. */
  async zoom(news: NewsPage, factor: number): Promise<void> {
    await this.#control.evaluate(
      (id, by) => chrome.tabs.setZoom(id, by),
      await this.tabId(news.page),
      factor,
    );
  }

  /** Runs in a page of the extension's that stays in the background. */
  inOwnPage<T>(work: () => Promise<T>): Promise<T> {
    return this.#control.evaluate(work) as Promise<T>;
  }

  changeSettings(patch: Partial<Settings>): Promise<Settings> {
    return this.ask('changeSettings', { patch });
  }

  resetSettings(): Promise<Settings> {
    const { version: _, ...defaults } = DEFAULT_SETTINGS;
    return this.changeSettings(defaults);
  }

  /** What is stored under a key of storage.local, past all checks. */
  async stored(key: string): Promise<unknown> {
    return (await this.#control.evaluate((name) => chrome.storage.local.get(name), key))[key];
  }

  async store(key: string, value: unknown): Promise<void> {
    await this.#control.evaluate(
      (name, json) => chrome.storage.local.set({ [name]: JSON.parse(json) as unknown }),
      key,
      JSON.stringify(value),
    );
  }

  /** All that the extension keeps in one place. */
  storedIn(area: StorageArea): Promise<Record<string, unknown>> {
    return this.#control.evaluate((where) => chrome.storage[where].get(null), area);
  }

  /** All rows of a store of the library's database; none where there is no database. */
  async libraryRows<T>(store: string): Promise<readonly T[]> {
    const json = await this.#control.evaluate(async (name) => {
      const known = await indexedDB.databases();
      if (!known.some((one) => one.name === 'headwater-library')) return '[]';
      return new Promise<string>((done, failed) => {
        const opening = indexedDB.open('headwater-library');
        opening.onerror = () => failed(opening.error ?? new Error('no database'));
        opening.onsuccess = () => {
          const db = opening.result;
          const all = db.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => {
            db.close();
            done(JSON.stringify(all.result));
          };
        };
      });
    }, store);
    return JSON.parse(json) as readonly T[];
  }

  /** Changes a feed in the database, past the page that would. An undefined field goes. */
  async changeFeedRow(id: string, change: Partial<Record<keyof Feed, unknown>>): Promise<void> {
    await this.#control.evaluate(
      (key, json, gone) =>
        new Promise<void>((done, failed) => {
          const opening = indexedDB.open('headwater-library');
          opening.onerror = () => failed(opening.error ?? new Error('no database'));
          opening.onsuccess = () => {
            const db = opening.result;
            const tx = db.transaction('feeds', 'readwrite');
            const feeds = tx.objectStore('feeds');
            const asked = feeds.get(key);
            asked.onsuccess = () => {
              const feed = { ...asked.result, ...JSON.parse(json) } as Record<string, unknown>;
              for (const field of gone) Reflect.deleteProperty(feed, field);
              feeds.put(feed);
            };
            tx.oncomplete = () => {
              db.close();
              done();
            };
          };
        }),
      id,
      JSON.stringify(change),
      Object.keys(change).filter((field) => change[field as keyof Feed] === undefined),
    );
  }

  /** What will wake the background. */
  alarms(): Promise<readonly string[]> {
    return this.#control.evaluate(async () => (await chrome.alarms.getAll()).map(({ name }) => name));
  }

  /** As another browser of the reader's writes what the browsers sync. */
  async syncFromElsewhere(items: Record<string, unknown>): Promise<void> {
    await this.#control.evaluate(
      (json) => chrome.storage.sync.set(JSON.parse(json) as Record<string, unknown>),
      JSON.stringify(items),
    );
  }

  async clearStored(area: StorageArea): Promise<void> {
    await this.#control.evaluate((where) => chrome.storage[where].clear(), area);
  }

  /** What the background says of a page once it is done reading it. */
  async report(news: NewsPage): Promise<PageReport> {
    const tabId = await this.tabId(news.page);
    return until(`a report of ${news.page.url()}`, async () => {
      const report = await this.ask('report', { tabId });
      return report.state === 'reading' || ('reading' in report && report.reading) ? undefined : report;
    });
  }

  /** Leaves the browser to a person: only what they came for stays open. Resolves when they close it. */
  async handOver(news: NewsPage): Promise<void> {
    const { browser } = this.#launched;
    const closed = new Promise<void>((done) => browser.once('disconnected', () => done()));
    const blank = (await browser.pages()).filter((page) => page.url() === 'about:blank');
    for (const page of [this.#control, ...blank]) if (page !== news.page) await page.close();
    await news.page.bringToFront();
    return closed;
  }
}

async function openExtensionPage({ browser, origin }: Launched, path: string): Promise<Page> {
  const page = await browser.newPage();
  // Firefox reports no load events for extension pages.
  await page.goto(origin + path, { waitUntil: [] });
  await until(`${path} is loaded`, () => page.evaluate(() => document.readyState === 'complete'));
  return page;
}

/** Waits for an element of an extension page and gives it. */
export const element = (page: Page, selector: string): Promise<ElementHandle> =>
  until(`${selector} on ${page.url()}`, () => page.$(selector));

/** The text of an element as a reader sees it, once it is there. */
export const textOf = (page: Page, selector: string): Promise<string> =>
  until(`text in ${selector} on ${page.url()}`, () =>
    page.$eval(selector, (found) => (found as HTMLElement).innerText.replace(/\s+/g, ' ').trim()),
  );

/** Waits until an element says exactly these words, or some that fit. */
export const textWhen = (page: Page, selector: string, wanted: string | RegExp): Promise<string> =>
  until(`${selector} says ${String(wanted)}`, async () => {
    const text = await textOf(page, selector);
    if (typeof wanted === 'string' ? text === wanted : wanted.test(text)) return text;
    throw new Error(text);
  });

/** Waits until the page has these words somewhere in what it is about. */
export const says = (page: Page, words: string): Promise<true> =>
  until(`the page says “${words}”`, async () => (await textOf(page, 'main')).includes(words) || null);
