import { browser } from '../browser';

/** Opens a link's target in a tab and closes the popup, which Firefox would leave open before it. */
export function openTab(event: MouseEvent): void {
  const link = event.currentTarget;
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  void openBeside(link.href);
}

async function openBeside(url: string): Promise<void> {
  const [shownIn] = await Promise.all([browser.tabs.getCurrent(), browser.tabs.create({ url })]);
  // A page in a tab stays: what the reader typed there would be lost.
  if (shownIn === undefined) window.close();
}
