/**
 * Where a badge goes: after the paragraph's last word if the line has room, else outside the column, else
 * in the gap beneath. It never covers text. All numbers are CSS pixels of the viewport.
 */
import type { BadgeWidths } from './badge';
import { toRange, toRanges, type ReadBlock } from './block-text';
import { nextSiblingOf } from './past-names';
import { ownChildrenOf, parentOf, siblingsOf } from './tree';

/** `tight`: a sign of 16 px for narrow gaps and margins. */
export type BadgeSize = 'full' | 'source' | 'mark' | 'tight';

export interface Spot {
  /** Left edge and middle of the badge. */
  readonly left: number;
  readonly middle: number;
  readonly size: BadgeSize;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What stands around the end of a paragraph. */
export interface Surroundings {
  /** The last character. */
  readonly last: Box;
  /** Where text may stand on that line. */
  readonly column: { readonly left: number; readonly right: number };
  readonly isRtl: boolean;
  /** Free room beside the column, at the end of the line and at its start. */
  readonly outerEnd: number;
  readonly outerStart: number;
  /** Top of what comes beneath the last line; Infinity where nothing does. */
  readonly below: number;
}

/** Between word and badge, and between column and badge. */
export const GAP = 6;
const HEIGHT = 22;
const TIGHT = 16;

/** Chooses the place of a badge of `widths`; always finds one. */
export function chooseSpot(around: Surroundings, widths: BadgeWidths): Spot {
  const { last, column, isRtl, outerEnd, outerStart, below } = around;
  const middle = (last.top + last.bottom) / 2;
  const fromEnd = (edge: number, width: number): number => (isRtl ? edge - width : edge);
  const wordEnd = isRtl ? last.left - GAP : last.right + GAP;
  const room = isRtl ? wordEnd - column.left : column.right - wordEnd;
  for (const size of ['full', 'source', 'mark'] as const)
    if (widths[size] <= room) return { left: fromEnd(wordEnd, widths[size]), middle, size };

  const endEdge = isRtl ? column.left : column.right;
  const outside = isRtl ? endEdge - GAP : endEdge + GAP;
  if (outerEnd >= widths.mark + GAP) return { left: fromEnd(outside, widths.mark), middle, size: 'mark' };

  const gap = below - last.bottom;
  const under = (width: number): number => (isRtl ? endEdge : endEdge - width);
  if (gap >= HEIGHT)
    return { left: under(widths.mark), middle: last.bottom + Math.min(gap, HEIGHT + GAP) / 2, size: 'mark' };
  if (gap >= TIGHT) return { left: under(TIGHT), middle: last.bottom + gap / 2, size: 'tight' };
  if (outerEnd >= TIGHT) return { left: fromEnd(endEdge, TIGHT), middle, size: 'tight' };
  if (outerStart >= TIGHT) return { left: isRtl ? column.right : column.left - TIGHT, middle, size: 'tight' };
  return { left: under(TIGHT), middle: last.bottom + Math.max(gap, 0) / 2, size: 'tight' };
}

/** Measures a page during one pass of layout; remembers what several paragraphs share. */
export interface Measure {
  /** Null: the end of the paragraph is not drawn, or is clipped away. */
  surroundings(block: ReadBlock, next: ReadBlock | undefined): Surroundings | null;
}

export function createMeasure(document: Document): Measure {
  const viewportWidth = document.documentElement.clientWidth;
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  };
  const clips = new Map<Element, Box>();
  const clipOf = (element: Element | null): Box => {
    if (element === null || element === document.documentElement)
      return { left: 0, right: viewportWidth, top: -Infinity, bottom: Infinity };
    const known = clips.get(element);
    if (known) return known;
    const outer = clipOf(parentOf(element));
    const style = styleOf(element);
    const isPropagated =
      element === document.body && styleOf(document.documentElement).overflowY === 'visible';
    const clipped =
      !isPropagated &&
      (style.overflowX !== 'visible' || style.overflowY !== 'visible') &&
      style.display !== 'inline';
    const clip = clipped ? intersect(outer, element.getBoundingClientRect()) : outer;
    clips.set(element, clip);
    return clip;
  };
  // A thousand paragraphs in one container ask about the same neighbours.
  const margins = new Map<Node | null, Map<string, { left: number; right: number }>>();
  const besideOf = (owner: Element, inner: Box): { left: number; right: number } => {
    const known = margins.get(owner.parentNode) ?? new Map<string, { left: number; right: number }>();
    margins.set(owner.parentNode, known);
    const key = `${inner.left.toFixed()} ${inner.right.toFixed()}`;
    const free = known.get(key) ?? freeBeside(owner, inner, viewportWidth);
    known.set(key, free);
    return free;
  };

