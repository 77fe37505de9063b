/** Looks kept alike in two browsers over one store, and nothing else on the way. */
import { beforeEach, expect, it, vi } from 'vitest';
import type * as Sync from '../../../extension/background/sync';
import { DEFAULT_SETTINGS, type Settings } from '../../../extension/settings';
import { FakeEvent } from '../fake-browser';
import { eventually } from '../eventually';

type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;

/** The store that the browsers share, and whom it tells of a change. */
class SyncStore {
  readonly items = new Map<string, unknown>();
  readonly changed: FakeEvent[] = [];
  refuses: string | null = null;
  /** News that wait to be told, where a test holds them back. */
  held: (() => void)[] | null = null;

  write(key: string, newValue: unknown): void {
    if (this.refuses !== null) throw new Error(this.refuses);
    const oldValue = this.items.get(key);
    if (JSON.stringify(oldValue) === JSON.stringify(newValue)) return;
    if (newValue === undefined) this.items.delete(key);
    else this.items.set(key, structuredClone(newValue));
    const changes: Changes = { [key]: { oldValue, ...(newValue === undefined ? {} : { newValue }) } };
    const tell = (): void => this.changed.forEach((event) => event.fire(structuredClone(changes), 'sync'));
    if (this.held === null) tell();
    else this.held.push(tell);
  }
}

interface Reader {
  readonly settings: () => Promise<Settings>;
  readonly change: (patch: Partial<Settings>) => Promise<unknown>;
  readonly sync: typeof Sync;
}

/** A browser of its own: its own settings, over the shared store. */
async function browserOver(store: SyncStore): Promise<Reader> {
  const onChanged = new FakeEvent();
  store.changed.push(onChanged);
  const local = new Map<string, unknown>();
  const browser = {
    storage: {
      onChanged,
      local: {
        get: async (key: string) => (local.has(key) ? { [key]: structuredClone(local.get(key)) } : {}),
        set: async (items: Record<string, unknown>) => {
          for (const [key, newValue] of Object.entries(items)) {
            const oldValue = local.get(key);
            local.set(key, structuredClone(newValue));
            onChanged.fire({ [key]: { oldValue, newValue } }, 'local');
          }
        },
      },
      sync: {
        get: async (key: string) => (store.items.has(key) ? { [key]: store.items.get(key) } : {}),
        set: async (items: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(items)) store.write(key, value);
        },
        remove: async (key: string) => store.write(key, undefined),
      },
    },
  };
  vi.resetModules();
  vi.doMock('../../../extension/browser', () => ({ browser }));
  const sync = await import('../../../extension/background/sync');
  const { readSettings, changeSettings } = await import('../../../extension/background/settings-store');
  sync.keepSynced();
  return { settings: readSettings, change: changeSettings, sync };
}

let store: SyncStore;
let here: Reader;
let there: Reader;
beforeEach(async () => {
  store = new SyncStore();
  here = await browserOver(store);
  there = await browserOver(store);
});

const looks = async (reader: Reader): Promise<unknown> => {
  const { strictness, badges, highlights, printMarks } = await reader.settings();
  return { strictness, badges, highlights, printMarks };
};
const alike = (wanted: Partial<Settings>): Promise<unknown> =>
  eventually(async () => {
    expect(await looks(here)).toMatchObject(wanted);
    expect(await looks(there)).toMatchObject(wanted);
  });

it('is off: nothing is written, and what comes changes nothing', async () => {
  await here.change({ strictness: 'loose' });
  store.write('looks', { strictness: 'strict', badges: 'off', highlights: 'never', printMarks: true });
  await Promise.resolve();
  expect(await here.settings()).toEqual({ ...DEFAULT_SETTINGS, strictness: 'loose' });
  expect(await here.sync.syncState()).toEqual({ on: false, isThere: true });
});

it('the first browser gives, the next one takes, and a change in either reaches the other', async () => {
  await here.change({ strictness: 'loose', offSites: ['bank.example'], language: 'fr' });
  expect(await here.sync.turnSyncOn()).toEqual({ taken: false });
  expect(await there.sync.turnSyncOn()).toEqual({ taken: true });
  await alike({ strictness: 'loose' });
  await there.change({ badges: 'off', printMarks: true });
  await alike({ strictness: 'loose', badges: 'off', printMarks: true });
  await here.change({ highlights: 'always' });
  await alike({ highlights: 'always', badges: 'off' });
  expect(await there.settings()).toMatchObject({ offSites: [], language: 'browser' });
  // Just these four, whatever else is set or hidden.
  await here.change({ legendSeen: 2, offSites: ['bank.example', 'mail.example'], language: 'de' });
  expect([...store.items.keys()]).toEqual(['looks']);
  expect(Object.keys(store.items.get('looks') as object).sort()).toEqual([
    'badges',
    'highlights',
    'printMarks',
    'strictness',
  ]);
});

it('the news of its own change does not take back a later choice', async () => {
  await here.sync.turnSyncOn();
  await eventually(() => expect(store.items.size).toBe(1));
  store.held = [];
  await here.change({ strictness: 'strict' });
  await eventually(() => expect(store.items.get('looks')).toMatchObject({ strictness: 'strict' }));
  await here.change({ strictness: 'loose' });
  await eventually(() => expect(store.items.get('looks')).toMatchObject({ strictness: 'loose' }));
  const [first, second] = store.held;
  for (const tell of [first, second]) {
    tell?.();
    // Done in turn, after all that was told.
    await here.sync.removeSynced();
    expect((await here.settings()).strictness).toBe('loose');
  }
});

it('damaged or foreign values change nothing', async () => {
  await here.sync.turnSyncOn();
  store.write('looks', { strictness: 'sideways', badges: 'off' });
  store.write('looks', 'nonsense');
  store.write('other', { strictness: 'strict' });
  await eventually(async () => expect(await looks(here)).toMatchObject({ strictness: 'balanced' }));
  expect(await here.settings()).toEqual({ ...DEFAULT_SETTINGS, sync: true });
});

it('stays off where the browser refuses, and nothing has changed', async () => {
  store.refuses = 'QUOTA_BYTES_PER_ITEM quota exceeded';
  await here.change({ badges: 'mark' });
  await expect(here.sync.turnSyncOn()).rejects.toThrow('quota');
  expect(await here.settings()).toEqual({ ...DEFAULT_SETTINGS, badges: 'mark' });
  store.refuses = null;
  expect(await here.sync.turnSyncOn()).toEqual({ taken: false });
});

it('stops when it is turned off, leaves what is there, and deletes it when asked', async () => {
  await here.sync.turnSyncOn();
  await here.sync.turnSyncOff();
  await here.change({ strictness: 'strict' });
  expect(store.items.get('looks')).toMatchObject({ strictness: 'balanced' });
  expect(await here.sync.syncState()).toEqual({ on: false, isThere: true });
  await here.sync.removeSynced();
  expect(store.items.size).toBe(0);
  expect(await here.sync.syncState()).toEqual({ on: false, isThere: false });
});

it('a deletion elsewhere leaves the looks here as they are', async () => {
  await here.change({ badges: 'mark' });
  await here.sync.turnSyncOn();
  await there.sync.turnSyncOn();
  await there.sync.turnSyncOff();
  await there.sync.removeSynced();
  await alike({ badges: 'mark' });
});
