/** Menu, keys, and the way of a selected text to the page "Check a text". */
import { beforeEach, expect, it, vi } from 'vitest';
import type { Envelope } from '../../../extension/messages';
import { fakeBackground, reset, TAB } from './background';
import { LIBRARY, NOTHING } from './traces';

const fake = fakeBackground();
vi.mock('../../../extension/background/engine-host', () => ({
  LibraryError: class extends Error {},
  library: async () => LIBRARY,
  openSources: async () => LIBRARY.corpus,
  tracePage: () => NOTHING,
}));

interface Menu {
  title: string;
  readonly contexts: readonly string[];
}

interface Opened {
  readonly url: string;
  readonly index?: number;
  readonly windowId?: number;
  readonly openerTabId?: number;
}

const world = {
  menus: new Map<string, Menu>(),
  opened: [] as Opened[],
  /** Whether windows take tabs of ours; private ones of Chromium do not. */
  takes: true,
  /** What the frames of the tab have selected; null: the browser keeps the page closed. */
  frames: [] as readonly object[] | null,
  asked: [] as object[],
};
const NEW_TAB = 70;

const api = (globalThis as unknown as { browser: Record<string, Record<string, unknown>> }).browser;
const runtime = api['runtime']!;
Object.assign(api, {
  runtime: { ...runtime, lastError: undefined },
  contextMenus: {
    update: async (id: string, { title }: Menu) => {
      const menu = world.menus.get(id);
      if (menu === undefined) throw new Error(`Cannot find menu item with id ${id}`);
      menu.title = title;
    },
    create: ({ id, ...menu }: Menu & { id: string }) => void world.menus.set(id, menu),
  },
});
Object.assign(api['tabs']!, {
  create: async (wanted: Opened) => {
    if (!world.takes && wanted.windowId !== undefined) throw new Error('No window with that id.');
    world.opened.push(wanted);
    return { id: NEW_TAB };
  },
});
Object.assign(api['scripting']!, {
  executeScript: async ({ target }: { target: object }) => {
    world.asked.push(target);
    if (world.frames === null) throw new Error('Cannot access contents of the page.');
    return world.frames.map((result) => ({ result }));
  },
});

const { answerPage } = await import('../../../extension/background/answers');
const { runCommand } = await import('../../../extension/background/commands');
const { menuClicked, showMenus } = await import('../../../extension/background/menus');
const { forgetTab } = await import('../../../extension/background/tab-store');

type Tab = Parameters<typeof menuClicked>[1];
const tab = {
  id: TAB,
  index: 3,
  windowId: 2,
  url: 'https://news.example/story?from=mail',
  title: ' A story ',
} as NonNullable<Tab>;
const selected = (text: string, more: object = {}): object => ({ text, lang: '', isFocused: true, ...more });
const handed = (tabId = NEW_TAB): Promise<unknown> =>
  answerPage({ headwater: 'page', call: 'handed', arg: { tabId } } satisfies Envelope);
const clickOn = (on: Tab, info: object): Promise<void> =>
  menuClicked(
    { editable: false, modifiers: [], ...info } as unknown as Parameters<typeof menuClicked>[0],
    on,
  );
const click = (info: object): Promise<void> => clickOn(tab, info);

let script: ReturnType<typeof reset>;
beforeEach(() => {
  script = reset(fake);
  Object.assign(world, { menus: new Map(), opened: [], takes: true, frames: [], asked: [] });
});

it('puts its entries on selected text, on web pages and on the button, once each, in the language that the reader sets', async () => {
  await Promise.all([showMenus(), showMenus()]);
  expect([...world.menus]).toEqual([
    ['trace-selection', { title: 'Trace the selected text', contexts: ['selection'] }],
    [
      'keep-page',
      {
        title: 'Keep this page as a source',
        contexts: ['page'],
        documentUrlPatterns: ['http://*/*', 'https://*/*'],
      },
    ],
    ['keep-page-button', { title: 'Keep this page as a source', contexts: ['action'] }],
    ['check-text', { title: 'Check a text', contexts: ['action'] }],
    ['library', { title: 'Library', contexts: ['action'] }],
  ]);
  fake.local.set('settings', { version: 1, language: 'de' });
  vi.stubGlobal('fetch', async (address: string) => ({
    json: async () => ({ menuTraceSelection: { message: `words of ${address}` } }),
  }));
  await showMenus();
  expect(world.menus.get('trace-selection')?.title).toMatch(/words of .*_locales\/de\/messages\.json$/);
  vi.unstubAllGlobals();
});

