// @vitest-environment node
/** What a page is told and what the reader is told, with a library of the reader's own. The real engine and store. */
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContentSender } from '../../../extension/background/guard';
import type { PageReport, Trace, TraceReply } from '../../../extension/messages';
import { buildCorpus, splitBlocks } from '../../../src/index';
import { DOCUMENT, fakeBackground, HOST, reset, TAB } from './background';

// Each answer waits for the one before it.
vi.setConfig({ testTimeout: 30_000 });
const fake = fakeBackground();
const story = (name: string, of = 'flood'): string =>
  readFileSync(`tests/gold/stories/${of}/${name}.txt`, 'utf8');
const linesOf = (text: string): readonly { text: string }[] =>
  text
    .split(/\n+/u)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ text: line }));
const bundledText = story('original', 'court-ruling');
const pack = buildCorpus([
  { id: '000', text: bundledText, blocks: splitBlocks(bundledText), meta: { outlet: 'Bundled News' } },
]);
vi.stubGlobal('fetch', async () => ({ arrayBuffer: async () => pack.slice(0) }));
const { answerContent, answerPage } = await import('../../../extension/background/answers');
const { addArticle, deleteLibrary } = await import('../../../extension/library/index');

const tab = { id: TAB, index: 0, incognito: false };
const sender = { url: `https://${HOST}/story`, frameId: 0, tab } as ContentSender;
const content = (call: string, arg: unknown, from = sender): Promise<unknown> =>
  answerContent({ headwater: 'content', call, arg }, from);
const own = <T>(call: string, arg: unknown = {}): Promise<T> =>
  answerPage({ headwater: 'page', call, arg }) as Promise<T>;
const report = (): Promise<Extract<PageReport, { trace: Trace }>> => own('report', { tabId: TAB });

/** A page that follows a bundled text with some paragraphs and one of the reader's own with others. */
const blocks = [
  ...linesOf(story('paraphrase', 'court-ruling')).slice(0, 6),
  ...linesOf(story('copy')).slice(0, 8),
];
const told = async (from = sender): Promise<Trace> => {
  const request = { blocks, meta: {}, complete: true, document: DOCUMENT };
  const reply = (await content('trace', request, from)) as TraceReply;
  if (reply.state !== 'traced') throw new Error(reply.state);
  return reply.trace;
};
const keep = (): Promise<{ articleId: string }> =>
  addArticle({ origin: 'kept', meta: { outlet: 'Own Wire' }, blocks: linesOf(story('original')) });
const stored = (): string => JSON.stringify([...fake.local]);

beforeEach(async () => {
  await deleteLibrary();
  reset(fake);
});

