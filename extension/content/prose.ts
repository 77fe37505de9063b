/**
 * Whether a page may hold an article, at a glance: one pass over its nodes that asks for no layout and ends as soon as it
 * has seen enough. It never says no where `readPageInSteps` (article.ts) says yes. That one leaves out what layout, names
 * and places tell; this one cannot know what, so all that it adds up is the most that may be left:
 *
 * - The text of a block is taken as one run, whichever line breaks part it. Leaving out some of a text makes no new words.
 * - A run is prose while less than half of it is linked. Whichever links are left out, those that stay are shorter than the
 *   text around them, and have no more words a letter than the one with most.
 */
import { ALWAYS_SKIPPED, BLOCK_TAGS, HEADING, isEditable } from './tags';
import { firstChildOf, nextSiblingOf } from './past-names';
import { isCustom, shadowOf } from './tree';
import { countWords } from './words';

/** Running text has at least so many words in so many characters. */
export const PROSE_WORDS = 8;
export const PROSE_CHARS = 40;

/** Least prose of an article: two paragraphs' worth, or less where the page's own metadata says it is one. */
export const MIN_WORDS = 100;
export const MIN_DECLARED_WORDS = 40;
/** Of which so many stand in one paragraph. */
export const MIN_LONGEST = 15;

/** Where a page may declare itself an article (metadata.ts, `declaresArticle`): reading what it says there takes longer. */
const DECLARATIONS =
  'script[type="application/ld+json"], meta[property="og:type"], meta[name="og:type"], meta[itemprop="og:type"]';

export interface Glance {
  readonly isEnough: boolean;
  /** Seen on the way, where there is not enough: shadow trees, and elements that may get one. */
  readonly roots: readonly ShadowRoot[];
  readonly waiting: readonly Element[];
}

/** What stands in a block, outside the blocks in it. What was counted is gone from `text` and `links`. */
interface Block {
  /** Not in links. */
  text: string;
  words: number;
  /** Characters at the most. */
  plain: number;
  links: string[];
  linkedWords: number;
  /** Characters at the most. */
  linked: number;
  /** Of all links: words a character. */
  densest: number;
}

interface Level {
  next: Node | null;
  /** In a slot: what is put into it, in place of `next` and its siblings. */
  readonly assigned: Iterator<Node> | null;
  readonly block: Block;
  readonly isLinked: boolean;
}

const newBlock = (): Block => ({
  text: '',
  words: 0,
  plain: 0,
  links: [],
  linkedWords: 0,
  linked: 0,
  densest: 0,
});

const SPACES = /[ \t\n\r\f]+/g;
const OUTER_SPACES = /^ | $/g;

/** Beyond these are the scripts written without spaces, of which half a word may be left over. */
const MAY_BE_UNSPACED = /[\u0e00-\u1fff\u2e80-\uffff]/;
const mostWords = (text: string): number => countWords(text).words + (MAY_BE_UNSPACED.test(text) ? 1 : 0);

/** Longer text of one block is counted as it comes. */
const MUCH_TEXT = 2_000;

/** The most words of prose that a block may have. */
function proseOf(block: Block): number {
  const { plain } = block;
  // Without links at least half of the shortest prose.
  if (plain <= PROSE_CHARS / 2 || plain + block.linked < PROSE_CHARS) return 0;
  block.words += mostWords(block.text);
  block.text = '';
  for (const link of block.links) {
    const words = mostWords(link);
    block.linkedWords += words;
    block.densest = Math.max(block.densest, words / link.length);
  }
  block.links = [];
  const words = block.words + Math.min(block.linkedWords, Math.ceil(plain * block.densest));
  return words < PROSE_WORDS ? 0 : words;
}

function addText({ block, isLinked }: Level, data: string): void {
  const text = data.replace(SPACES, ' ');
  block.text += isLinked ? ' ' : text;
  if (isLinked) block.linked += text.length;
  else block.plain += text.length;
  // The outer spaces of a link may go with those around it.
  const link = isLinked ? text.replace(OUTER_SPACES, '') : '';
  if (link !== '') block.links.push(link);
}

/** Nodes between two steps. */
const STEP = 200;

export function* glance(document: Document): Generator<undefined, Glance> {
  const roots: ShadowRoot[] = [];
  const waiting: Element[] = [];
  let words = 0;
  let longest = 0;
  let isDeclared: boolean | undefined;
  const isEnough = (): boolean => {
    if (words < MIN_DECLARED_WORDS || longest < MIN_LONGEST) return false;
    return words >= MIN_WORDS || (isDeclared ??= document.querySelector(DECLARATIONS) !== null);
  };
  const add = (more: number): void => {
    words += more;
    longest = Math.max(longest, more);
  };

  const enter = (element: Element, level: Level): Level | null => {
    const tag = element.localName;
    const isBlock = BLOCK_TAGS.has(tag);
    if (isBlock || tag === 'br') {
      level.block.text += ' ';
      level.block.plain += 1;
    }
    if (ALWAYS_SKIPPED.has(tag) || tag === 'figure' || tag === 'caption' || tag === 'figcaption') return null;
    if (HEADING.test(tag) || isEditable(element)) return null;
    const shadow = shadowOf(element);
    if (shadow) roots.push(shadow);
    else if (isCustom(element)) waiting.push(element);
    const put = tag === 'slot' ? ((element as Partial<HTMLSlotElement>).assignedNodes?.() ?? []) : [];
    return {
      next: firstChildOf(shadow ?? element),
      assigned: put.length > 0 ? put.values() : null,
      block: isBlock ? newBlock() : level.block,
      isLinked: level.isLinked || (tag === 'a' && element.hasAttribute('href')),
    };
  };

  const top: Level = {
    next: document.documentElement,
    assigned: null,
    block: newBlock(),
    isLinked: false,
  };
  const levels = [top];
  let looked = 0;
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const node: Node | null = level.assigned
      ? ((level.assigned.next().value as Node | undefined) ?? null)
      : level.next;
    if (node === null) {
      levels.pop();
      const above = levels.at(-1);
      if (above?.block !== level.block) add(proseOf(level.block));
    } else {
      if (!level.assigned) level.next = nextSiblingOf(node);
      if (node.nodeType === 3) addText(level, (node as Text).data);
      const inner = node.nodeType === 1 ? enter(node as Element, level) : null;
      if (inner) levels.push(inner);
      if (level.block.text.length >= MUCH_TEXT) {
        // What a block has so far counts: a page may be one block to its end.
        const sofar = proseOf(level.block);
        if (sofar >= MIN_WORDS) add(sofar);
      }
    }
    if (isEnough()) return { isEnough: true, roots, waiting };
    looked += 1;
    if (looked % STEP === 0) yield;
  }
  return { isEnough: false, roots, waiting };
}
