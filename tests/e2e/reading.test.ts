/** The main path: a reader opens a news page and sees where it comes from. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Match, Trace, TracedParagraph } from '../../src/index';
import { addressOf, samplePage, type PageId } from '../site/pages';
import type { Driver } from './harness/driver';
import type { NewsPage } from './harness/news-page';
import { inBothBrowsers } from './harness/suite';
import { until } from './harness/until';

type Matched = TracedParagraph & { readonly match: Match };

const matchedIn = ({ paragraphs }: Trace): readonly Matched[] =>
  paragraphs.filter((paragraph): paragraph is Matched => paragraph.match !== null);

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

interface Label {
  readonly id: string;
  readonly relation: string;
}
interface LabelledBlock {
  readonly id: string;
  readonly text: string;
}

/** Hand labels of 001, 002 and 003: the text of each labelled block and whether it derives from 000. */
function labels(page: PageId): ReadonlyMap<string, boolean> {
  const read = (name: string) => readFileSync(new URL(`../gold/seeds/${name}`, import.meta.url), 'utf8');
  const blocks = JSON.parse(read('blocks.json')) as Record<string, readonly LabelledBlock[]>;
  const relations = new Map(
    read('labels.jsonl')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Label)
      .map(({ id, relation }) => [id, relation]),
  );
  return new Map(
    (blocks[`d${page}`] ?? [])
      .filter(({ id }) => relations.has(id))
      .map(({ id, text }) => [plain(text), relations.get(id) !== 'none']),
  );
}

async function traced(driver: Driver, page: PageId): Promise<{ news: NewsPage; trace: Trace }> {
  const news = await driver.open(addressOf(page));
  if (page === '003') await wholeStory(news);
  const report = await driver.report(news);
  if (report.state !== 'matches') throw new Error(`${page} is ${report.state}`);
  return { news, trace: report.trace };
}

/** Waits until the late parts are in the page and in its trace. */
async function wholeStory(news: NewsPage): Promise<void> {
  await until('the story is complete', () =>
    news.page.evaluate(() => document.documentElement.dataset['story'] === 'complete'),
  );
  const last = plain(samplePage('003').blocks.at(-1)?.text ?? '');
  await until('the late text is traced', async () => {
    const report = await news.driver.report(news);
    return report.state === 'matches' && report.trace.paragraphs.some(({ text }) => plain(text) === last);
  });
}

