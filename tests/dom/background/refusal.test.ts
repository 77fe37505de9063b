/** A page that may not be read: nothing of it is kept, the button says off, and off means off. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { Envelope } from '../../../extension/messages';
import type { ContentSender } from '../../../extension/background/guard';
import { DOCUMENT, fakeBackground, HOST, reset, stateOf, TAB } from './background';
import { LIBRARY, NOTHING } from './traces';
import { eventually } from '../eventually';

const fake = fakeBackground();
vi.mock('../../../extension/background/engine-host', () => ({
  LibraryError: class extends Error {},
  library: async () => LIBRARY,
  openSources: async () => LIBRARY.corpus,
  tracePage: () => NOTHING,
}));
const { answerContent, answerPage } = await import('../../../extension/background/answers');

const sender = { url: `https://${HOST}/story`, frameId: 0, tab: { id: TAB, index: 0 } } as ContentSender;
const content = (call: string, arg: object = {}): Promise<unknown> =>
  answerContent({ headwater: 'content', call, arg } satisfies Envelope, sender);
const page = (call: string, arg: object): Promise<unknown> =>
  answerPage({ headwater: 'page', call, arg } satisfies Envelope);
const REQUEST = { blocks: [{ text: 'A paragraph.' }], meta: {}, complete: true, document: DOCUMENT };
const reported = async (): Promise<string> => stateOf(await page('report', { tabId: TAB }));
const kept = (): string[] => [...fake.session.keys()];
const switchOff = (): Promise<unknown> => page('switchSite', { tabId: TAB, host: HOST, on: false });
const offSites = (): unknown => (fake.local.get('settings') as { offSites: unknown }).offSites;

let script: ReturnType<typeof reset>;
beforeEach(() => {
  script = reset(fake);
});

it('forgets the page of a site that is switched off, as soon as its script looks again', async () => {
  await content('trace', REQUEST);
  expect(await reported()).toBe('nothing');
  await page('changeSettings', { patch: { offSites: [HOST] } });
  expect(await content('look')).toEqual({ on: false });
  expect(kept()).toEqual([]);
  expect(fake.icons.get(TAB)).toBe('off');
});

it('forgets the page and says off on the button when access was taken back, though the address is not told', async () => {
  await content('trace', REQUEST);
  await eventually(() => expect(fake.icons.get(TAB)).toBe('nothing'));
  fake.origins = ['*://other.example/*'];
  fake.tabs.set(TAB, { id: TAB, script });
  expect(await content('trace', REQUEST)).toEqual({ state: 'off' });
  expect(kept()).toEqual([]);
  expect(fake.icons.get(TAB)).toBe('off');
});

it('reports no record of a page that may not be read', async () => {
  await content('trace', REQUEST);
  fake.origins = ['*://other.example/*'];
  expect(await reported()).toBe('off');
  expect(kept()).toEqual([]);
});

it('switches off a page that was read once, names the site once, and tells the page', async () => {
  await page('changeSettings', { patch: { offSites: [HOST] } });
  await page('lookOnce', { tabId: TAB });
  expect(await content('look')).toMatchObject({ on: true });
  await switchOff();
  expect(offSites()).toEqual([HOST]);
  expect(script.mock.calls.map(([call]) => call)).toContain('refresh');
  expect(await reported()).toBe('off');
  expect(await content('look')).toEqual({ on: false });
  await page('switchSite', { tabId: TAB, host: `www.${HOST}`, on: true });
  expect(offSites()).toEqual([]);
});

it('lets a page that was read anyway go with the permission of its site', async () => {
  await page('lookOnce', { tabId: TAB });
  expect(kept()).toEqual([]);
  fake.origins = ['*://other.example/*'];
  expect(await content('look')).toEqual({ on: false });
  await page('lookOnce', { tabId: TAB });
  expect(await content('look')).toMatchObject({ on: true });
});

it('lets a click read a page, and the switch turn that off for this tab and others of the site', async () => {
  fake.origins = [];
  fake.tabs.set(8, { id: 8, url: `https://${HOST}/other`, script: null });
  fake.session.set('once:8', 'allowed');
  expect(await reported()).toBe('reading');
  expect(await content('look')).toMatchObject({ on: true });
  await switchOff();
  expect(await content('look')).toEqual({ on: false });
  // Opening the popup is a click as well, but not one against the switch.
  expect(await reported()).toBe('off');
  expect(kept()).toEqual(['once:8']);
  expect(stateOf(await page('report', { tabId: 8 }))).toBe('off');
  expect(kept()).toEqual([]);
});
