/** Pictures of every further state of every surface, from the real extension on the sample news. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { Driver, element, type DriverOptions } from '../tests/e2e/harness/driver';
import type { BrowserName } from '../tests/e2e/harness/launch';
import type { NewsPage } from '../tests/e2e/harness/news-page';
import { paste } from '../tests/e2e/harness/paste';
import { storeDoor } from '../tests/e2e/harness/store-door';
import { until } from '../tests/e2e/harness/until';
import { FEED_HOST } from '../tests/site/hosts';
import { addressOf, PAGES, samplePage } from '../tests/site/pages';
import { mostTelling, openLibrary } from './pictures';

const SCALE = 1.25;
/** Where the settings' sections stand. */
const SETTINGS = 'extension/options/index.html';
const CHECK = 'extension/check/index.html';

/** What a scene draws with, and where it puts its pictures. */
interface Stage {
  readonly driver: Driver;
  /** A file's path by its name, without ".png". */
  readonly file: (name: string) => `${string}.png`;
}

type Scene = (stage: Stage) => Promise<void>;

/** The words of a sample article, as somebody would paste them. */
const textOfPage = (id: string): string =>
  (PAGES.find((page) => page.id === id)?.blocks ?? []).map(({ text }) => text).join('\n\n');

async function article(
  driver: Driver,
  width = 1160,
  height = 900,
): Promise<{ news: NewsPage; telling: number }> {
  const news = await driver.open(addressOf('002'));
  await news.page.setViewport({ width, height, deviceScaleFactor: SCALE });
  await news.badgesWhen('any', (all) => all.length > 0);
  const report = await driver.report(news);
  if (report.state !== 'matches') throw new Error(`the sample page is ${report.state}`);
  return { news, telling: mostTelling(report.trace, 12) };
}

/** A page of the extension in a window of this size, cut where it ends. */
async function ownPage(
  { driver, file }: Stage,
  name: string,
  path: string,
  {
    ready = 'h1',
    width = 1000,
    height = 800,
    before,
  }: { ready?: string; width?: number; height?: number; before?: (page: Page) => Promise<void> } = {},
): Promise<void> {
  const page = await driver.extensionPage(path);
  await page.setViewport({ width, height, deviceScaleFactor: SCALE });
  await element(page, ready);
  await before?.(page);
  await page.screenshot({ path: file(name) });
  await page.close();
}

async function popupOf(
  { driver, file }: Stage,
  name: string,
  news: NewsPage,
  height: number,
  before?: (page: Page) => Promise<void>,
): Promise<void> {
  const popup = await driver.popup(news);
  await popup.setViewport({ width: 360, height, deviceScaleFactor: SCALE });
  await element(popup, 'main h1');
  await before?.(popup);
  await popup.screenshot({ path: file(name) });
  await popup.close();
}

/** Pastes a text into Check a text and waits for what is found. */
async function checked(page: Page, text: string): Promise<void> {
  await paste(page, text);
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
  await element(page, '.verdict, .one');
}

const badges: Scene = async ({ driver, file }) => {
  const { news, telling } = await article(driver);
  await news.hoverBadge(telling);
  await news.page.screenshot({ path: file('tip') });
  await driver.changeSettings({ badges: 'mark', highlights: 'always' });
  await news.page.mouse.move(4, 4);
  await news.reveal(telling);
  await news.page.screenshot({ path: file('marks-always') });
  await driver.resetSettings();
  await news.page.close();
};

const card: Scene = async ({ driver, file }) => {
  const { news, telling } = await article(driver);
  await news.clickBadge(telling);
  await news.clickOwn('.hide-button');
  await news.page.screenshot({ path: file('card-hide') });
  await news.clickOwn('[role="menuitem"]');
  await element(news.page, 'headwater-badges');
  await news.card();
  await news.page.screenshot({ path: file('card-hidden') });
  await driver.ask('unmute', { ids: (await driver.ask('mutes', {})).map(({ id }) => id) });
  await news.page.close();
  const narrow = await article(driver, 390, 760);
  await narrow.news.clickBadge(narrow.telling);
  await narrow.news.page.screenshot({ path: file('card-narrow') });
  await narrow.news.page.close();
};

const states: Scene = async (stage) => {
  const { driver } = stage;
  for (const [id, name] of [
    ['unrelated', 'popup-nothing'],
    ['000', 'popup-original'],
    ['front', 'popup-no-article'],
  ] as const) {
    const news = await driver.open(addressOf(id));
    await driver.report(news);
    await popupOf(stage, name, news, 420);
    await news.page.close();
  }
  const news = await driver.open(addressOf('002'));
  await news.badgesWhen('any', (all) => all.length > 0);
  await popupOf(stage, 'popup-order', news, 860, async (popup) => {
    await popup.$$eval('.fold', (folds) => {
      for (const fold of folds) (fold as HTMLDetailsElement).open = false;
    });
    await (
      await element(popup, '.order summary')
    ).evaluate((one) => {
      (one as HTMLElement).click();
      one.scrollIntoView();
    });
  });
  const host = new URL(news.page.url()).hostname;
  await driver.changeSettings({ offSites: [host] });
  await popupOf(stage, 'popup-off', news, 420);
  await driver.resetSettings();
  await news.page.close();
};

