/** Where on a page a paragraph is that was not found: looked up in the page itself. */
import type { Page } from 'puppeteer-core';

export interface Whereabouts {
  readonly state: 'absent' | 'hidden' | 'shown';
  /** The elements that hold it, from the nearest outwards. */
  readonly path: string;
}

/** Looks for texts, each given as letters and numbers alone. */
export async function whereabouts(page: Page, texts: readonly string[]): Promise<readonly Whereabouts[]> {
  if (texts.length === 0) return [];
  // tsx marks inner functions with __name(); the page knows no such helper.
  await page.evaluate('globalThis.__name = (inner) => inner');
  return page.evaluate((wanted) => {
    const plain = (text: string): string =>
      text
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join('') ?? '';
    const unread = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'head', 'html']);
    const elements = [...document.querySelectorAll('*')].filter(({ localName }) => !unread.has(localName));
    // The smallest holders first.
    const held = elements
      .map((element) => ({ element, text: plain(element.textContent) }))
      .sort((a, b) => a.text.length - b.text.length);
    return wanted.map((text) => {
      const key = text.replaceAll(' ', '');
      const holders = held.filter((one) => one.text.includes(key));
      const isShown = (element: Element): boolean =>
        element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 1;
      const smallest = holders[0]?.text.length ?? 0;
      const likely = holders.filter((one) => one.text.length <= smallest + 40).map(({ element }) => element);
      const element = likely.findLast(isShown) ?? likely.at(-1);
      if (element === undefined) return { state: 'absent' as const, path: '' };
      const path: string[] = [];
      for (let up: Element | null = element; up && up !== document.documentElement; up = up.parentElement) {
        const id = up.id === '' ? '' : `#${up.id}`;
        const classes = [...up.classList].slice(0, 3).map((name) => `.${name}`);
        path.push(`${up.localName}${id}${classes.join('')}`);
      }
      return { state: isShown(element) ? ('shown' as const) : ('hidden' as const), path: path.join(' < ') };
    });
  }, texts);
}
