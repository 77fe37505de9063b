import { expect, it, vi } from 'vitest';
import { fakeBackground } from './background';

fakeBackground();
const { lockStorage } = await import('../../../extension/background/settings-store');

it('keeps what is stored from content scripts where the browser knows how, and does without where it does not', async () => {
  const { storage } = (globalThis as unknown as { browser: { storage: Record<string, object> } }).browser;
  Object.assign(storage, { sync: {} });
  await expect(lockStorage()).resolves.toBeUndefined();
  const locked = vi.fn(async (_: object) => undefined);
  Object.assign(storage, {
    sync: { setAccessLevel: locked },
    local: { ...storage['local'], setAccessLevel: locked },
  });
  await lockStorage();
  expect(locked.mock.calls).toEqual(Array(2).fill([{ accessLevel: 'TRUSTED_CONTEXTS' }]));
});
