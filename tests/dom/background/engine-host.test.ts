/** What the background makes of the engine's answer. */
import { expect, it, vi } from 'vitest';
import type { Corpus } from '../../../src/index';
import { NOTHING } from './traces';

const engine = vi.hoisted(() => ({ partial: null as unknown }));
vi.mock(import('../../../src/index'), async (original) => ({
  ...(await original()),
  traceArticle: () => ({ ...NOTHING, partial: engine.partial }) as never,
}));
const { tracePage } = await import('../../../extension/background/engine-host');

const blocks = [{ text: 'One.' }, { text: 'Two.' }];
const partialOf = (cut: { cut?: true }): unknown =>
  tracePage({} as Corpus, { blocks, meta: {}, ...cut }, 'balanced').partial;

it('says of a page of which only a part came that it was compared in part', () => {
  expect(partialOf({})).toBeNull();
  expect(partialOf({ cut: true })).toEqual({ reason: 'text', fromIndex: 2 });
  engine.partial = { reason: 'time', fromIndex: 1 };
  expect(partialOf({ cut: true })).toBe(engine.partial);
});
