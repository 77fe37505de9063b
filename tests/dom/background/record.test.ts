/** What is kept of a page: its own trace and no other's, and that it failed when it did. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { ContentSender } from '../../../extension/background/guard';
import type { Trace } from '../../../extension/messages';
import { DOCUMENT, fakeBackground, HOST, reset, TAB } from './background';
import { LIBRARY, NOTHING } from './traces';
import { eventually } from '../eventually';

const fake = fakeBackground();
const engine = vi.hoisted(() => ({ open: vi.fn<() => Promise<unknown>>(), trace: vi.fn<() => unknown>() }));
vi.mock('../../../extension/background/engine-host', () => ({
  LibraryError: class extends Error {},
  library: async () => LIBRARY,
  openSources: engine.open,
  tracePage: engine.trace,
}));
const { answerContent, answerPage } = await import('../../../extension/background/answers');
const { forgetTab, keepRecord } = await import('../../../extension/background/tab-store');
const { tabChanged } = await import('../../../extension/background/tabs');

const sender = { url: `https://${HOST}/story`, frameId: 0, tab: { id: TAB, index: 0 } } as ContentSender;
const REQUEST = { blocks: [{ text: 'A paragraph.' }], meta: {}, complete: true, document: DOCUMENT };
const trace = (request: object = REQUEST): Promise<unknown> =>
  answerContent({ headwater: 'content', call: 'trace', arg: request }, sender);
const report = (): Promise<unknown> => answerPage({ headwater: 'page', call: 'report', arg: { tabId: TAB } });

let script: ReturnType<typeof reset>;
beforeEach(() => {
  script = reset(fake);
  engine.open.mockReset().mockResolvedValue(LIBRARY.corpus);
  engine.trace.mockReset().mockReturnValue(NOTHING);
});

/** Lets the trace begin, then does `meanwhile`, then lets it end. */
async function whileTracing(meanwhile: () => void): Promise<void> {
  let end: (result: unknown) => void = () => undefined;
  engine.open.mockReset().mockReturnValue(new Promise((resolve) => (end = resolve)));
  const answer = trace();
  await eventually(() => expect(engine.open).toHaveBeenCalled());
  meanwhile();
  end(LIBRARY.corpus);
  await answer;
}

it('keeps the trace of the page that is there', async () => {
  await whileTracing(() => undefined);
  expect(fake.session.get(`tab:${TAB}`)).toMatchObject({
    document: DOCUMENT,
    state: 'traced',
    trace: NOTHING,
  });
});

it('names to a page no article that only the nearest text of an unmatched paragraph is from', async () => {
  const article = (articleId: string) => ({ articleId, paragraphs: 1, words: 20, opening: articleId });
  const place = (articleId: string) => ({ articleId, paragraph: 0, text: 'Held.', start: 0, end: 5 });
  const paragraphs = [
    { index: 0, text: 'A', match: null, nearest: place('nearest') },
    { index: 1, text: 'B', match: { source: place('matched'), others: [place('other')] }, nearest: null },
  ];
  const lineage = { ...NOTHING.lineage, original: { articleId: 'original' } };
  const all = ['nearest', 'matched', 'other', 'original'];
  engine.trace.mockReturnValue({ ...NOTHING, lineage, paragraphs, articles: all.map(article) });
  const { trace: drawn } = (await trace()) as { trace: Trace };
  expect(drawn.articles.map(({ articleId }) => articleId)).toEqual(['matched', 'other', 'original']);
  expect(JSON.stringify(drawn)).not.toContain('"articleId":"nearest"');
  expect(JSON.stringify(await report())).toContain('"articleId":"nearest"');
  // Nor is a page sent its own words where nothing matched.
  expect(drawn.paragraphs.map(({ text }) => text)).toEqual(['', 'B']);
});

