/**
 * What scripts in pages know of the browser's API; the build puts it in the place of browser.ts there
 * (vite.config.ts). All that they need of the polyfill in Chromium is that a listener may answer with a promise: its
 * tables of every other method are a third of the content script, parsed and run in every page.
 */

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

/** As Firefox has it, whose listeners may answer with promises. */
const native = (): Api => (globalThis as unknown as { readonly browser: Api }).browser;

/** How the polyfill, which the background has, writes over the wire that an answer is a failure. */
interface Failure {
  readonly __mozWebExtensionPolyfillReject__: true;
  readonly message: string;
}

const failureOf = (error: unknown): Failure => ({
  __mozWebExtensionPolyfillReject__: true,
  message: error instanceof Error ? error.message : 'An unexpected error occurred',
});

const isFailure = (reply: unknown): reply is Failure =>
  typeof reply === 'object' && reply !== null && '__mozWebExtensionPolyfillReject__' in reply;

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

const inChromium = {
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
      sendMessage: async (message: unknown): Promise<unknown> => {
        const reply = await runtime.sendMessage(message);
        if (isFailure(reply)) throw new Error(reply.message);
        return reply;
      },
    };
  },
};

// As its own property: an element of the page with this name would be found as well.
const api = Object.hasOwn(globalThis, 'browser') ? native() : inChromium;
export { api as browser };
