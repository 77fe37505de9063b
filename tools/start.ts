/**
 * `npm start`: a browser with the extension on the sample news. Without a display: the trace of a
 * sample page in the terminal, and pictures of every surface in dist/screenshots.
 */
import { join, relative } from 'node:path';
import { cwd, env, platform, stderr, stdout } from 'node:process';
import { Driver } from '../tests/e2e/harness/driver';
import type { BrowserName } from '../tests/e2e/harness/launch';
import { addressOf } from '../tests/site/pages';
import { buildIfStale, ROOT } from './build';
import { findChromium } from './find-browsers.mjs';
import { headwater } from './headwater';
import { picturesStillTrue, takePictures } from './pictures';

const name: BrowserName = findChromium() === undefined ? 'firefox' : 'chromium';

const hasDisplay = (): boolean =>
  platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);

async function inBrowser(): Promise<void> {
  const driver = await Driver.start(name, { headless: false });
  const stop = (): void => void driver.stop().finally(() => process.exit());
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const news = await driver.open(addressOf('002'));
  console.log(`Headwater runs in ${name} on the sample news (five made-up sites on this machine only).

  ${addressOf('002')}   the page on screen: click a mark after a paragraph
  ${addressOf('front')}   the front page, with every other sample

Headwater's toolbar icon (in Chrome under the puzzle piece) opens the page's trace. Close the browser, or press Ctrl+C here, to stop.`);
  await driver.handOver(news);
  await driver.stop();
}

async function inTerminal(): Promise<void> {
  console.log(
    'No display was found, so here is the trace of a sample page (seeds/001) instead of a browser.\n',
  );
  await headwater(['trace', join(ROOT, 'seeds', '001_0d17552ae829d36b.txt')], {
    input: () => Promise.resolve(new Uint8Array()),
    output: (text) => void stdout.write(text),
    complain: (line) => void stderr.write(`${line}\n`),
    style: { width: Math.min(100, stdout.columns ?? 100), colour: stdout.isTTY },
  });
  const folder = join(ROOT, 'dist', 'screenshots');
  const before = await picturesStillTrue(folder);
  const files = before.length > 0 ? before : await takePictures(name, folder);
  console.log(`\nPictures of the extension in ${name}, on the sample news:`);
  for (const file of files) console.log(`  ${relative(cwd(), file)}`);
}

await buildIfStale();
if (!hasDisplay()) await inTerminal();
else {
  await inBrowser().catch(async (error: unknown) => {
    console.error(`The browser did not start: ${error instanceof Error ? error.message : String(error)}`);
    await inTerminal();
  });
}
