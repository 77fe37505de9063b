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
export async function heldRows(driver: Driver): Promise<readonly HeldRow[]> {
  const json = await driver.inOwnPage(async () => {
    const name = 'headwater-library';
    const wait = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    if (!(await indexedDB.databases()).some((one) => one.name === name)) return '[]';
    const db = await wait(indexedDB.open(name));
    const rows = await wait(db.transaction('own').objectStore('own').getAll());
    db.close();
    return JSON.stringify(rows);
  });
  return (JSON.parse(json) as HeldRow[])
    .filter(({ removedAt }) => removedAt === undefined)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}
