/**
 * A page is traced twice. What it is told is a trace over the bundled sources, which are the same for everybody; the
 * trace over the whole library comes after that answer, for toolbar and popup alone. Where the reader allowed the site,
 * there is one trace, over the whole library (docs/adr/0019-two-traces.md).
 */
import { browser } from '../browser';
import { callFrame, type PageBlock, type TraceRequest } from '../messages';
import { library, LibraryError, openSources, tracePage } from './engine-host';
import { oneByOne } from './in-turn';
import { noteMatches } from './matched-lately';
import { withoutMuted } from './mutes-store';
import { marksOwn } from './own-sites';
import { toldBy } from './own-sources';
import { readSettings } from './settings-store';
import { framesOf, recordIn, type TracedPage } from './tab-store';
import { keepPage, showTab, webHost, type Reader } from './tabs';

/** The page draws first, and asks for what draws. */
const AFTER_MS = 200;
/**
 * So long after an answer the next one waits, whether or not anything is done meanwhile: the second trace is, and how
 * long it takes depends on what the reader holds.
 */
const QUIET_MS = AFTER_MS + 400;

const quietUntil = new Map<number, number>();

/** Holds the answer to a page until what may be done after the last one is done. */
export async function quiet(tabId: number): Promise<void> {
  const wait = (quietUntil.get(tabId) ?? 0) - performance.now();
  if (wait > 0) await new Promise((resume) => setTimeout(resume, wait));
}

/** The first trace: all that the page is told. Rejects with LibraryError. */
export async function traceForPage(
  request: TraceRequest,
  { host, frameHost }: Reader,
  isPrivate: boolean,
): Promise<TracedPage> {
  const { blocks, complete, of, meta, cut } = request;
  const [isOpen, { strictness }, without] = await Promise.all([
    marksOwn([host, frameHost ?? host], isPrivate),
    readSettings(),
    withoutMuted(blocks),
  ]);
  const whole = isOpen ? await library() : null;
  const trace = tracePage(whole?.corpus ?? (await openSources()), request, strictness, without);
  const { url: _, ...stated } = meta;
  return {
    state: 'traced',
    trace,
    revision: whole?.open.revision ?? null,
    ...(isOpen ? { isOpen } : {}),
    ...(complete || of === undefined ? {} : { reading: { done: blocks.length, of } }),
    stamp: crypto.randomUUID(),
    kinds: blocks.map(({ kind }) => kind ?? null),
    meta: stated,
    ...(cut === undefined ? {} : { cut }),
  };
}

/** What is done once the page has its answer: the second trace, and the toolbar. */
export function afterAnswer({ tabId, frameId }: Reader, record: TracedPage, url: string | undefined): void {
  const isWhole = record.isOpen === true || record.reading !== undefined;
  if (!isWhole) quietUntil.set(tabId, performance.now() + QUIET_MS);
  // The answer goes first: what follows holds this thread.
  setTimeout(
    () => {
      const done = isWhole ? showTab(tabId) : lookFurther(tabId, frameId, url);
      done.catch(() => undefined);
    },
    isWhole ? 0 : AFTER_MS,
  );
}

const inTurn = oneByOne();

/** Traces a page over the whole library as it is now, where its trace is of an earlier one. `url`: as the page states it. */
function lookFurther(tabId: number, frameId: number, url?: string): Promise<void> {
  return inTurn(async () => {
    const record = await recordIn(tabId, frameId);
    if (record?.state !== 'traced' || record.reading !== undefined) return;
    const tab = await browser.tabs.get(tabId);
    const { open, corpus } = await library();
    if (record.revision === open.revision) return;
    if (record.isOpen === true) {
      // All that it is told it draws: the page itself is to ask again.
      await callFrame(tabId, frameId, 'refresh', { unlessBusy: true });
      return;
    }
    const before = record.trace;
    const blocks = before.paragraphs.map(({ text }, index): PageBlock => {
      const kind = record.kinds[index] ?? undefined;
      return kind === undefined ? { text } : { text, kind };
    });
    const address = url ?? (frameId === 0 ? tab.url : undefined);
    const meta = { ...record.meta, ...(address === undefined ? {} : { url: address }) };
    const page = { blocks, meta, ...(record.cut === undefined ? {} : { cut: record.cut }) };
    const isAll = record.revision === null && corpus.articleCount === before.librarySize;
    const trace = isAll ? before : tracePage(corpus, page, before.strictness, await withoutMuted(blocks));
    const told = record.told ?? toldBy(before);
    const present = await recordIn(tabId, frameId);
    // The page asked again meanwhile: its newer answer has a second trace of its own.
    if (present?.state !== 'traced' || present.stamp !== record.stamp) return;
    const host = webHost(tab.url);
    const { told: _, ...rest } = present;
    const differs = JSON.stringify(toldBy(trace)) !== JSON.stringify(told);
    const kept = { ...rest, trace, revision: open.revision, ...(differs ? { told } : {}) };
    if (!(await keepPage({ tabId, frameId, host, frameHost: host }, kept))) return;
    await noteMatches({ tab: { ...tab, id: tabId }, frameId }, { document: kept.document, meta }, trace);
    await showTab(tabId);
  }).catch(async (error: unknown) => {
    // The page has its own trace; what the library adds is told with the next look.
    if (!(error instanceof LibraryError)) console.error(error);
    await showTab(tabId).catch(() => undefined);
  });
}

/** Brings what is known of a tab up to the library as it is now. */
export async function bringUpToDate(tabId: number): Promise<void> {
  const frames = (await framesOf(tabId)).map(({ frame }) => frame);
  for (const frameId of [0, ...frames]) await lookFurther(tabId, frameId);
}

/** Whether a page of the tab has its answer, and the library was not asked yet. */
export async function isBehind(tabId: number): Promise<boolean> {
  const records = [await recordIn(tabId, 0), ...(await framesOf(tabId))];
  return records.some((one) => one?.state === 'traced' && one.revision === null && one.reading === undefined);
}

/** Whether a trace names an article to the page that asks. */
export const isToldOf = ({ trace, told }: TracedPage, articleId: string): boolean =>
  (told ?? toldBy(trace)).articles.some((one) => one.articleId === articleId);
