/** Articles that stand in shadow trees and in frames are read like any other. */
import { expect, it } from 'vitest';
import { SITES, UNGRANTED_HOST } from '../site/hosts';
import type { Driver } from './harness/driver';
import type { Badge, NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

const HOST = SITES.courier.host;
const address = (name: string): string => `http://${HOST}/apps/${name}`;
const names = (badges: readonly Badge[]): readonly string[] => badges.map(({ name }) => name);
const some = (badges: readonly Badge[]): boolean => badges.length > 5;

/** What the badges of the same article say where it stands in the document itself. */
async function plainBadges(driver: Driver): Promise<readonly string[]> {
  const news = await driver.open(address('plain'));
  const report = await driver.report(news);
  if (report.state !== 'matches') throw new Error(report.state);
  const matches = report.trace.paragraphs.filter(({ match }) => match !== null).length;
  const badges = names(await news.badgesWhen('all', (all) => all.length === matches));
  await news.page.close();
  return badges;
}

const withHost = (news: NewsPage): Promise<readonly string[]> =>
  Promise.all(
    news.page.frames().map(async (frame) => {
      const has = await frame
        .evaluate(() => document.querySelector('headwater-badges') !== null)
        .catch(() => false);
      return has ? [frame.url()] : [];
    }),
  ).then((all) => all.flat());

inBothBrowsers('an article in shadow trees', (driver) => {
  it.each(['shadow-open', 'shadow-closed', 'slots'])(
    'is marked like one in the document: %s',
    async (name) => {
      const plain = await plainBadges(driver());
      const news = await driver().open(address(name));
      const badges = await news.badgesWhen('as on the plain page', (all) => all.length === plain.length);
      expect(names(badges)).toEqual(plain);
      expect(badges.every(({ visible }) => visible)).toBe(true);
      expect(news.errors).toEqual([]);
      await news.page.close();
    },
  );

  it('gets its marks as lines of the layer, which stand beneath its words', async () => {
    const news = await driver().open(address('shadow-open'));
    const badges = await news.badgesWhen('some', some);
    await news.hoverBadge(badges[3]?.index ?? -1);
    const lines = await until('lines', () =>
      news.root.run((root) => {
        const found = [...root.querySelectorAll('.line')].map((line) => line.getBoundingClientRect().y);
        return found.length > 0 ? found : null;
      }),
    );
    const badge = (await news.badges()).find(({ index }) => index === badges[3]?.index);
    const [top, bottom] = await news.page.evaluate(
      (at) => {
        const inner = document
          .querySelector('news-article')
          ?.shadowRoot?.querySelector('news-text')?.shadowRoot;
        const boxes = [...(inner?.querySelectorAll('p') ?? [])].map((one) => one.getBoundingClientRect());
        const box = boxes.find(({ top: from, bottom: to }) => from <= at && at <= to);
        return [box?.top ?? 0, box?.bottom ?? 0];
      },
      (badge?.rect.y ?? 0) + (badge?.rect.height ?? 0) / 2,
    );
    expect(Math.min(...lines)).toBeGreaterThan(top ?? 0);
    expect(Math.max(...lines)).toBeLessThanOrEqual((bottom ?? 0) + 2);
    await expect.poll(() => news.highlights()).toEqual({});
    await news.page.close();
  });

  it('is read when the script of its element comes late, and again when its text changes inside', async () => {
    const late = await driver().open(address('shadow-late'));
    expect((await driver().report(late)).state).toBe('not-article');
    await late.page.evaluate(() => (window as unknown as { define: () => void }).define());
    await late.badgesWhen('some', some);
    await late.page.close();

    const news = await driver().open(address('shadow-open'));
    const last = (await news.badgesWhen('some', some)).at(-1);
    await news.page.evaluate(
      (start) => {
        const element = document.querySelector('news-article')?.shadowRoot?.querySelector('news-text');
        (element as unknown as { change: (start: string, text: string) => void }).change(
          start,
          'The harbour council will vote on new lamps for the old rope works in spring, it says.',
        );
      },
      (last?.name.split('Paragraph: ')[1] ?? '').replace('…', ''),
    );
    await news.badgesWhen(
      'one fewer',
      (all) => all.length > 0 && all.every(({ name }) => name !== last?.name),
    );
    await news.page.close();
  });

  it('stays closed for the page', async () => {
    const news = await driver().open(address('shadow-closed'));
    await news.badgesWhen('some', some);
    const seen = await news.page.evaluate(() => document.querySelector('news-article')?.shadowRoot ?? null);
    expect(seen).toBeNull();
    await expect
      .poll(() => news.page.evaluate(() => Element.prototype.attachShadow.toString()))
      .toContain('[native code]');
    await news.page.close();
  });
});

inBothBrowsers('an article in a frame', (driver) => {
  it.each(['frame-same', 'frame-other', 'frame-srcdoc'])('is the trace of its page: %s', async (name) => {
    const news = await driver().open(address(name));
    const report = await until('a trace of the frame', async () => {
      const now = await driver().report(news);
      return now.state === 'matches' ? now : undefined;
    });
    expect(report.host).toBe(HOST);
    await until('the toolbar counts', async () => Number((await driver().toolbar(news)).count) > 5);
    const [marked, ...others] = await until('badges in one frame', async () => {
      const found = await withHost(news);
      return found.length > 0 ? found : undefined;
    });
    expect(others).toEqual([]);
    expect(marked).toBe(
      name === 'frame-srcdoc'
        ? 'about:srcdoc'
        : `http://${name === 'frame-same' ? HOST : SITES.northgate.host}/apps/plain`,
    );

    // The popup leads to a paragraph of the frame.
    const paragraph = report.trace.paragraphs.find(({ match }) => match !== null)?.index ?? -1;
    await driver().ask('jump', { tabId: await driver().tabId(news.page), paragraph });
    const frame = news.page.frames().find((one) => one.url() === marked);
    await expect
      .poll(() => frame?.evaluate(() => document.activeElement?.localName))
      .toBe('headwater-badges');

    // Its record goes with it.
    await news.page.evaluate(() => document.getElementById('story')?.remove());
    await until('no trace', async () => (await driver().report(news)).state === 'not-article');
    await until('nothing on the button', async () => (await driver().toolbar(news)).count === '');
    expect(news.errors).toEqual([]);
    await news.page.close();
  });

  it('is read in no frame of a site that was not allowed, nor in a small one', async () => {
    const news = await driver().open(address('frame-stranger'));
    expect((await driver().report(news)).state).toBe('not-article');
    await news.page.evaluate((src) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      document.getElementById('place')?.append(frame);
    }, address('plain'));
    await until('a trace of the new frame', async () => (await driver().report(news)).state === 'matches');
    expect(news.page.frames().map((frame) => new URL(frame.url()).hostname)).toContain(UNGRANTED_HOST);
    // The report is there before the page has drawn it.
    await until('badges of the new frame', async () => (await withHost(news)).length > 0);
    await expect.poll(() => withHost(news)).toEqual([address('plain')]);
    await news.page.close();
  });

  it('is dropped when the site is switched off, and comes back with it', async () => {
    const news = await driver().open(address('frame-other'));
    await until('a trace of the frame', async () => (await driver().report(news)).state === 'matches');
    await driver().changeSettings({ offSites: [HOST] });
    await until('no badges', async () => (await withHost(news)).length === 0);
    expect((await driver().report(news)).state).toBe('off');
    await driver().changeSettings({ offSites: [] });
    await until('a trace of the frame', async () => (await driver().report(news)).state === 'matches');
    await driver().changeSettings({ offSites: [SITES.northgate.host] });
    await until('no badges', async () => (await withHost(news)).length === 0);
    await until('no trace', async () => (await driver().report(news)).state === 'not-article');
    await driver().resetSettings();
    await news.page.close();
  });
});
