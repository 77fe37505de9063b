/** The collapsed text of a block of the page and the exact way back to its text nodes. */
import type { BlockKind } from '../messages';

/** `text.slice(start, start + length)` of the block is `node.data` from `nodeStart`, white space aside. */
export interface TextPiece {
  readonly node: Text;
  readonly nodeStart: number;
  readonly start: number;
  readonly length: number;
}

/** A block of running text as it was read from the page. Offsets are UTF-16 units of `text`. */
export interface ReadBlock {
  readonly text: string;
  readonly kind?: BlockKind;
  /** The block element that holds the text; two blocks share it where line breaks part them. */
  readonly element: Element;
  readonly pieces: readonly TextPiece[];
}

export interface Run {
  readonly text: string;
  readonly pieces: readonly TextPiece[];
  /** How many of the characters stand in links. */
  readonly linked: number;
}

/** White space that CSS collapses where there is more of it than one; most text nodes have none. */
const SPACES = /[ \t\n\r\f]{2,}/g;
const ONE_SPACE = /[\t\n\r\f]/g;

const isSpaceAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code === 32 || (code >= 9 && code <= 13 && code !== 11);
};

/** Gathers text nodes into one run, collapsing white space as CSS `white-space: normal` does. */
export class RunBuilder {
  #text = '';
  #pieces: TextPiece[] = [];
  #linked = 0;
  /** Whether a space may follow. Kept, since asking a growing text for its end costs its whole length. */
  #open = false;

  get text(): string {
    return this.#text;
  }

  add(node: Text, inLink: boolean): void {
    const { data } = node;
    let from = 0;
    SPACES.lastIndex = 0;
    for (let spaces = SPACES.exec(data); spaces; spaces = SPACES.exec(data)) {
      this.#addStretch(node, data, from, spaces.index, inLink);
      if (this.#open) this.#append(node, spaces.index, ' ', inLink);
      this.#open = false;
      from = SPACES.lastIndex;
    }
    this.#addStretch(node, data, from, data.length, inLink);
  }

  /** Text in which no white space follows upon another. */
  #addStretch(node: Text, data: string, start: number, end: number, inLink: boolean): void {
    const from = !this.#open && start < end && isSpaceAt(data, start) ? start + 1 : start;
    if (from >= end) return;
    this.#append(node, from, data.slice(from, end).replace(ONE_SPACE, ' '), inLink);
    this.#open = !isSpaceAt(data, end - 1);
  }

  /** A space that no text node holds: a line break. */
  addSpace(): void {
    if (this.#open) this.#text += ' ';
    this.#open = false;
  }

  #append(node: Text, nodeStart: number, text: string, inLink: boolean): void {
    const last = this.#pieces.at(-1);
    const { length } = text;
    if (last?.node === node && last.nodeStart + last.length === nodeStart)
      this.#pieces[this.#pieces.length - 1] = { ...last, length: last.length + length };
    else this.#pieces.push({ node, nodeStart, start: this.#text.length, length });
    this.#text += text;
    if (inLink) this.#linked += length;
  }

  /** The run so far, without white space at its end; the builder is empty afterwards. */
  take(): Run {
    const last = this.#pieces.at(-1);
    if (this.#text.endsWith(' ')) {
      this.#text = this.#text.slice(0, -1);
      if (last && last.start + last.length > this.#text.length) {
        this.#pieces.pop();
        if (last.length > 1) this.#pieces.push({ ...last, length: last.length - 1 });
      }
    }
    const run = { text: this.#text, pieces: this.#pieces, linked: Math.min(this.#linked, this.#text.length) };
    this.#text = '';
    this.#pieces = [];
    this.#linked = 0;
    this.#open = false;
    return run;
  }
}

/** The last piece that starts at or before `offset`. */
function pieceBefore(pieces: readonly TextPiece[], offset: number): number {
  let low = -1;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The DOM ranges of `block.text.slice(start, end)`: one, or one for each stretch where the text runs through
 * several shadow trees. None when the span is empty or out of bounds, or when the page has changed its text
 * nodes since it was read. A line break at an edge is left out.
 */
export function toRanges(block: ReadBlock, start: number, end: number): readonly Range[] {
  const { pieces } = block;
  let first = pieceBefore(pieces, start);
  const before = pieces[first];
  if (!before || start >= before.start + before.length) first += 1;
  const last = pieceBefore(pieces, end - 1);
  if (end <= start || end > block.text.length || first > last) return [];
  const ranges: Range[] = [];
  let from = first;
  for (let i = first; i <= last; i += 1) {
    const next = i < last ? pieces[i + 1] : undefined;
    // A range cannot leave its tree.
    if (next && isSameTree(pieces[i]!.node, next.node)) continue;
    const range = rangeOf(pieces[from]!, pieces[i]!, start, end);
    if (range === null) return [];
    ranges.push(range);
    from = i + 1;
  }
  return ranges;
}

/** The only or the first of the ranges; null: none. */
export const toRange = (block: ReadBlock, start: number, end: number): Range | null =>
  toRanges(block, start, end)[0] ?? null;

const isSameTree = (one: Node, other: Node): boolean =>
  one.parentNode === other.parentNode || one.getRootNode() === other.getRootNode();

function rangeOf(first: TextPiece, last: TextPiece, start: number, end: number): Range | null {
  if (!first.node.isConnected || !last.node.isConnected) return null;
  const from = first.nodeStart + Math.max(0, start - first.start);
  const to = last.nodeStart + Math.min(last.length, end - last.start);
  if (from > first.node.length || to > last.node.length) return null;
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, from);
  range.setEnd(last.node, to);
  return range;
}
