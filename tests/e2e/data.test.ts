/** A copy of the settings in a file and back, sync through the browser, and back to how it was installed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mute } from '../../extension/messages';
import { DEFAULT_SETTINGS } from '../../extension/settings';
import { addressOf } from '../site/pages';
import { element, textOf, type Driver } from './harness/driver';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const MUTE: Mute = {
  id: 'one',
  kind: 'source',
  at: '2026-11-22T12:00:00.000Z',
  source: { articleId: 'nowhere', outlet: 'Example Wire' },
  articleIds: ['nowhere'],
};
const SET = { strictness: 'loose', badges: 'mark', printMarks: true, offSites: ['bank.example'] } as const;

const folder = { path: '' };
beforeAll(async () => {
  folder.path = await mkdtemp(join(tmpdir(), 'headwater-copies-'));
});
afterAll(() => rm(folder.path, { recursive: true, force: true }));

const dataPage = async (driver: Driver): Promise<Page> => {
  const page = await driver.extensionPage('extension/options/index.html#data');
  await element(page, '[role="switch"]');
  return page;
};

/** The button of a section, counted from the page's top, whose words begin so. */
const button = (page: Page, words: string): Promise<ElementHandle> =>
  until(`the button “${words}”`, async () => {
    for (const one of await page.$$('main button')) {
      if (await one.evaluate((found, start) => found.innerText.startsWith(start), words)) return one;
    }
    return null;
  });

const says = (page: Page, words: string): Promise<true> =>
  until(`the page says “${words}”`, () =>
    page.$eval('main', (main, wanted) => main.innerText.includes(wanted) || null, words),
  ).then(() => true);

