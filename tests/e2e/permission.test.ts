/**
 * The shipping build looks nowhere until the reader lets it: asked on the first page, taken back in the
 * settings. In Firefox, where a preference answers the browser's own question; Chromium's can't be driven.
 */
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
    expect(await driver.ask('access', {})).toEqual({ mode: 'click', sites: [] });
    await driver.registered(false);
    expect(await news.page.$('headwater-badges')).toBeNull();

    await first.bringToFront();
    await (await element(first, 'input[value="all"]')).click();
    await (await element(first, '.start button[aria-disabled="false"]')).click();
    await driver.registered(true);
    expect(await driver.ask('access', {})).toEqual({ mode: 'all', sites: [] });
    // The page that was open all along is read without a reload, and a new one on its own.
    await news.badgesWhen('on the open page', (all) => all.length > 0);
    const next = await driver.open(addressOf('002'));
    await next.badgesWhen('on a new page', (all) => all.length > 0);

    const options = await driver.extensionPage('extension/options/index.html#sites');
    await (await element(options, 'input[value="click"]')).click();
    expect(await driver.ask('access', {})).toEqual({ mode: 'all', sites: [] });
    await (await element(options, '.pending button')).click();
    await driver.registered(false);
    for (const page of [news, next]) {
      await until('the marks are gone', async () => (await page.page.$('headwater-badges')) === null);
    }
    const last = await driver.open(addressOf('004'));
    expect(await last.page.$('headwater-badges')).toBeNull();
    expect(driver.site.strangers).toEqual([]);
  } finally {
    await driver.stop();
  }
});
