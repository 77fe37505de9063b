/** The parts of the extension API that the background stands on, in memory, and tabs that tests fill. */
import { vi, type Mock } from 'vitest';
import type { PageReport } from '../../../extension/messages';

interface Tab {
  readonly id: number;
  /** As the browser tells it: absent where the extension has no access. */
  url?: string;
  /** Answers what the background asks of the tab's content script; null: none lives there. */
  script: ((call: string, arg: unknown) => unknown) | null;
}

export interface FakeBackground {
  readonly tabs: Map<number, Tab>;
  readonly session: Map<string, unknown>;
  readonly local: Map<string, unknown>;
  origins: string[];
  registered: { readonly id: string; readonly matches: string[] }[];
  /** Calls of `scripting`, in order. */
  readonly scripted: string[];
  /** The icon that each tab's button shows. */
  readonly icons: Map<number, string>;
}

const area = (store: Map<string, unknown>): object => ({
  get: async (keys: string | string[] | null) =>
    structuredClone(
      Object.fromEntries(
        keys === null
          ? store
          : [keys].flat().flatMap((key) => (store.has(key) ? [[key, store.get(key)]] : [])),
      ),
    ),
  set: async (items: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(items)) store.set(key, structuredClone(value));
  },
  remove: async (keys: string | string[]) => {
    for (const key of [keys].flat()) store.delete(key);
  },
});

/** Whether a match pattern without a path, "*://news.example/*", covers another one. */
const covers = (granted: string, asked: string): boolean => {
  const host = (pattern: string): string => pattern.replace(/^[^/]*\/\//u, '').replace(/\/.*$/u, '');
  const [a, b] = [host(granted), host(asked)];
  return a === '*' || a === b || (a.startsWith('*.') && (b === a.slice(2) || b.endsWith(a.slice(1))));
};

/** Puts the fake into the API object that tests/dom/setup.ts made, before modules of the background load. */
export function fakeBackground(): FakeBackground {
  const fake: FakeBackground = {
    tabs: new Map(),
    session: new Map(),
    local: new Map(),
    origins: [],
    registered: [],
    scripted: [],
    icons: new Map(),
  };
  const tabOf = (id: number): Tab => {
    const tab = fake.tabs.get(id);
    if (tab === undefined) throw new Error(`No tab with id: ${id}`);
    return tab;
  };
  const api = (globalThis as unknown as { browser: Record<string, object> }).browser;
  Object.assign(api, {
    action: {
      setIcon: async ({ tabId, path }: { tabId: number; path: Record<string, string> }) =>
        void fake.icons.set(tabId, /icons\/(\w+)-/u.exec(path['16'] ?? '')?.[1] ?? ''),
      setTitle: async () => undefined,
      setBadgeText: async () => undefined,
      setBadgeBackgroundColor: async () => undefined,
    },
    permissions: {
      getAll: async () => ({ origins: [...fake.origins] }),
      contains: async ({ origins }: { origins: string[] }) =>
        origins.every((asked) => fake.origins.some((granted) => covers(granted, asked))),
    },
    scripting: {
      executeScript: async ({ target }: { target: { tabId: number } }) => {
        fake.scripted.push('execute');
        if (tabOf(target.tabId).script === null) throw new Error('Cannot access contents of the page.');
      },
      getRegisteredContentScripts: async () => [...fake.registered],
      registerContentScripts: async (scripts: typeof fake.registered) => {
        fake.scripted.push('register');
        fake.registered.push(...scripts);
      },
      unregisterContentScripts: async () => {
        fake.scripted.push('unregister');
        fake.registered = [];
      },
    },
    storage: { ...api['storage'], session: area(fake.session), local: area(fake.local) },
    tabs: {
      get: async (id: number) => ({ ...tabOf(id) }),
      query: async () => [...fake.tabs.values()],
      sendMessage: async (id: number, message: { call: string; arg: unknown }) => {
        const { script } = tabOf(id);
        if (script === null) throw new Error('Receiving end does not exist.');
        return script(message.call, message.arg);
      },
    },
  });
  return fake;
}

export const HOST = 'news.example';
export const TAB = 7;
/** The document that stands in the tab, as its script names it. */
export const DOCUMENT = 1234.5;

/** A tab with a page of `HOST` and a script in it that answers; forgets everything else. */
export function reset(fake: FakeBackground): Mock<(call: string, arg: unknown) => unknown> {
  for (const map of [fake.tabs, fake.session, fake.local, fake.icons]) map.clear();
  fake.scripted.length = 0;
  fake.registered = [];
  fake.origins = [`*://${HOST}/*`];
  const script = vi.fn((call: string, _arg: unknown): unknown => (call === 'here' ? DOCUMENT : null));
  fake.tabs.set(TAB, { id: TAB, url: `https://${HOST}/story`, script });
  return script;
}

export const stateOf = (report: unknown): PageReport['state'] => (report as PageReport).state;