/** Saves a copy at the button and gives the text of the file that the browser was handed. */
async function savedCopy(page: Page): Promise<string> {
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file) => {
      Object.assign(window, { saved: file });
      return make(file);
    };
  });
  await (await button(page, 'Save a copy')).click();
  await says(page, 'Your browser has it as headwater-settings.json.');
  return page.evaluate(() => (window as unknown as { saved: Blob }).saved.text());
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  const path = join(folder.path, name);
  await writeFile(path, text);
  const picker = (await element(page, 'input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await picker.uploadFile(path);
}

inBothBrowsers('the reader’s data', (driver, name) => {
  it('goes into a file and comes back, on open pages too, and the way back is undone', async () => {
    await driver().changeSettings(SET);
    await driver().store('mutes', [MUTE]);
    const page = await dataPage(driver());
    const text = await savedCopy(page);
    expect(JSON.parse(text)).toMatchObject({
      headwater: 'settings',
      version: 1,
      settings: SET,
      mutes: [MUTE],
    });

    await driver().resetSettings();
    await driver().store('mutes', []);
    const news = await driver().open(addressOf('002'));
    const before = await news.badgesWhen('some', (all) => all.length > 0);
    await page.bringToFront();
    await choose(page, `${name}-copy.json`, text);
    await says(page, 'What this copy changes');
    await expect.poll(() => driver().ask('settings', {})).toEqual(DEFAULT_SETTINGS);
    await (await button(page, 'Change these')).click();
    await says(page, 'Imported.');
    await expect.poll(() => driver().ask('settings', {})).toMatchObject(SET);
    await expect.poll(() => driver().ask('mutes', {})).toEqual([MUTE]);
    await news.badgesWhen('more of them', (all) => all.length > before.length);

    await (await button(page, 'Undo')).click();
    await says(page, 'All is as it was before.');
    await expect.poll(() => driver().ask('settings', {})).toEqual(DEFAULT_SETTINGS);
    await expect.poll(() => driver().ask('mutes', {})).toEqual([]);
    await news.badgesWhen('as before', (all) => all.length === before.length);
    await news.page.close();
    await page.close();
  });

  it('is not lost to a damaged, newer, other or too large file', async () => {
    await driver().changeSettings(SET);
    await driver().store('mutes', [MUTE]);
    const page = await dataPage(driver());
    const text = await savedCopy(page);
    const files = [
      ['cut.json', text.slice(0, -60), 'This copy is damaged.'],
      ['newer.json', text.replace('"version": 1', '"version": 2'), 'saved by a newer Headwater.'],
      ['other.json', '{"name":"something"}', 'This is no copy of Headwater’s settings.'],
      ['picture.json', '\u0000\u0001\ufffd', 'This is no copy of Headwater’s settings.'],
      ['large.json', text + ' '.repeat(8_000_000), 'too large'],
    ] as const;
    for (const [file, content, said] of files) {
      await choose(page, `${name}-${file}`, content);
      await says(page, said);
      await expect.poll(() => driver().ask('settings', {})).toMatchObject(SET);
      await expect.poll(() => driver().ask('mutes', {})).toEqual([MUTE]);
    }
    await page.close();
    await driver().resetSettings();
    await driver().store('mutes', []);
  });

  it('can be dropped on the page', async () => {
    const page = await dataPage(driver());
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      const text = '{"headwater":"settings","version":1,"settings":{"badges":"off"},"mutes":[]}';
      dataTransfer.items.add(new File([text], 'copy.json', { type: 'application/json' }));
      const place = document.querySelector('h1')!;
      for (const kind of ['dragover', 'drop'])
        place.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
    });
    await says(page, 'What this copy changes');
    await (await button(page, 'Leave all as it is')).click();
    await expect.poll(() => driver().ask('settings', {})).toEqual(DEFAULT_SETTINGS);
    await page.close();
  });

  it('goes back to how it was installed, permissions aside, and undoes it', async () => {
    await driver().changeSettings(SET);
    await driver().store('mutes', [MUTE]);
    const access = await driver().ask('access', {});
    const page = await dataPage(driver());
    await (await button(page, 'Reset everything')).click();
    await says(page, 'All is as it was installed.');
    await expect.poll(() => driver().ask('settings', {})).toEqual(DEFAULT_SETTINGS);
    await expect.poll(() => driver().ask('mutes', {})).toEqual([]);
    await expect.poll(() => driver().ask('access', {})).toEqual(access);
    await (await button(page, 'Undo')).click();
    await says(page, 'All is as it was before.');
    await expect.poll(() => driver().ask('settings', {})).toMatchObject(SET);
    await expect.poll(() => driver().ask('mutes', {})).toEqual([MUTE]);
    await driver().resetSettings();
    await driver().store('mutes', []);
    await page.close();
  });

  it('is synced only once that is on: four looks, and nothing else', async () => {
    await driver().store('mutes', [MUTE]);
    await driver().changeSettings({ ...SET, language: 'en' });
    expect(await driver().storedIn('sync')).toEqual({});
    const page = await dataPage(driver());
    await (await element(page, '[role="switch"]')).click();
    await says(page, 'Your other browsers follow once sync is on there.');
    const looks = { strictness: 'loose', badges: 'mark', highlights: 'point', printMarks: true };
    await expect.poll(() => driver().storedIn('sync')).toEqual({ looks });

    // A change here goes there, a change there comes here.
    await driver().changeSettings({ badges: 'off', offSites: ['mail.example'] });
    await until('the change is there', async () => {
      return JSON.stringify(await driver().storedIn('sync')).includes('"off"');
    });
    expect(Object.keys(await driver().storedIn('sync'))).toEqual(['looks']);
    await driver().syncFromElsewhere({ looks: { ...looks, strictness: 'strict', badges: 'label' } });
    await until('the change is here', async () => {
      const now = await driver().ask('settings', {});
      return now.strictness === 'strict' && now.badges === 'label';
    });
    expect((await driver().ask('settings', {})).offSites).toEqual(['mail.example']);

    await (await element(page, '[role="switch"][aria-checked="true"]')).click();
    await says(page, 'What was synced is still with your browser’s maker.');
    await driver().changeSettings({ strictness: 'loose' });
    await (await button(page, 'Delete what was synced')).click();
    await says(page, 'Deleted.');
    await expect.poll(() => driver().storedIn('sync')).toEqual({});

    await driver().syncFromElsewhere({ looks: { ...looks, highlights: 'never' } });
    await (await element(page, '[role="switch"][aria-checked="false"]')).click();
    await says(page, 'What your other browsers had set was taken over here.');
    await expect.poll(() => driver().ask('settings', {})).toMatchObject({ highlights: 'never', sync: true });
    await expect.poll(() => textOf(page, 'main')).toContain('Headwater itself sends nothing.');
    await driver().resetSettings();
    await driver().clearStored('sync');
    await driver().store('mutes', []);
    await page.close();
  });
});
