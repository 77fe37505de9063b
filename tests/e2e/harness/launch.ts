/**
 * Starts a real browser with the extension, behind the sample sites' proxy and silent otherwise: what
 * the browser itself would ask its maker for is switched off, so that every stranger at the proxy counts.
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findChromium, findFirefox } from '../../../tools/find-browsers.mjs';
import { until } from './until';

export type BrowserName = 'chromium' | 'firefox';
export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

export interface LaunchOptions {
  readonly name: BrowserName;
  /** Folder of the built extension. */
  readonly extension: string;
  readonly proxy: { readonly host: string; readonly port: number };
  /** A profile folder to keep; absent: a fresh one that goes with the browser. */
  readonly profile?: string | undefined;
  readonly headless?: boolean;
  readonly scheme?: 'light' | 'dark';
  readonly forcedColours?: boolean;
  readonly reducedMotion?: boolean;
  readonly deviceScaleFactor?: number;
  /** The reader allows the extension in private windows. Chromium alone: Firefox has no way for a test. */
  readonly privateWindows?: boolean;
  /** The language of the browser and of the extension, as a BCP 47 tag; absent: the machine's. */
  readonly language?: string;
  /** Where files go that the browser saves, without asking. */
  readonly downloads?: string;
}

export interface Launched {
  readonly browser: Browser;
  /** `chrome-extension://…/` or `moz-extension://…/`. */
  readonly origin: string;
  /** Installs the extension once more over itself, as an update does: its pages close, open pages stay. */
  update(): Promise<void>;
  close(): Promise<void>;
}

/** How the temporary profiles of a run are called, so that tools/test.ts finds what it left running. */
export const profilePrefix = (run = process.env['HEADWATER_RUN'] ?? 'run'): string =>
  `headwater-profile-${run}-`;

const FIREFOX_ID = 'headwater@headwater.example';
const FIREFOX_UUID = '3d1f6c52-7a54-4d0e-9c0b-5c6a7b1e2f90';

const chromiumArguments = ({
  proxy,
  headless = true,
  scheme = 'light',
  language,
  forcedColours = false,
  reducedMotion = false,
}: LaunchOptions): string[] => [
  // Containers run as root, where the sandbox refuses to start.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...(headless ? ['--disable-gpu', '--hide-scrollbars'] : []),
  `--proxy-server=${proxy.host}:${proxy.port}`,
  '--proxy-bypass-list=<-loopback>',
  '--disable-sync',
  '--disable-component-update',
  '--component-updater=disable-background-downloads,url-source=http://127.0.0.1:9/',
  '--simulate-outdated-no-au=Tue, 31 Dec 2099 23:59:59 GMT',
  '--gaia-url=http://127.0.0.1:9',
  '--disable-domain-reliability',
  '--disable-features=NetworkTimeServiceQuerying,AutofillServerCommunication,OptimizationHints,MediaRouter,Translate,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
  ...(scheme === 'dark' ? ['--blink-settings=preferredColorScheme=0'] : []),
  ...(forcedColours ? ['--force-high-contrast'] : []),
  ...(reducedMotion ? ['--force-prefers-reduced-motion'] : []),
  ...(language === undefined ? [] : [`--lang=${language}`]),
];

const firefoxPreferences = ({
  proxy,
  scheme = 'light',
  language,
  forcedColours = false,
  reducedMotion = false,
  downloads,
}: LaunchOptions): Record<string, unknown> => ({
  'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: FIREFOX_UUID }),
  // A temporary add-on goes when the browser closes; its storage has to outlive it in the restart tests.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  'extensions.webextOptionalPermissionPrompts': false,
  'network.proxy.type': 1,
  'network.proxy.http': proxy.host,
  'network.proxy.http_port': proxy.port,
  'network.proxy.ssl': proxy.host,
  'network.proxy.ssl_port': proxy.port,
  'network.proxy.no_proxies_on': '',
  'network.proxy.allow_hijacking_localhost': true,
  // Honoured only with MOZ_REMOTE_SETTINGS_DEVTOOLS in the environment.
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'dom.security.https_first': false,
  ...(forcedColours ? { 'browser.display.document_color_use': 2 } : {}),
  ...(reducedMotion ? { 'ui.prefersReducedMotion': 1 } : {}),
  'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
  'browser.theme.content-theme': scheme === 'dark' ? 0 : 1,
  ...(language === undefined ? {} : { 'intl.locale.requested': language }),
  ...(downloads === undefined ? {} : { 'browser.download.folderList': 2, 'browser.download.dir': downloads }),
});

