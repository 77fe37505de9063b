/** What a page's session asks and draws. The drawing itself is seen in browsers (tests/e2e). */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ReadPage } from '../../../extension/content/article';
import type { TraceRequest } from '../../../extension/messages';
import { startWithoutPage } from '../../../extension/content/no-page';
import { capped } from '../../../extension/content/reading';
import { startSession } from '../../../extension/content/session';
import { fake, resetFake } from '../fake-browser';
import { article, prose } from './pages';
import { eventually } from '../eventually';

const view = vi.hoisted(() => ({
  draw: vi.fn(),
  jump: vi.fn<(paragraph: number) => boolean>(),
  moved: vi.fn(),
  clear: vi.fn(),
}));
const page = vi.hoisted(() => ({
  changed: async (): Promise<boolean> => false,
  isWatched: false,
  /** What is read in place of the document. */
  read: null as unknown,
}));
vi.mock('../../../extension/content/watcher', () => ({
  watchPage: (_: unknown, __: unknown, events: { changed: () => Promise<boolean> }, signal: AbortSignal) => {
    page.changed = events.changed;
    page.isWatched = true;
    signal.addEventListener('abort', () => (page.isWatched = false));
  },
}));
vi.mock(import('../../../extension/content/article'), async (original) => {
  const real = await original();
  return {
    ...real,
    *readPageInSteps(...args: Parameters<typeof real.readPageInSteps>) {
      return (page.read as ReadPage | null) ?? (yield* real.readPageInSteps(...args));
    },
  };
});
vi.mock('../../../extension/content/visibility', () => ({ isHiddenByStyle: () => false }));

type Listener = (message: unknown, sender: { id: string }) => Promise<unknown> | undefined;
interface Runtime {
  onMessage: { addListener: (listener: Listener) => void; removeListener: (listener: Listener) => void };
}
const { runtime } = (globalThis as unknown as { browser: { runtime: Runtime } }).browser;
const listeners = new Set<Listener>();
runtime.onMessage = {
  addListener: (listener) => void listeners.add(listener),
  removeListener: (listener) => void listeners.delete(listener),
};
const call = (name: string, arg: object = {}): Promise<unknown> | undefined =>
  [...listeners][0]?.({ headwater: 'tab', call: name, arg }, { id: 'headwater-test' });

const LOOKS = { badges: 'label', highlights: 'point', legendSeen: 3, printMarks: false };
const background = { on: true };
const traced = (): TraceRequest[] =>
  fake()
    .sent.filter((message) => message.call === 'trace')
    .map(({ arg }) => arg as TraceRequest);
const tracedTimes = (times: number): Promise<void> =>
  eventually(() => {
    expect(traced()).toHaveLength(times);
  });

let life: AbortController;
const TRACE = { summary: { derivedParagraphs: 1 } };
const alive = { isAlive: () => true, stop: () => life.abort() };
beforeEach(() => {
  life = new AbortController();
  background.on = true;
  fake().answer = ({ call: name }) => {
    if (name === 'look') return background.on ? { on: true, view: LOOKS, words: null } : { on: false };
    return name === 'trace' ? { state: 'traced', trace: TRACE, view: LOOKS } : null;
  };
  // As draw.js leaves it.
  globalThis.headwaterCreateView = () => ({ ...view, step: () => undefined });
});
afterEach(() => {
  life.abort();
  resetFake();
  vi.resetAllMocks();
  page.read = null;
  document.body.replaceChildren();
  history.replaceState(null, '', '#');
});

function open(markup: string): void {
  document.body.append(document.createRange().createContextualFragment(markup));
  startSession(document, alive, life.signal);
}

const FRONT = `<main><p>${prose(1)}</p></main>`;

it('reads a page that is no article when the reader asks for it, until its address changes', async () => {
  open(FRONT);
  await tracedTimes(1);
  expect(traced()[0]?.blocks).toEqual([]);
  await call('refresh', { force: true });
  await tracedTimes(2);
  expect(traced()[1]?.blocks).toEqual([{ text: prose(1) }]);
  history.pushState(null, '', `/elsewhere-${Math.random()}`);
  expect(await page.changed()).toBe(true);
  expect(traced()[2]?.blocks).toEqual([]);
});

it('forgets that the reader asked when Headwater is switched off', async () => {
  open(FRONT);
  await call('refresh', { force: true });
  await eventually(() => expect(traced().at(-1)?.blocks).toHaveLength(1));
  background.on = false;
  await call('refresh');
  await eventually(() => expect(page.isWatched).toBe(false));
  const before = traced().length;
  background.on = true;
  await call('refresh');
  await tracedTimes(before + 1);
  expect(traced().at(-1)?.blocks).toEqual([]);
});

it('answers a call to look again before the page is read and traced', async () => {
  fake().answer = ({ call: name }) =>
    name === 'look' ? { on: true, view: LOOKS, words: null } : new Promise(() => undefined);
  open(article());
  await tracedTimes(1);
  expect(await call('refresh')).toBeNull();
});

