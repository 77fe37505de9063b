/**
 * Frames of the page in which an article may stand: those that take up much of the window. No script of ours
 * runs in a frame before the background has seen running text in it (background/frames.ts); adverts, players
 * and buttons never get one.
 */

/** Of the window's width, and in pixels. Adverts are narrower or lower, as a rule. */
const LEAST_WIDTH = 0.4;
const LEAST_HEIGHT = 300;
/** A page with more frames than this shows adverts in them. */
const MOST_FRAMES = 50;

export interface FrameWatch {
  /** Looks at the frames of the page, after a reading of it. */
  look(frames: readonly Element[]): void;
  /** Forgets what was told: the next look tells it again. */
  forget(): void;
}

/** All frames of a page, `roots` being its shadow trees. */
export const framesIn = (document: Document, roots: readonly ShadowRoot[]): readonly Element[] =>
  [document, ...roots].flatMap((scope) => [...scope.querySelectorAll('iframe, frame')]);

const isLarge = (frame: Element, { innerWidth }: Window): boolean => {
  const { width, height } = frame.getBoundingClientRect();
  return width >= innerWidth * LEAST_WIDTH && height >= LEAST_HEIGHT && frame.checkVisibility();
};

/** Calls `tell` when a large frame is new, has loaded another document, or is gone, until `signal` aborts. */
export function watchFrames(document: Document, tell: () => void, signal: AbortSignal): FrameWatch {
  const view = document.defaultView!;
  const told = new Set<Element>();
  const watched = new Set<Element>();

  const compare = (): void => {
    if (signal.aborted) return;
    const large = new Set([...watched].filter((frame) => frame.isConnected && isLarge(frame, view)));
    const isSame = large.size === told.size && [...large].every((frame) => told.has(frame));
    if (isSame) return;
    told.clear();
    for (const frame of large) told.add(frame);
    tell();
  };
  // Frames grow when the page inside says how tall it is.
  const sizes = new ResizeObserver(compare);
  signal.addEventListener('abort', () => sizes.disconnect());

  return {
    look(found) {
      for (const frame of watched)
        if (!frame.isConnected) {
          watched.delete(frame);
          sizes.unobserve(frame);
        }
      for (const frame of found.slice(0, MOST_FRAMES)) {
        if (watched.has(frame)) continue;
        watched.add(frame);
        sizes.observe(frame);
        frame.addEventListener(
          'load',
          () => {
            told.delete(frame);
            compare();
          },
          { signal },
        );
      }
      compare();
    },
    forget: () => told.clear(),
  };
}
