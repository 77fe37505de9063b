/**
 * What is seen of us in a page is a script of its own (draw.js), which the background runs beside this one when the
 * first match is to be shown: most pages never need it.
 */
import type { Catalog, ReadyWords } from '../i18n';
import type { Trace } from '../messages';
import type { ViewSettings } from '../settings';
import type { ReadBlock } from './block-text';

export interface View {
  /** Draws a trace over the blocks that it was asked for. */
  draw(trace: Trace, blocks: readonly ReadBlock[], view: ViewSettings): void;
  /** Brings a paragraph, or a span of its text, into view and the focus to its badge. False: it is not there. */
  jump(paragraph: number, start?: number, end?: number): boolean;
  /** Brings the focus to the next badge (1) or the one before (-1), from where the reader is. */
  step(by: 1 | -1): void;
  moved(): void;
  clear(): void;
}

/**
 * Everything that is seen of us in a page, until `signal` aborts. `words`: null for the browser's own language; `ready`:
 * those of badges in either.
 */
export type CreateView = (
  document: Document,
  isAlive: () => boolean,
  signal: AbortSignal,
  words: Catalog | null,
  ready: ReadyWords | null,
) => View;

declare global {
  // Set by draw.js. Content scripts have a world of their own: no page sees or sets it.
  var headwaterCreateView: CreateView | undefined;
}

/** Our element in a page. */
export const HOST_NAME = 'headwater-badges';

/** Left behind by an instance that an update of the extension cut off. */
export function removeOldHosts(document: Document): void {
  for (const old of document.querySelectorAll(HOST_NAME)) old.remove();
}
