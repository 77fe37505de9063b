/** "What you read" in the settings, over a real store. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addArticle, deleteLibrary, listEntries } from '../../../extension/library/index';
import { Options } from '../../../extension/options/options';
import { DEFAULT_SETTINGS, type Settings } from '../../../extension/settings';
import { fake, resetFake } from '../fake-browser';
import { click, draw, during, textOf, type } from './render';
import { eventually } from '../eventually';

vi.mock('../../../extension/library/bundled', () => ({
  openBundled: async () => ({ articleCount: 0, articleIndex: () => -1 }),
}));

// The environment has no locks; there is one window here.
Object.defineProperty(navigator, 'locks', {
  value: { request: async (_: string, ...rest: unknown[]) => (rest.at(-1) as (lock: object) => unknown)({}) },
});

const background = { settings: DEFAULT_SETTINGS as Settings };

beforeEach(async () => {
  background.settings = DEFAULT_SETTINGS;
  fake().answer = ({ call, arg }) => {
    if (call === 'settings') return background.settings;
    if (call !== 'changeSettings') return null;
    background.settings = { ...background.settings, ...(arg as { patch: Partial<Settings> }).patch };
    return background.settings;
  };
  await deleteLibrary();
});
afterEach(resetFake);

const remember = (n: number): Promise<unknown> =>
  addArticle({
    origin: 'remembered',
    meta: { url: `https://a.example/${n}` },
    blocks: [
      {
        text: `Paragraph ${n} tells of a harbour town whose council met in the old customs house ${n} times.`,
      },
    ],
  });

const open = async (): Promise<HTMLElement> => {
  location.hash = '#remember';
  const page = await draw(<Options />);
  await arrived(page, (text) => text.includes('What is held') && /remembered\.|articles?,/u.test(text));
  return page;
};
/** The store answers when it does: no fixed number of turns is enough. */
const arrived = (page: HTMLElement, fits: (text: string) => boolean): Promise<void> =>
  eventually(async () => {
    await during(() => undefined);
    if (!fits(textOf(page))) throw new Error(textOf(page));
  });

const radio = (page: HTMLElement, value: string): HTMLInputElement =>
  [...page.querySelectorAll<HTMLInputElement>('input[type="radio"]')].find((one) => one.value === value)!;
const choose = (page: HTMLElement, value: string): Promise<void> => during(() => radio(page, value).click());

it('is off as installed, and each choice says what it keeps', async () => {
  const page = await open();
  expect(radio(page, 'off').checked).toBe(true);
  expect(textOf(page)).toContain('No article is remembered.');
  await choose(page, 'on');
  expect(background.settings.remember).toBe('on');
  await choose(page, '365');
  await choose(page, '200');
  expect(background.settings).toMatchObject({ rememberDays: 365, rememberMegabytes: 200 });
});

it('asks what becomes of the articles when it is turned off, and deletes nothing unasked', async () => {
  background.settings = { ...DEFAULT_SETTINGS, remember: 'on' };
  await remember(1);
  await remember(2);
  const page = await open();
  await choose(page, 'off');
  expect(textOf(page)).toContain('It is off. 2 articles that you read are still held.');
  await click(page, 'Keep them');
  expect(textOf(page)).not.toContain('It is off.');
  expect(await listEntries()).toHaveLength(2);
  await choose(page, 'on');
  await choose(page, 'off');
  await click(page, 'Delete them for good');
  await arrived(page, (text) => text.includes('No article is remembered.'));
  expect(await listEntries()).toEqual([]);
});

it('deletes what was read lately only after it said how much that is', async () => {
  await remember(1);
  const page = await open();
  await click(page, 'Delete the last hour');
  await arrived(page, (text) => text.includes('1 article will be deleted for good.'));
  await click(page, 'Leave them');
  expect(await listEntries()).toHaveLength(1);
  await click(page, 'Delete all');
  await arrived(page, (text) => text.includes('1 article will be deleted for good.'));
  await click(page, 'Delete for good');
  await arrived(page, (text) => text.includes('1 article was deleted.'));
  expect(await listEntries()).toEqual([]);
  await click(page, 'Delete the last day');
  await arrived(page, (text) => text.includes('Nothing was remembered in that time.'));
});

it('has a list of sites where nothing is remembered', async () => {
  const page = await open();
  await type(page, 'https://www.news.example/today');
  await during(() => page.querySelector('form')!.requestSubmit());
  expect(background.settings.forgetSites).toEqual(['news.example']);
  await click(page, 'Remove');
  expect(background.settings.forgetSites).toEqual([]);
});
