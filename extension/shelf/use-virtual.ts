/** A long list in the window's own scrolling: only the rows in sight and the active one are drawn. */
import {
  defaultRangeExtractor,
  measureElement,
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  windowScroll,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

type Options = VirtualizerOptions<Window, HTMLElement>;

/** A row before it was measured, in CSS pixels. */
const ESTIMATE = 104;
const OVERSCAN = 6;

export function useVirtual({
  count,
  keyOf,
  list,
  active,
  above,
}: {
  readonly count: number;
  readonly keyOf: (index: number) => string;
  /** What the rows stand in. */
  readonly list: RefObject<HTMLElement | null>;
  /** Stays drawn wherever the window is scrolled to: it may have the focus. */
  readonly active: number;
  /** How much of the window's top is covered, in CSS pixels. */
  readonly above: number;
}): Virtualizer<Window, HTMLElement> {
  const [, draw] = useState(0);
  const [margin, setMargin] = useState(0);
  const options: Options = {
    count,
    getItemKey: keyOf,
    getScrollElement: () => window,
    estimateSize: () => ESTIMATE,
    overscan: OVERSCAN,
    scrollMargin: margin,
    scrollPaddingStart: above,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    // Where another view hides the list its rows have no height, and keep the one they had.
    measureElement: (element, entry, instance) =>
      measureElement(element, entry, instance) ||
      (instance.itemSizeCache.get(element.dataset['key'] ?? '') ?? ESTIMATE),
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      if (active < 0 || active >= count || seen.includes(active)) return seen;
      return [...seen, active].sort((a, b) => a - b);
    },
    onChange: () => draw((turn) => turn + 1),
  };
  const made = useRef<Virtualizer<Window, HTMLElement> | null>(null);
  made.current ??= new Virtualizer(options);
  made.current.setOptions(options);
  useLayoutEffect(() => made.current?._didMount(), []);
  useLayoutEffect(() => {
    made.current?._willUpdate();
    const { top, height } = list.current?.getBoundingClientRect() ?? { top: 0, height: 0 };
    const from = Math.round(top + scrollY);
    if (height > 0 && from !== margin) setMargin(from);
  });
  return made.current;
}
