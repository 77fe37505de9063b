/** Which changes of a page are worth reading it again. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchPage } from '../../../extension/content/watcher';
import { putOffByClock } from '../put-off';
import { prose } from './pages';

const events = { changed: vi.fn(async () => true), moved: vi.fn(), returned: vi.fn() };
let watching: AbortController;

beforeEach(() => {
  putOffByClock();
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  watching = new AbortController();
  document.body.append(
    document
      .createRange()
      .createContextualFragment(
        `<section hidden><p>${prose(1)}</p><p>${prose(2)}</p></section><details><summary>More</summary><p>${prose(3)}</p><p>${prose(4)}</p></details><p class="chip">Short</p><nav>${prose(5)}${prose(6)}</nav>`,
      ),
  );
  watchPage(document, 'headwater-badges', events, watching.signal);
});
afterEach(() => {
  watching.abort();
  vi.useRealTimers();
  vi.clearAllMocks();
  document.body.replaceChildren();
});

/** Lets records arrive and everything that was put off run. */
async function readings(): Promise<number> {
  for (let i = 0; i < 5; i += 1) await Promise.resolve();
  await vi.advanceTimersByTimeAsync(20_000);
  return events.changed.mock.calls.length;
}
const at = (selector: string): Element => document.querySelector(selector)!;

it.each([
  ['is no longer hidden', () => at('section').removeAttribute('hidden')],
  ['is opened', () => at('details').setAttribute('open', '')],
  ['changes its class', () => at('section').classList.add('expanded')],
  ['changes its style', () => at('section').setAttribute('style', 'max-height: none')],
])('reads again when an element with text %s', async (_, change) => {
  change();
  expect(await readings()).toBe(1);
});

it('reads nothing on an idle page, nor where signs without text, menus or the whole page change their looks', async () => {
  expect(await readings()).toBe(0);
  at('.chip').classList.add('pressed');
  at('nav').classList.add('open');
  document.body.classList.add('scrolled');
  document.documentElement.setAttribute('style', 'overflow: hidden');
  const own = document.createElement('headwater-badges');
  document.documentElement.append(own);
  own.remove();
  expect(await readings()).toBe(0);
});

it('reads ever more rarely where an element keeps changing its class for nothing', async () => {
  events.changed.mockResolvedValue(false);
  for (let second = 0; second < 60; second += 1) {
    at('section').classList.toggle('shown');
    for (let i = 0; i < 5; i += 1) await Promise.resolve();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(events.changed.mock.calls.length).toBeLessThan(12);
  expect(events.changed.mock.calls.length).toBeGreaterThan(3);
});
