/** Which badges are made, and when. How they look and where they stand is seen in browsers (tests/e2e). */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ReadBlock } from '../../../extension/content/block-text';
import { createLayer } from '../../../extension/content/layer';
import type { Trace } from '../../../extension/messages';
import { TRACE } from './card-trace';

vi.mock('../../../extension/content/ground', () => ({
  groundReader: () => () => ({ isDark: false, wash: true, line: true }),
}));
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = (): void => undefined;
    disconnect = (): void => undefined;
  },
);

const LOOKS = { badges: 'label', highlights: 'never', legendSeen: 3, printMarks: false } as const;
const frames: (() => void)[] = [];
let life: AbortController;

beforeEach(() => {
  life = new AbortController();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
});
afterEach(() => {
  life.abort();
  frames.length = 0;
  vi.useRealTimers();
  document.body.replaceChildren();
  document.querySelector('headwater-badges')?.remove();
});

function layer() {
  const element = document.createElement('headwater-badges');
  const root = document.createElement('div');
  element.append(root);
  const host = { element, root, origin: () => ({ left: 0, top: 0, scale: 1 }), addStyles: () => undefined };
  const made = createLayer(document, host, () => true, life.signal);
  const isBusy = (): boolean => root.querySelector('section')?.getAttribute('aria-busy') === 'true';
  return { layer: made, element, badges: () => root.querySelectorAll('.badge').length, isBusy };
}

/** Blocks of which all but the first stand far below the window. */
const blocksOf = ({ paragraphs }: Trace): ReadBlock[] =>
  paragraphs.map(({ text }, i) => {
    const element = document.createElement('p');
    element.getBoundingClientRect = () => new DOMRect(0, i === 0 ? 0 : 20 * innerHeight, 600, 40);
    document.body.append(element);
    return { text, element, pieces: [] };
  });
const matched = TRACE.paragraphs.filter(({ match }) => match !== null);
const TWO: Trace = { ...TRACE, paragraphs: matched.slice(0, 2).map((one, index) => ({ ...one, index })) };

it('makes what is near at once, and the others some time later', () => {
  const { layer: drawn, badges, isBusy } = layer();
  drawn.draw(TWO, blocksOf(TWO), LOOKS);
  expect(badges()).toBe(1);
  expect(isBusy()).toBe(true);
  vi.advanceTimersByTime(2_000);
  expect(badges()).toBe(2);
  expect(isBusy()).toBe(false);
});

it('makes in the next frame what the reader scrolls to before', () => {
  const { layer: drawn, badges, isBusy } = layer();
  const blocks = blocksOf(TWO);
  drawn.draw(TWO, blocks, LOOKS);
  blocks[1]!.element.getBoundingClientRect = () => new DOMRect(0, innerHeight / 2, 600, 40);
  document.dispatchEvent(new Event('scroll'));
  expect(badges()).toBe(1);
  frames.forEach((run) => run());
  expect(badges()).toBe(2);
  expect(isBusy()).toBe(false);
});

it('is busy no longer when what was missing is gone', () => {
  const { layer: drawn, badges, isBusy } = layer();
  const blocks = blocksOf(TWO);
  drawn.draw(TWO, blocks, LOOKS);
  const one = {
    ...TWO,
    paragraphs: TWO.paragraphs.map((all, i) => (i === 0 ? all : { ...all, match: null })),
  };
  drawn.draw(one, blocks, LOOKS);
  expect(badges()).toBe(1);
  expect(isBusy()).toBe(false);
});

it('measures badges that it has only where they are in the page', () => {
  const { layer: drawn, element } = layer();
  const blocks = blocksOf(TWO);
  const inPage: boolean[] = [];
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockImplementation(() => {
    inPage.push(element.isConnected);
    return 100;
  });
  drawn.draw(TWO, blocks, LOOKS);
  element.remove();
  drawn.draw(TWO, blocks, LOOKS);
  expect(inPage.length).toBeGreaterThan(4);
  expect(inPage).not.toContain(false);
  vi.restoreAllMocks();
});
