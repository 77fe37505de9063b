/**
 * Reads the article off a page: which blocks are its running text, in reading order. Nothing is decided by
 * one rule of thumb alone: regions rank what is kept, but prose outside the best region stays
 * (dropping real paragraphs is the known fault of reader modes).
 *
 * Runs on any DOM: in a page with a check for visibility, in Node on a parsed file without.
 */
import type { ArticleMeta, BlockKind } from '../messages';
import { RunBuilder, type ReadBlock, type Run } from './block-text';
import { furnitureOf, isHiddenByMarkup, weighProse, type Weights } from './furniture';
import { declaresArticle, markedLanguage, readMeta } from './metadata';
import { MIN_DECLARED_WORDS, MIN_LONGEST, MIN_WORDS, PROSE_CHARS, PROSE_WORDS } from './prose';
import { bestRegion } from './region';
import { BLOCK_TAGS, HEADING } from './tags';
import { DEEPEST, childrenOf, treesUnder, type Trees } from './tree';
import { countWords, longestWord, plain, type Counted } from './words';

export interface ReadPage {
  readonly blocks: readonly ReadBlock[];
  readonly meta: ArticleMeta;
  /** Whether there is enough running text of one piece to trace at all. */
  readonly isArticle: boolean;
  /** The shadow trees that were read, or may have to be. */
  readonly trees: Trees;
}

/** A block before the page as a whole is judged. */
export interface Candidate extends Run, Counted {
  readonly element: Element;
  readonly kind: BlockKind | undefined;
  /** Running text: long enough, not made of links. */
  readonly isProse: boolean;
}

