import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { STAY_MS, watchStay } from '../../../extension/content/stay';

const page = { visibility: 'visible' as DocumentVisibilityState };
const show = (visibility: DocumentVisibilityState): void => {
  page.visibility = visibility;
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  page.visibility = 'visible';
  vi.useFakeTimers();
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => page.visibility);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function watched() {
  const stayed = vi.fn();
  const end = new AbortController();
  return { stay: watchStay(document, stayed, end.signal), stayed, end };
}

it('counts only while the page is seen, and calls once', () => {
  const { stay, stayed, end } = watched();
  stay.on('https://a.example/1');
  vi.advanceTimersByTime(STAY_MS - 1_000);
  show('hidden');
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(STAY_MS);
  expect(stayed).not.toHaveBeenCalled();
  show('visible');
  vi.advanceTimersByTime(1_000);
  expect(stayed).toHaveBeenCalledTimes(1);
  show('hidden');
  show('visible');
  stay.on('https://a.example/1');
  expect(vi.getTimerCount()).toBe(0);
  end.abort();
});

it('begins anew with another article, and runs nothing where nothing is remembered', () => {
  const { stay, stayed, end } = watched();
  expect(vi.getTimerCount()).toBe(0);
  stay.on('https://a.example/1');
  vi.advanceTimersByTime(STAY_MS - 1);
  stay.on('https://a.example/2');
  vi.advanceTimersByTime(STAY_MS - 1);
  expect(stayed).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(stayed).toHaveBeenCalledTimes(1);
  stay.on('https://a.example/3');
  stay.on(null);
  expect(vi.getTimerCount()).toBe(0);
  stay.on('https://a.example/4');
  end.abort();
  expect(vi.getTimerCount()).toBe(0);
  show('visible');
  expect(vi.getTimerCount()).toBe(0);
});
