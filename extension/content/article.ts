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
import { declaresArticle, readMeta } from './metadata';
import { bestRegion } from './region';

export interface ReadPage {
  readonly blocks: readonly ReadBlock[];
  readonly meta: ArticleMeta;
  /** Whether there is enough running text of one piece to trace at all. */
  readonly isArticle: boolean;
}

/** A block before the page as a whole is judged. */
export interface Candidate extends Run {
  readonly element: Element;
  readonly kind: BlockKind | undefined;
  readonly words: number;
  /** Running text: long enough, not made of links. */
  readonly isProse: boolean;
}

const BLOCK_TAGS = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr li main ol p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const TEXT_TAGS = new Set('p blockquote li dd dt pre h1 h2 h3 h4 h5 h6 figcaption'.split(' '));
const HEADING = /^h[1-6]$/;
const SENTENCE_END = /[.!?…。؟।]["'”’»)\]]*$/u;
const WORD = /[\p{L}\p{N}]+/gu;

/** Scripts written without spaces: two characters count as a word. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;

const countWords = (text: string): number =>
  (text.match(WORD)?.length ?? 0) + ((text.match(UNSPACED)?.length ?? 0) >> 1);

/** A single line break parts paragraphs only where the line before reads like a whole one. */
const isLine = (text: string): boolean => text.length >= 60 && SENTENCE_END.test(text.trimEnd());

function collect(body: Element, weights: Weights, isHidden: (element: Element) => boolean): Candidate[] {
  const candidates: Candidate[] = [];
  const run = new RunBuilder();
  const total = weights.get(body) ?? 0;

  const flush = (element: Element, kind: BlockKind | undefined): void => {
    const taken = run.take();
    const words = countWords(taken.text);
    if (words === 0) return;
    const isProse =
      kind === undefined && words >= 8 && taken.text.length >= 40 && taken.linked < taken.text.length * 0.5;
    candidates.push({ ...taken, element, kind, words, isProse });
  };

  const visit = (node: Element, owner: Element, kind: BlockKind | undefined, inLink: boolean): void => {
    let breaks = 0;
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        if (breaks === 1 && /\S/.test(child.nodeValue ?? '') && isLine(run.text)) flush(owner, kind);
        run.add(child as Text, inLink);
        if (/\S/.test(child.nodeValue ?? '')) breaks = 0;
        continue;
      }
      if (child.nodeType !== 1) continue;
      const element = child as Element;
      const tag = element.localName;
      if (tag === 'br') {
        breaks += 1;
        if (breaks === 2) flush(owner, kind);
        else run.addSpace();
        continue;
      }
      const isBlock = BLOCK_TAGS.has(tag);
      if (isBlock) flush(owner, kind);
      const furniture = isHidden(element) ? 'skip' : furnitureOf(element, weights, total);
      if (furniture === 'skip') continue;
      if (!isBlock && breaks === 1 && isLine(run.text)) flush(owner, kind);
      breaks = 0;
      const inner = furniture ?? kind ?? (HEADING.test(tag) ? 'headline' : undefined);
      visit(
        element,
        isBlock ? element : owner,
        inner,
        inLink || (tag === 'a' && element.hasAttribute('href')),
      );
      if (isBlock) flush(element, inner);
    }
  };
  visit(body, body, undefined, false);
  flush(body, undefined);
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

const plain = (text: string): string => text.toLowerCase().match(WORD)?.join(' ') ?? '';

/** Longer blocks are paragraphs in their own right, whatever they repeat. */
const MAX_QUOTE_WORDS = 45;

/**
 * Leaves out what the page says twice: pull quotes, which repeat a stretch of a paragraph, and the phone
 * and desktop versions of one block.
 */
function withoutRepeats(blocks: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  const prose = blocks.filter(({ isProse }) => isProse).map(({ text }) => ` ${plain(text)} `);
  return blocks.filter(({ text, words, kind }) => {
    if (words < 6 || kind === 'headline') return true;
    const key = plain(text);
    if (words >= 8 && seen.has(key)) return false;
    seen.add(key);
    if (words > MAX_QUOTE_WORDS) return true;
    return !prose.some((other) => other.length > key.length + 2 && other.includes(` ${key} `));
  });
}

/** Least prose of an article: two paragraphs' worth, or less where the page's own metadata says it is one. */
const MIN_WORDS = 100;
const MIN_DECLARED_WORDS = 40;

/** A parser that is no browser leaves an empty body before the real one on pages with a torn head. */
const bodyOf = (document: Document): Element | null =>
  [...document.querySelectorAll('body')].find(
    (body) => body.childElementCount > 0 || /\S/.test(body.textContent),
  ) ?? null;

/**
 * Reads a page. `isHidden` adds what only layout knows; markup that hides is always heeded.
 * The text nodes of the result are the page's own; nothing is written.
 */
export function readPage(
  document: Document,
  isHidden: (element: Element) => boolean = () => false,
): ReadPage {
  const meta = readMeta(document);
  const body = bodyOf(document);
  if (body === null) return { blocks: [], meta, isArticle: false };
  const weights = weighProse(body);
  const candidates = collect(body, weights, (element) => isHiddenByMarkup(element) || isHidden(element));
  const region = bestRegion(body, candidates);
  const heading = candidates.find(({ element }) => element.localName === 'h1');
  const kept = candidates.filter((candidate) => {
    if (candidate === heading) return true;
    if (!region.contains(candidate.element))
      return candidate.isProse && candidate.words >= 20 && candidate.linked < candidate.text.length * 0.3;
    return belongs(candidate);
  });
  const blocks = withoutRepeats(kept);
  const inRegion = blocks.filter(({ isProse, element }) => isProse && region.contains(element));
  const words = inRegion.reduce((sum, candidate) => sum + candidate.words, 0);
  const longest = Math.max(0, ...inRegion.map((candidate) => candidate.words));
  const isArticle =
    !region.isScattered &&
    (words >= MIN_WORDS || (declaresArticle(document) && words >= MIN_DECLARED_WORDS)) &&
    longest >= 15;
  return { blocks: blocks.map(toBlock), meta: withHeadline(meta, heading), isArticle };
}

function toBlock({ text, kind, element, pieces }: Candidate): ReadBlock {
  return kind === undefined ? { text, element, pieces } : { text, kind, element, pieces };
}

function withHeadline(meta: ArticleMeta, heading: Candidate | undefined): ArticleMeta {
  return meta.headline !== undefined || heading === undefined || heading.text.length > 500
    ? meta
    : { ...meta, headline: heading.text };
}
