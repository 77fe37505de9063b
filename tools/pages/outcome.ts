/** What came of one saved page. */
import type { Driver } from '../../tests/e2e/harness/driver';
import type { SavedPage } from './archive';
import { missedOnes, notFound, wrongOnes, type Missed, type Wrong } from './judge';
import type { Planted } from './plant';
import { plain } from './plant';
import { visit, type Visit } from './visit';

export interface Outcome extends Omit<Visit, 'trace' | 'badges'> {
  readonly page: string;
  readonly expected: number;
  readonly planted: number;
  readonly missed: readonly Missed[];
  readonly wrong: readonly Wrong[];
  readonly badges: number;
  /** Badges that the layer does not show, since the end of their paragraph is not seen. */
  readonly hiddenBadges: number;
  readonly blocks: number;
}

export async function outcomeOf(driver: Driver, saved: SavedPage, all: readonly Planted[]): Promise<Outcome> {
  const planted = all.filter(({ page }) => page === saved.id);
  const { trace, badges, where, ...rest } = await visit(driver, saved, (read) =>
    notFound(planted, read).map(({ original }) => plain(original)),
  );
  const isArticle = rest.state !== 'not-article';
  const drawn = new Set(badges.map(({ index }) => index));
  const missing = notFound(planted, trace);
  const undrawn = notFound(planted, trace, drawn).filter((one) => !missing.includes(one));
  return {
    ...rest,
    page: saved.id,
    expected: saved.paragraphs.length,
    planted: planted.length,
    missed: [
      ...missedOnes(missing, trace, isArticle, where),
      ...undrawn.map((one) => ({ planted: one, cause: 'no badge drawn' as const, detail: '' })),
    ],
    wrong: wrongOnes(saved.id, trace, all),
    badges: badges.length,
    hiddenBadges: badges.filter(({ visible }) => !visible).length,
    blocks: trace?.paragraphs.length ?? 0,
  };
}
