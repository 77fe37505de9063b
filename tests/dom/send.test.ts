/** What a page's script answers, in a background that has no polyfill to read it. */
import { expect, it, vi } from 'vitest';
import { callFrame } from '../../extension/send';

const sendMessage = vi.hoisted(() => vi.fn<() => Promise<unknown>>());
vi.mock('../../extension/browser', () => ({ browser: { tabs: { sendMessage } } }));

it('takes a failure for one, as scripts in pages write it over the wire', async () => {
  sendMessage.mockResolvedValueOnce({ __mozWebExtensionPolyfillReject__: true, message: 'no such place' });
  await expect(callFrame(1, 0, 'jump', { paragraph: 0 })).rejects.toThrow('no such place');
  sendMessage.mockResolvedValueOnce(null);
  await expect(callFrame(1, 0, 'jump', { paragraph: 0 })).resolves.toBeNull();
});
