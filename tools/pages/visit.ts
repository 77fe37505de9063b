/** One saved page in the browser: once as a reader meets it, once to see what badges move. */
import '../english';
import type { Page } from 'puppeteer-core';
import { t } from '../../extension/i18n';
import type { PageReport, Trace } from '../../extension/messages';
import type { Driver } from '../../tests/e2e/harness/driver';
import type { Badge, NewsPage } from '../../tests/e2e/harness/news-page';
import { until } from '../../tests/e2e/harness/until';
import type { SavedPage } from './archive';
import { elementCount, movedElements, takeBoxes } from './boxes';
import { unknown, watchErrors, type PageErrors } from './errors';
import { addressOf, HOST } from './extension';
import { endProfile, startProfile, type ThreadTime } from './profile';
import { whereabouts, type Whereabouts } from './where';

export interface Visit {
  readonly state: PageReport['state'];
  /** Null where the page was taken for no article, or failed. */
  readonly trace: Trace | null;
  readonly badges: readonly Badge[];
  /** From the beginning of the page's life, and from the end of its parsing, in milliseconds; null: no badge. */
  readonly firstBadge: { readonly sinceStart: number; readonly sinceParsed: number } | null;
  readonly time: ThreadTime;
  readonly errors: {
    readonly ours: readonly string[];
    /** Errors that the page has only with us. */
    readonly induced: readonly string[];
    readonly pagesOwn: number;
  };
  readonly elements: number;
  readonly moved: readonly string[];
}

/** Serves the page alone; whatever else it asks for is refused, and it cannot leave. */
async function serveOnly(page: Page, { id, html }: SavedPage): Promise<void> {
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isThis = request.url() === addressOf(id) && request.isNavigationRequest();
    const done = isThis
      ? request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body: html })
      : request.abort(request.isNavigationRequest() ? 'aborted' : 'failed');
    void done.catch(() => undefined);
  });
}

interface Seen {
  headwaterFirst?: number;
}

/** Notes when the badges' element comes into the document. */
const noteFirstBadge = (page: Page): Promise<unknown> =>
  page.evaluateOnNewDocument(() => {
    if (window !== top) return;
    new MutationObserver((_, observer) => {
      const host = document.documentElement?.lastElementChild;
      if (host?.localName !== 'headwater-badges') return;
      (globalThis as Seen).headwaterFirst = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });

const firstBadgeOf = (page: Page): Promise<Visit['firstBadge']> =>
  page.evaluate(() => {
    const at = (globalThis as Seen).headwaterFirst;
    const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return at === undefined ? null : { sinceStart: at, sinceParsed: at - (load?.domInteractive ?? 0) };
  });

/** The page has been read when toolbar and badges stay the same for so long: longer than the watcher waits. */
const STILL_MS = 600;
/** Long pages on a busy machine take their time. */
const PATIENCE_MS = 60_000;

/**
 * Waits until the page has been read and nothing more comes of it. Looks at the toolbar alone: whoever asks
 * for a report has the page read for it.
 */
export async function settled(driver: Driver, news: NewsPage): Promise<void> {
  const unread = [t('actionTitle'), t('toolbarOff')];
  let last = '';
  let since = 0;
  await until(
    `${news.page.url()} is read`,
    async () => {
      const toolbar = await driver.toolbar(news);
      const text = `${JSON.stringify(toolbar)} ${(await news.badges()).length}`;
      if (text !== last || unread.includes(toolbar.title)) since = performance.now();
      last = text;
      return performance.now() - since > STILL_MS;
    },
    PATIENCE_MS,
  );
}

interface Opened {
  readonly news: NewsPage;
  readonly errors: PageErrors;
}

export async function open(
  driver: Driver,
  saved: SavedPage,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Opened> {
  let errors: PageErrors = { ours: [], others: [] };
  const news = await driver.open(addressOf(saved.id), async (page) => {
    await serveOnly(page, saved);
    errors = await watchErrors(page);
    await prepare?.(page);
  });
  return { news, errors };
}

/** The page as it comes, Headwater on from its beginning. */
async function asReader(
  driver: Driver,
  saved: SavedPage,
  wanted: (trace: Trace | null) => readonly string[],
) {
  const { news, errors } = await open(driver, saved, async (page) => {
    await noteFirstBadge(page);
    await startProfile(page);
  });
  try {
    await settled(driver, news);
    const time = await endProfile(news.page, addressOf(saved.id));
    const report = await driver.report(news);
    const trace = 'trace' in report ? report.trace : null;
    return {
      state: report.state,
      trace,
      badges: await news.badges(),
      firstBadge: await firstBadgeOf(news.page),
      time,
      errors,
      where: await whereabouts(news.page, wanted(trace)),
    };
  } finally {
    await news.page.close();
  }
}

const badgesOrNone = (news: NewsPage, some: boolean): Promise<boolean> =>
  until(
    `${some ? '' : 'no '}badges on ${news.page.url()}`,
    async () => (await news.badges()).length > 0 === some,
    PATIENCE_MS,
  );

/** The page with Headwater off, switched on for it, and off again. */
async function switched(driver: Driver, saved: SavedPage, badges: number) {
  await driver.changeSettings({ offSites: [HOST] });
  const { news, errors } = await open(driver, saved);
  try {
    await news.page.evaluate(() => document.fonts.ready.then(() => undefined));
    const own = [...errors.others];
    await takeBoxes(news.page);
    await driver.changeSettings({ offSites: [] });
    await badgesOrNone(news, badges > 0);
    await settled(driver, news);
    await takeBoxes(news.page);
    await driver.changeSettings({ offSites: [HOST] });
    await badgesOrNone(news, false);
    await takeBoxes(news.page);
    return {
      own,
      ours: errors.ours,
      elements: await elementCount(news.page),
      moved: await movedElements(news.page),
    };
  } finally {
    await news.page.close();
    await driver.changeSettings({ offSites: [] });
  }
}

/** `wanted` tells, from the trace, which texts are to be looked for in the page. */
export async function visit(
  driver: Driver,
  saved: SavedPage,
  wanted: (trace: Trace | null) => readonly string[],
): Promise<Visit & { readonly where: readonly Whereabouts[] }> {
  const read = await asReader(driver, saved, wanted);
  const { own, ours, elements, moved } = await switched(driver, saved, read.badges.length);
  return {
    ...read,
    elements,
    moved,
    errors: {
      ours: [...read.errors.ours, ...ours],
      induced: unknown(read.errors.others, own),
      pagesOwn: own.length,
    },
  };
}
