/** The built extension, allowed on one made-up host that shows the saved pages, with a library of what is planted. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Driver } from '../../tests/e2e/harness/driver';
import { buildCorpus, type SourceArticle } from '../../src/index';
import { buildIfStale, makeTestCopy } from '../build';

export const HOST = 'saved-pages.example';

export const addressOf = (id: string): string => `http://${HOST}/${encodeURIComponent(id)}`;

/** Builds where need be and starts Chromium with the copy, which goes when `stop` resolves. */
export async function startWith(
  articles: readonly SourceArticle[],
): Promise<{ readonly driver: Driver; readonly stop: () => Promise<void> }> {
  await buildIfStale();
  const folder = await mkdtemp(path.join(tmpdir(), 'headwater-pages-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await makeTestCopy('chrome', folder, [`*://${HOST}/*`]);
    await writeFile(path.join(folder, 'corpus.hwpack'), new Uint8Array(buildCorpus(articles)));
    const driver = await Driver.start('chromium', { extension: folder });
    return {
      driver,
      stop: async () => {
        await driver.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
