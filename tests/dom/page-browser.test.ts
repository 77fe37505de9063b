/** The browser's API as scripts in pages see it, over Chromium's own. */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';

type Native = (message: unknown, sender: unknown, answer: (reply: unknown) => void) => boolean;

const listeners = new Set<Native>();
const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();
const runtime = {
  id: 'x',
  sendMessage,
  onMessage: {
    addListener: (one: Native) => void listeners.add(one),
    removeListener: (one: Native) => void listeners.delete(one),
  },
};
const { browser: firefox, chrome: chromium } = globalThis as Record<string, unknown>;

interface PageBrowser {
  readonly runtime?: {
    readonly id: string;
    sendMessage(message: unknown): Promise<unknown>;
    readonly onMessage: Record<
      'addListener' | 'removeListener',
      (one: (message: unknown) => Promise<unknown> | undefined) => void
    >;
  };
}
const load = async (): Promise<PageBrowser> => {
  vi.resetModules();
  return (await import('../../extension/page-browser')).browser as unknown as PageBrowser;
};

beforeAll(() => {
  Reflect.deleteProperty(globalThis, 'browser');
  Object.assign(globalThis, { chrome: { runtime } });
});
beforeEach(() => listeners.clear());
afterAll(() => void Object.assign(globalThis, { browser: firefox, chrome: chromium }));

it('lets a listener answer with a promise, or leave a message to others', async () => {
  const browser = await load();
  browser.runtime?.onMessage.addListener((message) =>
    message === 'mine' ? Promise.resolve('answer') : undefined,
  );
  const [native] = listeners;
  const answer = vi.fn();
  expect(native?.('not mine', {}, answer)).toBe(false);
  expect(native?.('mine', {}, answer)).toBe(true);
  await vi.waitFor(() => expect(answer).toHaveBeenCalledExactlyOnceWith('answer'));
});

it('tells a failure over the wire as the background writes and reads it', async () => {
  const browser = await load();
  const fails = (): Promise<never> => Promise.reject(new Error('no such place'));
  browser.runtime?.onMessage.addListener(fails);
  const answer = vi.fn();
  [...listeners][0]?.('any', {}, answer);
  const failure = { __mozWebExtensionPolyfillReject__: true, message: 'no such place' };
  await vi.waitFor(() => expect(answer).toHaveBeenCalledExactlyOnceWith(failure));

  sendMessage.mockResolvedValueOnce(failure);
  await expect(browser.runtime?.sendMessage('any')).rejects.toThrow('no such place');
  sendMessage.mockResolvedValueOnce({ on: true });
  await expect(browser.runtime?.sendMessage('any')).resolves.toEqual({ on: true });
  browser.runtime?.onMessage.removeListener(fails);
  expect(listeners.size).toBe(0);
});

it('knows that the extension is gone, and is not deceived by an element with the name of the API', async () => {
  const named = { browser: { runtime: { id: 'of the page' } } };
  Object.setPrototypeOf(
    globalThis,
    Object.setPrototypeOf(named, Object.getPrototypeOf(globalThis) as object) as object,
  );
  const browser = await load();
  Object.setPrototypeOf(globalThis, Object.getPrototypeOf(named) as object);
  expect(browser.runtime?.id).toBe('x');
  Object.assign(globalThis, { chrome: {} });
  expect(browser.runtime).toBeUndefined();
});
