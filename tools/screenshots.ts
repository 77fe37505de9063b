/** `npm run screenshots`: the pictures of the README, in docs/images. */
import { join } from 'node:path';
import { buildIfStale, ROOT } from './build';
import { findChromium } from './find-browsers.mjs';
import { SCHEMES, takePictures } from './pictures';

await buildIfStale();
for (const scheme of SCHEMES) {
  const files = await takePictures(
    findChromium() === undefined ? 'firefox' : 'chromium',
    join(ROOT, 'docs/images'),
    scheme,
  );
  console.log(files.join('\n'));
}
