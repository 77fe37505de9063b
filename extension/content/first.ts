/**
 * The time of a page before there is an article: looks at it, and again when it has changed, ever more rarely where that
 * changes nothing. No change is looked at by itself: the first one since the last look leads to the next.
 */
import { callFromContent, type LookReply } from '../messages';
import { framesIn, watchFrames } from './frames';
import type { Life, kindOf } from './instance';
import { glance } from './prose';
import { inSlices, painted } from './reading';
import { shadowOf } from './tree';

/** From the first change to the next look; twice as long each time that there is nothing, up to the longest. */
const QUIET_MS = 500;
const LONGEST_QUIET_MS = 4_000;
/** Where a page stays without an article, no more than this part of the time is spent on looks. */
const LEAST_BREAK = 500;
const LONGEST_BREAK_MS = 15_000;
/** A question that nobody answers is asked so often, with breaks twice as long each time. */
const MOST_QUESTIONS = 6;
/** While a look is put off, so often it is seen whether the reader has gone to another page of the site. */
const MOVED_MS = 1_000;
/** Elements that may get a shadow tree later; looked at when the page grows. */
const MOST_WAITING = 500;

const CHANGES: MutationObserverInit = { childList: true, characterData: true, subtree: true };

/** Steps, with the time that they take by themselves: a page is busiest when it turns into another. */
function* timed<T>(steps: Generator<undefined, T>, spent: { ms: number }): Generator<undefined, T> {
  for (;;) {
    const began = performance.now();
    const step = steps.next();
    spent.ms += performance.now() - began;
    if (step.done) return step.value;
    yield;
  }
}

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
    /** To be tried anew when the answer comes: it may be of before. */
    isOld: false,
    unanswered: 0,
    isLooking: false,
    /** Meanwhile. */
    hasChanged: false,
    quiet: QUIET_MS,
    looked: 0,
    address: '',
    timer: 0,
    idle: 0,
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
      state.unanswered = 0;
      if (state.isRefused && state.isOld && !over.signal.aborted) again();
    } catch {
      // The background was stopped in between, or the page was left and may come back, or the extension is gone.
      state.asked = null;
      if (over.signal.aborted || !isAliveOrStop()) return;
      state.unanswered += 1;
      if (state.unanswered < MOST_QUESTIONS) wait(QUIET_MS * 2 ** state.unanswered);
      else watch([]);
    }
  };

  const look = async (): Promise<void> => {
    if (over.signal.aborted || state.isLooking || state.asked !== null) return;
    const { address } = state;
    Object.assign(state, { address: view.location.href, isLooking: true, hasChanged: false });
    watch([]);
    const spent = { ms: 0 };
    const seen = await inSlices(timed(glance(document), spent), over.signal);
    state.isLooking = false;
    if (seen === null || state.asked !== null) return;
    if (seen.isEnough) {
      await ask();
      return;
    }
    state.looked = performance.now();
    const next = address === state.address ? Math.min(state.quiet * 2, LONGEST_QUIET_MS) : QUIET_MS;
    // What a page is to become, it becomes in the first seconds.
    const rest = next < LONGEST_QUIET_MS ? 0 : Math.min(spent.ms * LEAST_BREAK, LONGEST_BREAK_MS);
    state.quiet = Math.max(next, rest);
    state.waiting = seen.waiting.slice(0, MOST_WAITING);
    watch(seen.roots);
    // A page as high as its window grows inside.
    const boxes = state.waiting.length > 0 ? [document.documentElement, document.body] : [];
    for (const box of boxes) if (box !== null) growth.observe(box);
    if (state.hasChanged) changed();
    await lookAtFrames(seen.roots);
  };

  /** What is large is known only where there is layout. */
  const lookAtFrames = async (roots: readonly ShadowRoot[]): Promise<void> => {
    const frames = framesIn(document, roots);
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
    else state.idle = view.requestIdleCallback(begin, { timeout: 1_000 });
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
  const grown = (): void => {
    if (state.waiting.some((element) => element.isConnected && shadowOf(element) !== null)) changed();
  };
  const growth = new ResizeObserver(grown);
  const watch = (roots: readonly ShadowRoot[]): void => {
    for (const tree of [document, ...roots]) changes.observe(tree, CHANGES);
  };

  const begin = (): void => {
    if (kind !== 'none') void (kind === 'viewer' ? ask() : look());
  };
  const again = (): void => {
    state.isOld = state.asked !== null && !state.isRefused;
    if (state.isOld) return;
    view.clearTimeout(state.timer);
    Object.assign(state, { asked: null, isRefused: false, unanswered: 0 });
    state.frames?.forget();
    begin();
  };
  const end = (): Promise<LookReply> | null => {
    over.abort();
    changes.disconnect();
    growth.disconnect();
    view.clearTimeout(state.timer);
    view.cancelIdleCallback(state.idle);
    return state.isRefused ? null : state.asked;
  };
  signal.addEventListener('abort', end, { signal: over.signal });
  document.addEventListener('load', grown, { capture: true, signal: over.signal });
  // What was refused may be allowed by now; a page in the browser's back-forward cache hears of nothing.
  view.addEventListener('pageshow', ({ persisted }) => persisted && again(), { signal: over.signal });
  begin();
  return { again, end };
}
