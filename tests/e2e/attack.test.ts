/** A page that plays the attacker: what it does to find out what the reader holds, or to act in the reader's name. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../tools/build';
import { addressOf, samplePage } from '../site/pages';
import type { Driver } from './harness/driver';
import type { Badge, NewsPage } from './harness/news-page';
import { storeDoor } from './harness/store-door';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const some = (badges: readonly Badge[]): boolean => badges.length > 5;

/** A long paragraph that the bundled library holds word for word. */
const HELD = ((): string => {
  const folder = join(ROOT, 'seeds');
  const file = readdirSync(folder).find((name) => name.startsWith('000')) ?? '';
  const lines = readFileSync(join(folder, file), 'utf8').split(/\r?\n/);
  return lines.find((line) => line.length > 250) ?? '';
})();

/** Ways to put text into a page that no reader sees. `$` is where the text goes. */
const UNSEEN: readonly string[] = [
  '<p style="display:none">$</p>',
  '<p style="visibility:hidden">$</p>',
  '<p hidden>$</p>',
  '<p style="position:absolute;left:-9999px">$</p>',
  '<p style="position:absolute;width:1px;height:1px;overflow:hidden">$</p>',
  '<template><p>$</p></template>',
  '<noscript><p>$</p></noscript>',
  '<details><summary>More</summary><p>$</p></details>',
  '<textarea>$</textarea>',
  '<input value="$">',
  '<div contenteditable="true"><p>$</p></div>',
  '<select><option>$</option></select>',
  '<!-- $ -->',
];

/** Opens the page with `before` run in it ahead of everything else. */
async function openArmed(driver: Driver, before: () => void): Promise<NewsPage> {
  const news = await driver.open(addressOf('unrelated'));
  await news.page.evaluateOnNewDocument(before);
  await news.page.goto(addressOf('002'));
  await until('our element', async () => (await news.page.$('headwater-badges')) !== null);
  return news;
}

