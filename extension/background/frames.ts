/** Articles that stand in frames of a page. The content script goes only where there is running text. */
import { browser } from '../browser';
import { injectInto } from './sites';
import { forgetGoneFrames } from './tabs';

/** A frame as wide as this part of the window, and as high in pixels, may hold an article (content/frames.ts). */
const LEAST_WIDTH = 0.36;
const LEAST_HEIGHT = 270;

/**
 * Runs in each frame of a page: whether it is large enough and holds running text, now or soon. Must not
 * close over anything.
 */
function holdsText(leastWidth: number, leastHeight: number): boolean | Promise<boolean> {
  /** Two paragraphs' worth, in pieces longer than those of menus and buttons. */
  const enough = 500;
  const leastPiece = 60;
  const lookMs = 4_000;
  if (window.top === window || innerWidth < leastWidth || innerHeight < leastHeight) return false;
  const isEnough = (): boolean => {
    if (document.body === null) return false;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let length = 0;
    while (length < enough && texts.nextNode()) {
      const { nodeValue, parentElement } = texts.currentNode;
      if (/^(?:script|style|noscript|template|textarea)$/.test(parentElement?.localName ?? '')) continue;
      const piece = nodeValue?.trim().length ?? 0;
      if (piece >= leastPiece) length += piece;
    }
    return length >= enough;
  };
  if (isEnough()) return true;
  return new Promise((resolve) => {
    const stop = (): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(isEnough());
    };
    const observer = new MutationObserver(() => isEnough() && stop());
    observer.observe(document, { childList: true, characterData: true, subtree: true });
    const timer = setTimeout(stop, lookMs);
  });
}

/** Looks into the frames of a tab's page, which is `width` pixels wide. */
export async function lookIntoFrames(tabId: number, width: number): Promise<void> {
  await forgetGoneFrames(tabId);
  // A frame of a site that is not granted is left out by the browser; one that goes meanwhile may reject.
  const results = await browser.scripting
    .executeScript({
      target: { tabId, allFrames: true },
      func: holdsText,
      args: [width * LEAST_WIDTH, LEAST_HEIGHT],
    })
    .catch(() => []);
  const frameIds = results.filter(({ result }) => result === true).map(({ frameId }) => frameId);
  await Promise.allSettled(frameIds.map((frameId) => injectInto(tabId, frameId)));
}
