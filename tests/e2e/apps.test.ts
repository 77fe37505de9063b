/** A news site in React: hydrated, one page for all stories, endless, late and corrected; and pages that live long. */
import { expect, it } from 'vitest';
import { CORRECTION } from '../site/apps/news-app';
import { SITES } from '../site/hosts';
import type { Badge, NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const app = (query: string): string => `http://${SITES.courier.host}/apps/react${query}`;
const some = (badges: readonly Badge[]): boolean => badges.length > 2;

/** Notes every change that is made to the page's own tree, from now on. */
const watchTree = (news: NewsPage): Promise<void> =>
  news.page.evaluate(() => {
    const changed: string[] = [];
    Object.assign(window, { changed });
    new MutationObserver((records) => {
      for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
        const nodes = [...addedNodes, ...removedNodes].map(({ nodeName }) => nodeName).join();
        changed.push(`${type} ${target.nodeName} ${attributeName ?? ''} ${nodes}`);
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });

const changesOf = (news: NewsPage): Promise<readonly string[]> =>
  news.page.evaluate(() => (window as unknown as { changed: string[] }).changed);

const tell = (news: NewsPage, what: 'correct' | 'rerender'): Promise<void> =>
  news.page.evaluate((order) => window.tellApp?.(order), what);

const goTo = (news: NewsPage, story: string): Promise<void> =>
  news.page.evaluate((id) => document.querySelector<HTMLElement>(`nav [data-story="${id}"]`)?.click(), story);

/** Whether the badges are those of the trace, and the trace is of the text that is there. */
const settled = (
  news: NewsPage,
  what: string,
  fits: (texts: readonly string[], matches: number) => boolean,
) =>
  until(what, async () => {
    const report = await news.driver.report(news);
    if (report.state !== 'matches' && report.state !== 'nothing') return false;
    const { paragraphs } = report.trace;
    const matched = paragraphs.filter(({ match }) => match !== null).map(({ index }) => index);
    const badges = (await news.badges()).map(({ index }) => index);
    return (
      badges.join() === matched.join() &&
      fits(
        paragraphs.map(({ text }) => text),
        matched.length,
      )
    );
  });

inBothBrowsers('a news site in React', (driver, name) => {
  it('hydrates with badges already there: no error, no change of ours in its tree', async () => {
    const news = await driver().open(app('?story=002&wait'));
    const before = await news.page.evaluate(() => document.getElementById('root')?.outerHTML);
    await watchTree(news);
    await news.badgesWhen('some', some);
    expect(await changesOf(news)).toEqual(
      (await changesOf(news)).filter((change) => /^childList HTML {2}HEADWATER-BADGES$/.test(change)),
    );
    await expect
      .poll(() => news.page.evaluate(() => document.getElementById('root')?.outerHTML))
      .toBe(before);

    await news.page.evaluate(() => window.hydrate?.());
    await settled(news, 'the late text is traced', (texts) => texts.length > 12);
    await tell(news, 'rerender');
    await until('drawn again', () =>
      news.page.evaluate(() => document.querySelector('.app')?.getAttribute('data-renders') === '1'),
    );
    await settled(news, 'the same badges', (_, matches) => matches > 5);
    expect(news.errors).toEqual([]);
    await news.page.close();
  });

  it('is followed from story to story, down its endless page and through corrections', async () => {
    const news = await driver().open(app(''));
    expect((await driver().report(news)).state).toBe('not-article');

    await goTo(news, '002');
    await settled(news, 'the story', (_, matches) => matches > 5);

    await goTo(news, 'unrelated');
    await settled(news, 'nothing', (texts, matches) => matches === 0 && texts.length > 3);
    await news.badgesWhen('none', (all) => all.length === 0);

    await goTo(news, '004');
    await settled(news, 'the other story', (texts, matches) => matches > 2 && texts.length > 10);

    await tell(news, 'correct');
    await settled(news, 'the correction', (texts) => texts.includes(CORRECTION));
    expect((await news.badges()).filter(({ name: label }) => label.includes('Correction'))).toEqual([]);

    await news.page.goBack({ waitUntil: [] });
    await settled(news, 'nothing again', (_, matches) => matches === 0);
    await news.page.goBack({ waitUntil: [] });
    await settled(news, 'the first story again', (texts, matches) => matches > 5 && texts.length > 12);
    const one = (await news.badges()).length;

    await news.page.bringToFront();
    await news.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await until('the next story', () =>
      news.page.evaluate(() => document.querySelectorAll('main article').length > 1),
    );
    await settled(news, 'both stories', (texts, matches) => matches >= one && texts.length > 24);
    await goTo(news, 'front');
    await until('no badges', async () => (await news.badges()).length === 0);
    expect((await driver().report(news)).state).toBe('not-article');
    expect(news.errors).toEqual([]);
    await news.page.close();
  });

  it('keeps nothing of 50 stories that were left', async () => {
    const news = await driver().open(app('?story=002'));
    await settled(news, 'the story', (texts, matches) => matches > 5 && texts.length > 12);
    const session = name === 'chromium' ? await news.page.createCDPSession() : null;
    await session?.send('Performance.enable');
    const counts = async (): Promise<{ nodes: number; listeners: number; heap: number; hosts: number }> => {
      const hosts = await news.page.evaluate(() => document.querySelectorAll('headwater-badges').length);
      const inRoot = (await news.root.run((root) => root.querySelectorAll('*').length)) ?? 0;
      if (!session) return { nodes: inRoot, listeners: 0, heap: 0, hosts };
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (metric: string): number => metrics.find((one) => one.name === metric)?.value ?? 0;
      return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize'), hosts };
    };
    const leaveAndReturn = async (): Promise<void> => {
      await goTo(news, 'unrelated');
      await until('no badges', async () => (await news.badges()).length === 0);
      await goTo(news, '002');
      await news.badgesWhen('back', (all) => all.length > 5);
    };
    for (let i = 0; i < 5; i += 1) await leaveAndReturn();
    await settled(news, 'the story', (texts, matches) => matches > 5 && texts.length > 12);
    const before = await counts();
    for (let i = 0; i < 25; i += 1) await leaveAndReturn();
    await settled(news, 'the story', (texts, matches) => matches > 5 && texts.length > 12);
    const after = await counts();
    expect(after.hosts).toBe(1);
    expect(after.nodes).toBeLessThan(before.nodes * 1.15 + 50);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners + 20);
    expect(after.heap).toBeLessThanOrEqual(before.heap * 1.15 + 500_000);
    await news.page.close();
  });

  it('comes back from the browser’s cache with its badges, and follows what it then does', async () => {
    const news = await driver().open(`http://${SITES.courier.host}/apps/plain`);
    const before = await news.badgesWhen('some', some);
    await news.page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
    });
    await news.page.goto(`http://${SITES.courier.host}/apps/front`);
    await until('the front page', async () => (await driver().report(news)).state === 'not-article');
    await news.page.goBack({ waitUntil: [] });
    await until('the trace', async () => {
      const report = await driver().report(news);
      return report.state === 'matches' && report.trace.summary.derivedParagraphs === before.length;
    });
    // Chromium keeps no page in its cache while it is debugged; there the page is loaded anew.
    const persisted = await news.page.evaluate(
      () => (window as unknown as { persisted?: boolean }).persisted,
    );
    if (name === 'firefox') expect(persisted).toBe(true);
    await until('badges', async () => (await news.page.$('headwater-badges')) !== null);
    await news.page.evaluate(() => document.querySelector('article')?.remove());
    await until('no badges', async () => (await news.page.$('headwater-badges')) === null);
    expect(news.errors).toEqual([]);
    await news.page.close();
  });
});