it('hands over what the page has selected, paragraphs apart, and not what the browser makes of it', async () => {
  world.frames = [selected('One.\n\nTwo.', { lang: 'en-GB' })];
  await click({ menuItemId: 'trace-selection', selectionText: 'One. Two.', frameId: 4 });
  expect(world.asked).toEqual([{ tabId: TAB, frameIds: [4] }]);
  expect(world.opened).toEqual([
    {
      url: 'https://extension.test/extension/check/index.html',
      openerTabId: TAB,
      index: 4,
      windowId: 2,
    },
  ]);
  expect(await handed()).toEqual({
    text: 'One.\n\nTwo.',
    title: 'A story',
    url: 'https://news.example/story?from=mail',
    lang: 'en-GB',
  });
});

it('takes the browser’s word where no script may run: a reader of PDF, a page of the browser', async () => {
  world.frames = null;
  const info = { menuItemId: 'trace-selection', selectionText: 'From a file.' };
  await clickOn({ ...tab, url: 'chrome://version/' }, info);
  expect(await handed()).toEqual({ text: 'From a file.', title: 'A story' });
  // Where a page of the browser's own is no tab at all.
  await clickOn({ ...tab, id: -1 }, info);
  expect(world.opened.at(-1)).toEqual({ url: 'https://extension.test/extension/check/index.html' });
  await clickOn(undefined, info);
  expect(await handed()).toEqual({ text: 'From a file.' });
});

it('takes at the press of a key the selection of the frame that the reader is in', async () => {
  world.frames = [
    selected('An old one.', { isFocused: false }),
    selected('  '),
    null as unknown as object,
    selected('This one.'),
  ];
  await runCommand('trace-selection', tab);
  expect(world.asked).toEqual([{ tabId: TAB, allFrames: true }]);
  expect(await handed()).toMatchObject({ text: 'This one.' });
});

it('says why there is no text: nothing selected, or a page that the browser keeps closed', async () => {
  world.frames = [selected(' \n ')];
  await runCommand('trace-selection', tab);
  expect(await handed()).toEqual({ nothing: 'selected' });
  world.frames = null;
  await runCommand('trace-selection', tab);
  expect(await handed()).toEqual({ nothing: 'allowed' });
  await click({ menuItemId: 'trace-selection' });
  expect(await handed()).toEqual({ nothing: 'selected' });
});

it('opens the page empty from the button’s menu', async () => {
  await click({ menuItemId: 'check-text' });
  expect(world.opened).toHaveLength(1);
  expect(await handed()).toBeNull();
});

it('opens the page elsewhere where the window takes none of ours', async () => {
  world.takes = false;
  world.frames = [selected('Read in private.')];
  await runCommand('trace-selection', tab);
  expect(world.opened).toEqual([{ url: 'https://extension.test/extension/check/index.html' }]);
  expect(await handed()).toMatchObject({ text: 'Read in private.' });
});

it('keeps the text in memory alone, through a reload, and cuts it beyond all that is ever compared', async () => {
  world.frames = [selected('x'.repeat(600_000))];
  await runCommand('trace-selection', tab);
  // A reload: the tab begins to load, and what was known of its page is forgotten.
  await forgetTab(NEW_TAB);
  expect(((await handed()) as { text: string }).text).toHaveLength(500_000);
  expect([...fake.local.keys()]).toEqual([]);
  expect(await handed(NEW_TAB + 1)).toBeNull();
});

it('gives the page its text also when it asks before its tab has a name', async () => {
  world.frames = [selected('Early.')];
  const opening = runCommand('trace-selection', tab);
  while (world.opened.length === 0) await Promise.resolve();
  expect(await handed()).toMatchObject({ text: 'Early.' });
  await opening;
});

it('steps to the next badge and the one before, and is silent where there are none', async () => {
  await runCommand('next-badge', tab);
  await runCommand('previous-badge', tab);
  expect(script.mock.calls).toEqual([
    ['step', { by: 1 }],
    ['step', { by: -1 }],
  ]);
  fake.tabs.set(TAB, { id: TAB, script: null });
  await expect(runCommand('next-badge', tab)).resolves.toBeUndefined();
  await runCommand('unknown', tab);
  expect(script.mock.calls).toHaveLength(2);
});

it('asks which tab is in front where the browser does not tell', async () => {
  await runCommand('next-badge');
  expect(script.mock.calls).toEqual([['step', { by: 1 }]]);
});
