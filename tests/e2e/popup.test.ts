/** The popup's own work: a report to take along, the way through the page by keys, and pages that stay closed. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Trace } from '../../src/index';
import { SITES } from '../site/hosts';
import { addressOf } from '../site/pages';
import { PAPER_PATH } from '../site/server';
import { element, textOf, type Driver } from './harness/driver';
import type { NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const folder = { path: '' };
const options = {
  get downloads(): string {
    return folder.path;
  },
};
beforeAll(async () => {
  folder.path = await mkdtemp(join(tmpdir(), 'headwater-downloads-'));
});
afterAll(() => rm(folder.path, { recursive: true, force: true }));

async function popupOf(driver: Driver, id: '001' | '002'): Promise<{ news: NewsPage; popup: Page }> {
  const news = await driver.open(addressOf(id));
  await news.badgesWhen('any', (all) => all.length > 0);
  const popup = await driver.popup(news);
  await element(popup, '.export button');
  await popup.bringToFront();
  return { news, popup };
}

async function press(popup: Page, name: string): Promise<void> {
  const buttons = await popup.$$('.export button');
  for (const button of buttons) {
    if ((await button.evaluate((one) => one.textContent)) === name) return button.click();
  }
  throw new Error(`no button ${name}`);
}

/** A file that the browser has saved to its end; it goes once it is read. */
const saved = (name: string): Promise<string> =>
  until(`the file ${name}`, async () => {
    const files = await readdir(folder.path);
    if (!files.includes(name) || files.some((file) => /\.(?:part|crdownload)$/.test(file))) return undefined;
    const text = await readFile(join(folder.path, name), 'utf8');
    if (text === '') return undefined;
    await rm(join(folder.path, name));
    return text;
  });

inBothBrowsers(
  'the popup',
  (driver, name) => {
    it('copies the report as text, says so, and gives the page its name only then', async () => {
      const { news, popup } = await popupOf(driver(), '001');
      await press(popup, 'Copy as text');
      await until('it says so', async () => (await textOf(popup, '.export [role=status]')) === 'Copied.');
      await popup.evaluate(() => {
        const target = document.createElement('textarea');
        target.id = 'paste-here';
        document.body.append(target);
        target.focus();
      });
      await popup.keyboard.down('Control');
      await popup.keyboard.press('v', name === 'chromium' ? { commands: ['Paste'] } : {});
      await popup.keyboard.up('Control');
      const copied = await until('the copied text', () =>
        popup.$eval('#paste-here', (target) => (target as HTMLTextAreaElement).value),
      );
      expect(copied).toMatch(/^Trace of “.+”\n/);
      expect(copied).toContain(`Address: ${addressOf('001')}`);
      expect(copied).toMatch(/of this page follows the Financial Times\./);
      expect(copied).toContain('Held to trace text, not vouched for.');
      await popup.close();
      await news.page.close();
    });

    it('saves Markdown and JSON as files', async () => {
      const { news, popup } = await popupOf(driver(), '001');
      const stem = `headwater-${new URL(addressOf('001')).hostname}`;
      await press(popup, 'Save Markdown');
      const report = await saved(`${stem}.md`);
      expect(report).toMatch(/^# Trace of “.+”\n/);
      expect(report).toContain(`Address: <${addressOf('001')}>`);
      await press(popup, 'Save JSON');
      const trace = JSON.parse(await saved(`${stem}.json`)) as Trace;
      expect(trace).toMatchObject({ schema: 1, page: { url: addressOf('001') } });
      expect(trace.summary.derivedParagraphs).toBeGreaterThan(3);
      await popup.close();
      await news.page.close();
    });

    it('goes through the page by arrow keys and leads to the passage by Enter', async () => {
      const { news, popup } = await popupOf(driver(), '002');
      const slider = await element(popup, '.order input[type="range"]');
      await slider.focus();
      const words = (): Promise<string | null> =>
        slider.evaluate((one) => one.getAttribute('aria-valuetext'));
      const first = await words();
      await popup.keyboard.press('End');
      const last = await until('another passage is told', async () => {
        const now = await words();
        return now === first ? undefined : now;
      });
      expect(last).toMatch(/ · paragraph \d+: /);
      await expect
        .poll(() => textOf(popup, '.strip-chosen'))
        .toContain(last?.split(': ').at(-1)?.slice(0, 20));
      const before = await news.page.evaluate(() => scrollY);
      await (await element(popup, '.strip-chosen .go')).focus();
      await popup.keyboard.press('Enter');
      await until('the page has moved', async () => (await news.page.evaluate(() => scrollY)) !== before);
      await popup.close();
      await news.page.close();
    });

    it('tells why a passage has no mark, and opens the nearest one held', async () => {
      const { news, popup } = await popupOf(driver(), '002');
      await (await element(popup, '.order-all > summary')).click();
      const ask = await element(popup, '.order-all .ask > summary');
      await ask.click();
      const why = await until('the reason', () =>
        popup.$eval('.ask[open] .why-nothing', (one) => (one as HTMLElement).innerText.replace(/\s+/g, ' ')),
      );
      expect(why).toMatch(
        /^Nearest: paragraph \d+ of .+\. It is (?:just |well )?below what Balanced asks for\./,
      );
      await popup.close();
      await news.page.close();
    });

    const paper = `http://${SITES.courier.host}${PAPER_PATH}`;
    const closed =
      name === 'chromium'
        ? ['chrome://version/', `view-source:${addressOf('001')}`, 'about:blank', paper]
        : ['about:support', `view-source:${addressOf('001')}`, 'about:blank', paper];
    it.each(closed)('says that the browser keeps %s closed', async (address) => {
      const { page, tabId } = await driver().openClosed(address);
      const popup = await driver().extensionPage(`extension/popup/index.html?tab=${tabId}`);
      await expect.poll(() => textOf(popup, 'main h1')).toBe('The browser keeps this page closed.');
      await expect.poll(() => popup.$('[role="switch"]')).toBeNull();
      await popup.close();
      await page.close();
    });
  },
  options,
);
