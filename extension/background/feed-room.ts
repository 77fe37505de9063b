/**
 * Where feeds are asked and read: both need a document. Firefox's background is one; Chrome's opens one for as long as a
 * round lasts.
 */
import { browser } from '../browser';
import type { RoomCall } from '../feeds/room';
import type { Ask, Visit } from '../feeds/visit';

const PATH = 'extension/offscreen/index.html';

const NO_ANSWER: Visit = { outcome: 'no-answer', bytes: 0 };

export interface Room {
  visit(ask: Ask): Promise<Visit>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

const isOpen = async (): Promise<boolean> => {
  const contextTypes = [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT];
  return (await chrome.runtime.getContexts({ contextTypes })).length > 0;
};

async function openChromeRoom(): Promise<Room> {
  // One that a stopped background left behind may still be asking.
  if (await isOpen()) await chrome.offscreen.closeDocument();
  await chrome.offscreen.createDocument({
    url: PATH,
    reasons: [chrome.offscreen.Reason.DOM_PARSER],
    justification: 'Reads the feeds that the reader follows.',
  });
  return {
    // A document that was closed in the middle gives none.
    visit: (ask) =>
      browser.runtime.sendMessage({ headwater: 'visit', ask } satisfies RoomCall).then(
        (answer) => (answer as Visit | undefined) ?? NO_ANSWER,
        () => NO_ANSWER,
      ),
    close: async () => {
      if (await isOpen()) await chrome.offscreen.closeDocument();
    },
  };
}

/** A service worker may not import at run time, and must not carry the parsers: this is in Firefox's build alone. */
export async function openRoom(): Promise<Room> {
  if (import.meta.env.MODE !== 'firefox') return openChromeRoom();
  const { visit } = await import('../feeds/visit');
  const abort = new AbortController();
  return { visit: (ask) => visit(ask, abort.signal), close: async () => abort.abort() };
}
