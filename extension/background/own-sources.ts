/** What of a trace comes from the reader's own sources, and how it came in. Told to the extension's own pages alone. */
import { isOwn, listFeeds, listPacks, type OpenLibrary } from '../library/index';
import type { HeldAs, HeldAsById, LibraryTrouble, OwnMatches, Trace } from '../messages';
import type { Told, TracedPage } from './tab-store';

/** What a page is told by a trace. */
export const toldBy = ({ articles, paragraphs }: Trace): Told => ({
  articles,
  matches: paragraphs.flatMap(({ index, match }) =>
    match === null
      ? []
      : [{ paragraph: index, articleIds: [match.source, ...match.others].map((one) => one.articleId) }],
  ),
});

/** What the paragraphs of a page follow of the reader's own sources; null: nothing. */
export function ownIn({ trace, told, isOpen }: TracedPage): OwnMatches | null {
  const own = trace.paragraphs.filter(({ match }) => match !== null && isOwn(match.source.articleId));
  if (own.length === 0) return null;
  const marked = new Set((told ?? toldBy(trace)).matches.map(({ paragraph }) => paragraph));
  const unmarked = own.filter(({ index }) => !marked.has(index)).length;
  return { paragraphs: own.length, unmarked, isAllowed: isOpen === true };
}

/** Why the reader's own sources, or some of them, are not compared; null: they all are. */
export const troubleOf = ({ problem, damaged }: OpenLibrary): LibraryTrouble | null =>
  problem ?? (damaged.length > 0 ? 'part' : null);

/** How the named articles came in. */
export async function heldAsOf(open: OpenLibrary, articleIds: readonly string[]): Promise<HeldAsById> {
  const own = articleIds.filter(isOwn);
  if (own.length === 0) return {};
  const [entries, feeds, packs] = await Promise.all([open.entries(own), listFeeds(), listPacks()]);
  const names = new Map([...feeds, ...packs].map(({ id, name }) => [id, name]));
  return Object.fromEntries(
    [...entries].flatMap(([articleId, { origin, at, readAt, from }]): [string, HeldAs][] => {
      if (origin === 'bundled') return [];
      const fromName = from === undefined ? undefined : names.get(from);
      const told: HeldAs = {
        origin,
        ...(at === undefined ? {} : { at }),
        ...(readAt === undefined ? {} : { readAt }),
        ...(fromName === undefined ? {} : { fromName }),
      };
      return [[articleId, told]];
    }),
  );
}

/** How the articles that a trace names came in; nothing of them where the library does not say. */
export const heldAs = (open: OpenLibrary, { articles }: Trace): Promise<HeldAsById> =>
  heldAsOf(
    open,
    articles.map(({ articleId }) => articleId),
  ).catch(() => ({}));
