/** The same text is compared once: the reader's own article first, then that of the pack that came first. */
import type { PackRow, PackTexts } from './db';
import type { Change, Reading } from './store';
import { ownRows, packRows } from './rows';

const SHARES = 256;
/** Fewer texts than these are looked up one by one. */
const FEW = 500;

const shareOf = (textKey: string): number => {
  let share = 0;
  for (let i = 0; i < textKey.length; i += 1) share = (share * 31 + textKey.charCodeAt(i)) % SHARES;
  return share;
};

const inShare = (share: number): IDBKeyRange => IDBKeyRange.bound([share], [share, []]);

/** What a pack's texts are to be stored as. */
export function sharesOf(
  pack: string,
  articles: readonly (readonly [textKey: string, id: string])[],
): readonly PackTexts[] {
  const shares = new Map<number, (readonly [string, string])[]>();
  for (const article of articles) {
    const share = shareOf(article[0]);
    const some = shares.get(share) ?? [];
    shares.set(share, some);
    some.push(article);
  }
  return [...shares].map(([share, some]) => ({ share, pack, articles: some }));
}

async function ownTexts(tx: Reading, textKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const index = tx.objectStore('own').index('textKey');
  const rows =
    textKeys.length > FEW
      ? await ownRows(tx)
      : (await Promise.all(textKeys.map((one) => index.getAll(one)))).flat();
  return new Set(rows.flatMap(({ textKey, removedAt }) => (removedAt === undefined ? [textKey] : [])));
}

/**
 * Says anew which packs' articles have one of these texts that is held elsewhere. To be called in the transaction
 * that brings such a text or takes it away.
 */
export async function settleTwins(tx: Change, texts: Iterable<string>): Promise<void> {
  const packs = await packRows(tx);
  if (packs.length === 0) return;
  const wanted = new Set(texts);
  const shares = [...new Set([...wanted].map(shareOf))];
  const store = tx.objectStore('packTexts');
  const found = (await Promise.all(shares.map((share) => store.getAll(inShare(share))))).flat();
  const holders = new Map<string, { readonly pack: string; readonly id: string }[]>();
  for (const { pack, articles } of found) {
    for (const [textKey, id] of articles) {
      if (!wanted.has(textKey)) continue;
      const held = holders.get(textKey) ?? [];
      holders.set(textKey, held);
      held.push({ pack, id });
    }
  }
  if (holders.size === 0) return;
  const own = await ownTexts(tx, [...holders.keys()]);
  const rows = new Map(packs.map((row) => [row.id, stateOf(row)]));
  const order = packs.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ id }) => id);
  for (const [textKey, held] of holders) {
    let isShown = own.has(textKey);
    held.sort((a, b) => order.indexOf(a.pack) - order.indexOf(b.pack));
    for (const { pack, id } of held) {
      const state = rows.get(pack);
      if (state === undefined) continue;
      const isGone = state.row.removedAt !== undefined || state.removed.has(id);
      const isTwin = isShown && !isGone;
      if (state.twins.has(id) !== isTwin) {
        state.isChanged = true;
        if (isTwin) state.twins.add(id);
        else state.twins.delete(id);
      }
      isShown ||= !isGone;
    }
  }
  const changed = [...rows.values()].filter(({ isChanged }) => isChanged);
  await Promise.all(
    changed.map(({ row, twins }) => tx.objectStore('packs').put({ ...row, twins: [...twins] })),
  );
}

const stateOf = (row: PackRow) => ({
  row,
  removed: new Set(row.removed),
  twins: new Set(row.twins),
  isChanged: false,
});

/** The texts of some articles of a pack, all without `ids`. */
export async function textsOf(tx: Reading, pack: string, ids?: ReadonlySet<string>): Promise<string[]> {
  const shares = await tx.objectStore('packTexts').index('pack').getAll(pack);
  return shares
    .flatMap(({ articles }) => articles)
    .flatMap(([textKey, id]) => (ids === undefined || ids.has(id) ? [textKey] : []));
}
