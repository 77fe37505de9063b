/** When and as what the content scripts start: the first one, and the whole that takes its place. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const parts = vi.hoisted(() => {
  const first = { again: vi.fn(), end: vi.fn<() => Promise<object> | null>(() => null) };
  return { first, watchForArticle: vi.fn(() => first), startSession: vi.fn(), startWithoutPage: vi.fn() };
});
vi.mock('../../../extension/content/first', () => parts);
vi.mock('../../../extension/content/session', () => parts);
vi.mock('../../../extension/content/no-page', () => parts);
const { watchForArticle, startSession, startWithoutPage } = parts;

const inject = (): Promise<unknown> => {
  vi.resetModules();
  return import('../../../extension/content/index');
};
const injectSession = (): Promise<unknown> => {
  vi.resetModules();
  return import('../../../extension/content/take-over');
};
const set = (name: 'prerendering' | 'documentElement' | 'contentType', value: unknown): unknown =>
  Object.defineProperty(document, name, { value, configurable: true });
const kind = (): unknown => (watchForArticle.mock.calls[0] as unknown[] | undefined)?.[1];

beforeEach(() => {
  globalThis.headwaterInstance = undefined;
});
afterEach(() => {
  for (const name of ['prerendering', 'documentElement', 'contentType'])
    Reflect.deleteProperty(document, name);
  document.body.replaceChildren();
  vi.clearAllMocks();
});

it('starts once in a page, and tries anew what it was refused each time that it is put there again', async () => {
  await inject();
  await inject();
  expect(watchForArticle).toHaveBeenCalledOnce();
  expect(kind()).toBe('page');
  expect(parts.first.again).toHaveBeenCalledOnce();
});

it('starts beside an element of the page that bears its name', async () => {
  Reflect.deleteProperty(globalThis, 'headwaterInstance');
  const above = Object.getPrototypeOf(globalThis) as object;
  const named = { headwaterInstance: document.createElement('h2') };
  Object.setPrototypeOf(globalThis, Object.setPrototypeOf(named, above) as object);
  await inject();
  await inject();
  Object.setPrototypeOf(globalThis, above);
  expect(watchForArticle).toHaveBeenCalledOnce();
});

it('waits in a page that is rendered ahead, until a reader opens it', async () => {
  set('prerendering', true);
  await inject();
  expect(watchForArticle).not.toHaveBeenCalled();
  set('prerendering', false);
  document.dispatchEvent(new Event('prerenderingchange'));
  document.dispatchEvent(new Event('prerenderingchange'));
  expect(watchForArticle).toHaveBeenCalledOnce();
});

it('takes away what an instance left that an update of the extension cut off', async () => {
  document.body.append(document.createElement('headwater-badges'));
  await inject();
  expect(document.querySelector('headwater-badges')).toBeNull();
});

it('gives its place to the whole, with what it has asked already, once', async () => {
  await injectSession();
  expect(startSession).not.toHaveBeenCalled();
  await inject();
  const looked = Promise.resolve({ on: true });
  parts.first.end.mockReturnValueOnce(looked);
  await injectSession();
  await injectSession();
  await inject();
  expect(startSession).toHaveBeenCalledOnce();
  expect(startSession.mock.calls[0]?.[3]).toBe(looked);
  expect(watchForArticle).toHaveBeenCalledOnce();
  expect(parts.first.again).not.toHaveBeenCalled();
});

it.each([
  ['none', () => set('documentElement', document.createElementNS('http://www.w3.org/2000/svg', 'svg'))],
  ['viewer', () => set('contentType', 'application/pdf')],
])('draws nothing into a document that is no web page (%s)', async (expected, change) => {
  change();
  await inject();
  expect(kind()).toBe(expected);
  await injectSession();
  expect(startSession).not.toHaveBeenCalled();
  expect(startWithoutPage).toHaveBeenCalledOnce();
});
