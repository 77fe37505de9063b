import { browser } from '../browser';

/** Opens a link's target in a tab and closes the popup, which Firefox would leave open before it. */
export function openTab(event: MouseEvent): void {
  const link = event.currentTarget;
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  void browser.tabs.create({ url: link.href }).then(() => window.close());
}
