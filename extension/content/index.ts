/**
 * The content script: asks whether to look, reads the page, has it traced, shows what was found. It holds
 * no corpus and no settings. One script lives in a page at a time; all that it starts ends with it.
 */
import { browser } from '../browser';
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
  startSession(document, instance, abort.signal);
  return instance;
}

if (globalThis.headwaterInstance?.isAlive() !== true) {
  globalThis.headwaterInstance?.stop();
  globalThis.headwaterInstance = start();
}
