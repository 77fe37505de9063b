/** A copy of all settings and back; back to how it was installed; and nothing of it lost or leaked on the way. */
import { beforeEach, expect, it } from 'vitest';
import type { Backup, BackupReading, Before, Mute } from '../../../extension/messages';
import { DEFAULT_SETTINGS, type Settings } from '../../../extension/settings';
import { fakeBackground, reset, TAB } from './background';

const fake = fakeBackground();
const { answerPage } = await import('../../../extension/background/answers');
const own = <T>(call: string, arg: unknown = {}): Promise<T> =>
  answerPage({ headwater: 'page', call, arg }) as Promise<T>;

const SET: Settings = {
  ...DEFAULT_SETTINGS,
  strictness: 'loose',
  badges: 'mark',
  highlights: 'always',
  printMarks: true,
  language: 'ar',
  legendSeen: 3,
  offSites: ['bank.example', 'mail.example', '[2001:db8::1]', '192.0.2.7'],
};
const mute = (id: string, more: Partial<Mute> = {}): Mute => ({
  id,
  kind: 'source',
  at: '2026-11-22T09:00:00.000Z',
  source: { articleId: '000', outlet: 'Financial Times' },
  articleIds: ['000'],
  ...more,
});
const HIDDEN = [mute('one'), mute('two', { at: '2026-11-21T09:00:00.000Z' })];
const PRIVATE = mute('secret', { isPrivate: true });

beforeEach(() => {
  reset(fake);
  fake.local.set('settings', SET).set('mutes', HIDDEN);
  fake.session.set('mutes', [PRIVATE]).set('privateOffSites', ['secret.example']);
  fake.session.set('privateOwnSites', ['own.example']);
});

const stored = async (): Promise<unknown> => [
  await own('settings'),
  await own('mutes'),
  await own('privateOffSites'),
  await own('privateOwnSites'),
];

it('a copy brings all back that was set and hid, elsewhere too, and is put back', async () => {
  const file = await own<Backup>('backup');
  expect(file).toMatchObject({ headwater: 'settings', version: 1, mutes: HIDDEN });
  fake.local.clear();
  fake.session.clear();
  const elsewhere = await stored();

  const read = await own<BackupReading>('readBackup', { text: `\uFEFF${JSON.stringify(file, null, 2)}` });
  expect(read).toEqual({ problem: null, backup: file });
  expect(await stored()).toEqual(elsewhere);
  const before = await own<Before>('restore', { backup: file });
  expect(await own('settings')).toEqual({ ...SET, legendSeen: 0 });
  expect(await own('mutes')).toEqual(HIDDEN);
  await own('putBack', { before });
  expect(await stored()).toEqual(elsewhere);
});

it('a copy holds nothing of private windows, no permission and no sync, and brings none', async () => {
  fake.local.set('settings', { ...SET, sync: true });
  const text = JSON.stringify(await own('backup'));
  expect(text).not.toMatch(/secret|sync|legend|origins|private/iu);

  const backup = JSON.parse(text) as { settings: object; mutes: unknown[] };
  Object.assign(backup.settings, { sync: true, legendSeen: 9, origins: ['*://*/*'] });
  backup.mutes.push({ ...PRIVATE, id: 'planted' });
  fake.local.set('settings', SET);
  const read = await own<{ backup: Backup }>('readBackup', { text: JSON.stringify(backup) });
  await own('restore', { backup: read.backup });
  expect(await own('settings')).toEqual(SET);
  // What was hidden in a private window stays hidden, and stays in memory.
  expect((await own<Mute[]>('mutes')).map(({ id }) => id).sort()).toEqual(['one', 'secret', 'two']);
  expect(JSON.stringify([...fake.local])).not.toMatch(/secret|planted/u);
});

it('a copy that says only part changes only that', async () => {
  const text = JSON.stringify({
    headwater: 'settings',
    version: 1,
    settings: { badges: 'off' },
    mutes: HIDDEN,
  });
  const { backup } = await own<{ backup: Backup }>('readBackup', { text });
  await own('restore', { backup });
  expect(await own('settings')).toEqual({ ...SET, badges: 'off' });
});

