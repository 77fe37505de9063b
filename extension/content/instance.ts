/** The one script of ours that lives in a page: first the small one (index.ts), which gives its place to the whole (session.ts). */
import type { LookReply } from '../messages';

export interface Life {
  readonly isAlive: () => boolean;
  readonly stop: () => void;
}

/** `looked`: the background was asked already whether to look; null: not yet. */
export type Start = (life: Life, signal: AbortSignal, looked: Promise<LookReply> | null) => void;

interface Instance extends Life {
  /** Gives its place away. There once, and only while the small script lives. */
  takeOver?: ((start: Start) => void) | undefined;
  /** Tries anew what it was refused. */
  again?: (() => void) | undefined;
}

declare global {
  // Seen by this extension's scripts in this page alone: content scripts have a world of their own.
  var headwaterInstance: Instance | undefined;
}

/** As its own property: an element of the page with this name would be found as well. */
export const present = (): Instance | undefined =>
  Object.hasOwn(globalThis, 'headwaterInstance') ? globalThis.headwaterInstance : undefined;

/** Chromium runs scripts in the frame that it puts around a PDF. */
const PDF = 'application/pdf';

/** `none`: a drawing, a feed, a bare file of XML. There is no page to stand in, as in a viewer, which shows a file. */
export const kindOf = (document: Document): 'page' | 'viewer' | 'none' => {
  if (document.contentType === PDF) return 'viewer';
  return document.documentElement instanceof HTMLElement ? 'page' : 'none';
};
