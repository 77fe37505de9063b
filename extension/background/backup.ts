/**
 * All settings and what the reader hid, as one file; back from such a file; and back to how it was installed.
 * Nothing of a private window goes into the file. What sites may be looked at is the browser's, and whether
 * looks are synced is this browser's: neither is in the file's power.
 */
import * as v from 'valibot';
import type { Backup, BackupReading, Before, Mute } from '../messages';
import { DEFAULT_SETTINGS, type Settings } from '../settings';
import { muteSchema, MOST_MUTES, readMutes, replaceMutes } from './mutes-store';
import { changePrivateOffSites, privateOffSites } from './off-sites';
import { changePrivateOwnSites, privateOwnSites } from './own-sites';
import { changeSettings, readSettings, SETTABLE, SETTABLE_PATCH } from './settings-store';

/** Longest file that is read, in UTF-16 units; the most that a reader can hide takes about half of it. */
export const LARGEST_BACKUP = 8_000_000;

const NAME = 'settings';
const VERSION = 1;

const mutesSchema = v.pipe(v.array(muteSchema), v.maxLength(MOST_MUTES));

export const BACKUP_SCHEMA: v.GenericSchema<unknown, Backup> = v.object({
  headwater: v.literal(NAME),
  version: v.literal(VERSION),
  settings: v.object(SETTABLE_PATCH),
  mutes: mutesSchema,
});

export const BEFORE_SCHEMA: v.GenericSchema<unknown, Before> = v.object({
  settings: v.object({
    version: v.literal(DEFAULT_SETTINGS.version),
    ...SETTABLE,
    sync: v.boolean(),
    legendSeen: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  mutes: mutesSchema,
  privateOffSites: SETTABLE.offSites,
  privateOwnSites: SETTABLE.ownSites,
});

const lasting = (mutes: readonly Mute[]): readonly Mute[] => mutes.filter((one) => one.isPrivate !== true);

const settable = ({ version: _, sync: __, legendSeen: ___, ...rest }: Settings): Backup['settings'] => rest;

export async function backup(): Promise<Backup> {
  const [settings, mutes] = await Promise.all([readSettings(), readMutes()]);
  return { headwater: NAME, version: VERSION, settings: settable(settings), mutes: lasting(mutes) };
}

const named = v.object({ headwater: v.literal(NAME), version: v.number() });

/** What a file says, or why it says nothing. Changes nothing. */
export function readBackup(text: string): BackupReading {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    // A file of ours that was cut off in the middle is no JSON any more, but still begins as one.
    return { problem: /^\s*\{\s*"headwater"\s*:\s*"settings"/u.test(text) ? 'damaged' : 'other' };
  }
  if (!v.is(named, json)) return { problem: 'other' };
  if (json.version > VERSION) return { problem: 'newer' };
  const read = v.safeParse(BACKUP_SCHEMA, json);
  if (!read.success) return { problem: 'damaged' };
  const mutes = new Map(lasting(read.output.mutes).map((one) => [one.id, one]));
  return { problem: null, backup: { ...read.output, mutes: [...mutes.values()] } };
}

async function present(): Promise<Before> {
  const [settings, mutes, off, own] = await Promise.all([
    readSettings(),
    readMutes(),
    privateOffSites(),
    privateOwnSites(),
  ]);
  return { settings, mutes, privateOffSites: off, privateOwnSites: own };
}

/** Takes over what a file says in place of what lasts; gives back what was before. */
export async function restore({ settings, mutes }: Backup): Promise<Before> {
  const before = await present();
  await replaceMutes([...lasting(mutes), ...before.mutes.filter((one) => one.isPrivate === true)]);
  await changeSettings(settings);
  return before;
}

/** Everything as it was installed, in private windows too; gives back what was before. */
export async function reset(): Promise<Before> {
  const before = await present();
  await putBack({ settings: DEFAULT_SETTINGS, mutes: [], privateOffSites: [], privateOwnSites: [] });
  return before;
}

export async function putBack(before: Before): Promise<void> {
  await replaceMutes(before.mutes);
  await changePrivateOffSites(() => before.privateOffSites);
  await changePrivateOwnSites(() => before.privateOwnSites);
  await changeSettings(before.settings);
}
