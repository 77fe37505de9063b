/** Whether badges move anything: the boxes of all elements, before, with badges, and after they are gone. */
import type { Page } from 'puppeteer-core';

/** A sub-pixel of rounding is no move. */
const MOST_PX = 1;

/** What the page's world keeps between the looks. */
interface Kept {
  headwaterLooks?: { readonly elements: readonly Element[]; readonly boxes: Float64Array[] };
}

/** Takes the boxes once more. The first look chooses the elements. */
export const takeBoxes = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const kept = globalThis as Kept;
    kept.headwaterLooks ??= {
      elements: [...document.querySelectorAll('*')].filter(
        ({ localName }) => localName !== 'headwater-badges',
      ),
      boxes: [],
    };
    const { elements, boxes } = kept.headwaterLooks;
    const look = new Float64Array(elements.length * 4 + 2);
    elements.forEach((element, i) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      look.set([x + scrollX, y + scrollY, width, height], i * 4);
    });
    look.set(
      [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
      elements.length * 4,
    );
    boxes.push(look);
  });

/**
 * Names of the elements that stood elsewhere in the second of three looks than in the first and in the third:
 * what a page moves by itself does not come back when the badges go.
 */
export const movedElements = (page: Page): Promise<readonly string[]> =>
  page.evaluate((most) => {
    const { elements, boxes } = (globalThis as Kept).headwaterLooks!;
    const [before, during, after] = boxes as [Float64Array, Float64Array, Float64Array];
    const moved = new Set<number>();
    during.forEach((value, i) => {
      if (Math.abs(value - before[i]!) > most && Math.abs(value - after[i]!) > most) moved.add(i >> 2);
    });
    return [...moved].map((i) => {
      const element = elements[i];
      return element === undefined
        ? 'the size of the document'
        : `${element.localName}${element.id === '' ? '' : `#${element.id}`}`;
    });
  }, MOST_PX);

/** How many elements are looked at. */
export const elementCount = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as Kept).headwaterLooks?.elements.length ?? 0);
