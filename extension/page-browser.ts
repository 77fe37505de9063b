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

// As its own property: an element of the page with this name would be found as well, and Chromium gives its own API
// up for one. Asked for with each use: the browser makes the API of a page when it is first touched, which costs a page
// that needs none of it.
const isNative = (): boolean => Object.hasOwn(globalThis, 'browser');

function runtimeOverChrome(): Api['runtime'] | object {
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
}

export const browser = {
  get i18n() {
    return (isNative() ? native() : chrome).i18n;
  },
  get runtime() {
    return isNative() ? native().runtime : runtimeOverChrome();
  },
};
