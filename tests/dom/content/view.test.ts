/** What stays on screen when the page or the extension changes. The looks are seen in browsers (tests/e2e). */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { matchedParagraphs } from '../../../extension/content/badge';
import type { ReadBlock } from '../../../extension/content/block-text';
import type { Details } from '../../../extension/content/details';
import { createView } from '../../../extension/content/view';
import type { Trace } from '../../../extension/messages';
import { eventually } from '../eventually';
import { fake, resetFake } from '../fake-browser';
import { TRACE } from './card-trace';

const card = vi.hoisted(() => ({
  open: vi.fn(),
  close: vi.fn(),
  openIndex: vi.fn<() => number | null>(),
  openText: vi.fn<() => string | null>(),
  isAnswering: vi.fn<() => boolean>(),
  drawn: vi.fn<(isThere: boolean) => void>(),
  place: vi.fn(),
}));
vi.mock('../../../extension/content/highlights', () => ({
  createHighlights: () => ({
    show: () => undefined,
    print: () => undefined,
    point: () => undefined,
    leave: () => undefined,
  }),
  markRanges: () => [],
}));
vi.mock('../../../extension/content/ground', () => ({
  groundReader: () => () => ({ isDark: false, wash: true, line: true }),
}));

const resized = vi.hoisted(() => ({ fire: () => undefined as unknown }));
vi.stubGlobal(
  'ResizeObserver',
  class {
    constructor(callback: () => unknown) {
      resized.fire = callback;
    }
    observe = (): void => undefined;
    disconnect = (): void => undefined;
  },
);

/** With something to print, so that what is seen beside badges is loaded. */
const LOOKS = { badges: 'label', highlights: 'point', legendSeen: 3, printMarks: true } as const;
const printed = { set: vi.fn(), clear: vi.fn() };
const tip = { show: vi.fn(), hide: vi.fn(), isOpen: () => false, contains: () => false };
const blocksOf = ({ paragraphs }: Trace): ReadBlock[] =>
  paragraphs.map(({ text }) => {
    const element = document.createElement('p');
    document.body.append(element);
    return { text, element, pieces: [] };
  });
const life = { abort: new AbortController(), isAlive: true };
const isAlive = (): boolean => life.isAlive;

/** A view whose first drawing has brought the card. */
async function drawn(): Promise<ReturnType<typeof createView>> {
  const view = createView(document, isAlive, life.abort.signal);
  view.draw(TRACE, blocksOf(TRACE), LOOKS);
  await eventually(() => expect(printed.set).toHaveBeenCalled());
  return view;
}

beforeEach(() => {
  Object.assign(life, { abort: new AbortController(), isAlive: true });
  card.openIndex.mockReturnValue(null);
  card.openText.mockReturnValue(null);
  fake().answer = () => null;
  // As card.js leaves it.
  globalThis.headwaterCreateDetails = () =>
    ({ card, tip, printed, showLegend: () => vi.fn() }) satisfies Details;
});
afterEach(() => {
  resetFake();
  card.isAnswering.mockReturnValue(false);
  life.abort.abort();
  document.querySelector('headwater-badges')?.remove();
  vi.clearAllMocks();
  document.body.replaceChildren();
});

it('tells an open card whether its paragraph stayed or gave way to another in its place', async () => {
  const view = await drawn();
  const open = matchedParagraphs(TRACE)[1]!;
  card.openIndex.mockReturnValue(open.index);
  card.openText.mockReturnValue(open.text);
  view.draw(TRACE, blocksOf(TRACE), LOOKS);
  expect(card.drawn).toHaveBeenLastCalledWith(true);
  const paragraphs = TRACE.paragraphs.map((one) => ({ ...one, text: `Another story: ${one.text}` }));
  const other = { ...TRACE, paragraphs };
  view.draw(other, blocksOf(other), LOOKS);
  expect(card.drawn).toHaveBeenLastCalledWith(false);
});

it.each([
  ['stays for a card that answers a choice to hide', true],
  ['leaves the page with the last match', false],
])('%s', async (_, isAnswering) => {
  const view = await drawn();
  card.isAnswering.mockReturnValue(isAnswering);
  const paragraphs = TRACE.paragraphs.map((one) => ({ ...one, match: null }));
  view.draw({ ...TRACE, paragraphs }, blocksOf(TRACE), LOOKS);
  expect(document.querySelector('headwater-badges') !== null).toBe(isAnswering);
  card.close.mockClear();
  life.abort.abort();
  expect(document.querySelector('headwater-badges') !== null).toBe(isAnswering);
  expect(card.close).toHaveBeenCalledTimes(isAnswering ? 0 : 1);
});

it('moves nothing once the extension was updated: the newer script draws', () => {
  const view = createView(document, isAlive, life.abort.signal);
  view.draw(TRACE, blocksOf(TRACE), LOOKS);
  const host = document.querySelector('headwater-badges')!;
  host.remove();
  life.isAlive = false;
  view.moved();
  resized.fire();
  expect(host.isConnected).toBe(false);
  life.isAlive = true;
  resized.fire();
  expect(host.isConnected).toBe(true);
});