const TEXT_TAGS = new Set('p blockquote li dd dt pre h1 h2 h3 h4 h5 h6 figcaption'.split(' '));
const SENTENCE_END = /[.!?…。؟।]["'”’»)\]]*$/u;

/** A single line break parts paragraphs only where the line before reads like a whole one. */
const isLine = (text: string): boolean => text.length >= 60 && SENTENCE_END.test(text.trimEnd());

/** Where a walk of the page stands. */
interface Frame {
  /** The nearest block element: it holds the run of text. */
  readonly owner: Element;
  readonly kind: BlockKind | undefined;
  readonly inLink: boolean;
  /** Line breaks since the last text. */
  breaks: number;
}

/** So many elements are walked in one step; the time that one takes grows with the page's styles. */
const STEP_ELEMENTS = 16;

/** Walks the page in reading order and cuts it into runs of text. Yields between stretches of the page. */
function* collect(
  body: Element,
  weights: Weights,
  isHidden: (element: Element) => boolean,
): Generator<undefined, Candidate[]> {
  const candidates: Candidate[] = [];
  const run = new RunBuilder();
  const total = weights.get(body) ?? 0;

  const flush = ({ owner, kind }: Frame): void => {
    const taken = run.take();
    if (taken.text === '') return;
    const { words, print } = countWords(taken.text);
    if (words === 0) return;
    const isProse =
      kind === undefined &&
      words >= PROSE_WORDS &&
      taken.text.length >= PROSE_CHARS &&
      taken.linked < taken.text.length * 0.5;
    candidates.push({ ...taken, element: owner, kind, words, print, isProse });
  };

  const addText = (node: Text, frame: Frame): void => {
    const isBlank = !/\S/.test(node.data);
    if (frame.breaks === 1 && !isBlank && isLine(run.text)) flush(frame);
    run.add(node, frame.inLink);
    if (!isBlank) frame.breaks = 0;
  };

  const addBreak = (frame: Frame): void => {
    frame.breaks += 1;
    if (frame.breaks === 2) flush(frame);
    else run.addSpace();
  };

  /** Takes in a node; gives the frame of its children where they are to be walked. */
  const enter = (node: Node, frame: Frame): Frame | null => {
    if (node.nodeType === 3) addText(node as Text, frame);
    if (node.nodeType !== 1) return null;
    const element = node as Element;
    const tag = element.localName;
    if (tag === 'br') {
      addBreak(frame);
      return null;
    }
    const isBlock = BLOCK_TAGS.has(tag);
    if (isBlock) flush(frame);
    const furniture = furnitureOf(element, weights, total);
    // Asked last: what a style sheet hides may cost a layout of the page.
    if (furniture === 'skip' || isHidden(element)) return null;
    if (!isBlock && frame.breaks === 1 && isLine(run.text)) flush(frame);
    frame.breaks = 0;
    return {
      owner: isBlock ? element : frame.owner,
      kind: furniture ?? frame.kind ?? (HEADING.test(tag) ? 'headline' : undefined),
      inLink: frame.inLink || (tag === 'a' && element.hasAttribute('href')),
      breaks: 0,
    };
  };
  const leave = (node: Node, inner: Frame): void => {
    if (inner.owner === node) flush(inner);
  };
  let walked = 0;
  function* walk(nodes: readonly Node[], frame: Frame, depth = 0): Generator<undefined, void> {
    if (depth > DEEPEST) return;
    for (const child of nodes) {
      const inner = enter(child, frame);
      if (!inner) continue;
      const inside = childrenOf(child as Element);
      // Most elements hold nothing but text.
      if (inside.some(({ nodeType }) => nodeType === 1)) yield* walk(inside, inner, depth + 1);
      else for (const node of inside) enter(node, inner);
      leave(child, inner);
      walked += 1;
      if (walked % STEP_ELEMENTS === 0) yield;
    }
  }

  const frame: Frame = { owner: body, kind: undefined, inLink: false, breaks: 0 };
  yield* walk(childrenOf(body), frame);
  flush(frame);
  return candidates;
}

/** Whether a block that is not plain prose still belongs to the article's text. */
function belongs(candidate: Candidate): boolean {
  const { element, text, words, linked, kind } = candidate;
  const linkShare = linked / text.length;
  if (element.localName === 'h1') return true;
  if (linkShare > 0.9) return false;
  if (kind === 'headline') return linkShare < 0.8;
  if (linkShare > 0.6 && words < 25) return false;
  if (TEXT_TAGS.has(element.localName)) return words >= 2 || SENTENCE_END.test(text);
  return words >= 8 || (words >= 4 && SENTENCE_END.test(text));
}

/** Longer blocks are paragraphs in their own right, whatever they repeat. */
const MAX_QUOTE_WORDS = 45;
/** A pull quote stands within so many blocks of the paragraph that it repeats. */
const QUOTE_REACH = 20;
/** Compared between two steps. */
const STEP_BLOCKS = 100;

/**
 * Leaves out what the page says twice: pull quotes, which repeat a stretch of a paragraph, and the phone
 * and desktop versions of one block.
 */
function* withoutRepeats(blocks: readonly Candidate[]): Generator<undefined, Candidate[]> {
  /** In small letters, and the words of it: made where they are compared, and words only where letters are the same. */
  const small: string[] = [];
  const smallOf = (i: number): string => (small[i] ??= blocks[i]!.text.toLowerCase());
  const made: string[] = [];
  const keyOf = (i: number): string => (made[i] ??= ` ${plain(blocks[i]!.text)} `);
  const seen = new Map<number, number[]>();
  const isSeen = (i: number): boolean => {
    const { print, words } = blocks[i]!;
    const others = seen.get(print);
    if (!others) {
      seen.set(print, [i]);
      return false;
    }
    const isKnown = others.some((other) => keyOf(other) === keyOf(i));
    if (!isKnown) others.push(i);
    return isKnown && words >= 8;
  };
  const isQuote = (i: number): boolean => {
    const last = Math.min(blocks.length - 1, i + QUOTE_REACH);
    const word = longestWord(smallOf(i));
    for (let near = Math.max(0, i - QUOTE_REACH); near <= last; near += 1) {
      const { isProse, words } = blocks[near]!;
      // A text that holds all words of another has its longest one; hardly any has by chance.
      if (!isProse || words < blocks[i]!.words || near === i || !smallOf(near).includes(word)) continue;
      const [key, other] = [keyOf(i), keyOf(near)];
      if (other.length > key.length && other.includes(key)) return true;
    }
    return false;
  };
  const isNew = ({ words, kind }: Candidate, i: number): boolean => {
    if (words < 6 || kind === 'headline') return true;
    if (isSeen(i)) return false;
    return words > MAX_QUOTE_WORDS || !isQuote(i);
  };
  const kept: Candidate[] = [];
  for (const [i, block] of blocks.entries()) {
    if (isNew(block, i)) kept.push(block);
    if (i % STEP_BLOCKS === 0) yield;
  }
  return kept;
}

/** A parser that is no browser leaves an empty body before the real one on pages with a torn head. */
const bodyOf = (document: Document): Element | null =>
  [...document.querySelectorAll('body')].find(
    (body) => body.childElementCount > 0 || /\S/.test(body.textContent),
  ) ?? null;

type IsHidden = (element: Element) => boolean;

const NOTHING = { blocks: [], meta: {}, isArticle: false } as const;

/**
 * Reads a page in steps, so that a long one can be read without holding up the page: run it on while there
 * is time. `isHidden` adds what only layout knows; markup that hides is always heeded. Where the text of a page that
 * is no article is not `isWanted`, one with too little of it is not read to the end. The text nodes of the result are
 * the page's own; nothing is written.
 */
export function* readPageInSteps(
  document: Document,
  isHidden: IsHidden,
  isWanted = true,
): Generator<undefined, ReadPage> {
  const body = bodyOf(document);
  if (body === null) return { ...NOTHING, meta: readMeta(document), trees: { roots: [], waiting: [] } };
  const trees = yield* treesUnder(body);
  const weights = weighProse([body, ...trees.roots]);
  yield;
  const candidates = yield* collect(body, weights, (one) => isHiddenByMarkup(one) || isHidden(one));
  const prose = candidates.reduce((sum, { isProse, words }) => sum + (isProse ? words : 0), 0);
  if (!isWanted && prose < MIN_DECLARED_WORDS) return { ...NOTHING, trees };
  const meta = readMeta(document);
  const isDeclared = declaresArticle(document);
  const region = bestRegion(body, candidates, isDeclared);
  yield;
  const firsts = candidates.filter(({ element }) => element.localName === 'h1');
  // Where a site's name is a first heading too, the headline is the one that says what the title says.
  const heading = titled(firsts, document, meta) ?? firsts[0] ?? titled(candidates, document, meta);
  const start = candidates.findIndex(({ isProse, element }) => isProse && region.contains(element));
  const headed = heading === undefined ? start : candidates.indexOf(heading);
  const kept = candidates.filter((candidate, i) => {
    if (candidate === heading) return true;
    if (region.contains(candidate.element)) return belongs(candidate);
    // What stands between the headline and the text introduces it, however short.
    const isEnough = candidate.words >= 20 || (i > headed && i < start);
    const isLead = candidate.isProse && candidate.linked < candidate.text.length * 0.3;
    return isLead && isEnough && !region.isTeaser(candidate.element);
  });
  yield;
  const blocks = yield* withoutRepeats(kept);
  // With what the page says twice: it is the page that is long enough, or not.
  const inRegion = kept.filter(({ isProse, element }) => isProse && region.contains(element));
  const words = inRegion.reduce((sum, candidate) => sum + candidate.words, 0);
  const longest = Math.max(0, ...inRegion.map((candidate) => candidate.words));
  const isArticle =
    !region.isScattered &&
    (words >= MIN_WORDS || (isDeclared && words >= MIN_DECLARED_WORDS)) &&
    longest >= MIN_LONGEST;
  const asRead = blocks.map((one) => toBlock(one === heading ? { ...one, kind: 'headline' } : one));
  const marked = markedLanguage(inRegion);
  const spoken = marked === undefined ? meta : { ...meta, inLanguage: marked };
  return { blocks: asRead, meta: withHeadline(spoken, heading), isArticle, trees };
}

/** Reads a page at once; see `readPageInSteps`. */
export function readPage(document: Document, isHidden: IsHidden = () => false): ReadPage {
  const steps = readPageInSteps(document, isHidden);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The block that says what the page's title says. */
function titled(
  candidates: readonly Candidate[],
  document: Document,
  { headline }: ArticleMeta,
): Candidate | undefined {
  const titles = [headline ?? '', document.title].map((title) => ` ${plain(title)} `);
  return candidates.find(
    ({ text, words }) =>
      words >= 3 && words <= 40 && titles.some((title) => title.includes(` ${plain(text)} `)),
  );
}

function toBlock({ text, kind, element, pieces }: Candidate): ReadBlock {
  return kind === undefined ? { text, element, pieces } : { text, kind, element, pieces };
}

function withHeadline(meta: ArticleMeta, heading: Candidate | undefined): ArticleMeta {
  return meta.headline !== undefined || heading === undefined || heading.text.length > 500
    ? meta
    : { ...meta, headline: heading.text };
}
