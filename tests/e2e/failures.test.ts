/** A library that cannot be opened: said so, and the page stays as it is. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../../tools/build';
import { addressOf } from '../site/pages';
import { Driver, textOf } from './harness/driver';
import { BROWSERS } from './harness/launch';
import { until } from './harness/until';

describe.each(BROWSERS)('a damaged library, in %s', (name) => {
  const place = { folder: '' };
  beforeAll(async () => {
    place.folder = await mkdtemp(join(tmpdir(), 'headwater-damaged-'));
    await cp(testFolder(name === 'chromium' ? 'chrome' : 'firefox'), place.folder, { recursive: true });
    const pack = join(place.folder, 'corpus.hwpack');
    const bytes = await readFile(pack);
    // One bit in the middle of the texts.
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 4, middle);
    await writeFile(pack, bytes);
  });
  afterAll(() => rm(place.folder, { recursive: true, force: true }));

  it('is an error state of its own and leaves the page alone', async () => {
    const driver = await Driver.start(name, { extension: place.folder });
    try {
      const news = await driver.open(addressOf('002'));
      const report = await driver.report(news);
      expect(report).toMatchObject({ state: 'error', detail: expect.stringContaining('damaged') as string });
      const popup = await driver.popup(news);
      await until('the popup says so', async () =>
        (await textOf(popup, 'main')).includes('The library could not be opened.'),
      );
      await expect.poll(() => news.page.$('headwater-badges')).toBeNull();
      await expect.poll(() => news.highlights()).toEqual({});
      expect(news.errors).toEqual([]);
      // Settings go on working.
      expect(await driver.changeSettings({ strictness: 'loose' })).toMatchObject({ strictness: 'loose' });
    } finally {
      await driver.stop();
    }
  });
});
