/**
 * What is seen beside badges is a script of its own (card.js), which the background runs when the reader points at a
 * badge or opens one: on most pages with badges nobody does.
 */
import type { Catalog } from '../i18n';
import { callFromContent } from '../messages';
import type { CardEvents, OpenCard } from './card/open-card';
import type { Printed } from './card/print';
import type { Tip } from './card/tip';
import type { Host } from './host';

export interface Details {
  readonly card: OpenCard;
  readonly tip: Tip;
  readonly printed: Printed;
  /** Gives what takes the legend away. */
  showLegend(isDark: boolean): () => void;
}

type CreateDetails = (
  document: Document,
  host: Host,
  events: CardEvents,
  signal: AbortSignal,
  words: Catalog | null,
) => Details;

declare global {
  // Set by card.js. Content scripts have a world of their own: no page sees or sets it.
  var headwaterCreateDetails: CreateDetails | undefined;
}

export interface LazyDetails {
  /** Null until they were loaded. */
  now(): Details | null;
  /** Null where they cannot be had: the extension was updated, or Headwater switched off here. */
  load(): Promise<Details | null>;
}

/** `create` is given what card.js left in the world of content scripts. */
export function lazyDetails(create: (from: CreateDetails) => Details, isAlive: () => boolean): LazyDetails {
  const state: { now: Details | null; loading: Promise<Details | null> | null } = {
    now: null,
    loading: null,
  };
  const load = async (): Promise<Details | null> => {
    try {
      await callFromContent('draw', { part: 'card' });
    } catch {
      // Asked for again when it is next needed.
      state.loading = null;
      return null;
    }
    // As its own property: an element of the page with this name would be found as well.
    const from = Object.hasOwn(globalThis, 'headwaterCreateDetails')
      ? globalThis.headwaterCreateDetails
      : undefined;
    if (from === undefined || !isAlive()) return null;
    state.now = create(from);
    return state.now;
  };
  return { now: () => state.now, load: () => (state.loading ??= load()) };
}
