import { setTimeout as pause } from 'node:timers/promises';

const LOOK_AGAIN_MS = 25;

/**
 * Asks again and again until there is an answer that is neither undefined, null nor false.
 * Throws with `what` after `timeoutMs`; an error of `look` itself counts as no answer yet.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | null | false>,
  timeoutMs = 15_000,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const answer = await look();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) {
      throw new Error(`waited ${timeoutMs} ms in vain for: ${what} (last: ${String(last)})`);
    }
    await pause(LOOK_AGAIN_MS);
  }
}
