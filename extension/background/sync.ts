/**
 * How sure a match must be and how it looks, kept alike in the reader's browsers by the browser itself
 * (storage.sync). Off until the reader turns it on; nothing else is ever put there.
 */
import * as v from 'valibot';
import { browser } from '../browser';
import type { SyncState } from '../messages';
import type { Settings } from '../settings';
import { oneByOne } from './in-turn';
import { changeSettings, onSettingsChanged, readSettings, SETTABLE } from './settings-store';

const KEY = 'looks';

const schema = v.object({
  strictness: SETTABLE.strictness,
  badges: SETTABLE.badges,
  highlights: SETTABLE.highlights,
  printMarks: SETTABLE.printMarks,
});
type Synced = v.InferOutput<typeof schema>;

const syncedOf = ({ strictness, badges, highlights, printMarks }: Settings): Synced => ({
  strictness,
  badges,
  highlights,
  printMarks,
});

const parsed = (value: unknown): Synced | null => {
  const read = v.safeParse(schema, value);
  return read.success ? read.output : null;
};

const isSame = (a: Synced | null, b: Synced | null): boolean =>
  JSON.stringify(a && Object.values(a)) === JSON.stringify(b && Object.values(b));

const stored = async (): Promise<Synced | null> => parsed((await browser.storage.sync.get(KEY))[KEY]);

/**
 * What this browser wrote and was not told of yet. The news of one's own writing may come when the reader
 * has already chosen again, and must not take that choice back.
 */
const own: Synced[] = [];

async function put(looks: Synced): Promise<void> {
  own.push(looks);
  try {
    await browser.storage.sync.set({ [KEY]: looks });
  } catch (error) {
    own.pop();
    throw error;
  }
}

const inTurn = oneByOne();

/** Whether sync is on, and whether anything is there; `isThere` null: the browser does not say. */
export async function syncState(): Promise<SyncState> {
  const [{ sync }, isThere] = await Promise.all([
    readSettings(),
    browser.storage.sync.get(KEY).then(
      (all) => all[KEY] !== undefined,
      () => null,
    ),
  ]);
  return { on: sync, isThere };
}

/**
 * Takes over what the reader's other browsers put there; where there is nothing, puts there what is set here.
 * Rejects, and stays off, where the browser does not keep it.
 */
export const turnSyncOn = (): Promise<{ readonly taken: boolean }> =>
  inTurn(async () => {
    const there = await stored();
    const here = syncedOf(await readSettings());
    // Written also where it stays the same: whether the browser takes it is known only then.
    if (there === null) await put(here);
    else await browser.storage.sync.set({ [KEY]: there });
    await changeSettings({ ...there, sync: true });
    return { taken: there !== null && !isSame(there, here) };
  });

/** Nothing goes there any more; what is there stays. */
export async function turnSyncOff(): Promise<void> {
  await changeSettings({ sync: false });
}

/** Deletes what was synced. Rejects where the browser does not. */
export const removeSynced = (): Promise<void> => inTurn(() => browser.storage.sync.remove(KEY));

async function send(): Promise<void> {
  const settings = await readSettings();
  if (!settings.sync || isSame(await stored(), syncedOf(settings))) return;
  await put(syncedOf(settings));
}

async function receive(value: unknown): Promise<void> {
  const looks = parsed(value);
  if (looks === null) return;
  const mine = own.findIndex((one) => isSame(one, looks));
  if (mine >= 0) {
    own.splice(0, mine + 1);
    return;
  }
  const settings = await readSettings();
  if (settings.sync && !isSame(looks, syncedOf(settings))) await changeSettings(looks);
}

/** Follows the settings here and in the reader's other browsers. */
export function keepSynced(): void {
  onSettingsChanged((before, after) => {
    const isChange = !before.sync || !isSame(syncedOf(before), syncedOf(after));
    // A full or switched-off store keeps what it has; the next change tries again.
    if (after.sync && isChange) void inTurn(send).catch(console.error);
  });
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'sync' ? changes[KEY] : undefined;
    if (change !== undefined) void inTurn(() => receive(change.newValue));
  });
}
