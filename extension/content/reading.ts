/** A reading of the page: made in slices of time, told from the one before, and how much of it is sent at once. */
import type { PageBlock } from '../messages';
import type { ReadPage } from './article';
import type { ReadBlock } from './block-text';

/** Blocks of a long page that are sent first, so that what is on screen is marked first. */
const FIRST_BATCH = 80;
/** A page with more than this is not sent to the end; the engine compares less (background/engine-host.ts). */
const MAX_BLOCKS = 10_000;
const MAX_CHARS = 1_000_000;

/** A tab that nobody sees is painted late. */
const UNSEEN_MS = 100;

/**
 * Until the page has been laid out and painted once. What is asked of its layout before costs it one more: it is laid
 * out anew for the first frame.
 */
export const painted = (document: Document): Promise<void> =>
  new Promise((done) => {
    const unseen = setTimeout(done, UNSEEN_MS);
    document.defaultView!.requestAnimationFrame(() => {
      clearTimeout(unseen);
      setTimeout(done);
    });
  });

/** Reading takes the page's thread for so long at a time; tasks over 50 ms are felt. */
const SLICE_MS = 12;

/** Runs `steps` to their end with pauses; null when `signal` aborts before. */
export async function inSlices<T>(steps: Generator<undefined, T>, signal: AbortSignal): Promise<T | null> {
  let end = performance.now() + SLICE_MS;
  while (!signal.aborted) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await new Promise((resume) => setTimeout(resume));
    end = performance.now() + SLICE_MS;
  }
  return null;
}

export const toPageBlock = ({ text, kind }: PageBlock): PageBlock =>
  kind === undefined ? { text } : { text, kind };

/** Tells one text of a page from another. */
export const keyOf = (blocks: readonly PageBlock[]): string => blocks.map(({ text }) => text).join('\n');

/** Whether the same text stands in other nodes than before. */
export const hasNewNodes = (before: ReadPage, now: ReadPage): boolean =>
  now.blocks.some(({ pieces }, i) =>
    pieces.some(({ node }, j) => node !== before.blocks[i]?.pieces[j]?.node),
  );

/** As many of a page's blocks as are sent, the last one in part where it is too long. */
export function capped(blocks: readonly ReadBlock[]): {
  readonly blocks: readonly ReadBlock[];
  /** Whether the page goes on. */
  readonly cut: boolean;
} {
  const kept: ReadBlock[] = [];
  let room = MAX_CHARS;
  for (const block of blocks) {
    if (room === 0 || kept.length === MAX_BLOCKS) return { blocks: kept, cut: true };
    // Offsets into a block hold for any beginning of it.
    kept.push(block.text.length > room ? { ...block, text: block.text.slice(0, room) } : block);
    if (block.text.length > room) return { blocks: kept, cut: true };
    room -= block.text.length;
  }
  return { blocks: kept, cut: false };
}

/** What tells one page of a site from another, whether or not the browser loads it anew. */
export const addressOf = ({ location }: Document): string => location.href.split('#')[0]!;

/** How many blocks to send first: up to the end of what is on screen, at least a batch. */
export function firstBatch(blocks: readonly ReadBlock[], document: Document): number {
  if (blocks.length <= FIRST_BATCH * 1.5) return blocks.length;
  const bottom = document.defaultView!.innerHeight;
  const beyond = blocks.findIndex(
    ({ element }, i) => i >= FIRST_BATCH && element.getBoundingClientRect().top > bottom,
  );
  return beyond === -1 ? blocks.length : beyond;
}