inBothBrowsers('a page that would know more', (driver) => {
  it('is not read where no reader reads: hidden text and form fields', async () => {
    const news = await driver().open(addressOf('unrelated'));
    expect((await driver().report(news)).state).toBe('nothing');
    await news.page.evaluate(
      (ways, text) => {
        const texts = [...document.querySelectorAll('p')];
        const last = texts.findLast(({ textContent }) => textContent.length > 200);
        const probes = document.createElement('section');
        const markup = ways.map((way, i) => way.replace('$', `Probe ${i} zq. ${text}`)).join('\n');
        probes.append(document.createRange().createContextualFragment(markup));
        const seen = document.createElement('p');
        seen.textContent = 'The harbour council will vote on new lamps for the old rope works in the spring.';
        last?.after(probes, seen);
      },
      UNSEEN,
      HELD,
    );
    const report = await until('the page as it is now', async () => {
      const now = await driver().report(news);
      return 'trace' in now && now.trace.paragraphs.some(({ text }) => text.includes('rope works'))
        ? now
        : undefined;
    });
    expect(report.trace.paragraphs.filter(({ text }) => text.includes('zq.'))).toEqual([]);
    expect(report.state).toBe('nothing');
    expect(await news.page.$('headwater-badges')).toBeNull();
    await news.page.close();
  });

  it('is read to its end, though a field stands for what comes after its form', async () => {
    const news = await openArmed(driver(), () => {
      const trap =
        '<input form="trap" name="nextSibling"><input form="trap" name="localName"><form id="trap"><input name="firstChild"></form>';
      document.addEventListener('DOMContentLoaded', () => {
        const first = [...document.querySelectorAll('p')].find(({ textContent }) => textContent.length > 100);
        first?.before(document.createRange().createContextualFragment(trap));
      });
    });
    expect(await news.page.$('#trap')).not.toBeNull();
    expect((await news.badgesWhen('some', some)).length).toBeGreaterThan(5);
    await news.page.close();
  });

  it('meets none of our calls in functions that it replaced', async () => {
    const news = await openArmed(driver(), () => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const spy = (owner: object, name: string): void => {
        const own = Object.getOwnPropertyDescriptor(owner, name);
        if (typeof own?.value !== 'function') return;
        const real = own.value as (...args: unknown[]) => unknown;
        Object.defineProperty(owner, name, {
          ...own,
          value(this: unknown, ...args: unknown[]) {
            seen.push(name);
            return real.apply(this, args);
          },
        });
      };
      spy(Element.prototype, 'attachShadow');
      spy(Element.prototype, 'getBoundingClientRect');
      spy(Range.prototype, 'getClientRects');
      spy(Document.prototype, 'createElement');
      spy(HighlightRegistry.prototype, 'set');
      spy(Element.prototype, 'append');
      spy(window, 'requestIdleCallback');
    });
    // Before the test itself looks into the page: in Firefox it does so as the page.
    expect((await driver().report(news)).state).toBe('matches');
    const called = await news.page.evaluate(() => {
      document.body.append(document.createElement('p'));
      return (window as unknown as { seen: string[] }).seen;
    });
    expect(called).toEqual(['createElement', 'append']);
    await news.page.close();
  });

  it('finds no way in: not by our element, by events, by hit testing, by messages or by our files', async () => {
    const news = await openArmed(driver(), () => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const type of ['click', 'focusin', 'keydown', 'pointerdown', 'pointerover'])
        addEventListener(
          type,
          (event) => {
            for (const node of event.composedPath())
              if (node instanceof Element && /badge|card|hw-/.test(node.className))
                heard.push(`${type} ${node.className}`);
          },
          true,
        );
    });
    const [badge] = (await news.badges()).filter(({ visible }) => visible);
    await news.clickBadge(badge?.index ?? -1);
    const rect = (await news.card()).rect;
    const found = await news.page.evaluate(
      async ({ x, y }, files) => {
        const host = document.querySelector('headwater-badges');
        const hit = document.elementFromPoint(x, y);
        const api = (window as unknown as { chrome?: { runtime?: object } }).chrome;
        const fetched = await Promise.all(
          files.map((file) =>
            fetch(file).then(
              () => file,
              () => null,
            ),
          ),
        );
        return {
          heard: (window as unknown as { heard: string[] }).heard,
          root: host?.shadowRoot ?? null,
          hit: hit?.localName,
          inner: hit?.childElementCount ?? -1,
          text: host?.textContent ?? '',
          attributes: host?.getAttributeNames() ?? [],
          runtime: typeof api?.runtime,
          files: fetched.filter((file) => file !== null),
          stored: [Object.keys(localStorage), Object.keys(sessionStorage)],
        };
      },
      { x: rect.x + 40, y: rect.y + 40 },
      [
        'read.js',
        'content.js',
        'session.js',
        'draw.js',
        'card.js',
        'manifest.json',
        'corpus.hwpack',
        'extension/options/index.html',
      ].map((file) => driver().origin + file),
    );
    expect(found).toEqual({
      heard: [],
      root: null,
      hit: 'headwater-badges',
      inner: 0,
      text: '',
      attributes: [],
      runtime: 'undefined',
      files: [],
      stored: [[], []],
    });
    await news.page.close();
  });

  it('cannot act for the reader by events that it makes up', async () => {
    const news = await driver().open(addressOf('002'));
    const badges = await news.badgesWhen('some', some);
    const before = await driver().ask('settings', {});
    await news.page.evaluate(() => {
      const host = document.querySelector('headwater-badges');
      const targets = [host, document, document.body, window];
      for (const target of targets) {
        for (const type of ['click', 'pointerover', 'pointerdown', 'focusin', 'mouseover'])
          target?.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, clientX: 5 }));
        for (const key of ['Enter', ' ', 'Tab', '.', ','])
          target?.dispatchEvent(
            new KeyboardEvent('keydown', {
              key,
              altKey: true,
              shiftKey: true,
              bubbles: true,
              composed: true,
            }),
          );
      }
      postMessage({ headwater: 'content', call: 'mute', arg: { kind: 'source', paragraph: 3 } }, '*');
      postMessage({ headwater: 'tab', call: 'jump', arg: { paragraph: 3 } }, '*');
    });
    expect(await news.cardNow()).toBeUndefined();
    expect(await news.focusedBadge()).toBeUndefined();
    expect(await driver().ask('mutes', {})).toEqual([]);
    expect(await driver().ask('settings', {})).toEqual(before);
    expect(await news.badges()).toHaveLength(badges.length);
    await news.page.close();
  });

  it('sees the same whether a source is hidden by the reader or was never held', async () => {
    const traces = (): {
      host: boolean;
      marks: string[];
      sheets: number;
      attributes: string[];
      children: string[];
    } => ({
      host: document.querySelector('headwater-badges') !== null,
      marks: [...CSS.highlights].filter(([, one]) => one.size > 0).map(([name]) => name),
      sheets: document.adoptedStyleSheets.length,
      attributes: document.documentElement.getAttributeNames(),
      children: [...document.documentElement.children].map(({ localName }) => localName),
    });
    const unrelated = await driver().open(addressOf('unrelated'));
    expect((await driver().report(unrelated)).state).toBe('nothing');
    const nothing = await unrelated.page.evaluate(traces);
    await unrelated.page.close();

    const news = await driver().open(addressOf('002'));
    await news.badgesWhen('some', some);
    const tabId = await driver().tabId(news.page);
    const hidden = new Set<string>();
    await until('every source is hidden', async () => {
      const report = await driver().report(news);
      if (report.state !== 'matches') return true;
      const matched = report.trace.paragraphs.find(
        ({ match }) => match !== null && !hidden.has(match.source.articleId),
      );
      if (matched?.match) {
        hidden.add(matched.match.source.articleId);
        await driver().ask('mute', { tabId, kind: 'source', paragraph: matched.index });
      }
      return false;
    });
    await until('nothing of ours', async () => (await news.page.$('headwater-badges')) === null);
    const attributes = await news.page.evaluate(() => document.documentElement.getAttributeNames());
    expect(await news.page.evaluate(traces)).toEqual({ ...nothing, attributes });
    const ids = (await driver().ask('mutes', {})).map(({ id }) => id);
    await driver().ask('unmute', { ids });
    await news.badgesWhen('some again', some);
    await news.page.close();
  });

  it('sees the same whether or not the reader holds what it copies, until its site is allowed', async () => {
    const control = await driver().extensionPage('extension/options/index.html#sites');
    const door = await storeDoor(control);
    await door.call('deleteLibrary');
    await control.evaluate(() => {
      const calls: string[] = [];
      Object.assign(globalThis, { calls });
      // What a content script sends reaches every page of the extension.
      const { runtime } = (
        globalThis as unknown as {
          chrome: { runtime: { onMessage: { addListener(listener: (message: unknown) => void): void } } };
        }
      ).chrome;
      runtime.onMessage.addListener((message) => {
        const { headwater, call } = message as { headwater: string; call: string };
        if (headwater === 'content') calls.push(call);
      });
    });
    const watched = async () => {
      await control.evaluate(() => (globalThis as unknown as { calls: string[] }).calls.splice(0));
      const news = await driver().open('about:blank', async (page) => {
        await page.evaluateOnNewDocument(() => {
          const page = Object.assign(window, { records: [] as string[] });
          new MutationObserver((records) => {
            for (const { target, addedNodes, attributeName } of records)
              for (const node of [...addedNodes, ...(attributeName === null ? [] : [target])])
                if (document.readyState === 'complete') page.records.push(node.nodeName);
          }).observe(document, { childList: true, subtree: true, attributes: true });
        });
      });
      await news.page.goto(addressOf('unrelated'));
      // The second trace is done when the report is there.
      const report = await driver().report(news);
      const seen = await news.page.evaluate(() => ({
        host: document.querySelector('headwater-badges') !== null,
        marks: [...CSS.highlights].filter(([, one]) => one.size > 0).map(([name]) => name),
        sheets: document.adoptedStyleSheets.length,
        attributes: document.documentElement.getAttributeNames(),
        children: [...document.documentElement.children].map(({ localName }) => localName),
        records: (window as unknown as { records: string[] }).records,
      }));
      const calls = await control.evaluate(() => (globalThis as unknown as { calls: string[] }).calls);
      return { news, report, seen: { ...seen, calls } };
    };

    const without = await watched();
    expect(without.report.state).toBe('nothing');
    expect(without.seen.calls).toContain('trace');
    await without.news.page.close();
    const texts = samplePage('unrelated').blocks.map(({ text }) => ({ text }));
    await door.call('addArticle', { origin: 'kept', meta: {}, blocks: texts.slice(0, texts.length / 2) });
    const { news, report, seen } = await watched();
    expect(report.state).toBe('matches');
    expect(seen).toEqual(without.seen);

    const { host } = samplePage('unrelated').site;
    await driver().ask('markOwn', { tabId: await driver().tabId(news.page), host, on: true });
    await until('our element', async () => (await news.page.$('headwater-badges')) !== null);
    await driver().resetSettings();
    await until('nothing of ours', async () => (await news.page.$('headwater-badges')) === null);
    await door.call('deleteLibrary');
    await news.page.close();
    await control.close();
  });

  it('gains nothing by taking our element and marks away: no loop, no error', async () => {
    const news = await openArmed(driver(), () => {
      const page = Object.assign(window, { added: 0, isHunting: false });
      new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes)
            if (node.nodeName === 'HEADWATER-BADGES' && page.isHunting) {
              page.added += 1;
              (node as Element).remove();
              CSS.highlights.clear();
            }
      }).observe(document, { childList: true, subtree: true });
    });
    await news.badgesWhen('some', some);
    await news.page.evaluate(() => Object.assign(window, { isHunting: true }) && null);
    for (let turn = 0; turn < 5; turn += 1)
      await news.page.evaluate((at) => {
        document.querySelector('headwater-badges')?.remove();
        scrollTo(0, at * 200);
        dispatchEvent(new Event('resize'));
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }, turn);
    const added = await news.page.evaluate(() => (window as unknown as { added: number }).added);
    expect(added).toBeGreaterThan(0);
    expect(added).toBeLessThan(12);
    expect(news.errors).toEqual([]);
    await news.page.close();
  });
});
