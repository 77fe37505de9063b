/** Pictures of every surface, taken from the real extension on the sample news. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { Driver, element } from '../tests/e2e/harness/driver';
import type { BrowserName } from '../tests/e2e/harness/launch';
import { samplePack } from '../tests/e2e/harness/packs';
import { until } from '../tests/e2e/harness/until';
import { addressOf } from '../tests/site/pages';
import type { Match, Trace } from '../src/index';
import { newest, ROOT, testFolder } from './build';

const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

const SURFACES = ['page', 'card', 'popup', 'settings', 'first-page', 'library'] as const;
type Surface = (typeof SURFACES)[number];

const fileOf = (folder: string, surface: Surface, scheme: Scheme): `${string}.png` =>
  join(folder, `${surface}-${scheme}.png`) as `${string}.png`;

const filesIn = (folder: string): readonly string[] =>
  SCHEMES.flatMap((scheme) => SURFACES.map((surface) => fileOf(folder, surface, scheme)));

/** Device pixels a CSS pixel: fine lines stay sharp, and twelve pictures weigh about two megabytes. */
const SCALE = 1.5;

/** How telling a match is in a picture: it adds and changes something, and not much of it. */
const tells = ({ added, altered, others }: Match): number =>
  Math.min(2, added.filter(({ grade }) => grade !== 'possible').length) +
  2 * Math.min(2, altered.length) -
  others.length -
  (added.length > 3 ? 3 : 0);

/** The most telling match among the first paragraphs, so that the page's head stays in the picture. */
export function mostTelling({ paragraphs }: Trace, among: number): number {
  const matched = paragraphs.slice(1, among).filter(({ match }) => match !== null);
  const [best] = matched.sort((a, b) => tells(b.match as Match) - tells(a.match as Match));
  if (best === undefined) throw new Error('no paragraph of the sample page was matched');
  return best.index;
}

/** The library page with a pack of made-up news in it. */
export async function openLibrary(driver: Driver, height: number, view = ''): Promise<Page> {
  const page = await driver.extensionPage(`extension/shelf/index.html${view}`);
  await page.setViewport({ width: 1160, height, deviceScaleFactor: SCALE });
  const folder = await mkdtemp(join(tmpdir(), 'headwater-picture-'));
  const pack = join(folder, 'skerry-wire.hwpack');
  await writeFile(pack, samplePack(120));
  const picker = (await element(page, 'input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await picker.uploadFile(pack);
  await element(page, '.shelf > .answer:not(.importing)');
  await rm(folder, { recursive: true });
  await page.reload({ waitUntil: [] });
  await element(page, view === '' ? '.entry' : 'h2');
  return page;
}

/** Takes all pictures in one scheme. */
async function takeScheme(name: BrowserName, folder: string, scheme: Scheme): Promise<void> {
  const file = (surface: Surface) => fileOf(folder, surface, scheme);
  const driver = await Driver.start(name, { scheme, deviceScaleFactor: SCALE });
  try {
    const news = await driver.open(addressOf('002'));
    await news.badgesWhen('any', (all) => all.length > 0);
    const report = await driver.report(news);
    if (report.state !== 'matches') throw new Error(`the sample page is ${report.state}`);
    const telling = mostTelling(report.trace, 12);

    // As high as the page is down to the badge, so that the page's head stays in the picture.
    await news.page.setViewport({ width: 1160, height: 1000, deviceScaleFactor: SCALE });
    const { y } = await news.reveal(telling);
    const height = Math.round(y + (await news.page.evaluate(() => scrollY)) + 240);
    await news.page.setViewport({ width: 1160, height, deviceScaleFactor: SCALE });
    await news.page.evaluate(() => scrollTo(0, 0));
    await news.hoverBadge(telling);
    await news.page.screenshot({ path: file('page') });

    await news.page.setViewport({ width: 1160, height: 1000, deviceScaleFactor: SCALE });
    await news.clickBadge(telling);
    await news.page.mouse.move(4, 4);
    await news.card();
    await news.page.screenshot({ path: file('card') });
    await news.press('Escape');
    await news.cardGone();

    const popup = await driver.popup(news);
    await popup.setViewport({ width: 360, height: 860, deviceScaleFactor: SCALE });
    await element(popup, 'main h1');
    await popup.screenshot({ path: file('popup') });
    await popup.close();

    for (const [surface, path, ready] of [
      ['settings', 'extension/options/index.html', 'input[type="radio"]'],
      ['first-page', 'extension/welcome/index.html', 'input[type="radio"]'],
    ] as const) {
      const page = await driver.extensionPage(path);
      await page.setViewport({ width: 1160, height: 900, deviceScaleFactor: SCALE });
      await element(page, ready);
      await page.screenshot({ path: file(surface) });
      await page.close();
    }

    const library = await openLibrary(driver, 900);
    const row = await element(library, '.entry:nth-of-type(2) .entry-what');
    await row.evaluate((one) => (one as HTMLElement).click());
    await (await element(library, '.search-field input')).type('harbuor fery');
    await until('what is found', () => library.$('.entry mark'));
    await library.screenshot({ path: file('library') });
    await library.close();
  } finally {
    await driver.stop();
  }
}

/**
 * Writes page, card, popup, settings, first page and library as PNG files, in light and dark.
 *
 * @returns the paths of the files
 */
export async function takePictures(name: BrowserName, folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  for (const scheme of SCHEMES) await takeScheme(name, folder, scheme);
  return filesIn(folder);
}

/** The pictures in `folder`, when all are there and newer than the build and the sample pages; else none. */
export async function picturesStillTrue(folder: string): Promise<readonly string[]> {
  const files = filesIn(folder);
  const made = [testFolder('chrome'), testFolder('firefox'), join(ROOT, 'tests/site')];
  const changed = Math.max(...(await Promise.all(made.map(newest))));
  const taken = await Promise.all(files.map((file) => newest(file).catch(() => 0)));
  return taken.every((time) => time > changed) ? files : [];
}
