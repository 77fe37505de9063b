/**
 * What scripts in pages know of the browser's API; the build puts it in the place of browser.ts there
 * (vite.config.ts). All that they need of the polyfill in older Chromiums is that a listener may answer with a promise: its
 * tables of every other method are a third of the content script, parsed and run in every page.
 */
import { answered, failureOf } from './failure';

type Listener = (message: unknown, sender: unknown) => Promise<unknown> | undefined;
type Native = (message: unknown, sender: unknown, answer: (reply: unknown) => void) => boolean;

interface Event<L> {
  addListener(listener: L): void;
  removeListener(listener: L): void;
}

interface Api {
  readonly i18n: unknown;
  /** Gone after an update of the extension. */
  readonly runtime?: {
    readonly id?: string;
    readonly onMessage: Event<Native>;
    sendMessage(message: unknown): Promise<unknown>;
  };
}

declare const chrome: Api;

/** As Firefox has it, and Chromium from 148 on: listeners may answer with promises. */
const native = (): Api => (globalThis as unknown as { readonly browser: Api }).browser;

const natives = new WeakMap<Listener, Native>();

function nativeOf(listener: Listener): Native {
  const native: Native =
    natives.get(listener) ??
    ((message, sender, answer) => {
      const reply = listener(message, sender);
      reply?.then(answer, (error: unknown) => answer(failureOf(error)));
      return reply !== undefined;
    });
  natives.set(listener, native);
  return native;
}

const overChrome = {
  get i18n() {
    return chrome.i18n;
  },
  get runtime() {
    const { runtime } = chrome;
    if (runtime === undefined) return undefined;
    return {
      id: runtime.id,
      onMessage: {
        addListener: (listener: Listener) => runtime.onMessage.addListener(nativeOf(listener)),
        removeListener: (listener: Listener) => runtime.onMessage?.removeListener(nativeOf(listener)),
      },
      sendMessage: async (message: unknown): Promise<unknown> => answered(await runtime.sendMessage(message)),
    };
  },
};

// As its own property: an element of the page with this name would be found as well, and Chromium gives its own API
// up for one.
const api = Object.hasOwn(globalThis, 'browser') ? native() : overChrome;
export { api as browser };
