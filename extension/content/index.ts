/**
 * What runs in every page that a reader allows: looks whether there may be an article, and asks for the rest of us only
 * then (docs/adr/0024). Where there can be none it says nothing, and of the browser's API it touches no more than what
 * opens shadow trees. One script lives in a page at a time; all that it starts ends with it.
 */
import { browser } from '../browser';
import { removeOldHosts } from './drawing';
import { watchForArticle } from './first';
import { kindOf, present, type Life } from './instance';

function start(): void {
  const abort = new AbortController();
  const life: Life = {
    // An update or removal of the extension takes the runtime away from scripts in open pages.
    isAlive: () => !abort.signal.aborted && browser.runtime?.id !== undefined,
    stop: () => abort.abort(),
  };
  removeOldHosts(document);
  const first = watchForArticle(document, kindOf(document), life, abort.signal);
  const instance = {
    ...life,
    again: first.again,
    takeOver: (start) => {
      Object.assign(instance, { again: undefined, takeOver: undefined });
      start(life, abort.signal, first.end());
    },
  } satisfies NonNullable<typeof globalThis.headwaterInstance>;
  globalThis.headwaterInstance = instance;
}

/** Run once more in a page, it tries anew what was refused there. */
function startOnce(): void {
  const there = present();
  if (there?.isAlive() === true) {
    there.again?.();
    return;
  }
  there?.stop();
  start();
}

/** Chromium alone has it, and TypeScript's DOM has it not. */
const { prerendering } = document as Document & { readonly prerendering?: boolean };
// A page that nobody has opened yet stands in no tab, and no reader has come to it.
if (prerendering === true) document.addEventListener('prerenderingchange', startOnce, { once: true });
else startOnce();
