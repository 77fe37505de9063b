/** `npm run screenshots`: the pictures of the README, in docs/images. */
import { join } from 'node:path';
import { buildIfStale, ROOT } from './build';
import { findChromium } from './find-browsers.mjs';
import { takePictures } from './pictures';

await buildIfStale();
const name = findChromium() === undefined ? 'firefox' : 'chromium';
console.log((await takePictures(name, join(ROOT, 'docs/images'))).join('\n'));
