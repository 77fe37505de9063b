/** From the card to the held text and back to the page. */
import { expect, it } from 'vitest';
import { addressOf } from '../site/pages';
import { element, textOf } from './harness/driver';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

inBothBrowsers('the source page', (driver, name) => {
  it('shows the passage, the whole text on request, and the way back', async () => {
    const news = await driver().open(addressOf('002'));
    const badges = await news.badgesWhen('some', (all) => all.length > 5);
    const index = badges[5]?.index ?? -1;
    await news.clickBadge(index);
    const passage = await news.root.run(
      (root) => root.querySelector<HTMLElement>('.source-side blockquote')!.innerText,
    );
    await news.clickOwn('.actions > button');
    const page = await driver().openedPage('extension/options/index.html#source=');
    const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
    await expect.poll(() => textOf(page, '.held-text .asked p')).toBe(plain(passage ?? ''));
    await expect.poll(() => page.$$eval('.held-text li', (all) => all.length)).toBe(3);
    await expect.poll(() => textOf(page, 'article')).toContain('Held to trace text, not vouched for.');
    await (await element(page, 'article button[aria-expanded="false"]')).click();
    await until('the whole text', () => page.$$eval('.held-text li', (all) => all.length > 10));

    await news.page.evaluate(() => scrollTo(0, 0));
    await (await element(page, '.back button')).click();
    await until('the focus on the badge', async () => (await news.focusedBadge()) === index);
    await expect.poll(() => news.page.evaluate(() => document.visibilityState)).toBe('visible');

    await news.page.close();
    if (name === 'chromium') await page.bringToFront();
    await (await element(page, '.back button')).click();
    await until('it says so', async () =>
      (await textOf(page, '.back [role="status"]')).startsWith('That page is no longer open'),
    );
    await page.close();
  });
});
