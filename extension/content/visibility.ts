/** What layout and style sheets hide. Asks the browser, so it is given to readPage only in a real page. */

/** Whether the element's text cannot be seen, though its markup does not say so. */
export function isHiddenByStyle(element: Element): boolean {
  if (!(element instanceof HTMLElement)) return false;
  // An element with `display: contents` has no box of its own, which checkVisibility calls hidden.
  if (!element.checkVisibility({ visibilityProperty: true }))
    return getComputedStyle(element).display !== 'contents';
  const { width, height, right } = element.getBoundingClientRect();
  if (width > 1 && height > 1) return right + scrollX < 0;
  // Clipped to a point for screen readers only. Inline boxes report no size of their own when they wrap blocks.
  const style = getComputedStyle(element);
  return style.position === 'absolute' && style.overflow !== 'visible';
}
