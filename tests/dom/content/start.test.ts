/** When and as what the content script starts. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const session = vi.hoisted(() => ({
  PDF: 'application/pdf',
  startSession: vi.fn(),
  startWithoutPage: vi.fn(),
}));
vi.mock('../../../extension/content/session', () => session);
vi.mock('../../../extension/content/no-page', () => session);

const inject = (): Promise<unknown> => {
  vi.resetModules();
  return import('../../../extension/content/index');
};
const set = (name: 'prerendering' | 'documentElement', value: unknown): unknown =>
  Object.defineProperty(document, name, { value, configurable: true });

beforeEach(() => {
  globalThis.headwaterInstance = undefined;
});
afterEach(() => {
  Reflect.deleteProperty(document, 'prerendering');
  Reflect.deleteProperty(document, 'documentElement');
  vi.clearAllMocks();
});

it('starts once in a page, however often it is put there', async () => {
  await inject();
  await inject();
  expect(session.startSession).toHaveBeenCalledOnce();
});

it('starts beside an element of the page that bears its name', async () => {
  Reflect.deleteProperty(globalThis, 'headwaterInstance');
  const above = Object.getPrototypeOf(globalThis) as object;
  const named = { headwaterInstance: document.createElement('h2') };
  Object.setPrototypeOf(globalThis, Object.setPrototypeOf(named, above) as object);
  await inject();
  await inject();
  Object.setPrototypeOf(globalThis, above);
  expect(session.startSession).toHaveBeenCalledOnce();
});

it('waits in a page that is rendered ahead, until a reader opens it', async () => {
  set('prerendering', true);
  await inject();
  expect(session.startSession).not.toHaveBeenCalled();
  set('prerendering', false);
  document.dispatchEvent(new Event('prerenderingchange'));
  document.dispatchEvent(new Event('prerenderingchange'));
  expect(session.startSession).toHaveBeenCalledOnce();
});

it('draws nothing into a document that is no web page', async () => {
  set('documentElement', document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
  await inject();
  expect(session.startSession).not.toHaveBeenCalled();
  expect(session.startWithoutPage).toHaveBeenCalledOnce();
});
