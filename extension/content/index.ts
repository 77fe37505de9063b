/**
 * The content script: asks whether to look, reads the page, has it traced, shows what was found. It holds
 * no corpus and no settings. One script lives in a page at a time; all that it starts ends with it.
 */
import { browser } from '../browser';
import { PDF, startWithoutPage } from './no-page';
import { startSession } from './session';

interface Instance {
  readonly isAlive: () => boolean;
  readonly stop: () => void;
}

declare global {
  // Seen by this extension's scripts in this page alone: content scripts have a world of their own.
  var headwaterInstance: Instance | undefined;
}

function start(): Instance {
  const abort = new AbortController();
  const instance: Instance = {
    // An update or removal of the extension takes the runtime away from scripts in open pages.
    isAlive: () => !abort.signal.aborted && browser.runtime?.id !== undefined,
    stop: () => abort.abort(),
  };
  // A feed, a drawing, a bare file of XML, the frame around a PDF: there is no page to stand in.
  const isPage = document.documentElement instanceof HTMLElement && document.contentType !== PDF;
  if (isPage) startSession(document, instance, abort.signal);
  else startWithoutPage(instance, abort.signal);
  return instance;
}

/** As its own property: an element of the page with this name would be found as well. */
const present = (): Instance | undefined =>
  Object.hasOwn(globalThis, 'headwaterInstance') ? globalThis.headwaterInstance : undefined;

function startOnce(): void {
  if (present()?.isAlive() === true) return;
  present()?.stop();
  globalThis.headwaterInstance = start();
}

/** Chromium alone has it, and TypeScript's DOM has it not. */
const { prerendering } = document as Document & { readonly prerendering?: boolean };
// A page that nobody has opened yet stands in no tab, and no reader has come to it.
if (prerendering === true) document.addEventListener('prerenderingchange', startOnce, { once: true });
else startOnce();