const copy = (change: (file: Record<string, unknown>) => void): string => {
  const { version: _, sync: __, legendSeen: ___, ...settings } = SET;
  const file: Record<string, unknown> = { headwater: 'settings', version: 1, settings, mutes: HIDDEN };
  change(file);
  return JSON.stringify(file);
};

it.each([
  ['other', 'no JSON', 'Dear diary'],
  ['other', 'an empty file', ''],
  ['other', 'another file', JSON.stringify({ name: 'something', version: 1 })],
  ['other', 'a list', '[1,2]'],
  ['other', 'null', 'null'],
  ['damaged', 'a file cut off', copy(() => undefined).slice(0, -40)],
  ['damaged', 'a strange value', copy((file) => (file['settings'] = { strictness: 'sideways' }))],
  [
    'damaged',
    'a site that is none',
    copy((file) => (file['settings'] = { offSites: ['https://a.example/'] })),
  ],
  ['damaged', 'no settings', copy((file) => delete file['settings'])],
  ['damaged', 'no list of what is hidden', copy((file) => delete file['mutes'])],
  ['damaged', 'an entry that is none', copy((file) => (file['mutes'] = [...HIDDEN, { id: 7 }]))],
  ['damaged', 'a version before the first', copy((file) => (file['version'] = 0))],
  ['newer', 'a newer version', copy((file) => Object.assign(file, { version: 2, settings: { new: true } }))],
])('refuses as %s: %s, and nothing is lost', async (problem, _, text) => {
  const before = await stored();
  expect(await own('readBackup', { text })).toEqual({ problem });
  expect(await stored()).toEqual(before);
});

it('refuses what is too long unread, and a message that is no copy', async () => {
  const before = await stored();
  await expect(own('readBackup', { text: ' '.repeat(8_000_001) })).rejects.toThrow('malformed');
  await expect(own('restore', { backup: { headwater: 'settings', version: 1 } })).rejects.toThrow(
    'malformed',
  );
  await expect(own('putBack', { before: { settings: SET, mutes: HIDDEN } })).rejects.toThrow('malformed');
  expect(await stored()).toEqual(before);
});

it('keeps an entry that a file names twice once', async () => {
  const text = copy((file) => (file['mutes'] = [HIDDEN[0], HIDDEN[0]]));
  const { backup } = await own<{ backup: Backup }>('readBackup', { text });
  expect(backup.mutes).toEqual([HIDDEN[0]]);
});

it('goes back to how it was installed, keeps the browser’s permissions, and undoes it', async () => {
  const before = await stored();
  const origins = [...fake.origins];
  const was = await own<Before>('reset');
  expect(await stored()).toEqual([DEFAULT_SETTINGS, [], [], []]);
  expect(fake.origins).toEqual(origins);
  await own('putBack', { before: was });
  expect(await stored()).toEqual(before);
  expect(JSON.stringify([...fake.local])).not.toContain('secret');
});

it('a site that is switched off in a private window is kept in memory alone, for all windows', async () => {
  fake.local.clear();
  fake.session.clear();
  const tab = fake.tabs.get(TAB)!;
  Object.assign(tab, { incognito: true });
  await own('switchSite', { tabId: TAB, host: 'www.quiet.example', on: false });
  expect(JSON.stringify([...fake.local])).not.toContain('quiet');
  expect(await own('privateOffSites')).toEqual(['quiet.example']);
  await own('switchSite', { tabId: TAB, host: 'news.quiet.example', on: true });
  expect(await own('privateOffSites')).toEqual([]);

  Object.assign(tab, { incognito: false });
  await own('switchSite', { tabId: TAB, host: 'www.quiet.example', on: false });
  expect((await own<Settings>('settings')).offSites).toEqual(['quiet.example']);
  await own('removeOffSite', { site: 'quiet.example' });
  expect((await own<Settings>('settings')).offSites).toEqual([]);
});
