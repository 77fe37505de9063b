/** The way back from our controls to the page: to where the focus was, or to where the reader reads. */

export interface Back {
  /** Gives the focus back. `text` is what the reader came from, to read on there. */
  toPage(text: Range | null): void;
}

const isInSight = (element: Element): boolean => {
  const { top, bottom, width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && bottom > 0 && top < innerHeight;
};

/** Watches where the focus comes from that enters `root`. */
export function createBack(document: Document, root: HTMLElement): Back {
  const state: { from: WeakRef<Element> | null } = { from: null };
  root.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof Element && !root.contains(relatedTarget))
      state.from = new WeakRef(relatedTarget);
  });
  return {
    toPage(text) {
      const from = state.from?.deref();
      const inside = (root.getRootNode() as ShadowRoot).activeElement;
      if (from instanceof HTMLElement && from.isConnected && isInSight(from)) {
        from.focus({ preventScroll: true });
        return;
      }
      if (inside instanceof HTMLElement) inside.blur();
      const selection = document.getSelection();
      // Tab and screen readers go on from the caret, which nobody sees; what the reader has selected stays.
      if (text && selection?.type !== 'Range') selection?.collapse(text.endContainer, text.endOffset);
    },
  };
}
