import { render, type ComponentChildren } from 'preact';
import { act } from 'preact/test-utils';

/** Long enough for a chain of resolved promises; no clock is involved. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** An answer draws, the drawing's effects ask again: what is loaded in turns needs as many rounds. */
const ROUNDS = 4;

/** Does something to the page and waits until answers and effects have settled. */
export async function during(change: () => void): Promise<void> {
  await act(change);
  for (let round = 0; round < ROUNDS; round += 1) await act(settled);
}

/** Draws into a fresh element of the document; what an earlier test drew is taken down first. */
export async function draw(what: ComponentChildren): Promise<HTMLElement> {
  for (const old of document.body.children) render(null, old);
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  await during(() => render(what, place));
  return place;
}

export const textOf = (element: Element | null): string =>
  (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();

/** The one button or link whose text or label contains `name`. */
export function control(root: Element, name: string): HTMLElement {
  const found = [...root.querySelectorAll<HTMLElement>('button, a, summary')].filter((element) =>
    (element.getAttribute('aria-label') ?? textOf(element)).includes(name),
  );
  if (found.length !== 1) throw new Error(`${found.length} controls are named “${name}”`);
  return found[0]!;
}

export const click = (root: Element, name: string): Promise<void> =>
  during(() => control(root, name).click());

/** Types into the only field of `root`. */
export const type = (root: Element, text: string): Promise<void> =>
  during(() => {
    const field = root.querySelector('input:not([type=radio])') as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