inBothBrowsers('reading the news', (driver) => {
  it.each(['001', '002', '003', '004'] as const)(
    'marks what follows the original on the page of %s',
    async (page) => {
      const { news, trace } = await traced(driver(), page);
      const matched = matchedIn(trace);
      const badges = await news.badgesWhen(
        'one for each match',
        (all) => all.length === matched.length && all.every(({ visible }) => visible),
      );
      expect(badges.map(({ index }) => index)).toEqual(matched.map(({ index }) => index));
      expect(badges.length).toBeGreaterThanOrEqual(3);

      expect(trace.lineage.original?.articleId).toBe('000');
      const from000 = matched.filter(({ match }) => match.source.articleId === '000');
      expect(from000.length / matched.length).toBeGreaterThan(0.75);
      expect(trace.lineage.self).toBe(page);

      const { headline, blocks } = samplePage(page);
      const ownTexts = new Set([headline, ...blocks.map(({ text }) => text)].map(plain));
      expect(matched.map(({ text }) => plain(text)).filter((text) => !ownTexts.has(text))).toEqual([]);

      await until('the toolbar counts the matches', async () => {
        return (await driver().toolbar(news)).count === String(trace.summary.derivedParagraphs);
      });

      const byHand = labels(page);
      const judged = matched
        .map(({ text }) => byHand.get(plain(text)))
        .filter((label) => label !== undefined);
      if (page !== '004') {
        expect(judged.length).toBeGreaterThanOrEqual(3);
        expect(judged.filter(Boolean).length / judged.length).toBeGreaterThanOrEqual(0.7);
      }
      expect(news.errors).toEqual([]);
      await news.page.close();
    },
  );

  it.each(['000', 'unrelated', 'same-topic', 'front'] as const)(
    'marks nothing on the page %s',
    async (page) => {
      const news = await driver().open(addressOf(page));
      const report = await driver().report(news);
      expect(report.state).toBe(page === 'front' ? 'not-article' : 'nothing');
      if (report.state === 'nothing') expect(report.trace.lineage.self).toBe(page === '000' ? '000' : null);
      await expect.poll(() => news.badges()).toEqual([]);
      await expect.poll(() => news.highlights()).toEqual({});
      await expect.poll(() => news.page.$('headwater-badges')).toBeNull();
      const title =
        page === 'front' ? 'no article' : page === '000' ? 'the original' : 'nothing in your library';
      await expect
        .poll(() => driver().toolbar(news))
        .toMatchObject({
          count: '',
          title: expect.stringContaining(title) as string,
        });
      await news.page.close();
    },
  );

  it('opens the card at a click or Enter, names what was added, and gives the focus back at Escape', async () => {
    const { news, trace } = await traced(driver(), '002');
    const chosen = matchedIn(trace).find(({ match }) =>
      match.added.some(({ grade }) => grade !== 'possible'),
    );
    if (chosen === undefined) throw new Error('no match of 002 adds anything');
    const added = chosen.match.added
      .filter(({ grade }) => grade !== 'possible')
      .map(({ start, end }) => chosen.text.slice(start, end));

    const card = await news.clickBadge(chosen.index);
    expect(card.name).toContain('Financial Times');
    expect(plain(card.text)).toContain(plain(chosen.match.source.text).slice(0, 60));
    for (const text of added) expect(plain(card.text)).toContain(plain(text));
    expect(card.text).toContain('Held to trace text, not vouched for.');
    expect(card.focused).not.toBeNull();
    await expect
      .poll(() => news.badges().then((all) => all.filter(({ expanded }) => expanded)))
      .toHaveLength(1);
    expect((await news.highlights())['headwater-added']?.map(plain)).toEqual(added.map(plain));

    await news.press('Escape');
    await news.cardGone();
    await expect.poll(() => news.focusedBadge()).toBe(chosen.index);

    await news.press('Enter');
    expect((await news.card()).name).toBe(card.name);
    await news.press('Escape');
    await news.cardGone();
    await expect.poll(() => news.focusedBadge()).toBe(chosen.index);
    expect(news.errors).toEqual([]);
    await news.page.close();
  });

  it('keeps Tab inside the card and reaches the first badge after the page', async () => {
    const { news } = await traced(driver(), '001');
    const [first] = await news.badgesWhen('any', (all) => all.length > 0);
    await news.page.bringToFront();
    await news.page.focus('td.right button');
    await news.press('Tab');
    await expect.poll(() => news.focusedBadge()).toBe(first?.index);

    await news.press('Enter');
    await news.card();
    for (let step = 0; step < 12; step += 1) {
      await news.press('Tab');
      expect((await news.card()).focused).not.toBeNull();
    }
    await news.page.close();
  });

  it('reads text that comes late, and neither hidden text nor readers’ comments', async () => {
    const late = await traced(driver(), '003');
    const lateTexts = samplePage('003')
      .blocks.slice(3)
      .map(({ text }) => plain(text));
    const lateMatches = matchedIn(late.trace).filter(({ text }) => lateTexts.includes(plain(text)));
    expect(lateMatches.length).toBeGreaterThan(0);
    const wanted = lateMatches.map(({ index }) => index);
    await late.news.badgesWhen('on the late text', (all) =>
      wanted.every((index) => all.some((badge) => badge.index === index && badge.visible)),
    );
    await late.news.page.close();

    const soup = await traced(driver(), '001');
    const read = soup.trace.paragraphs.map(({ text }) => text).join('\n');
    expect(read).toContain('Eight individuals with knowledge of the matter');
    expect(read).not.toContain('Washington has also suggested it would promise');
    expect(read).not.toContain('who guarantees the guarantee');
    await soup.news.page.close();
  });
});
