/** When a page is read for the first time. */
import { afterEach, expect, it, vi } from 'vitest';
import { painted } from '../../../extension/content/reading';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('is after the first frame, and soon where none comes: in a tab that nobody sees', async () => {
  vi.useFakeTimers();
  const frame = vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0 as never);
  const done = vi.fn();
  void painted(document).then(done);
  await vi.advanceTimersByTimeAsync(90);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(20);
  expect(done).toHaveBeenCalledOnce();

  void painted(document).then(done);
  const callback = frame.mock.lastCall![0] as () => void;
  callback();
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toHaveBeenCalledTimes(2);
});
