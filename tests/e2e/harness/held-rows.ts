/** What the reader's own library holds, past its door: the rows of its articles as they are on the disk. */
import type { Driver } from './driver';

export interface HeldRow {
  readonly articleId: string;
  readonly origin: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly opening: string;
  readonly paragraphs: number;
  readonly at: string;
  readonly readAt: string;
  readonly removedAt?: string;
}

/** Those that were not removed, the earliest first. */
export const heldRows = async (driver: Driver): Promise<readonly HeldRow[]> =>
  (await driver.libraryRows<HeldRow>('own'))
    .filter(({ removedAt }) => removedAt === undefined)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
