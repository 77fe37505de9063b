/**
 * Reaches into the closed shadow root that holds badges and card, as no page can: in Chromium from the
 * content script's own world, in Firefox through WebDriver BiDi's serialisation of shadow trees. The
 * product never opens the root for its tests.
 */
import type { CDPSession, Page } from 'puppeteer-core';
import type { BrowserName } from './launch';

/** Runs in the page: the root and JSON arguments in, JSON out. Must not close over anything. */
export type InRoot<A extends readonly unknown[], R> = (root: ShadowRoot, ...args: A) => R;

export interface ClosedRoot {
  /** Undefined while there is no `<headwater-badges>` in the document. */
  run<A extends readonly unknown[], R>(inside: InRoot<A, R>, ...args: A): Promise<R | undefined>;
  /** Lends the root to the page's own world as an own property of its host, for axe; undo with `takeBack`. */
  lend(): Promise<void>;
  takeBack(): Promise<void>;
}

const HOST = 'headwater-badges';
// tsx marks inner functions with __name(); the page knows no such helper.
const HELPER = 'const __name = (inner) => inner;';

interface Context {
  readonly id: number;
  readonly origin: string;
  readonly auxData?: { readonly frameId?: string };
}

async function inChromium(page: Page): Promise<ClosedRoot> {
  const session: CDPSession = await page.createCDPSession();
  const contexts = new Map<number, Context>();
  // Frames have content scripts of their own, and badges of their own.
  const { frameTree } = await session.send('Page.getFrameTree');
  session.on('Runtime.executionContextCreated', ({ context }: { context: Context }) => {
    if (context.auxData?.frameId === frameTree.frame.id) contexts.set(context.id, context);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    contexts.delete(executionContextId),
  );
  session.on('Runtime.executionContextsCleared', () => contexts.clear());
  await session.send('Runtime.enable');
  await session.send('DOM.enable');

  const world = (): number | undefined =>
    [...contexts.values()].findLast((context) => context.origin.startsWith('chrome-extension://'))?.id;
  const root = `chrome.dom.openOrClosedShadowRoot(document.querySelector('${HOST}'))`;
  /** The root as an object of the page's own world. */
  const inPageWorld = async (change: string): Promise<void> => {
    const contextId = world();
    if (contextId === undefined) throw new Error('no content script in this page');
    const found = await session.send('Runtime.evaluate', { contextId, expression: root });
    const { node } = await session.send('DOM.describeNode', { objectId: found.result.objectId ?? '' });
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: node.backendNodeId });
    await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration: change,
    });
  };

  return {
    async run(inside, ...args) {
      const contextId = world();
      if (contextId === undefined) return undefined;
      const call = args.map((value) => JSON.stringify(value) ?? 'undefined').join(', ');
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        contextId,
        expression: `(() => { ${HELPER} if (!document.querySelector('${HOST}')) return undefined; return JSON.stringify({ value: (${inside})(${root}${call === '' ? '' : `, ${call}`}) }); })()`,
      });
      if (exceptionDetails !== undefined)
        throw new Error(exceptionDetails.exception?.description ?? 'failed');
      if (typeof result.value !== 'string') return undefined;
      return (JSON.parse(result.value) as { value?: never }).value;
    },
    lend: () =>
      inPageWorld(
        'function () { Object.defineProperty(this.host, "shadowRoot", { value: this, configurable: true }); }',
      ),
    takeBack: () => inPageWorld('function () { delete this.host.shadowRoot; }'),
  };
}

/** What of puppeteer's own BiDi connection is used here. It is not public; puppeteer-core is pinned. */
interface BidiPage {
  mainFrame(): {
    browsingContext: {
      id: string;
      userContext: {
        browser: { session: { connection: { send(method: string, args: object): Promise<Answer> } } };
      };
    };
  };
}

interface Answer {
  readonly result: {
    readonly type: 'success' | 'exception';
    readonly exceptionDetails?: { readonly text: string };
    readonly result?: {
      readonly type: string;
      readonly value?: string & { readonly shadowRoot?: { readonly sharedId: string } | null };
    };
  };
}

function inFirefox(page: Page): ClosedRoot {
  const send = (method: string, args: object): Promise<Answer> => {
    const { id, userContext } = (page as unknown as BidiPage).mainFrame().browsingContext;
    const target = { target: { context: id }, awaitPromise: false };
    return userContext.browser.session.connection.send(method, { ...args, ...target });
  };
  const sharedId = async (): Promise<string | undefined> => {
    const { result } = await send('script.evaluate', {
      expression: `document.querySelector('${HOST}')`,
      serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
    });
    return result.result?.value?.shadowRoot?.sharedId;
  };
  const call = async (functionDeclaration: string, json: string): Promise<string | undefined> => {
    const root = await sharedId();
    if (root === undefined) return undefined;
    const { result } = await send('script.callFunction', {
      functionDeclaration,
      arguments: [{ sharedId: root }, { type: 'string', value: json }],
    });
    if (result.type === 'exception') throw new Error(result.exceptionDetails?.text ?? 'failed');
    return result.result?.value;
  };

  return {
    async run(inside, ...args) {
      const answer = await call(
        `function (root, json) { ${HELPER} return JSON.stringify({ value: (${inside})(root, ...JSON.parse(json)) }); }`,
        JSON.stringify(args),
      );
      return answer === undefined ? undefined : (JSON.parse(answer) as { value?: never }).value;
    },
    async lend() {
      await call(
        'function (root) { Object.defineProperty(root.host, "shadowRoot", { value: root, configurable: true }); }',
        '',
      );
    },
    async takeBack() {
      await call('function (root) { delete root.host.shadowRoot; }', '');
    },
  };
}

export const closedRoot = (name: BrowserName, page: Page): Promise<ClosedRoot> =>
  name === 'chromium' ? inChromium(page) : Promise.resolve(inFirefox(page));