  return {
    surroundings(block, next) {
      const last = lastBox(block);
      if (last === null) return null;
      const owner = blockBox(block.element, styleOf);
      const clip = clipOf(owner);
      const middle = (last.top + last.bottom) / 2;
      if (middle < clip.top || middle > clip.bottom || last.left >= clip.right || last.right <= clip.left)
        return null;
      const style = styleOf(owner);
      const inner = contentBox(owner, last, style);
      const floats = floatsBeside(owner, styleOf).filter((box) => middle > box.top && middle < box.bottom);
      const isRtl = style.direction === 'rtl';
      const left = Math.max(inner.left, clip.left, ...floats.map((box) => (isRtl ? box.right : -Infinity)));
      const right = Math.min(inner.right, clip.right, ...floats.map((box) => (isRtl ? Infinity : box.left)));
      const beside = besideOf(owner, inner);
      const outerLeft = Math.min(beside.left, inner.left - clip.left);
      const outerRight = Math.min(beside.right, clip.right - inner.right);
      return {
        last: trailing(block, last, isRtl),
        column: { left, right },
        isRtl,
        outerEnd: floats.length > 0 ? 0 : isRtl ? outerLeft : outerRight,
        outerStart: floats.length > 0 ? 0 : isRtl ? outerRight : outerLeft,
        below: Math.min(clip.bottom, belowOf(owner, last, block, next)),
      };
    },
  };
}

const intersect = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  right: Math.min(a.right, b.right),
  top: Math.max(a.top, b.top),
  bottom: Math.min(a.bottom, b.bottom),
});

/** Longer than any line of text. */
const LINE_CHARS = 240;

/**
 * The box of the block's last line of text. Taken whole, not by its last character: in text of both
 * directions the last character stands inside the line.
 */
function lastBox(block: ReadBlock): Box | null {
  const end = block.text.length;
  const rects = toRanges(block, Math.max(0, end - LINE_CHARS), end).flatMap((range) => [
    ...range.getClientRects(),
  ]);
  const last = rects.findLast(({ width, height }) => width > 0 && height > 0);
  if (!last) return null;
  const { top, bottom } = last;
  const middle = (top + bottom) / 2;
  let { left, right } = last;
  // Backwards along the line; the line before, or the column before, is not on it.
  for (const rect of rects.toReversed()) {
    if (rect.bottom <= middle || rect.top >= middle) break;
    left = Math.min(left, rect.left);
    right = Math.max(right, rect.right);
  }
  return { left, right, top, bottom };
}

/** Signs, pictures and buttons may follow the last word on its line: the badge goes after them. */
function trailing(block: ReadBlock, last: Box, isRtl: boolean): Box {
  let { left, right } = last;
  let node: Node | null = block.pieces.at(-1)?.node ?? null;
  for (; node && node !== block.element; node = parentOf(node))
    for (let after = nextSiblingOf(node); after; after = nextSiblingOf(after)) {
      if (after.nodeName === 'BR') return { left, right, top: last.top, bottom: last.bottom };
      if (after.nodeType !== 1) continue;
      const rect = (after as Element).getBoundingClientRect();
      const isOnLine = rect.width > 0 && rect.top < last.bottom && rect.bottom > last.top;
      if (isOnLine && isRtl) left = Math.min(left, rect.left);
      else if (isOnLine) right = Math.max(right, rect.right);
    }
  return { left, right, top: last.top, bottom: last.bottom };
}

