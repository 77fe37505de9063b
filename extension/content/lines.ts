/**
 * Draws the lines of marks in the layer, where highlights do not: in forced colours Chromium paints every
 * custom highlight as a selection and ignores its lines; and a document's highlight rules do not reach into
 * shadow trees.
 */
import { markRanges, type MarkedBlock } from './highlights';
import type { Origin } from './host';

/** Between the bottom of the text's box and the line, in layer pixels; the box ends below the baseline. */
const RISE = 1;

/** Replaces the lines in `layer` by those of `marked`. */
export function drawLines(layer: HTMLElement, marked: readonly MarkedBlock[], origin: Origin): void {
  if (marked.length === 0 && layer.childElementCount === 0) return;
  const lines = marked.flatMap(({ block, match, ground }) =>
    markRanges(block, match).flatMap(({ kind, range }) =>
      [...range.getClientRects()].map((rect) => {
        const line = layer.ownerDocument.createElement('div');
        const theme = ground.isDark ? 'hw-dark' : 'hw-light';
        line.className = `line line-${kind} ${theme}${ground.line ? '' : ' line-ink'}`;
        const x = (rect.left - origin.left) / origin.scale;
        const y = (rect.bottom - origin.top) / origin.scale - RISE;
        line.style.transform = `translate(${x}px, ${y}px)`;
        line.style.width = `${rect.width / origin.scale}px`;
        return line;
      }),
    ),
  );
  layer.replaceChildren(...lines);
}
