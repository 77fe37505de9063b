/**
 * Which pages each held source matched lately, for the library page: of this browser session only, in storage.session,
 * which is memory. Titles and no addresses; of private windows nothing.
 */
import { browser } from '../browser';
import type { MatchedPage, Trace, TraceRequest } from '../messages';
import type { ContentSender } from './guard';
import { oneByOne } from './in-turn';

/** So many pages are kept of each source. */
const MOST_PAGES = 20;
const MOST_CHARS = 300;

/** `page` tells a page that is traced again, or grows, from another one. */
type Kept = MatchedPage & { readonly page: string };

const PREFIX = 'lately:';

async function keptOf(
  keys: readonly string[],
): Promise<Readonly<Record<string, readonly Kept[] | undefined>>> {
  return (await browser.storage.session.get([...keys])) as Record<string, readonly Kept[] | undefined>;
}

/** In how many paragraphs each source is followed. */
function paragraphsBySource({ paragraphs }: Trace): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { match } of paragraphs) {
    if (match === null) continue;
    for (const id of new Set([match.source, ...match.others].map(({ articleId }) => articleId)))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

const inTurn = oneByOne();

/** Notes what a page was found to follow. Never fails: a trace is not held up for it. */
export function noteMatches(
  { tab, frameId }: Pick<ContentSender, 'tab' | 'frameId'>,
  { document, meta }: Pick<TraceRequest, 'document' | 'meta'>,
  trace: Trace,
): Promise<void> {
  if (tab.incognito) return Promise.resolve();
  return inTurn(async () => {
    const counts = paragraphsBySource(trace);
    if (counts.size === 0) return;
    const title = (meta.headline ?? tab.title ?? '').slice(0, MOST_CHARS);
    const page = `${tab.id}:${frameId}:${document}:${title}`;
    const at = new Date().toISOString();
    const before = await keptOf([...counts.keys()].map((id) => PREFIX + id));
    const after = [...counts].map(([id, paragraphs]) => {
      const others = (before[PREFIX + id] ?? []).filter((one) => one.page !== page);
      return [PREFIX + id, [{ title, at, paragraphs, page }, ...others].slice(0, MOST_PAGES)] as const;
    });
    await browser.storage.session.set(Object.fromEntries(after));
  }).catch(() => undefined);
}

/** Newest first. */
export async function matchedLately(articleId: string): Promise<readonly MatchedPage[]> {
  const key = PREFIX + articleId;
  return ((await keptOf([key]))[key] ?? []).map(({ page: _, ...shown }) => shown);
}
