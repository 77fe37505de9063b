/** What is measured in a browser, whichever it is. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

export interface Load {
  /** CPU time of the page's main thread, in milliseconds, from the navigation on. */
  readonly cpu: number;
  /** Of it in scripts, compiling aside; null where the browser does not tell. */
  readonly script: number | null;
  /** What the page's scripts hold once garbage is gone, in bytes. */
  readonly heap: number | null;
  /** CPU time of one parse by Readability of a clone of the page, afterwards in the same thread. */
  readonly readability: number | null;
}

export interface Meter {
  /** Opens an address in a tab of its own and measures it once `settled` resolves. */
  open(address: string, settled: (page: Page) => Promise<unknown>, withReadability: boolean): Promise<Load>;
  /** Stops an extension's background, as the browser does when it is idle. */
  stopBackground(origin: string): Promise<void>;
  /** What the background of an extension holds, in bytes; null: the browser knows all extensions' one process alone. */
  readonly backgroundHeap: ((origin: string) => Promise<number>) | null;
}

/** Defines `Readability` in a page. */
export const READABILITY = `${readFileSync(createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js'), 'utf8')}; 0`;
/** Parses a clone, since Readability takes apart what it reads. */
export const PARSE = 'new Readability(document.cloneNode(true)).parse(); 0';