it('rejects a jump to a place that the page does not have', async () => {
  open(article());
  await eventually(() => expect(view.draw).toHaveBeenCalled());
  view.jump.mockReturnValueOnce(true);
  expect(await call('jump', { paragraph: 1 })).toBeNull();
  view.jump.mockReturnValueOnce(false);
  await expect(call('jump', { paragraph: 99 })).rejects.toThrow('no such place');
});

it('sends as much of an endless page as is ever compared, and says that it goes on', async () => {
  const element = document.createElement('p');
  const block = (length: number) => ({ text: 'a'.repeat(length), element, pieces: [] });
  const lengths = (...all: number[]) => {
    const { blocks, cut } = capped(all.map(block));
    return { lengths: blocks.map(({ text }) => text.length), cut };
  };
  expect(lengths(600_000, 400_000)).toEqual({ lengths: [600_000, 400_000], cut: false });
  expect(lengths(600_000, 500_000, 7)).toEqual({ lengths: [600_000, 400_000], cut: true });
  expect(lengths(1_000_000, 1)).toEqual({ lengths: [1_000_000], cut: true });
  expect(capped(Array.from({ length: 10_001 }, () => block(1))).cut).toBe(true);

  const trees = { roots: [], waiting: [] };
  page.read = { blocks: [block(1_000_001)], meta: {}, isArticle: true, trees } satisfies ReadPage;
  open('');
  await tracedTimes(1);
  expect(traced()[0]?.cut).toBe(true);
  expect(traced()[0]?.blocks.map(({ text }) => text.length)).toEqual([1_000_000]);
});

it('sends again what the background did not answer, though the page stays as it is', async () => {
  const answer = fake().answer;
  fake().answer = (message) => {
    if (message.call === 'trace') throw new Error('The message port closed before a response was received.');
    return answer(message);
  };
  open(article());
  await tracedTimes(1);
  fake().answer = answer;
  await page.changed();
  expect(traced()).toHaveLength(2);
  await eventually(() => expect(view.draw).toHaveBeenCalledOnce());
  await page.changed();
  expect(traced()).toHaveLength(2);
});

it('says of a document without a page that it is no article', async () => {
  startWithoutPage(alive, life.signal);
  await tracedTimes(1);
  expect(traced()[0]).toMatchObject({ blocks: [], complete: true });
  await call('refresh');
  await tracedTimes(2);
  await expect(call('jump', { paragraph: 0 })).rejects.toThrow();
  background.on = false;
  await call('refresh');
  await eventually(() => expect(fake().sent.at(-1)?.call).toBe('look'));
  expect(traced()).toHaveLength(2);
});

const asked = (): number => fake().sent.filter((message) => message.call === 'draw').length;

it('asks for what draws when there is something to show, and again where it could not be had', async () => {
  const reply = { matches: 0, fails: false };
  fake().answer = ({ call: name }) => {
    if (name === 'look') return { on: true, view: LOOKS, words: null };
    if (name === 'draw' && reply.fails) throw new Error('no such frame');
    const trace = { summary: { derivedParagraphs: reply.matches } };
    return name === 'trace' ? { state: 'traced', trace, view: LOOKS } : null;
  };
  open(article());
  await tracedTimes(1);
  await call('refresh');
  await tracedTimes(2);
  expect(asked()).toBe(0);

  reply.matches = 1;
  reply.fails = true;
  await call('refresh');
  await eventually(() => expect(asked()).toBe(1));
  expect(view.draw).not.toHaveBeenCalled();
  reply.fails = false;
  await call('refresh');
  await eventually(() => expect(view.draw).toHaveBeenCalled());
  const times = asked();
  await call('refresh');
  await tracedTimes(5);
  expect(asked()).toBe(times);
});

it('brings a paragraph before the reader on a page that has nothing to show', async () => {
  fake().answer = ({ call: name }) => {
    if (name === 'look') return { on: true, view: LOOKS, words: null };
    const trace = { summary: { derivedParagraphs: 0 } };
    return name === 'trace' ? { state: 'traced', trace, view: LOOKS } : null;
  };
  view.jump.mockReturnValue(true);
  open(article());
  await tracedTimes(1);
  await eventually(() => call('jump', { paragraph: 0 }));
  expect(view.jump).toHaveBeenCalledWith(0, undefined, undefined);
});

it('asks again whether to look where nobody answered, and when the page comes back', async () => {
  const looks = (): number => fake().sent.filter((message) => message.call === 'look').length;
  const answer = fake().answer;
  fake().answer = () =>
    Promise.reject(new Error('The page keeping the extension port is moved into the cache.'));
  open(article());
  await eventually(() => expect(looks()).toBe(2));
  await eventually(() => expect(page.isWatched).toBe(false));
  fake().answer = answer;
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await tracedTimes(1);
  expect(looks()).toBe(3);
});
