/** What a page puts off, run by the fake clock: timers, frames and idle time alike. */
import { vi } from 'vitest';

export function putOffByClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  Object.assign(window, {
    requestIdleCallback: (run: () => void) => setTimeout(run),
    cancelIdleCallback: (id: number) => clearTimeout(id),
    requestAnimationFrame: (run: () => void) => setTimeout(run),
  });
}
