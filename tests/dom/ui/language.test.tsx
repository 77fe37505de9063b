/** The language that the reader sets, and the keys that the browser keeps. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Options } from '../../../extension/options/options';
import { startPage } from '../../../extension/own-page';
import { DEFAULT_SETTINGS, type Settings } from '../../../extension/settings';
import { speak } from '../../../extension/i18n';
import { fake, resetFake } from '../fake-browser';
import { click, draw, during, textOf, type } from './render';

interface Command {
  readonly name: string;
  readonly shortcut: string;
  readonly description: string;
}
const COMMANDS: Command[] = [
  { name: '_execute_action', shortcut: 'Alt+Shift+H', description: '' },
  { name: 'next-badge', shortcut: '', description: 'From the browser' },
  { name: 'later-one', shortcut: '⌃⇧9', description: 'A later one' },
];
const api = (globalThis as unknown as { browser: Record<string, object> }).browser;
const commands = { getAll: async () => [...COMMANDS] };

const background = { settings: DEFAULT_SETTINGS as Settings };
beforeEach(() => {
  background.settings = DEFAULT_SETTINGS;
  api['commands'] = commands;
  fake().answer = ({ call, arg }) => {
    if (call === 'changeSettings')
      background.settings = { ...background.settings, ...(arg as { patch: Partial<Settings> }).patch };
    if (call === 'words')
      return background.settings.language === 'ar'
        ? { localeTag: 'ar', localeDirection: 'rtl', sectionLanguage: 'اللغة', settingsTitle: 'إعدادات' }
        : null;
    if (call === 'access') return { mode: 'click', sites: [] };
    if (call === 'privateOffSites' || call === 'privateOwnSites') return [];
    return call === 'settings' || call === 'changeSettings' ? background.settings : null;
  };
});
afterEach(() => {
  resetFake();
  speak(null);
});

const open = (): Promise<HTMLElement> => {
  location.hash = 'language';
  return draw(<Options />);
};

it('offers each language in its own name, and the browser’s', async () => {
  const root = await open();
  const titles = [...root.querySelectorAll<HTMLElement>('.choice-title')];
  expect(titles.map(textOf)).toEqual([
    'As the browser',
    'English',
    'Deutsch',
    'Français',
    'Español',
    'Українська',
    'العربية',
  ]);
  expect(titles.map((title) => title.lang)).toEqual(['', 'en', 'de', 'fr', 'es', 'uk', 'ar']);
  expect(root.querySelector<HTMLInputElement>('input:checked')?.value).toBe('browser');
  await during(() => root.querySelector<HTMLInputElement>('input[value=ar]')!.click());
  expect(background.settings.language).toBe('ar');
});

it('applies to a page that is open at once, and what is typed there stays', async () => {
  const app = document.createElement('div');
  app.id = 'app';
  document.body.replaceChildren(app);
  location.hash = 'sites';
  await during(() => void startPage('settingsTitle', () => <Options />));
  await type(app.querySelector('.site-field')!, 'half-typed');
  const field = app.querySelector('.site-field input');
  const language = (from: string, to: string): Promise<void> =>
    during(() =>
      fake().storageChanged.fire(
        { settings: { oldValue: { language: from }, newValue: { language: to } } },
        'local',
      ),
    );
  background.settings = { ...DEFAULT_SETTINGS, language: 'ar' };
  await language('browser', 'ar');
  const root = document.documentElement;
  expect([root.lang, root.dir, document.title]).toEqual(['ar', 'rtl', 'إعدادات']);
  expect(textOf(app.querySelector('nav'))).toContain('اللغة');
  expect(app.querySelector('.site-field input')).toBe(field);
  expect((field as HTMLInputElement).value).toBe('half-typed');
  background.settings = DEFAULT_SETTINGS;
  await language('ar', 'browser');
  expect([root.lang, root.dir, document.title]).toEqual(['en-GB', 'ltr', 'Headwater: settings']);
});

it('lists the keys as they are set, and says where none is', async () => {
  const root = await open();
  expect([...root.querySelectorAll('.keys > div')].map(textOf)).toEqual([
    'Open Headwater for the page on screenAlt+Shift+H',
    'Go to the next badgeno key set',
    'A later one⌃⇧9',
  ]);
  COMMANDS[1] = { ...COMMANDS[1]!, shortcut: 'Alt+N' };
  await during(() => dispatchEvent(new Event('focus')));
  expect(textOf(root.querySelectorAll('.keys dd')[1]!)).toBe('Alt+N');
  COMMANDS[1] = { ...COMMANDS[1]!, shortcut: '' };
});

it('leads to the browser’s own page for keys, or says where to look', async () => {
  const root = await open();
  await click(root, 'Change the keys');
  expect(fake().opened).toEqual(['chrome://extensions/shortcuts']);
  const asked: string[] = [];
  api['commands'] = { ...commands, openShortcutSettings: async () => void asked.push('asked') };
  await click(root, 'Change the keys');
  expect(asked).toEqual(['asked']);
  expect(root.querySelector('[role=alert]')).toBeNull();
  api['commands'] = { ...commands, openShortcutSettings: () => Promise.reject(new Error('no')) };
  await click(root, 'Change the keys');
  expect(textOf(root.querySelector('[role=alert]'))).toContain('list of extensions');
});
