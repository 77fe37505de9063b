/** What the first script of a page asks, and when it looks again. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchForArticle, type First } from '../../../extension/content/first';
import type * as Prose from '../../../extension/content/prose';
import { fake, resetFake } from '../fake-browser';
import { putOffByClock } from '../put-off';
import { article, prose } from './pages';

const looks = vi.hoisted(() => ({ made: 0 }));
vi.mock(import('../../../extension/content/prose'), async (original) => {
  const real: typeof Prose = await original();
  return {
    ...real,
    glance(document: Document) {
      looks.made += 1;
      return real.glance(document);
    },
  };
});

let life: AbortController;
const alive = { isAlive: () => true, stop: () => life.abort() };
const background = { on: true };
const calls = (): unknown[] => fake().sent.map(({ call, arg }) => ({ call, arg }));
const LOOK = { call: 'look', arg: { begin: true } };

beforeEach(() => {
  putOffByClock();
  life = new AbortController();
  looks.made = 0;
  background.on = true;
  fake().answer = ({ call }) => (call === 'look' ? { on: background.on } : null);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  resetFake();
  Reflect.deleteProperty(document, 'hidden');
  document.body.replaceChildren();
  history.replaceState(null, '', '#');
});

const put = (markup: string): void =>
  document.body.append(document.createRange().createContextualFragment(markup));
const after = async (ms: number): Promise<void> => {
  for (let i = 0; i < 5; i += 1) await Promise.resolve();
  await vi.advanceTimersByTimeAsync(ms);
};
const start = async (markup: string, kind: 'page' | 'viewer' | 'none' = 'page'): Promise<First> => {
  put(markup);
  const first = watchForArticle(document, kind, alive, life.signal);
  await after(0);
  return first;
};

it('says nothing of a page without prose, and looks at it no more while it stays as it is', async () => {
  await start(`<p>${prose(1)}</p>`);
  await after(60_000);
  expect(calls()).toEqual([]);
  expect(looks.made).toBe(1);
});

it('asks once where there may be an article, and leaves the rest to the whole', async () => {
  const first = await start(article());
  put(article());
  await after(60_000);
  expect(calls()).toEqual([LOOK]);
  expect(looks.made).toBe(1);
  await expect(first.end()).resolves.toEqual({ on: true });
});

it('asks at once for a viewer, and never for a drawing', async () => {
  await start('', 'none');
  expect(calls()).toEqual([]);
  await start('', 'viewer');
  expect(calls()).toEqual([LOOK]);
});

it('finds a story that comes late', async () => {
  await start(`<p>${prose(1)}</p>`);
  await after(30_000);
  put(article());
  await after(600);
  expect(calls()).toEqual([LOOK]);
});

it('is quiet where it was refused, until it is to try anew', async () => {
  background.on = false;
  const first = await start(article());
  put(article());
  await after(30_000);
  expect(calls()).toEqual([LOOK]);
  expect(first.end()).toBeNull();
  const second = await start('');
  background.on = true;
  second.again();
  await after(0);
  second.again();
  await after(0);
  expect(calls()).toEqual([LOOK, LOOK, LOOK]);
});

it('asks again when it was to try anew while an older answer, which refuses, was on its way', async () => {
  let answer: (reply: { on: boolean }) => void = () => undefined;
  fake().answer = () => new Promise((done) => (answer = done));
  const first = await start(article());
  first.again();
  expect(calls()).toEqual([LOOK]);
  fake().answer = () => ({ on: true });
  answer({ on: false });
  await after(100);
  expect(calls()).toEqual([LOOK, LOOK]);
  await expect(first.end()).resolves.toEqual({ on: true });
});

it.each(['page', 'viewer'] as const)('asks a background that was gone again, for a %s', async (kind) => {
  fake().answer = () => Promise.reject(new Error('gone'));
  const first = await start(article(), kind);
  fake().answer = () => ({ on: true });
  await after(5_000);
  expect(calls()).toEqual([LOOK, LOOK]);
  await expect(first.end()).resolves.toEqual({ on: true });
});

it('gives up where nobody ever answers, until the page comes back', async () => {
  fake().answer = () => Promise.reject(new Error('gone'));
  const first = await start(article());
  await after(120_000);
  const asked = calls().length;
  expect(asked).toBeGreaterThan(3);
  expect(asked).toBeLessThan(10);
  fake().answer = () => ({ on: true });
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await after(0);
  expect(calls()).toHaveLength(asked + 1);
  await expect(first.end()).resolves.toEqual({ on: true });
});

it('leaves nothing running once it has given its place away', async () => {
  const first = await start(`<p>${prose(1)}</p>`);
  const idle: (() => void)[] = [];
  Object.assign(window, { requestIdleCallback: (run: () => void) => idle.push(run) });
  put(`<p>${prose(1)}</p>`);
  await after(1_000);
  expect(idle).toHaveLength(1);
  first.end();
  idle[0]!();
  await after(0);
  put(`<p>${prose(1)}</p>`);
  await after(0);
  expect(looks.made).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

it('finds the story of another address within two seconds, though the page is busy while it is built', async () => {
  await start(`<p>${prose(1)}</p>`);
  // Between two slices of a look the page's own scripts take their time.
  const realNow = performance.now.bind(performance);
  const lost = { ms: 0 };
  vi.spyOn(performance, 'now').mockImplementation(() => realNow() + lost.ms);
  for (let i = 0; i < 600; i += 1) put('<i></i>');
  history.pushState(null, '', `/story-${Math.random()}`);
  await after(600);
  lost.ms += 100;
  await after(0);
  put(article());
  await after(1_900);
  expect(calls()).toEqual([LOOK]);
  vi.mocked(performance.now).mockRestore();
});

it('has large frames looked at anew when it tries again', async () => {
  const frame = document.createElement('iframe');
  frame.getBoundingClientRect = () => new DOMRect(0, 0, innerWidth, 900);
  frame.checkVisibility = () => true;
  document.body.append(frame);
  const first = await start('');
  await after(200);
  const FRAMES = { call: 'frames', arg: { width: innerWidth } };
  expect(calls()).toEqual([FRAMES]);
  first.again();
  await after(200);
  expect(calls()).toEqual([FRAMES, FRAMES]);
});

it('looks ever more rarely at a page that changes without end, and soon once it is another page', async () => {
  await start('<p id="clock">0</p>');
  const tick = async (seconds: number): Promise<void> => {
    for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
      document.querySelector('#clock')!.textContent = String(tenth);
      await after(100);
    }
  };
  await tick(60);
  expect(looks.made).toBeGreaterThan(12);
  expect(looks.made).toBeLessThan(20);
  expect(calls()).toEqual([]);
  history.pushState(null, '', `/story-${Math.random()}`);
  put(article());
  await tick(2);
  expect(calls()).toEqual([LOOK]);
});

it('waits with a hidden page until it is seen', async () => {
  await start(`<p>${prose(1)}</p>`);
  Object.defineProperty(document, 'hidden', { value: true, configurable: true });
  put(article());
  await after(60_000);
  expect(looks.made).toBe(1);
  Object.defineProperty(document, 'hidden', { value: false, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
  await after(10);
  expect(calls()).toEqual([LOOK]);
});

it('ends with the extension', async () => {
  await start(`<p>${prose(1)}</p>`);
  const isAlive = vi.spyOn(alive, 'isAlive').mockReturnValue(false);
  put(article());
  await after(5_000);
  expect(life.signal.aborted).toBe(true);
  expect(calls()).toEqual([]);
  isAlive.mockRestore();
});