it('keeps no record of a frame beyond its page, though it was just being kept', async () => {
  const record = {
    document: DOCUMENT,
    state: 'traced',
    trace: NOTHING,
    revision: null,
    stamp: '',
    kinds: [],
    meta: {},
  } as const;
  const kept = keepRecord(TAB, { ...record, frame: 3 });
  const forgotten = forgetTab(TAB);
  await Promise.all([kept, forgotten]);
  expect([...fake.session.keys()]).toEqual([]);
});

it('brings a page before the reader only where it was read: ids of tabs are given away again', async () => {
  const update = vi.fn(async () => ({}));
  Object.assign((globalThis as unknown as { browser: { tabs: object } }).browser.tabs, { update });
  const goTo = (): Promise<unknown> =>
    answerPage({ headwater: 'page', call: 'goTo', arg: { tabId: TAB, paragraph: 0 } });
  await goTo();
  expect(update).toHaveBeenCalledOnce();
  script.mockRejectedValue(new Error('Receiving end does not exist.'));
  await expect(goTo()).rejects.toThrow();
  expect(update).toHaveBeenCalledOnce();
});

it('says of a file in the browser’s own viewer that it stays closed, and traces nothing', async () => {
  await trace({ ...REQUEST, blocks: [], viewer: true });
  expect(engine.trace).not.toHaveBeenCalled();
  expect(await report()).toEqual({ state: 'closed', host: HOST, librarySize: 5 });
});

it('keeps no trace for the next page of the tab, for one without our script, or for a closed tab', async () => {
  await whileTracing(() => script.mockReturnValue(DOCUMENT + 1));
  expect([...fake.session.keys()]).toEqual([]);
  await whileTracing(() => script.mockRejectedValue(new Error('Receiving end does not exist.')));
  expect([...fake.session.keys()]).toEqual([]);
  await whileTracing(() => fake.tabs.clear());
  expect([...fake.session.keys()]).toEqual([]);
});

it('keeps no trace of a tab that closes after its page was asked whether it is there', async () => {
  let closed: Promise<void> | undefined;
  await whileTracing(() =>
    script.mockImplementation(() => {
      // The tab closes upon its answer, while what reads the permissions still goes on.
      closed ??= Promise.resolve().then(() => forgetTab(TAB));
      return DOCUMENT;
    }),
  );
  await closed;
  expect([...fake.session.keys()]).toEqual([]);
});

it('keeps no trace of a page that was switched off while it was traced', async () => {
  await whileTracing(() => fake.local.set('settings', { offSites: [HOST] }));
  expect([...fake.session.keys()]).toEqual([]);
  expect(fake.icons.get(TAB)).toBe('off');
});

it('forgets the page before when a prerendered one takes its place, and keeps it when only the address moved', async () => {
  await trace();
  await tabChanged(TAB, 'loading');
  expect([...fake.session.keys()]).toEqual([`tab:${TAB}`]);
  script.mockReturnValue(DOCUMENT + 1);
  await tabChanged(TAB, 'loading');
  expect([...fake.session.keys()]).toEqual([]);
});

it.each([
  ['the engine fails', REQUEST, new Error('a fault')],
  ['the message is refused', { ...REQUEST, meta: { headline: 'x'.repeat(5_000) } }, null],
])('says so in place of reading for ever when %s', async (_, request, fault) => {
  const log = vi.spyOn(console, 'error').mockReturnValue(undefined);
  if (fault)
    engine.trace.mockImplementation(() => {
      throw fault;
    });
  expect(await trace(request)).toEqual({ state: 'error' });
  expect(await report()).toMatchObject({ state: 'error', subject: 'page' });
  expect(fake.icons.get(TAB)).toBe('error');
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
});

it('tells a long page from its beginning, and that more is to come', async () => {
  await trace({ ...REQUEST, complete: false, of: 300 });
  expect(await report()).toMatchObject({ state: 'nothing', reading: { done: 1, of: 300 } });
  await trace();
  expect(await report()).not.toHaveProperty('reading');
});
