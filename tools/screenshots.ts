/** `npm run screenshots`: the pictures of the README and of docs/states.md, in docs/images. */
import { join } from 'node:path';
import { buildIfStale, ROOT } from './build';
import { findChromium } from './find-browsers.mjs';
import { takeGallery } from './gallery';
import { takePictures } from './pictures';

await buildIfStale();
const name = findChromium() === undefined ? 'firefox' : 'chromium';
const folder = join(ROOT, 'docs/images');
const files = [...(await takePictures(name, folder)), ...(await takeGallery(name, join(folder, 'states')))];
console.log(files.join('\n'));