async function start(options: LaunchOptions, profile: string): Promise<Browser> {
  const { name, headless = true, deviceScaleFactor = 1, downloads } = options;
  const shared = {
    headless,
    // Before a person's eyes the caller stops the browser itself, and takes its profile away.
    ...(headless ? {} : { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }),
    userDataDir: profile,
    defaultViewport: headless ? { width: 1280, height: 900, deviceScaleFactor } : null,
  };
  if (name === 'chromium') {
    const executablePath = findChromium();
    if (executablePath === undefined) throw new Error('no Chromium was found: npm test sets one up');
    // Extensions are loaded over the pipe: branded Chrome has dropped --load-extension.
    return puppeteer.launch({
      ...shared,
      executablePath,
      pipe: true,
      enableExtensions: true,
      ...(downloads === undefined
        ? {}
        : { downloadBehavior: { policy: 'allow', downloadPath: downloads } as const }),
      ...(headless ? {} : { ignoreDefaultArgs: ['--enable-automation'] }),
      args: chromiumArguments(options),
      // On Linux the environment decides, not the argument.
      ...(options.language === undefined ? {} : { env: { ...process.env, LANGUAGE: options.language } }),
    });
  }
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error('no Firefox was found: npm test sets one up');
  return puppeteer.launch({
    ...shared,
    browser: 'firefox',
    executablePath,
    args: ['--remote-allow-system-access'],
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1', MOZ_DISABLE_AUTO_SAFE_MODE: '1' },
    extraPrefsFirefox: firefoxPreferences(options),
  });
}

/**
 * Leaves the extension one language alone. Firefox takes its own language from an installed package, and
 * the one under test brings none but English: asked for another, it would go on in English.
 */
async function speakOnly(extension: string, language: string): Promise<void> {
  const locales = join(extension, '_locales');
  for (const locale of await readdir(locales)) {
    if (locale !== language) await rm(join(locales, locale), { recursive: true });
  }
  const file = join(extension, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, JSON.stringify({ ...manifest, default_locale: language }, null, 2));
}

interface ExtensionsPage {
  readonly developerPrivate: {
    updateExtensionConfiguration(to: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
    updateProfileConfiguration(to: { inDeveloperMode: boolean }): Promise<void>;
    getExtensionInfo(id: string): Promise<{ incognitoAccess: { isActive: boolean }; state: string }>;
  };
}

/** The reader's switch on the browser's own page; the browser starts the extension anew. */
async function allowInPrivate(browser: Browser, extensionId: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(async (id) => {
    const { developerPrivate } = (globalThis as unknown as { chrome: ExtensionsPage }).chrome;
    // Without it an extension from a folder would not come back.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true });
  }, extensionId);
  await until('the extension is back, allowed in private windows', () =>
    page.evaluate(async (id) => {
      const { developerPrivate } = (globalThis as unknown as { chrome: ExtensionsPage }).chrome;
      const { incognitoAccess, state } = await developerPrivate.getExtensionInfo(id);
      return incognitoAccess.isActive && state === 'ENABLED';
    }, extensionId),
  );
  await page.close();
}

/** Starts the browser and installs the extension; its background has begun, but may not be ready yet. */
export async function launchBrowser(options: LaunchOptions): Promise<Launched> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), profilePrefix())));
  // A copy that no build changes while the browser runs it; in Chromium the path makes the extension's id.
  const extension = join(profile, 'extension-under-test');
  await cp(options.extension, extension, { recursive: true });
  if (options.language !== undefined && options.name === 'firefox')
    await speakOnly(extension, options.language);
  const browser = await start(options, profile);
  const id = await browser.installExtension(extension);
  if (options.privateWindows === true) await allowInPrivate(browser, id);
  return {
    browser,
    origin: options.name === 'chromium' ? `chrome-extension://${id}/` : `moz-extension://${FIREFOX_UUID}/`,
    async update() {
      await browser.installExtension(extension);
    },
    async close() {
      await browser.close();
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
