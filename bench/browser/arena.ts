/** A browser with Headwater and the empty extension side by side, each allowed on a host of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launchBrowser, type BrowserName, type Launched } from '../../tests/e2e/harness/launch';
import { until } from '../../tests/e2e/harness/until';
import { chromiumMeter } from './chromium';
import { EMPTY_ID, emptyFor, headwaterFor } from './extensions';
import { firefoxMeter, firefoxOrigin } from './firefox';
import type { Meter } from './meter';
import { HOSTS, servePages, type BenchPage } from './pages';

/** The part of the extension API that is used from the extensions' own pages. */
interface Api {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  readonly scripting: { getRegisteredContentScripts(): Promise<unknown[]> };
  readonly tabs: { query(filter: object): Promise<{ id?: number; url?: string }[]> };
  readonly storage: {
    readonly session: {
      get(key: string): Promise<Record<string, { state?: string; reading?: unknown } | undefined>>;
    };
  };
}
declare const chrome: Api;

export type Who = 'headwater' | 'empty';

export interface Arena {
  readonly meter: Meter;
  readonly version: string;
  readonly origins: Readonly<Record<Who, string>>;
  /** Milliseconds from a message of the extension's own page to its answer. */
  ask(who: Who, message: object): Promise<number>;
  /** A message of the extension's own page, and its answer. */
  tell(who: Who, message: unknown): Promise<unknown>;
  /** What Headwater has made of the page at an address; null: nothing yet, or not all. */
  outcome(address: string): Promise<string | null>;
  close(): Promise<void>;
}

const PATHS: Readonly<Record<Who, string>> = {
  headwater: 'extension/options/index.html',
  empty: 'page.html',
};

async function ownPage({ browser }: Launched, address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: [] });
  await until(`${address} is loaded`, () => page.evaluate(() => document.readyState === 'complete'));
  await until(`the content script of ${address} is registered`, () =>
    page.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0),
  );
  return page;
}

/** `change` may change the copy of Headwater before it is installed. */
export async function openArena(
  name: BrowserName,
  pages: readonly BenchPage[],
  change: (extension: string) => Promise<void> = async () => undefined,
): Promise<Arena> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-bench-'));
  const server = await servePages(pages);
  const opened: { launched: Launched | null } = { launched: null };
  const close = async (): Promise<void> => {
    await opened.launched?.close();
    await server.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const own = await headwaterFor(name, folder, [HOSTS.headwater]);
    await change(own);
    const empty = await emptyFor(name, folder, [HOSTS.empty, HOSTS.again]);
    const launched = await launchBrowser({ name, extension: own, proxy: server.proxy });
    opened.launched = launched;
    const { browser } = launched;
    const id = await browser.installExtension(empty);
    const origins = {
      headwater: launched.origin,
      empty: name === 'chromium' ? `chrome-extension://${id}/` : await firefoxOrigin(browser, EMPTY_ID),
    };
    const controls = {
      headwater: await ownPage(launched, origins.headwater + PATHS.headwater),
      empty: await ownPage(launched, origins.empty + PATHS.empty),
    };
    return {
      meter: await (name === 'chromium' ? chromiumMeter(browser) : firefoxMeter(browser)),
      version: await browser.version(),
      origins,
      ask: (who, message) =>
        controls[who].evaluate(async (json) => {
          const given = JSON.parse(json) as unknown;
          const begun = performance.now();
          await chrome.runtime.sendMessage(given);
          return performance.now() - begun;
        }, JSON.stringify(message)),
      tell: (who, message) =>
        controls[who].evaluate(
          (json) => chrome.runtime.sendMessage(JSON.parse(json)),
          JSON.stringify(message),
        ),
      outcome: (address) =>
        controls.headwater.evaluate(async (url) => {
          const tab = (await chrome.tabs.query({})).findLast((one) => one.url === url);
          const key = `tab:${tab?.id}`;
          const record = (await chrome.storage.session.get(key))[key];
          return record?.reading === undefined ? (record?.state ?? null) : null;
        }, address),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
