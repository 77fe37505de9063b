/** What the background makes of the engine's answer. */
import { expect, it, vi } from 'vitest';
import { NOTHING } from './traces';

const engine = vi.hoisted(() => ({ partial: null as unknown }));
vi.mock(import('../../../src/index'), async (original) => ({
  ...(await original()),
  openCorpus: () => ({}) as never,
  traceArticle: () => ({ ...NOTHING, partial: engine.partial }) as never,
}));
vi.stubGlobal('fetch', async () => ({ arrayBuffer: async () => new ArrayBuffer(0) }));
const { tracePage } = await import('../../../extension/background/engine-host');

const blocks = [{ text: 'One.' }, { text: 'Two.' }];
const partialOf = async (cut: { cut?: true }): Promise<unknown> =>
  (await tracePage({ blocks, meta: {}, complete: true, document: 1, ...cut }, 'balanced')).partial;

it('says of a page of which only a part came that it was compared in part', async () => {
  expect(await partialOf({})).toBeNull();
  expect(await partialOf({ cut: true })).toEqual({ reason: 'text', fromIndex: 2 });
  engine.partial = { reason: 'time', fromIndex: 1 };
  expect(await partialOf({ cut: true })).toBe(engine.partial);
});
