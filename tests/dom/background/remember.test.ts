/** What is remembered of the pages that the reader stays on, and which pages are asked to say so. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContentSender } from '../../../extension/background/guard';
import { StoreError, type NewArticle } from '../../../extension/library/types';
import type { Settings } from '../../../extension/settings';
import { DOCUMENT, fakeBackground, HOST, reset, TAB } from './background';

const fake = fakeBackground();
const page = vi.hoisted(() => ({ extract: vi.fn<() => Promise<unknown>>() }));
const store = vi.hoisted(() => ({
  add: vi.fn<(article: unknown) => Promise<unknown>>(),
  trim: vi.fn<(limits: unknown) => Promise<number>>(),
}));
vi.mock('../../../extension/background/extract', () => ({ extractArticle: page.extract }));
vi.mock('../../../extension/library/index', async () => ({
  ...(await vi.importActual<object>('../../../extension/library/index')),
  addArticle: store.add,
  trimRemembered: store.trim,
}));
const { answerContent, answerPage } = await import('../../../extension/background/answers');

const ARTICLE = {
  meta: { headline: 'A', url: `https://${HOST}/story` },
  blocks: [{ text: 'A paragraph.', kind: 'paragraph' }],
  isArticle: true,
};
const set = (settings: Partial<Settings>): void =>
  void fake.local.set('settings', { version: 1, ...settings });
const sender = ({ incognito = false, frameId = 0, url = `https://${HOST}/story` } = {}): ContentSender =>
  ({ url, frameId, tab: { id: TAB, index: 0, incognito, url: `https://${HOST}/story` } }) as ContentSender;
const look = (from = sender()): Promise<unknown> =>
  answerContent({ headwater: 'content', call: 'look', arg: {} }, from);
const stayed = (from = sender(), document = DOCUMENT): Promise<unknown> =>
  answerContent({ headwater: 'content', call: 'stayed', arg: { document } }, from);

let script: ReturnType<typeof reset>;
beforeEach(() => {
  script = reset(fake);
  page.extract.mockReset().mockResolvedValue(ARTICLE);
  store.add.mockReset().mockResolvedValue({ state: 'added', articleId: 'own-1' });
  store.trim.mockReset().mockResolvedValue(0);
});

describe('a page', () => {
  it('is asked to say when the reader stays only where that is wanted', async () => {
    expect(await look()).not.toHaveProperty('remembers');
    set({ remember: 'paused' });
    expect(await look()).not.toHaveProperty('remembers');
    set({ remember: 'on' });
    expect(await look()).toHaveProperty('remembers', true);
    expect(await look(sender({ incognito: true }))).not.toHaveProperty('remembers');
    expect(await look(sender({ frameId: 3 }))).not.toHaveProperty('remembers');
    set({ remember: 'on', forgetSites: [HOST] });
    expect(await look()).not.toHaveProperty('remembers');
  });

  it('goes into the library when the reader stayed, and what is beyond the limits goes', async () => {
    set({ remember: 'on', rememberDays: 30, rememberMegabytes: 10 });
    await stayed();
    expect(store.add.mock.calls).toEqual([
      [{ origin: 'remembered', meta: ARTICLE.meta, blocks: ARTICLE.blocks } satisfies object as NewArticle],
    ]);
    expect(store.trim.mock.calls[0]?.[0]).toEqual({ days: 30, megabytes: 10 });
  });

  it.each([
    ['is off', () => set({}), sender()],
    ['is paused', () => set({ remember: 'paused' }), sender()],
    ['is left out', () => set({ remember: 'on', forgetSites: [HOST] }), sender()],
    ['is private', () => set({ remember: 'on' }), sender({ incognito: true })],
    ['is a frame', () => set({ remember: 'on' }), sender({ frameId: 2 })],
    ['is switched off', () => set({ remember: 'on', offSites: [HOST] }), sender()],
  ])('that %s is not even read, whatever its script says', async (_, prepare, from) => {
    prepare();
    await stayed(from);
    expect(page.extract).not.toHaveBeenCalled();
    expect(store.add).not.toHaveBeenCalled();
  });

  it('is none where another one took its place, before it was read or meanwhile', async () => {
    set({ remember: 'on' });
    await stayed(sender(), DOCUMENT + 1);
    expect(page.extract).not.toHaveBeenCalled();
    page.extract.mockImplementation(async () => {
      script.mockImplementation((call) => (call === 'here' ? DOCUMENT + 2 : null));
      return ARTICLE;
    });
    await stayed();
    expect(store.add).not.toHaveBeenCalled();
  });

  it('is none without an article', async () => {
    set({ remember: 'on' });
    for (const found of [null, { ...ARTICLE, isArticle: false }]) {
      page.extract.mockResolvedValue(found);
      await stayed();
    }
    page.extract.mockRejectedValue(new Error('the page is gone'));
    await stayed();
    expect(store.add).not.toHaveBeenCalled();
  });
});

it('says in the settings why an article could not be kept, until one is', async () => {
  const problem = (): Promise<unknown> => answerPage({ headwater: 'page', call: 'rememberProblem', arg: {} });
  set({ remember: 'on' });
  store.add.mockRejectedValueOnce(new StoreError('full'));
  await stayed();
  expect(await problem()).toBe('full');
  await stayed();
  expect(await problem()).toBeNull();
});
