/** Walks a page of the extension by the Tab key alone, as a reader without a mouse does. */
import type { Page } from 'puppeteer-core';
import { until } from './until';

export interface Stop {
  /** What a screen reader says of it, roughly: its label, else its text. */
  readonly name: string;
  readonly tag: string;
  /** Whether the focus can be seen: a ring on it or, for a hidden radio button, on its label. */
  readonly ring: boolean;
  readonly inView: boolean;
}

export interface Walk {
  readonly stops: readonly Stop[];
  /** Controls in sight that Tab never came to. */
  readonly missed: readonly string[];
}

const CONTROLS =
  'a[href], button:not([disabled]), input:not([type="hidden"]):not([disabled]), select, textarea, summary, [tabindex="0"]';
/** More stops than any of our pages has. */
const MOST = 400;

interface Seen extends Stop {
  readonly index: number;
}

/** What has the focus; null: nothing has. Must not close over anything. */
function look(controls: string): Seen | null {
  const active = document.activeElement as HTMLElement | null;
  if (active === null || active === document.body || active === document.documentElement) return null;
  // On the control itself, on its label, or on the row or card around it.
  const hasRing = (element: Element): boolean => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1.5;
  };
  const around: Element[] = [];
  for (let up: Element | null = active; up; up = up.parentElement) around.push(up);
  const label = (active as HTMLInputElement).labels?.[0];
  const labelledBy = document.getElementById(active.getAttribute('aria-labelledby') ?? '');
  const { top, bottom, left, right } = (label ?? active).getBoundingClientRect();
  return {
    index: [...document.querySelectorAll(controls)].indexOf(active),
    name: (
      active.getAttribute('aria-label') ??
      labelledBy?.innerText ??
      label?.innerText ??
      (active.innerText || active.getAttribute('placeholder') || active.title)
    ).trim(),
    tag: active.localName,
    ring: around.some(hasRing) || (label !== undefined && hasRing(label)),
    inView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
  };
}

/** The controls in sight that the walk should have met, by their index. Of radio buttons only the chosen one is a stop. */
function expected(controls: string): readonly { index: number; name: string }[] {
  const all = [...document.querySelectorAll<HTMLElement>(controls)];
  return all.flatMap((element, index) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return [];
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      const group = all.filter(
        (other): other is HTMLInputElement =>
          other instanceof HTMLInputElement && other.name === element.name,
      );
      const stop = group.find(({ checked }) => checked) ?? group[0];
      if (stop !== element) return [];
    }
    return [{ index, name: element.outerHTML.slice(0, 120) }];
  });
}

export async function walk(page: Page): Promise<Walk> {
  await page.bringToFront();
  await until('the page has the focus', () => page.evaluate(() => document.hasFocus()));
  // A page may begin in its field: the walk begins before everything.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute('tabindex');
  });
  const met = new Map<number, Stop>();
  let last = -1;
  for (let turn = 0; turn < MOST; turn += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(look, CONTROLS);
    // A field for a date has several stops inside.
    if (seen !== null && seen.index === last) continue;
    if (seen === null || met.has(seen.index)) break;
    const { index, ...stop } = seen;
    met.set(index, stop);
    last = index;
  }
  const wanted = await page.evaluate(expected, CONTROLS);
  return {
    stops: [...met.values()],
    missed: wanted.filter(({ index }) => !met.has(index)).map(({ name }) => name),
  };
}
