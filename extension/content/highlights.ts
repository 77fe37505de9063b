/**
 * Marks words in the page by the CSS Custom Highlight API: no node of the page is touched. The page can
 * read the registry, so only what it may know is drawn this way.
 */
import { pageMarks, segments } from '../ui/marks';
import type { Match } from '../messages';
import { toRanges, type ReadBlock } from './block-text';
import type { Ground } from './ground';

export type MarkName = 'added' | 'altered' | 'same';

export interface MarkedBlock {
  readonly block: ReadBlock;
  readonly match: Match;
  readonly ground: Ground;
}

export interface MarkRange {
  readonly kind: MarkName;
  readonly range: Range;
}

/** The marks of a paragraph as DOM ranges, one mark a character at the most. */
export function markRanges(block: ReadBlock, match: Match): readonly MarkRange[] {
  return segments(block.text, pageMarks(match)).flatMap(({ start, end, kind }) => {
    if (kind === null) return [];
    return toRanges(block, start, end).map((range) => ({ kind: kind as MarkName, range }));
  });
}

const COLOURS = {
  light: { added: '#8a5200', altered: '#7b3a92', same: '#0a6371' },
  dark: { added: '#f2bc5e', altered: '#dda8ee', same: '#6fcad5' },
} as const;
const WASHES = {
  light: { added: 'rgb(240 168 0 / .2)', altered: 'rgb(160 80 200 / .14)', same: '' },
  dark: { added: 'rgb(242 188 94 / .17)', altered: 'rgb(221 168 238 / .17)', same: '' },
} as const;
const LINE = { added: 'solid 2px', altered: 'double 1.5px', same: 'dotted 1.5px' } as const;
/** Lines of 1.5 px are lost on displays with one dot a pixel. */
const COARSE_LINE = { ...LINE, altered: 'double 2px', same: 'dotted 2px' } as const;

const GROUNDS: readonly Ground[] = [true, false].flatMap((wash) =>
  [true, false].flatMap((line) => [false, true].map((isDark) => ({ isDark, wash, line }))),
);
/** Paper is white, and nobody printed its washes. */
const PAPER: Ground = { isDark: false, wash: false, line: true };

/** `headwater-added`, and with a suffix where the paragraph's ground asks for other colours. */
const nameOf = (kind: MarkName, { isDark, wash, line }: Ground): string =>
  `headwater-${kind}${isDark ? '-dark' : ''}${wash ? '' : '-plain'}${line ? '' : '-ink'}`;

function rule(
  name: string,
  kind: MarkName,
  ground: Ground,
  lines: Readonly<Record<MarkName, string>>,
): string {
  const theme = ground.isDark ? 'dark' : 'light';
  const wash = ground.wash ? WASHES[theme][kind] : '';
  const line = `underline ${lines[kind]} ${ground.line ? COLOURS[theme][kind] : 'currentColor'}`;
  return (
    `::highlight(${name}){text-decoration:${line};text-underline-offset:4px;` +
    `text-decoration-skip-ink:none;${wash && `background-color:${wash};`}}`
  );
}

const KINDS: readonly MarkName[] = ['same', 'added', 'altered'];
const SCREEN = KINDS.flatMap((kind) =>
  GROUNDS.map((ground) => ({ kind, ground, name: nameOf(kind, ground) })),
);
const PRINT = KINDS.map((kind) => ({ kind, ground: PAPER, name: `headwater-print-${kind}` }));
const JUMP = 'headwater-jump';

/** `own` ends every name: a page may have highlights of the same names, and rules for them. */
function styles(own: string): string {
  const rules = (marks: typeof SCREEN, lines: Readonly<Record<MarkName, string>>): string =>
    marks.map(({ kind, ground, name }) => rule(name + own, kind, ground, lines)).join('');
  return (
    `@media screen{${rules(SCREEN, LINE)}` +
    `::highlight(${JUMP}${own}){background-color:rgb(111 202 213 / .35);}` +
    `@media (max-resolution:1.49dppx){${rules(SCREEN, COARSE_LINE)}}}` +
    `@media print{${rules(PRINT, LINE)}}`
  );
}

export interface Highlights {
  /** Shows these marks on screen and no others. */
  show(blocks: readonly MarkedBlock[]): void;
  /** Has these marks printed and no others. Firefox prints a copy of the document without its highlights. */
  print(blocks: readonly MarkedBlock[]): void;
  /** Grounds the words that the reader jumped to; null: none. */
  point(range: Range | null): void;
  /** Takes all of it away, the style sheet too, until something is to be shown again. */
  leave(): void;
}

/**
 * Puts the style sheet into the page's document with the first highlight, and takes it and all highlights away when
 * `signal` aborts: a page on which nothing is left to show is as one on which nothing was. `fallback` holds a style element where the browser refuses adopted style sheets from an extension.
 */
export function createHighlights(document: Document, fallback: Element, signal: AbortSignal): Highlights {
  const registry = CSS.highlights;
  const own = `-${Math.random().toString(36).slice(2)}`;
  const state: { remove: (() => void) | null } = { remove: null };
  const put = (name: string, ranges: readonly Range[] | undefined): void => {
    if (!ranges) {
      registry.delete(name + own);
      return;
    }
    state.remove ??= addStyles(document, fallback, styles(own));
    registry.set(name + own, new Highlight(...ranges));
  };
  const putAll = (
    names: typeof SCREEN,
    blocks: readonly MarkedBlock[],
    nameIn: (kind: MarkName, ground: Ground) => string,
  ): void => {
    const ranges = new Map<string, Range[]>();
    for (const { block, match, ground } of blocks)
      for (const { kind, range } of markRanges(block, match)) {
        const name = nameIn(kind, ground);
        const known = ranges.get(name);
        if (known) known.push(range);
        else ranges.set(name, [range]);
      }
    for (const { name } of names) put(name, ranges.get(name));
  };
  const highlights: Highlights = {
    show: (blocks) => putAll(SCREEN, blocks, nameOf),
    print: (blocks) => putAll(PRINT, blocks, (kind) => `headwater-print-${kind}`),
    point: (range) => put(JUMP, range ? [range] : undefined),
    leave() {
      highlights.show([]);
      highlights.print([]);
      highlights.point(null);
      state.remove?.();
      state.remove = null;
    },
  };
  signal.addEventListener('abort', () => highlights.leave());
  return highlights;
}

function addStyles(document: Document, fallback: Element, text: string): () => void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  } catch {
    const style = document.createElement('style');
    style.textContent = text;
    fallback.append(style);
    return () => style.remove();
  }
}
