/** Keys that the reader may press on any page. `_execute_action`, the popup's, is the browser's own business. */
import { browser, type Tabs } from '../browser';
import { callFrame } from '../messages';
import { keepAsSource } from './keep';
import { traceSelected } from './selection';
import { tabRecord } from './tab-store';

const activeTab = async (): Promise<Tabs.Tab | undefined> =>
  (await browser.tabs.query({ active: true, currentWindow: true }))[0];

/** `given`: the tab in front, where the browser tells it. */
export async function runCommand(command: string, given?: Tabs.Tab): Promise<void> {
  const tab = given ?? (await activeTab());
  if (command === 'trace-selection') return traceSelected(tab);
  if (command === 'keep-page') return keepAsSource(tab);
  const by = command === 'next-badge' ? 1 : command === 'previous-badge' ? -1 : null;
  if (by === null || tab?.id === undefined) return;
  // Where no script of ours lives there is no badge to go to.
  const frame = (await tabRecord(tab.id))?.frame ?? 0;
  await callFrame(tab.id, frame, 'step', { by }).catch(() => undefined);
}
