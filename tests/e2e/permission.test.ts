/**
 * The shipping build looks nowhere until the reader lets it: asked on the first page, taken back in the
 * settings, in Firefox, where a preference answers the browser's own question; Chromium's can't be driven.
 * Or by a press of the toolbar button, for one page: in Chromium, since Firefox's can't be pressed.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildFolder } from '../../tools/build';
import { addressOf } from '../site/pages';
import { Driver, element } from './harness/driver';
import { until } from './harness/until';

it('reads pages once the reader has said so, and stops when they take it back', async () => {
  const driver = await Driver.start('firefox', { extension: buildFolder('firefox'), granted: false });
  try {
    const news = await driver.open(addressOf('001'));
    const first = await driver.openedPage('extension/welcome/index.html');
    await expect.poll(() => driver.ask('access', {})).toEqual({ mode: 'click', sites: [] });
    await driver.registered(false);
    await expect.poll(() => news.page.$('headwater-badges')).toBeNull();

    await first.bringToFront();
    await (await element(first, 'input[value="all"]')).click();
    await (await element(first, '.start button[aria-disabled="false"]')).click();
    await driver.registered(true);
    await expect.poll(() => driver.ask('access', {})).toEqual({ mode: 'all', sites: [] });
    // The page that was open all along is read without a reload, and a new one on its own.
    await news.badgesWhen('on the open page', (all) => all.length > 0);
    const next = await driver.open(addressOf('002'));
    await next.badgesWhen('on a new page', (all) => all.length > 0);

    const options = await driver.extensionPage('extension/options/index.html#sites');
    await (await element(options, 'input[value="click"]')).click();
    await expect.poll(() => driver.ask('access', {})).toEqual({ mode: 'all', sites: [] });
    await (await element(options, '.pending button')).click();
    await driver.registered(false);
    for (const page of [news, next]) {
      await until('the marks are gone', async () => (await page.page.$('headwater-badges')) === null);
    }
    const last = await driver.open(addressOf('004'));
    await expect.poll(() => last.page.$('headwater-badges')).toBeNull();
    expect(driver.site.strangers).toEqual([]);
  } finally {
    await driver.stop();
  }
});

it('reads by a press of the button alone, until the switch says off', async () => {
  const driver = await Driver.start('chromium', { extension: buildFolder('chrome'), granted: false });
  try {
    const news = await driver.open(addressOf('002'));
    await driver.pressButton(news);
    await news.badgesWhen('after the press', (all) => all.length > 0);
    const tabId = await driver.tabId(news.page);
    await until('the report', async () => (await driver.report(news)).state === 'matches');
    const host = new URL(addressOf('002')).hostname;
    await driver.ask('switchSite', { tabId, host, on: false });
    await until('the marks are gone', async () => (await news.page.$('headwater-badges')) === null);
    // Asked again, as the popup does whenever it opens.
    await expect
      .poll(() => driver.ask('report', { tabId }))
      .toMatchObject({ state: 'off', reason: 'switched-off' });
    await expect.poll(() => news.page.$('headwater-badges')).toBeNull();
  } finally {
    await driver.stop();
  }
});

it('looks once, when asked to, at a page of a site that is none of the picked ones', async () => {
  const extension = await mkdtemp(join(tmpdir(), 'headwater-picked-'));
  await cp(buildFolder('chrome'), extension, { recursive: true });
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8')) as object;
  const picked = `*://${new URL(addressOf('001')).hostname}/*`;
  await writeFile(
    join(extension, 'manifest.json'),
    JSON.stringify({ ...manifest, host_permissions: [picked] }),
  );
  const driver = await Driver.start('chromium', { extension });
  try {
    const news = await driver.open(addressOf('002'));
    await driver.pressButton(news);
    const report = await driver.report(news);
    expect(report).toMatchObject({ state: 'off', reason: 'not-allowed' });
    await expect.poll(() => news.page.$('headwater-badges')).toBeNull();
    const tabId = await driver.tabId(news.page);
    await driver.ask('lookOnce', { tabId });
    await news.badgesWhen('this once', (all) => all.length > 0);
    await news.page.reload();
    // The permission of the moment, and what was known of the page, go with the document.
    const after = await until('the page is off again', async () => {
      const now = await driver.report(news);
      return now.state === 'off' ? now : undefined;
    });
    expect(after).toMatchObject({ reason: 'not-allowed' });
    await expect.poll(() => news.page.$('headwater-badges')).toBeNull();
  } finally {
    await driver.stop();
    await rm(extension, { recursive: true, force: true });
  }
});
