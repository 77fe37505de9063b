/** Errors on a page's console, ours told apart from the page's own. */
import type { CDPSession, Page } from 'puppeteer-core';

export interface PageErrors {
  /** Thrown or written by the extension's own code. */
  readonly ours: string[];
  /** All the others: saved pages without their network have many. */
  readonly others: string[];
}

const OURS = /^chrome-extension:/;

interface Place {
  readonly url?: string | undefined;
  readonly stackTrace?: { readonly callFrames: readonly { readonly url: string }[] } | undefined;
}

const isOurs = ({ url, stackTrace }: Place): boolean =>
  OURS.test(url ?? '') || (stackTrace?.callFrames.some((frame) => OURS.test(frame.url)) ?? false);

/** Gathers them from now on. What the browser says of requests that are refused here is left out. */
export async function watchErrors(page: Page): Promise<PageErrors> {
  const errors: PageErrors = { ours: [], others: [] };
  const session: CDPSession = await page.createCDPSession();
  const add = (place: Place, text: string): void => void errors[isOurs(place) ? 'ours' : 'others'].push(text);
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) =>
    add(details, details.exception?.description?.split('\n')[0] ?? details.text),
  );
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    if (type !== 'error' && type !== 'assert') return;
    add({ stackTrace }, args.map((arg) => String(arg.value ?? arg.description ?? '')).join(' '));
  });
  session.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error' && entry.source !== 'network')
      add({ url: entry.url, stackTrace: entry.stackTrace }, entry.text);
  });
  await session.send('Runtime.enable');
  await session.send('Log.enable');
  return errors;
}

/** Those of `more` that `fewer` does not know at all: a page's own error may come more or less often. */
export const unknown = (more: readonly string[], fewer: readonly string[]): readonly string[] =>
  more.filter((text) => !fewer.includes(text));
