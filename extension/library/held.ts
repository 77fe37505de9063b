import { textKeyOf } from '../../src/index';
import type { OwnRow } from './db';
import { read } from './store';
import type { OwnOrigin } from './types';

/** A text of the reader's own that is held, and since when. */
export interface HeldSince {
  readonly articleId: string;
  readonly origin: OwnOrigin;
  readonly at: string;
}

const sinceOf = ({ articleId, origin, at }: OwnRow): HeldSince => ({ articleId, origin, at });

/** What the reader's own sources hold of an article before it is added: its very text, and other texts of its address. */
export async function heldOf(
  texts: readonly string[],
  url: string | undefined,
): Promise<{ readonly same: HeldSince | null; readonly earlier: readonly HeldSince[] }> {
  const key = textKeyOf(texts);
  return read(['own'], async (tx) => {
    const own = tx.objectStore('own');
    const [same, atAddress] = await Promise.all([
      own.index('textKey').get(key),
      url === undefined ? [] : own.index('url').getAll(url),
    ]);
    const there = (row: OwnRow): boolean => row.removedAt === undefined;
    return {
      same: same !== undefined && there(same) ? sinceOf(same) : null,
      earlier: atAddress
        .filter((row) => there(row) && row.textKey !== key)
        .map(sinceOf)
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
    };
  });
}
