/** Markdown to its running text: the syntax goes, the words stay. One block a non-empty line, as in a text file. */
import type { InputBlock } from '../src/index';

const FRONT_MATTER = /^---[ \t]*\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
/** Comments, code fences, rules, setext underlines, table rules, link definitions: lines without running text. */
const NO_TEXT = /^\s*(?:<!--.*-->|```.*|~~~.*|(?:[-*_=][ \t]*){2,}|[|:\s-]+|\[[^\]]+\]:\s.*)\s*$/;
const HEADING = /^\s{0,3}#{1,6}(?:[ \t]+|$)/;
const MARKERS = /^\s*(?:(?:>|[-*+]|\d{1,3}[.)])[ \t]+)*/;
const CLOSING_HASHES = /[ \t]+#+[ \t]*$/;
const UNDERLINE = /^\s{0,3}(?:=+|-{2,})\s*$/;

const ESCAPED = /\\([!-/:-@[-`{-~])/g;
/** Escaped marks stand in the private use area while the unescaped ones are read. */
const HIDDEN = 0xe000;
const HIDDEN_MARK = /[\ue021-\ue07e]/g;

/** Inline syntax of one line taken off. */
function inline(line: string): string {
  return line
    .replace(ESCAPED, (_, mark: string) => String.fromCharCode(HIDDEN + mark.charCodeAt(0)))
    .replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])/g, '')
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<((?:https?:|mailto:)[^>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/(`+)(.+?)\1/g, '$2')
    .replace(/(\*\*\*|\*\*|\*|~~)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])(___|__|_)(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(HIDDEN_MARK, (mark) => String.fromCharCode(mark.charCodeAt(0) - HIDDEN))
    .replace(/[ \t]{2,}/g, ' ');
}

export interface Extracted {
  /** What the blocks' offsets refer to. */
  readonly text: string;
  readonly blocks: readonly InputBlock[];
  /** False where `text` is the file's own text. */
  readonly extracted: boolean;
}

interface Line {
  readonly start: number;
  readonly own: string;
  readonly plain: string;
  readonly heading: boolean;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = FRONT_MATTER.exec(text)?.[0].length ?? 0;
  for (const raw of text.slice(from).split('\n')) {
    const last = lines.at(-1);
    if (UNDERLINE.test(raw) && last !== undefined && last.start + last.own.length + 3 > from) {
      lines[lines.length - 1] = { ...last, heading: true };
    } else if (!NO_TEXT.test(raw)) {
      const heading = HEADING.test(raw);
      const lead = (heading ? HEADING : MARKERS).exec(raw)?.[0].length ?? 0;
      const rest = raw.slice(lead);
      const own = (heading ? rest.replace(CLOSING_HASHES, '') : rest).trim();
      const plain = inline(own).trim();
      const start = from + lead + (rest.length - rest.trimStart().length);
      if (plain !== '') lines.push({ start, own, plain, heading });
    }
    from += raw.length + 1;
  }
  return lines;
}

/** Reads Markdown. Where no line has inline syntax the file's text stays and the offsets point into it. */
export function readMarkdown(text: string): Extracted {
  const lines = linesOf(text);
  const block = (start: number, length: number, heading: boolean): InputBlock =>
    heading ? { start, end: start + length, kind: 'headline' } : { start, end: start + length };
  if (lines.every(({ own, plain }) => own === plain)) {
    return {
      text,
      blocks: lines.map(({ start, own, heading }) => block(start, own.length, heading)),
      extracted: false,
    };
  }
  return joinBlocks(
    lines.map(({ plain, heading }) => (heading ? { text: plain, kind: 'headline' } : { text: plain })),
  );
}

/** Texts of blocks to one text, an empty line between them. */
export function joinBlocks(
  parts: readonly { readonly text: string; readonly kind?: InputBlock['kind'] }[],
): Extracted {
  const blocks: InputBlock[] = [];
  let text = '';
  for (const part of parts) {
    if (text !== '') text += '\n\n';
    const span = { start: text.length, end: text.length + part.text.length };
    blocks.push(part.kind === undefined ? span : { ...span, kind: part.kind });
    text += part.text;
  }
  return { text, blocks, extracted: true };
}
