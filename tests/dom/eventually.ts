import { vi } from 'vitest';

/** Looks again until nothing is thrown. Vitest's own second is too short on a machine with other work. */
export const eventually = <T>(look: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(look, { timeout: 15_000 });
