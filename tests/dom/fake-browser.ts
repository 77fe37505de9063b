/**
 * As much of the extension API as surfaces touch, in memory: messages from the real _locales, events that
 * tests fire, and calls to the background answered by the test.
 */
import messages from '../../extension/public/_locales/en/messages.json' with { type: 'json' };

type Listener = (...args: readonly unknown[]) => void;

export class FakeEvent {
  readonly #listeners = new Set<Listener>();
  addListener = (listener: Listener): void => void this.#listeners.add(listener);
  removeListener = (listener: Listener): void => void this.#listeners.delete(listener);
  fire = (...args: readonly unknown[]): void => {
    for (const listener of [...this.#listeners]) listener(...args);
  };
  get size(): number {
    return this.#listeners.size;
  }
}

export interface FakeBrowser {
  /** Answers `runtime.sendMessage`; set by the test. */
  answer: (message: { readonly call: string; readonly arg: unknown }) => unknown;
  /** What was sent, in order. */
  readonly sent: { readonly call: string; readonly arg: unknown }[];
  /** Whether `permissions.request` is granted. */
  granted: boolean;
  readonly requested: string[][];
  readonly removed: string[][];
  origins: string[];
  readonly opened: string[];
  /** The tab that the page under test stands in; none for the popup. */
  tab: { readonly id: number } | undefined;
  /** Titles of the toolbar button, in order. */
  readonly titles: string[];
  /** What the browser's own menus are in. */
  language: string;
  /** The direction that the messages state. */
  direction: 'ltr' | 'rtl';
  readonly storageChanged: FakeEvent;
  readonly permissionsAdded: FakeEvent;
  readonly permissionsRemoved: FakeEvent;
}

const fakeBrowser = (): { readonly fake: FakeBrowser; readonly api: object } => {
  const fake: FakeBrowser = {
    answer: () => undefined,
    sent: [],
    granted: true,
    requested: [],
    removed: [],
    origins: [],
    opened: [],
    tab: undefined,
    titles: [],
    language: 'en-GB',
    direction: 'ltr',
    storageChanged: new FakeEvent(),
    permissionsAdded: new FakeEvent(),
    permissionsRemoved: new FakeEvent(),
  };
  const texts: Readonly<Record<string, { readonly message: string }>> = messages;
  const api = {
    runtime: {
      id: 'headwater-test',
      getURL: (path: string) => `https://extension.test/${path}`,
      getManifest: () => ({ version: '9.8.7' }),
      openOptionsPage: async () => void fake.opened.push('settings'),
      onMessage: new FakeEvent(),
      sendMessage: async (message: { readonly call: string; readonly arg: unknown }) => {
        fake.sent.push(message);
        return structuredClone(await fake.answer(message));
      },
    },
    i18n: {
      getUILanguage: () => fake.language,
      getMessage: (key: string, values: readonly string[] = []) =>
        key === 'localeDirection'
          ? fake.direction
          : (texts[key]?.message ?? '').replace(/\$(\d)/gu, (_, n: string) => values[Number(n) - 1] ?? ''),
    },
    action: {
      setIcon: async () => undefined,
      setTitle: async ({ title }: { readonly title: string }) => void fake.titles.push(title),
      setBadgeText: async () => undefined,
      setBadgeBackgroundColor: async () => undefined,
    },
    storage: { onChanged: fake.storageChanged, local: { get: async () => ({}) } },
    tabs: {
      query: async () => [{ id: 7 }],
      getCurrent: async () => fake.tab,
      create: async ({ url }: { readonly url: string }) => void fake.opened.push(url),
    },
    permissions: {
      onAdded: fake.permissionsAdded,
      onRemoved: fake.permissionsRemoved,
      getAll: async () => ({ origins: [...fake.origins] }),
      request: async ({ origins }: { readonly origins: string[] }) => {
        fake.requested.push(origins);
        return fake.granted;
      },
      remove: async ({ origins }: { readonly origins: string[] }) => {
        fake.removed.push(origins);
        return fake.granted;
      },
    },
  };
  return { fake, api };
};

declare global {
  // Set once for each test file, before any module of the extension is loaded.
  var fakeBrowserOfTest: FakeBrowser | undefined;
}

/** Puts the fake where the polyfill looks for the real API. */
export function installFakeBrowser(): void {
  const { fake, api } = fakeBrowser();
  Object.assign(globalThis, { browser: api, chrome: api, fakeBrowserOfTest: fake });
}

/** The fake of this test file. */
export function fake(): FakeBrowser {
  if (globalThis.fakeBrowserOfTest === undefined) throw new Error('tests/dom/setup.ts has not run');
  return globalThis.fakeBrowserOfTest;
}

/** Forgets what happened and goes back to granting everything. */
export function resetFake(): void {
  const it = fake();
  it.answer = () => undefined;
  it.granted = true;
  it.origins = [];
  it.language = 'en-GB';
  it.direction = 'ltr';
  it.tab = undefined;
  for (const list of [it.sent, it.requested, it.removed, it.opened, it.titles]) list.length = 0;
}
