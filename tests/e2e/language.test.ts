/** The language that the reader sets: on every open surface at once, without a reload. */
import { expect, it } from 'vitest';
import german from '../../extension/public/_locales/de/messages.json' with { type: 'json' };
import arabic from '../../extension/public/_locales/ar/messages.json' with { type: 'json' };
import { addressOf } from '../site/pages';
import { element, textOf } from './harness/driver';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

/** A message without its places, as words to look for. */
const pieces = (message: string): readonly string[] =>
  message
    .split(/\$\d|\*\*/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length > 2);

interface Button {
  getTitle(of: object): Promise<string>;
}

inBothBrowsers('the language of the interface', (driver) => {
  it('changes the settings, the first page, the popup, the toolbar and the badges where they are open', async () => {
    const news = await driver().open(addressOf('002'));
    const before = await news.badgesWhen('some', (all) => all.length > 0);
    const first = await driver().extensionPage('extension/welcome/index.html');
    await (await element(first, 'input[value="picked"]')).click();
    await (await element(first, '.site-field input')).type('half-typed');
    const popup = await driver().popup(news);
    const options = await driver().extensionPage('extension/options/index.html#language');
    for (const page of [first, popup, options])
      await page.evaluate(() => document.documentElement.setAttribute('data-not-reloaded', ''));

    for (const [language, messages, direction] of [
      ['de', german, 'ltr'],
      ['ar', arabic, 'rtl'],
    ] as const) {
      await options.bringToFront();
      await (await element(options, `input[value="${language}"]`)).click();
      for (const page of [options, first, popup]) {
        await until(`${language} on ${page.url()}`, () =>
          page.evaluate(
            (lang, dir) => {
              const { documentElement: root } = document;
              return root.lang.startsWith(lang) && root.dir === dir && 'notReloaded' in root.dataset;
            },
            language,
            direction,
          ),
        );
      }
      await expect
        .poll(() => textOf(options, 'nav [aria-current]'))
        .toBe(
          'sectionLanguage' in messages
            ? (messages as { sectionLanguage: { message: string } }).sectionLanguage.message
            : 'Language and keys',
        );
      await expect.poll(() => textOf(first, 'h1')).toBe(messages.welcomeHeading.message);
      await expect
        .poll(() => first.$eval('.site-field input', (field) => (field as HTMLInputElement).value))
        .toBe('half-typed');
      await until(`badges in ${language}`, async () => {
        const [badge] = await news.badges();
        const words = pieces(messages.badgeName.message);
        return (
          badge !== undefined &&
          badge.name !== before[0]?.name &&
          words.every((word) => badge.name.includes(word))
        );
      });
      // Also of pages that nothing is known of.
      await until(`the button in ${language}`, () =>
        options.evaluate(async (title) => {
          const { action } = (globalThis as unknown as { chrome: { action: Button } }).chrome;
          return (await action.getTitle({})) === title;
        }, messages.actionTitle.message),
      );
      await until(`the toolbar in ${language}`, async () => {
        const { title } = await driver().toolbar(news);
        return pieces(messages.toolbarMatches_other.message).some((piece) => title.includes(piece));
      });
    }

    await options.bringToFront();
    await (await element(options, 'input[value="browser"]')).click();
    await until('badges as before', async () => (await news.badges())[0]?.name === before[0]?.name);
    await expect.poll(() => options.evaluate(() => document.documentElement.dir)).toBe('ltr');
    for (const page of [news.page, first, popup, options]) await page.close();
  });

  it('lists the keys that the browser has set', async () => {
    const options = await driver().extensionPage('extension/options/index.html#language');
    const keys = await until('the keys', async () => {
      const found = await options.$$eval('.keys dd', (all) => all.map((one) => one.innerText));
      return found.length > 0 ? found : null;
    });
    const commands = await options.evaluate(async () => {
      const api = (
        globalThis as unknown as { chrome: { commands: { getAll(): Promise<{ shortcut?: string }[]> } } }
      ).chrome;
      return (await api.commands.getAll()).map(({ shortcut }) => shortcut ?? '');
    });
    expect(keys).toEqual(commands.map((shortcut) => (shortcut === '' ? 'no key set' : shortcut)));
    await options.close();
  });
});