/** The nearest element with a block box of its own. */
function blockBox(element: Element, styleOf: (element: Element) => CSSStyleDeclaration): Element {
  let owner = element;
  for (let up: Element | null = element; up; up = parentOf(up)) {
    owner = up;
    if (!/^(?:inline|contents)$/.test(styleOf(up).display)) break;
  }
  return owner;
}

/** The content box of `owner`; in columns, of its fragment that holds `last`. */
function contentBox(owner: Element, last: Box, style: CSSStyleDeclaration): Box {
  const middle = (last.left + last.right) / 2;
  const rects = [...owner.getClientRects()];
  const rect =
    rects.find(({ left, right }) => left <= middle && middle <= right) ?? owner.getBoundingClientRect();
  const scale =
    owner instanceof HTMLElement && owner.offsetWidth > 0 && rects.length === 1
      ? rect.width / owner.offsetWidth
      : 1;
  const side = (padding: string, border: string): number =>
    (parseFloat(padding) + parseFloat(border)) * scale || 0;
  return {
    left: rect.left + side(style.paddingLeft, style.borderLeftWidth),
    right: rect.right - side(style.paddingRight, style.borderRightWidth),
    top: rect.top,
    bottom: rect.bottom,
  };
}

/** How many siblings each way are looked at for floats that stand beside the paragraph. */
const FLOAT_REACH = 4;

function floatsBeside(owner: Element, styleOf: (element: Element) => CSSStyleDeclaration): Box[] {
  const near: Element[] = [...ownChildrenOf(owner)];
  let before = owner.previousElementSibling;
  for (let i = 0; before && i < FLOAT_REACH; i += 1, before = before.previousElementSibling)
    near.push(before);
  return near
    .filter(
      (element) =>
        styleOf(element).float !== 'none' && element.textContent.length + element.childElementCount > 1,
    )
    .map((element) => element.getBoundingClientRect());
}

/** Room between the column and what stands beside it, whatever its height on the page. */
function freeBeside(owner: Element, inner: Box, viewportWidth: number): { left: number; right: number } {
  let left = inner.left;
  let right = viewportWidth - inner.right;
  for (let up: Element | null = owner; up && up !== up.ownerDocument.documentElement; up = parentOf(up))
    for (const sibling of siblingsOf(up)) {
      if (sibling === up) continue;
      const rect = sibling.getBoundingClientRect();
      if (rect.width === 0 || rect.height === 0) continue;
      if (rect.left >= inner.right - 1) right = Math.min(right, rect.left - inner.right);
      if (rect.right <= inner.left + 1) left = Math.min(left, inner.left - rect.right);
    }
  return { left, right };
}

/** Top of what comes next beneath the last line: the next paragraph's text, else the next box. */
function belowOf(owner: Element, last: Box, block: ReadBlock, next: ReadBlock | undefined): number {
  const tops: number[] = [];
  const add = (box: Box | undefined): void => {
    if (box && box.bottom > box.top && box.top >= last.bottom - 4) tops.push(box.top);
  };
  if (next) add(toRange(next, 0, 1)?.getClientRects()[0]);
  let up: Element | null = owner;
  while (up && !up.nextElementSibling && up.parentElement !== up.ownerDocument.body) up = parentOf(up);
  const sibling = up?.nextElementSibling;
  const holdsNext =
    next !== undefined && next.element !== block.element && sibling?.contains(next.element) === true;
  if (sibling && !holdsNext) add(sibling.getBoundingClientRect());
  return tops.length === 0 ? Infinity : Math.min(...tops);
}
