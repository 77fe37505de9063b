/**
 * The time of a page before there is an article: looks at it, and again when it has changed, ever more rarely where that
 * changes nothing. No change is looked at by itself: the first one since the last look leads to the next.
 */
import { callFromContent, type LookReply } from '../messages';
import { watchFrames } from './frames';
import type { Life, kindOf } from './instance';
import { glance, type Glance } from './prose';
import { inSlices, painted } from './reading';
import { shadowOf } from './tree';

/** From the first change to the next look; twice as long each time that there is nothing, up to the longest. */
const QUIET_MS = 500;
const LONGEST_QUIET_MS = 4_000;
/** A look that took long is made more rarely: no more than this part of the time is spent on looks. */
const LEAST_BREAK = 500;
const LONGEST_BREAK_MS = 15_000;
/** While a look is put off, so often it is seen whether the reader has gone to another page of the site. */
const MOVED_MS = 1_000;
/** Elements that may get a shadow tree later; looked at when the page grows. */
const MOST_WAITING = 500;

const CHANGES: MutationObserverInit = { childList: true, characterData: true, subtree: true };

export interface First {
  /** Tries anew what the background refused. */
  readonly again: () => void;
  /** Ends it all. Gives what the background was asked, and is not to be asked once more. */
  readonly end: () => Promise<LookReply> | null;
}

export function watchForArticle(
  document: Document,
  kind: ReturnType<typeof kindOf>,
  life: Life,
  signal: AbortSignal,
): First {
  const view = document.defaultView!;
  const over = new AbortController();
  const state = {
    asked: null as Promise<LookReply> | null,
    isRefused: false,
    isLooking: false,
    /** Meanwhile. */
    hasChanged: false,
    quiet: QUIET_MS,
    looked: 0,
    address: '',
    timer: 0,
    waiting: [] as readonly Element[],
    frames: null as ReturnType<typeof watchFrames> | null,
  };
  const isAliveOrStop = (): boolean => {
    if (life.isAlive()) return true;
    life.stop();
    return false;
  };

  /** Asks whether to look. Where it may be, the background has put the rest of us into the page before it answers. */
  const ask = async (): Promise<void> => {
    if (state.asked !== null || !isAliveOrStop()) return;
    changes.disconnect();
    const asked = callFromContent('look', { begin: true });
    state.asked = asked;
    try {
      state.isRefused = !(await asked).on;
    } catch {
      // The background was stopped in between, or is gone: with the next change it is asked anew.
      state.asked = null;
      if (isAliveOrStop()) watch([]);
    }
  };

  const look = async (): Promise<void> => {
    const { address } = state;
    const began = performance.now();
    Object.assign(state, { address: view.location.href, isLooking: true, hasChanged: false });
    watch([]);
    const seen = await inSlices(glance(document), over.signal);
    state.isLooking = false;
    if (seen === null || state.asked !== null) return;
    if (seen.isEnough) {
      await ask();
      return;
    }
    state.looked = performance.now();
    const took = state.looked - began;
    const next = address === state.address ? Math.min(state.quiet * 2, LONGEST_QUIET_MS) : QUIET_MS;
    state.quiet = Math.max(next, Math.min(took * LEAST_BREAK, LONGEST_BREAK_MS));
    state.waiting = seen.waiting.slice(0, MOST_WAITING);
    watch(seen.roots);
    if (state.waiting.length > 0) growth.observe(document.documentElement);
    if (state.hasChanged) changed();
    await lookAtFrames(seen);
  };

  /** What is large is known only where there is layout. */
  const lookAtFrames = async ({ frames }: Glance): Promise<void> => {
    if (frames.length === 0 && state.frames === null) return;
    // What frames hold inside frames, the page itself knows as well.
    if (view.top !== view) return;
    await painted(document);
    if (over.signal.aborted) return;
    const tell = (): void => {
      if (isAliveOrStop()) void callFromContent('frames', { width: innerWidth }).catch(isAliveOrStop);
    };
    state.frames ??= watchFrames(document, tell, over.signal);
    state.frames.look(frames);
  };

  const lookWhenIdle = (): void => {
    if (document.hidden)
      document.addEventListener('visibilitychange', lookWhenIdle, { once: true, signal: over.signal });
    else view.requestIdleCallback(() => void look(), { timeout: 1_000 });
  };
  const hasMoved = (): boolean => view.location.href !== state.address;
  const wait = (rest: number): void => {
    state.timer = view.setTimeout(
      () => {
        if (hasMoved() && state.quiet > QUIET_MS) {
          state.quiet = QUIET_MS;
          wait(QUIET_MS);
        } else if (rest > MOVED_MS) wait(rest - MOVED_MS);
        else lookWhenIdle();
      },
      Math.min(rest, MOVED_MS),
    );
  };
  const changed = (): void => {
    changes.disconnect();
    growth.disconnect();
    if (state.isLooking) {
      state.hasChanged = true;
      return;
    }
    // A page that was quiet is no clock or ticker.
    if (performance.now() - state.looked > state.quiet * 2 || hasMoved()) state.quiet = QUIET_MS;
    wait(state.quiet);
  };
  const changes = new MutationObserver(changed);
  // A script that defines an element attaches its shadow tree without changing a node; the page grows by what is drawn in it.
  const growth = new ResizeObserver(() => {
    if (state.waiting.some((element) => element.isConnected && shadowOf(element) !== null)) changed();
  });
  const watch = (roots: readonly ShadowRoot[]): void => {
    for (const tree of [document, ...roots]) changes.observe(tree, CHANGES);
  };

  const begin = (): void => {
    if (kind !== 'none') void (kind === 'viewer' ? ask() : look());
  };
  const again = (): void => {
    if (!state.isRefused) return;
    Object.assign(state, { asked: null, isRefused: false });
    begin();
  };
  const end = (): Promise<LookReply> | null => {
    over.abort();
    changes.disconnect();
    growth.disconnect();
    view.clearTimeout(state.timer);
    return state.isRefused ? null : state.asked;
  };
  signal.addEventListener('abort', end, { signal: over.signal });
  // What was refused may be allowed by now; a page in the browser's back-forward cache hears of nothing.
  view.addEventListener('pageshow', ({ persisted }) => persisted && again(), { signal: over.signal });
  begin();
  return { again, end };
}
