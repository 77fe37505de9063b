import { render, type ComponentChildren } from 'preact';
import { act } from 'preact/test-utils';

/** Draws into a fresh element of the document and waits until answers and effects have settled. */
export async function draw(what: ComponentChildren): Promise<HTMLElement> {
  document.body.replaceChildren();
  const place = document.createElement('div');
  document.body.append(place);
  await act(async () => {
    render(what, place);
    await settled();
  });
  return place;
}

/** Long enough for a chain of resolved promises; no clock is involved. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** Does something to the page and waits until it has settled. */
export async function during(change: () => void): Promise<void> {
  await act(async () => {
    change();
    await settled();
  });
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
