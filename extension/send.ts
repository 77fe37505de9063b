/** How a message (messages.ts) is sent and answered. */
import { browser } from './browser';
import type { Runtime } from './browser';
import { answered } from './failure';
import type { ContentCalls, PageCalls, TabCalls } from './messages';

type Calls<C> = { [K in keyof C]: C[K] extends (arg: infer A) => infer R ? { arg: A; result: R } : never };
type Arg<C, K extends keyof C> = Calls<C>[K]['arg'];
type Result<C, K extends keyof C> = Calls<C>[K]['result'];

/** What goes over the wire. */
export interface Envelope {
  readonly headwater: 'content' | 'page' | 'tab';
  readonly call: string;
  readonly arg: unknown;
}

export const isEnvelope = (message: unknown): message is Envelope =>
  typeof message === 'object' &&
  message !== null &&
  'headwater' in message &&
  'call' in message &&
  typeof message.call === 'string' &&
  'arg' in message;

/** From the content script to the background. Rejects when the extension was updated or removed. */
export const callFromContent = async <K extends keyof ContentCalls & string>(
  call: K,
  arg: Arg<ContentCalls, K>,
): Promise<Result<ContentCalls, K>> =>
  (await browser.runtime.sendMessage({ headwater: 'content', call, arg } satisfies Envelope)) as Result<
    ContentCalls,
    K
  >;

/** From the extension's own pages to the background. */
export const callFromPage = async <K extends keyof PageCalls & string>(
  call: K,
  arg: Arg<PageCalls, K>,
): Promise<Result<PageCalls, K>> =>
  (await browser.runtime.sendMessage({ headwater: 'page', call, arg } satisfies Envelope)) as Result<
    PageCalls,
    K
  >;

/** From the background to one frame's content script, 0: the page itself. Rejects when none listens there. */
export const callFrame = async <K extends keyof TabCalls & string>(
  tabId: number,
  frameId: number,
  call: K,
  arg: Arg<TabCalls, K>,
): Promise<Result<TabCalls, K>> =>
  answered(
    await browser.tabs.sendMessage(tabId, { headwater: 'tab', call, arg } satisfies Envelope, { frameId }),
  ) as Result<TabCalls, K>;

/** To all content scripts of a tab, of the page and of its frames. Rejects when none listens there. */
export const refreshTab = async (tabId: number, arg: Arg<TabCalls, 'refresh'>): Promise<void> => {
  await browser.tabs.sendMessage(tabId, { headwater: 'tab', call: 'refresh', arg } satisfies Envelope);
};

/** Answers the background's calls in a tab until `signal` aborts. */
export function answerInTab(
  handlers: { [K in Exclude<keyof TabCalls, 'here'>]: (arg: Arg<TabCalls, K>) => null | Promise<null> },
  signal: AbortSignal,
): void {
  const listener = (message: unknown, sender: Runtime.MessageSender): Promise<number | null> | undefined => {
    if (!isEnvelope(message) || message.headwater !== 'tab' || sender.id !== browser.runtime.id)
      return undefined;
    if (message.call === 'here') return Promise.resolve(performance.timeOrigin);
    if (message.call === 'refresh')
      return Promise.resolve(handlers.refresh(message.arg as Arg<TabCalls, 'refresh'>));
    if (message.call === 'jump') return Promise.resolve(handlers.jump(message.arg as Arg<TabCalls, 'jump'>));
    if (message.call === 'step') return Promise.resolve(handlers.step(message.arg as Arg<TabCalls, 'step'>));
    return undefined;
  };
  browser.runtime.onMessage.addListener(
    listener as Parameters<typeof browser.runtime.onMessage.addListener>[0],
  );
  signal.addEventListener('abort', () => {
    // After an update the old script's runtime is gone: there is nothing left to remove.
    browser.runtime?.onMessage?.removeListener(
      listener as Parameters<typeof browser.runtime.onMessage.removeListener>[0],
    );
  });
}