describe('a page of a site that is not allowed', () => {
  it('is told just the same whether or not the reader holds its source', async () => {
    const before = await told();
    const { articleId } = await keep();
    const after = await told();
    expect(after).toEqual(before);
    expect(JSON.stringify(after)).not.toContain(articleId);
    expect(JSON.stringify(after)).not.toContain('Own Wire');
    const found = await report();
    expect(found.trace.articles.map((one) => one.articleId)).toContain(articleId);
    expect(found.librarySize).toBe(2);
    expect(after.librarySize).toBe(1);
    expect(found.held).toMatchObject({ [articleId]: { origin: 'kept' } });
    expect(found.held).not.toHaveProperty('000');
    expect(found.own!.paragraphs).toBeGreaterThan(2);
    expect(found.own!.isAllowed).toBe(false);
  });

  it('waits for its next answer as long with as without a source that it follows', async () => {
    for (const hold of [async () => undefined, keep]) {
      await hold();
      await told();
      const first = performance.now();
      await told();
      expect(performance.now() - first).toBeGreaterThan(500);
    }
  });

  it('can neither open one of the reader’s own sources nor hide by it, by guessing', async () => {
    const opened = vi.fn(async () => ({}));
    const { tabs, runtime } = (globalThis as unknown as { browser: Record<string, object> }).browser;
    Object.assign(tabs!, { create: opened });
    Object.assign(runtime!, { getURL: (path: string) => `extension://${path}` });
    const { articleId } = await keep();
    const trace = await told();
    const found = await report();
    const ownOnly = found.trace.paragraphs.find(
      ({ match, index }) => match?.source.articleId === articleId && trace.paragraphs[index]?.match === null,
    )!;
    await content('openSource', { articleId, paragraph: 0 });
    expect(opened).not.toHaveBeenCalled();
    await content('openSource', { articleId: '000', paragraph: 0 });
    expect(opened).toHaveBeenCalledOnce();
    expect(await content('mute', { kind: 'source', paragraph: ownOnly.index })).toBeNull();
    expect(await own('mute', { tabId: TAB, kind: 'match', paragraph: ownOnly.index })).not.toBeNull();
  });

  it('keeps what it was told beside the whole trace, and no text twice', async () => {
    await keep();
    await told();
    await report();
    const record = fake.session.get(`tab:${TAB}`) as { told: object; revision: number };
    expect(record.revision).toBeGreaterThan(0);
    expect(record.told).toBeDefined();
    const json = JSON.stringify(record);
    expect(json.split(JSON.stringify(blocks[7]!.text).slice(1, -1))).toHaveLength(2);
    expect(json).not.toContain(`https://${HOST}`);
  });

  it('is looked at again when the library changed, without a word to the page', async () => {
    await told();
    expect((await report()).own).toBeUndefined();
    const script = fake.tabs.get(TAB)!.script as ReturnType<typeof vi.fn>;
    script.mockClear();
    await keep();
    expect((await report()).own).toBeDefined();
    await deleteLibrary();
    expect((await report()).own).toBeUndefined();
    expect(script.mock.calls.map(([call]) => call as string)).not.toContain('refresh');
  });
});

describe('a page of an allowed site', () => {
  const allow = (on: boolean): Promise<unknown> => own('markOwn', { tabId: TAB, host: `www.${HOST}`, on });

  it('is told all of it, until that is taken back', async () => {
    const { articleId } = await keep();
    await allow(true);
    expect((await own<{ ownSites: string[] }>('settings')).ownSites).toEqual([HOST]);
    expect(JSON.stringify(await told())).toContain(articleId);
    expect((await report()).own).toMatchObject({ isAllowed: true, unmarked: 0 });
    await own('removeOwnSite', { site: HOST });
    expect(JSON.stringify(await told())).not.toContain(articleId);
  });

  it('is told nothing in a frame of a site that is not allowed', async () => {
    const { articleId } = await keep();
    await allow(true);
    fake.origins.push('*://frame.example/*');
    const framed = {
      ...sender,
      url: 'https://frame.example/',
      frameId: 3,
      tab: { ...tab, url: `https://${HOST}/` },
    };
    expect(JSON.stringify(await told(framed as ContentSender))).not.toContain(articleId);
  });

  it('is allowed in a private window for private windows alone, and nothing of it is stored', async () => {
    const { articleId } = await keep();
    Object.assign(fake.tabs.get(TAB)!, { incognito: true });
    await allow(true);
    expect(stored()).not.toContain(HOST);
    expect(await own('privateOwnSites')).toEqual([HOST]);
    const privately = { ...sender, tab: { ...tab, incognito: true } } as ContentSender;
    expect(JSON.stringify(await told(privately))).toContain(articleId);
    expect(JSON.stringify(await told())).not.toContain(articleId);
    await allow(false);
    expect(JSON.stringify(await told(privately))).not.toContain(articleId);
  });
});

it('with the bundled sources switched off compares the reader’s own alone, and tells a page nothing', async () => {
  const { articleId } = await keep();
  await own('changeSettings', { patch: { bundled: false } });
  const trace = await told();
  expect(trace.summary.derivedParagraphs).toBe(0);
  const found = await report();
  expect(found.librarySize).toBe(1);
  expect(found.trace.articles.map((one) => one.articleId)).toEqual([articleId]);
});
