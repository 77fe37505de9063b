/** A copy in a file and back, sync, and reset, as the reader meets them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBackup } from '../../../extension/background/backup';
import type { Backup, Before, Mute, SyncState } from '../../../extension/messages';
import { Options } from '../../../extension/options/options';
import { DEFAULT_SETTINGS, type Settings } from '../../../extension/settings';
import { fake, resetFake } from '../fake-browser';
import { click, control, draw, during, textOf } from './render';
import { eventually } from '../eventually';

const MUTE: Mute = {
  id: 'one',
  kind: 'source',
  at: '2026-11-22T12:00:00.000Z',
  source: { articleId: '000', outlet: 'Financial Times' },
  articleIds: ['000'],
};
const { version: _, sync: __, legendSeen: ___, ...PLAIN } = DEFAULT_SETTINGS;
const COPY: Backup = {
  headwater: 'settings',
  version: 1,
  settings: { ...PLAIN, strictness: 'strict', printMarks: true, language: 'fr', offSites: ['a.example'] },
  mutes: [MUTE],
};

const background = {
  settings: DEFAULT_SETTINGS as Settings,
  mutes: [] as readonly Mute[],
  sync: { on: false, isThere: false } as SyncState,
  taken: false,
  refuses: '',
};
const present = (): Before => ({
  settings: background.settings,
  mutes: background.mutes,
  privateOffSites: [],
  privateOwnSites: [],
});

beforeEach(() => {
  Object.assign(background, {
    settings: DEFAULT_SETTINGS,
    mutes: [],
    sync: { on: false, isThere: false },
    taken: false,
    refuses: '',
  });
  fake().answer = ({ call, arg }) => {
    if (call === background.refuses) throw new Error('refused');
    const before = present();
    switch (call) {
      case 'settings':
        return background.settings;
      case 'mutes':
        return background.mutes;
      case 'backup':
        return COPY;
      case 'readBackup':
        return readBackup((arg as { text: string }).text);
      case 'restore': {
        const { backup } = arg as { backup: Backup };
        background.settings = { ...background.settings, ...backup.settings };
        background.mutes = backup.mutes;
        return before;
      }
      case 'reset':
        Object.assign(background, { settings: DEFAULT_SETTINGS, mutes: [] });
        return before;
      case 'putBack':
        Object.assign(background, (arg as { before: Before }).before);
        return null;
      case 'sync':
        return background.sync;
      case 'setSync':
        background.sync = { on: (arg as { on: boolean }).on, isThere: true };
        return { taken: background.taken };
      case 'removeSynced':
        background.sync = { on: false, isThere: false };
        return null;
      default:
        return null;
    }
  };
});
afterEach(() => {
  resetFake();
  vi.restoreAllMocks();
});

const open = (): Promise<HTMLElement> => {
  location.hash = 'data';
  return draw(<Options />);
};
const section = (root: Element, heading: string): HTMLElement =>
  [...root.querySelectorAll('section')].find((one) => textOf(one.querySelector('h2')) === heading)!;
const choose = async (
  root: Element,
  text: string,
  name = 'headwater-settings.json',
): Promise<HTMLElement> => {
  const picker = root.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(picker, 'files', { configurable: true, value: [new File([text], name)] });
  await during(() => picker.dispatchEvent(new Event('change', { bubbles: true })));
  // A file is read by the browser's own clock.
  await eventually(() => expect(fake().sent.map(({ call }) => call)).toContain('readBackup'));
  await during(() => undefined);
  return section(root, 'Bring a copy back');
};

it('saves a copy as one readable file', async () => {
  const files: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    files.push(file as Blob);
    return 'blob:copy';
  });
  const clicked: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(`${this.download} ${this.href}`);
  });
  const root = await open();
  await click(root, 'Save a copy');
  expect(clicked).toEqual(['headwater-settings.json blob:copy']);
  expect(readBackup(await files[0]!.text())).toEqual({ problem: null, backup: COPY });
  expect(textOf(section(root, 'Keep a copy').querySelector('[role=status]'))).toBe(
    'Your browser has it as headwater-settings.json.',
  );
});

describe('a file', () => {
  it('is shown as what it changes, changes it at the button, and is undone', async () => {
    const root = await open();
    const place = await choose(root, JSON.stringify(COPY));
    expect([...place.querySelectorAll('dl > div')].map((row) => [...row.children].map(textOf))).toEqual([
      ['How sure before a mark appears', 'now Balanced, then Strict'],
      ['Print the marks', 'now off, then on'],
      ['Language', 'now As the browser, then Français'],
      ['Sites where it stays off', 'now 0 sites, then 1 site'],
      ['Hidden matches and sources', 'now 0 entries, then 1 entry'],
    ]);
    expect(background.settings).toEqual(DEFAULT_SETTINGS);
    expect(document.activeElement).toBe(place.querySelector('h3'));
    await click(place, 'Change these');
    expect(background.settings).toMatchObject({ strictness: 'strict', printMarks: true, language: 'fr' });
    expect(textOf(place.querySelector('[role=status]'))).toBe('Imported. Undo');
    expect(document.activeElement).toBe(control(place, 'Undo'));
    await click(place, 'Undo');
    expect(present()).toEqual({
      settings: DEFAULT_SETTINGS,
      mutes: [],
      privateOffSites: [],
      privateOwnSites: [],
    });
    expect(textOf(place.querySelector('[role=status]'))).toBe('All is as it was before.');
    expect(document.activeElement).toBe(control(place, 'Choose a file'));
  });

  it('says all that it changes of the library, what is remembered above all', async () => {
    const root = await open();
    const settings: Backup['settings'] = {
      ...PLAIN,
      bundled: false,
      feeds: !DEFAULT_SETTINGS.feeds,
      remember: 'on',
      rememberDays: 365,
      rememberMegabytes: 200,
      ownSites: ['a.example', 'b.example'],
      forgetSites: ['c.example'],
    };
    const place = await choose(root, JSON.stringify({ ...COPY, settings, mutes: [] }));
    const rows = [...place.querySelectorAll('dl > div')].map((row) => [...row.children].map(textOf));
    expect(rows.map(([, change]) => change)).toEqual([
      'now on, then off',
      DEFAULT_SETTINGS.feeds ? 'now on, then off' : 'now off, then on',
      'now Off, then On',
      'now 90 days, then 365 days',
      'now 50 MB, then 200 MB',
      'now 0 sites, then 2 sites',
      'now 0 sites, then 1 site',
    ]);
    expect(rows[2]?.[0]).toBe('Remember articles');
    // A setting that the list forgets would change unseen.
    const told = ['strictness', 'badges', 'highlights', 'printMarks', 'language', 'offSites'];
    expect(Object.keys(settings).sort()).toEqual(
      [
        ...told,
        'bundled',
        'feeds',
        'remember',
        'rememberDays',
        'rememberMegabytes',
        'ownSites',
        'forgetSites',
      ].sort(),
    );
  });

  it('can be left, and one that changes nothing says so', async () => {
    const root = await open();
    const place = await choose(root, JSON.stringify(COPY));
    await click(place, 'Leave all as it is');
    expect(background.settings).toEqual(DEFAULT_SETTINGS);
    expect(place.querySelector('dl')).toBeNull();
    fake().sent.length = 0;
    await choose(root, JSON.stringify({ ...COPY, settings: PLAIN, mutes: [] }));
    expect(textOf(place.querySelector('[role=status]'))).toContain('There is nothing to change.');
  });

  it('that names as many sites, but others, says so', async () => {
    background.settings = { ...DEFAULT_SETTINGS, offSites: ['b.example'] };
    const root = await open();
    const place = await choose(
      root,
      JSON.stringify({ ...COPY, settings: { offSites: ['a.example'] }, mutes: [] }),
    );
    expect([...place.querySelectorAll('dd')].map(textOf)).toEqual(['1 site, others than now']);
  });

  it.each([
    ['{"headwater":"settings","version":1,"settings":{"badges":7}}', 'This copy is damaged.'],
    ['{"headwater":"settings","version":2}', 'saved by a newer Headwater. Nothing has changed. Update'],
    ['%PDF-1.7', 'This is no copy of Headwater’s settings.'],
  ])('%s is refused in words', async (text, said) => {
    const root = await open();
    const place = await choose(root, text);
    expect(textOf(place.querySelector('[role=alert]'))).toContain(said);
    expect(textOf(place.querySelector('[role=alert]'))).toContain('Nothing has changed.');
    expect(background.settings).toEqual(DEFAULT_SETTINGS);
  });

  it('is not even read when it is too large', async () => {
    const root = await open();
    const picker = root.querySelector<HTMLInputElement>('input[type=file]')!;
    const file = new File(['{}'], 'large.json');
    Object.defineProperty(file, 'size', { value: 8_000_001 });
    Object.defineProperty(picker, 'files', { configurable: true, value: [file] });
    await during(() => picker.dispatchEvent(new Event('change', { bubbles: true })));
    expect(textOf(section(root, 'Bring a copy back').querySelector('[role=alert]'))).toContain('too large');
    expect(fake().sent.map(({ call }) => call)).not.toContain('readBackup');
  });

  it('can be dropped anywhere on the page, which the browser does not leave for it', async () => {
    const root = await open();
    const drop = (name: string, files: File[] = []): DragEvent =>
      Object.assign(new Event(name, { bubbles: true, cancelable: true }), {
        dataTransfer: { files, types: ['Files'] },
      }) as unknown as DragEvent;
    const over = drop('dragover');
    await during(() => void root.dispatchEvent(over));
    expect(over.defaultPrevented).toBe(true);
    expect(section(root, 'Bring a copy back').className).toBe('over');
    await during(() => void root.dispatchEvent(drop('drop', [new File([JSON.stringify(COPY)], 'a.json')])));
    await eventually(() => expect(fake().sent.map(({ call }) => call)).toContain('readBackup'));
    await during(() => undefined);
    expect(textOf(section(root, 'Bring a copy back'))).toContain('What this copy changes');
    expect(section(root, 'Bring a copy back').className).toBe('');
  });

  it('that could not be taken over says so', async () => {
    background.refuses = 'restore';
    const root = await open();
    const place = await choose(root, JSON.stringify(COPY));
    await click(place, 'Change these');
    expect(textOf(place.querySelector('[role=alert]'))).toBe('That could not be saved. Nothing has changed.');
  });
});

describe('sync', () => {
  const turn = (root: Element): Promise<void> =>
    during(() => root.querySelector<HTMLElement>('[role=switch]')!.click());
  const place = (root: Element): HTMLElement => section(root, 'Alike in your other browsers');

  it('is off, says who carries what, and says what turning it on did', async () => {
    const root = await open();
    expect(root.querySelector('[role=switch]')?.getAttribute('aria-checked')).toBe('false');
    expect(textOf(place(root))).toContain('Headwater itself sends nothing.');
    await turn(root);
    expect(root.querySelector('[role=switch]')?.getAttribute('aria-checked')).toBe('true');
    expect(textOf(place(root))).toContain('Your other browsers follow once sync is on there.');
    await turn(root);
    background.taken = true;
    await turn(root);
    expect(textOf(place(root))).toContain('What your other browsers had set was taken over here.');
  });

  it('offers to delete what was synced once it is off', async () => {
    background.sync = { on: true, isThere: true };
    const root = await open();
    expect(place(root).querySelector('.link')).toBeNull();
    await turn(root);
    expect(textOf(place(root))).toContain('Off. What was synced is still with your browser’s maker.');
    await click(place(root), 'Delete what was synced');
    expect(background.sync.isThere).toBe(false);
    expect(textOf(place(root))).toContain('Deleted.');
    expect(place(root).querySelector('.link')).toBeNull();
  });

  it('stays off and says why where the browser refuses', async () => {
    background.refuses = 'setSync';
    const root = await open();
    await turn(root);
    expect(textOf(place(root).querySelector('[role=alert]'))).toContain('It stays off here');
    expect(root.querySelector('[role=switch]')?.getAttribute('aria-checked')).toBe('false');
  });
});

it('goes back to how it was installed, and undoes it', async () => {
  background.settings = { ...DEFAULT_SETTINGS, strictness: 'loose' };
  background.mutes = [MUTE];
  const before = present();
  const root = await open();
  const place = section(root, 'Back to how it was installed');
  await click(place, 'Reset everything');
  expect(background.settings).toEqual(DEFAULT_SETTINGS);
  expect(textOf(place.querySelector('[role=status]'))).toBe('All is as it was installed. Undo');
  await click(place, 'Undo');
  expect(present()).toEqual(before);
  expect(fake().removed).toEqual([]);
});
