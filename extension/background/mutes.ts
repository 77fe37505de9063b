/** Hiding at the reader's word, and showing again. */
import type { Tabs } from '../browser';
import type { MuteKind, Trace } from '../messages';
import { addMutes, muteOf, removeMutes } from './mutes-store';
import { siteOf } from '../settings';
import { removeOffSite, switchOff } from './off-sites';
import { toldBy } from './own-sources';
import { recordIn, tabRecord } from './tab-store';

/** Names a hidden site among the names of what is hidden. */
const SITE = 'site:';

/** Where the trace has the paragraph that the reader saw; -1: nowhere. */
function placeOf({ paragraphs }: Trace, { paragraph, text }: { paragraph: number; text?: string }): number {
  const isThere = text === undefined || paragraphs[paragraph]?.text === text;
  return isThere ? paragraph : paragraphs.findIndex((one) => one.text === text);
}

/**
 * Hides what the trace of a tab's page, or of one of its frames, says of a paragraph, or all of its site; null
 * where there is nothing to hide.
 */
export async function hide(
  tab: Tabs.Tab & { readonly id: number },
  host: string | null,
  kind: MuteKind,
  seen: { readonly paragraph: number; readonly text?: string },
  frameId?: number,
): Promise<{ readonly id: string } | null> {
  if (kind === 'site') {
    if (host === null) return null;
    return { id: SITE + (await switchOff(host, tab.incognito)) };
  }
  const record = await (frameId === undefined ? tabRecord(tab.id) : recordIn(tab.id, frameId));
  if (record?.state !== 'traced') return null;
  // From a page: what it was told, and nothing of the reader's own.
  const told = (frameId === undefined ? undefined : record.told) ?? toldBy(record.trace);
  const paragraph = record.trace.paragraphs[placeOf(record.trace, seen)];
  if (paragraph === undefined) return null;
  const mute = await muteOf(told, paragraph, kind, tab.incognito);
  if (mute === null) return null;
  await addMutes([mute]);
  return { id: mute.id };
}

/** Shows again what was hidden from a page of `host`, which has no say over other sites. */
export async function show(id: string, host: string | null): Promise<void> {
  if (!id.startsWith(SITE)) await removeMutes([id]);
  else if (host !== null && id === SITE + siteOf(host)) await removeOffSite(siteOf(host));
}
