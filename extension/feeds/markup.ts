/**
 * Markup of a feed or page, as text. It is parsed into a document of its own, in which no script runs and for which
 * nothing is fetched; only its text goes on. Needs a DOM.
 */
import { readPage } from '../content/article';
import type { BlockKind } from '../../src/index';

export interface TextBlock {
  readonly text: string;
  readonly kind?: BlockKind;
}

/** Of one item: the longest of articles with its markup. A feed of whole books is not read to the end. */
const MOST_CHARS = 300_000;
const MOST_BLOCKS = 2_000;
/** Of markup with more elements than any article has, only the words are taken: reading it for its parts takes long. */
const MOST_ELEMENTS = 10_000;

const TAG = /<[a-z!/?]/iu;

export const parsed = (markup: string): Document => new DOMParser().parseFromString(markup, 'text/html');

/** Blocks of plain text: parted by empty lines, or by lines that are long enough to be paragraphs. */
function plainBlocks(text: string): readonly TextBlock[] {
  const parts = text.split(/\n\s*\n|\n(?=.{60})/u).map((part) => part.replace(/\s+/gu, ' ').trim());
  return parts.filter((part) => part !== '').map((part) => ({ text: part }));
}

function markedBlocks(cut: string): readonly TextBlock[] {
  const document = parsed(`<!doctype html><body>${cut}`);
  if (document.getElementsByTagName('*').length <= MOST_ELEMENTS) {
    const read = readPage(document).blocks.map(({ text, kind }) =>
      kind === undefined ? { text } : { text, kind },
    );
    if (read.length > 0) return read;
  }
  // Too short for an article, or all in one line: its words all the same.
  for (const inert of document.querySelectorAll('script, style, template, noscript')) inert.remove();
  return plainBlocks(document.body.textContent ?? '');
}

/** The paragraphs of an item's text; none where it has none. */
export function blocksOf(content: string, isMarkup: boolean): readonly TextBlock[] {
  const cut = content.slice(0, MOST_CHARS);
  if (!isMarkup || !/[<&]/u.test(cut)) return plainBlocks(cut).slice(0, MOST_BLOCKS);
  try {
    return markedBlocks(cut).slice(0, MOST_BLOCKS);
  } catch (error) {
    // Elements inside elements without end: no text of an article. It costs this item alone.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** A headline or name, which feeds write as text or as markup, as one line of text. */
export function lineOf(text: string | undefined, isMarkup: boolean): string | undefined {
  if (text === undefined) return undefined;
  const cut = text.slice(0, 5_000);
  const isMarked = isMarkup && (TAG.test(cut) || /&#?\w+;/u.test(cut));
  return isMarked ? (parsed(`<!doctype html><body>${cut}`).body.textContent ?? '') : cut;
}
