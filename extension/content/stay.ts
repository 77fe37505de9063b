/** Whether the reader stays on an article: seen for so long in all. One timer, and only while the page is visible. */

/** Long enough to have begun to read; a page that was opened and left is not remembered. */
export const STAY_MS = 20_000;

export interface Stay {
  /** Counts for the article of this address from now on; null: for none. Another article begins anew. */
  on(address: string | null): void;
}

/** Calls `stayed` once for each article on which the reader stays, until `signal` aborts. */
export function watchStay(document: Document, stayed: () => void, signal: AbortSignal): Stay {
  let article: string | null = null;
  let left = STAY_MS;
  let since: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const pause = (): void => {
    clearTimeout(timer);
    if (since !== null) left -= performance.now() - since;
    since = null;
  };
  const run = (): void => {
    const isSeen = article !== null && document.visibilityState === 'visible';
    if (!isSeen || since !== null || left <= 0) return;
    since = performance.now();
    timer = setTimeout(() => {
      since = null;
      left = 0;
      stayed();
    }, left);
  };
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') run();
      else pause();
    },
    { signal },
  );
  signal.addEventListener('abort', pause);
  return {
    on: (address) => {
      if (address === article) return;
      pause();
      article = address;
      left = STAY_MS;
      run();
    },
  };
}