const own: Scene = async (stage) => {
  const { driver } = stage;
  const { news, telling } = await article(driver);
  const tabId = await driver.tabId(news.page);
  const report = await driver.report(news);
  if (report.state !== 'matches') throw new Error(report.state);
  const { match } = report.trace.paragraphs[telling]!;
  const { articleId, paragraph } = match!.source;
  await ownPage(stage, 'source', `${SETTINGS}#source=${articleId}&p=${paragraph}&tab=${tabId}&at=${telling}`);
  const other = report.trace.paragraphs.find((one) => one.match !== null && one.index > telling);
  await driver.ask('mute', { tabId, kind: 'match', paragraph: other?.index ?? telling });
  await ownPage(stage, 'settings-hidden', `${SETTINGS}#hidden`);
  await driver.ask('unmute', { ids: (await driver.ask('mutes', {})).map(({ id }) => id) });
  for (const section of ['sites', 'language', 'data'] as const)
    await ownPage(stage, `settings-${section}`, `${SETTINGS}#${section}`);
  await news.page.close();
  await ownPage(stage, 'check', CHECK, {
    ready: 'textarea',
    height: 900,
    before: (page) => checked(page, textOfPage('001')),
  });
  const sentence = textOfPage('001').split('\n\n')[1] ?? '';
  await ownPage(stage, 'check-selection', CHECK, {
    ready: 'textarea',
    before: (page) => checked(page, sentence),
  });
};

const library: Scene = async ({ driver, file }) => {
  const page = await openLibrary(driver, 800);
  for (const index of [1, 2, 4]) {
    const box = await element(page, `.entry[data-index="${index}"] .check`);
    await box.evaluate((one) => (one as HTMLElement).click());
  }
  await page.screenshot({ path: file('library-chosen') });
  for (const [view, ready] of [
    ['packs', '.site-list'],
    ['storage', '.facts'],
  ] as const) {
    await page.evaluate((hash) => (location.hash = hash), view);
    await element(page, ready);
    await page.screenshot({ path: file(`library-${view}`) });
  }
  await page.setViewport({ width: 390, height: 800, deviceScaleFactor: SCALE });
  await page.evaluate(() => (location.hash = 'sources'));
  await element(page, '.entry');
  await page.screenshot({ path: file('library-narrow') });
  await page.close();
};

/** The reader's own sources: how they come in, and a page that follows one. */
const sources: Scene = async (stage) => {
  const { driver, file } = stage;
  await driver.changeSettings({ feeds: true, remember: 'on' });
  await driver.ask('followFeed', { url: `http://${FEED_HOST}/news.xml` });
  await ownPage(stage, 'settings-feeds', `${SETTINGS}#feeds`, { ready: '.feed-pages' });
  await ownPage(stage, 'settings-remember', `${SETTINGS}#remember`, { height: 900 });
  const news = await driver.open(addressOf('unrelated'));
  await driver.ask('keepPage', { tabId: await driver.tabId(news.page) });
  const keep = await driver.openedPage('extension/keep/index.html');
  await keep.setViewport({ width: 860, height: 860, deviceScaleFactor: SCALE });
  await element(keep, 'form');
  await keep.screenshot({ path: file('keep') });
  await keep.close();
  const blocks = samplePage('unrelated').blocks.map(({ text }) => ({ text }));
  const page = await driver.extensionPage(SETTINGS);
  await (
    await storeDoor(page)
  ).call('addArticle', {
    origin: 'remembered',
    meta: { outlet: 'Harbour Wire', headline: 'A link is opened', datePublished: '2026-01-02' },
    blocks: blocks.slice(0, Math.ceil(blocks.length / 2)),
  });
  await page.close();
  await until('the page follows it', async () => (await driver.report(news)).state === 'matches');
  await popupOf(stage, 'popup-own', news, 640);
  await news.page.close();
  await driver.resetSettings();
};

const dark: Scene = async (stage) => {
  const { driver, file } = stage;
  const { news, telling } = await article(driver, 390, 760);
  await news.clickBadge(telling);
  await news.page.screenshot({ path: file('card-narrow-dark') });
  await news.page.close();
  await ownPage(stage, 'check-dark', CHECK, {
    ready: 'textarea',
    height: 900,
    before: (page) => checked(page, textOfPage('001')),
  });
};

const forced: Scene = async ({ driver, file }) => {
  const { news, telling } = await article(driver);
  await news.hoverBadge(telling);
  await news.page.screenshot({ path: file('forced-colours') });
  await news.page.close();
};

const inLanguage =
  (name: string): Scene =>
  async (stage) => {
    const { driver, file } = stage;
    const { news, telling } = await article(driver);
    await news.clickBadge(telling);
    await news.page.screenshot({ path: file(`card-${name}`) });
    await popupOf(stage, `popup-${name}`, news, 860);
    await news.page.close();
    await ownPage(stage, `settings-${name}`, SETTINGS, { ready: '.steps input' });
  };

/** Scenes by how the browser is started for them. */
const SETS: readonly (readonly [options: DriverOptions, scenes: readonly Scene[]])[] = [
  [{}, [badges, card, states, own, library, sources]],
  [{ scheme: 'dark' }, [dark]],
  [{ forcedColours: true }, [forced]],
  [{ language: 'de' }, [inLanguage('german')]],
  [{ language: 'ar' }, [inLanguage('arabic')]],
];

/** Writes a picture of each state as a PNG file into `folder`. @returns the paths of the files */
export async function takeGallery(name: BrowserName, folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  const file = (title: string): `${string}.png` => {
    const path = join(folder, `${title}.png`) as `${string}.png`;
    files.push(path);
    return path;
  };
  for (const [options, scenes] of SETS) {
    const driver = await Driver.start(name, { ...options, deviceScaleFactor: SCALE });
    try {
      for (const scene of scenes) await scene({ driver, file });
    } finally {
      await driver.stop();
    }
  }
  return files;
}
