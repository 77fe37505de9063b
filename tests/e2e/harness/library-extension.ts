/**
 * A small extension that is the library's store and nothing else: its background and its page do what tests tell them.
 * So the store is stopped and closed in a real browser without the rest of Headwater around it.
 */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { buildFolder, ROOT } from '../../../tools/build';
import { serveSampleSites, type SampleServer } from '../../site/server';
import { launchBrowser, type BrowserName, type Launched } from './launch';
import { until } from './until';

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>Store</title><script type="module" src="page.js"></script>';

const MANIFEST = {
  manifest_version: 3,
  name: 'The store under test',
  version: '1',
  permissions: ['storage'],
};

/** Each life of the background answers what it is told, and tells the page of each article that it promised. */
const BACKGROUND = `
import * as store from './store.js';
globalThis.store = store;
const channel = new BroadcastChannel('promised');
const works = {
  async keep({ from, count }) {
    for (let number = from; number < from + count; number += 1) {
      const { articleId } = await store.addArticle(store.article(number));
      channel.postMessage(articleId);
    }
  },
  merge: () => store.mergeInIdleTime(),
};
chrome.runtime.onMessage.addListener(({ work, ...rest }, _, answer) => {
  works[work](rest).then(() => answer('done'), (error) => answer(String(error)));
  return true;
});
`;

const SCRIPT = `
import * as store from './store.js';
globalThis.store = store;
globalThis.promised = [];
new BroadcastChannel('promised').onmessage = ({ data }) => promised.push(data);
globalThis.isReady = true;
`;

async function make(name: BrowserName): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-store-'));
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    build: {
      lib: { entry: join(ROOT, 'tests/e2e/library/store.ts'), formats: ['es'], fileName: () => 'store.js' },
      outDir: folder,
      emptyOutDir: false,
      target: 'es2023',
      minify: false,
    },
  });
  const background =
    name === 'chromium'
      ? { service_worker: 'background.js', type: 'module' }
      : { scripts: ['background.js'], type: 'module' };
  const gecko = { gecko: { id: 'headwater@headwater.example', strict_min_version: '142.0' } };
  const manifest = {
    ...MANIFEST,
    background,
    ...(name === 'firefox' ? { browser_specific_settings: gecko } : {}),
  };
  await Promise.all([
    writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest)),
    writeFile(join(folder, 'background.js'), BACKGROUND),
    writeFile(join(folder, 'page.html'), PAGE),
    writeFile(join(folder, 'page.js'), SCRIPT),
    cp(join(buildFolder('chrome'), 'corpus.hwpack'), join(folder, 'corpus.hwpack')),
  ]);
  return folder;
}

export class LibraryExtension {
  private constructor(
    readonly launched: Launched,
    readonly site: SampleServer,
    readonly folder: string,
  ) {}

  static async start(name: BrowserName): Promise<LibraryExtension> {
    const [site, folder] = await Promise.all([serveSampleSites(), make(name)]);
    const launched = await launchBrowser({ name, extension: folder, proxy: site.proxy });
    return new LibraryExtension(launched, site, folder);
  }

  /** A page with `store` in it. */
  async page(): Promise<Page> {
    const page = await this.launched.browser.newPage();
    await page.goto(`${this.launched.origin}page.html`, { waitUntil: [] });
    await until('the store is loaded', () =>
      page.evaluate(() => (globalThis as { isReady?: boolean }).isReady === true),
    );
    return page;
  }

  /** Ends the background as the browser does; whether there was one. Chromium alone. */
  async stopBackground(): Promise<boolean> {
    const target = this.launched.browser
      .targets()
      .find((one) => one.type() === 'service_worker' && one.url().startsWith(this.launched.origin));
    // It may be gone before the browser says goodbye to it, or is reached.
    const isGone = (error: unknown): boolean =>
      /No (?:session|target) with given id|closed|detached/iu.test(String(error));
    const forgiving = (error: unknown): null => {
      if (!isGone(error)) throw error;
      return null;
    };
    const worker = (await target?.worker().catch(forgiving)) ?? null;
    await worker?.close().catch(forgiving);
    return worker !== null;
  }

  async stop(): Promise<void> {
    await this.launched.close();
    await this.site.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
