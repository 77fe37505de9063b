/** The running text of a Markdown file: its paragraphs, headings and list items, without the signs. */
import type { PageBlock } from '../messages';
import { groups } from './plain-text';

/** What stands before and between the text: front matter, code, comments, definitions of links. */
const ASIDE = [
  /^\uFEFF?---[^\S\n]*\n[\s\S]*?\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)/u,
  /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[^\S\n]*$|$(?![\s\S]))/gmu,
  /<!--(?:(?!<!--)[\s\S])*?-->/gu,
  /^ {0,3}\[[^\]\n]+\]:[^\n]*$/gmu,
];

/** Of signs within a line the words stay. All repeats are bounded: a file may be of any making. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/!\[[^\]]{0,999}\](?:\([^()]{0,999}\)|\[[^\]]{0,999}\])/gu, ''],
  [/\[([^\]]{0,999})\](?:\([^()]{0,999}(?:\([^()]{0,999}\)[^()]{0,999})?\)|\[[^\]]{0,999}\])/gu, '$1'],
  [/<(https?:\/\/[^\s>]{1,1999})>/gu, '$1'],
  [/(`{1,3})([^`]{1,1999})\1/gu, '$2'],
  [/(\*\*|__)(?=\S)([\s\S]{0,1999}?\S)\1/gu, '$2'],
  [/(?<![\p{L}\p{N}_])_(?=\S)([^_]{0,1999}\S)_(?![\p{L}\p{N}_])/gu, '$1'],
  [/(?<!\\)\*(?=\S)([^*\n]{0,1999}[^\s*\\])\*/gu, '$1'],
  [/~~(?=\S)([\s\S]{0,1999}?\S)~~/gu, '$1'],
  [/\\([!-/:-@[-`{-~])/gu, '$1'],
];

const plain = (line: string): string =>
  SIGNS.reduce((text, [sign, words]) => text.replace(sign, words), line)
    .replace(/\s+/gu, ' ')
    .trim();

const RULE = /^(?:[-*_][^\S\n]*){3,}$/u;
const UNDERLINE = /^(?:=+|-+)$/u;
const HEADING = /^#{1,6}\s+(.*)$/u;
const CLOSING = /(?<!#)#+$/u;
const ITEM = /^(?:[-*+]|\d{1,9}[.)])\s+/u;

/** The blocks of lines that stand under each other: these run on, unless a sign says otherwise. */
function blocksOf(lines: readonly string[]): readonly PageBlock[] {
  const blocks: { text: string; kind?: 'headline' }[] = [];
  let open = false;
  for (const raw of lines) {
    const line = raw.replace(/^(?:>\s?)+/u, '').trim();
    const last = blocks.at(-1);
    const heading = HEADING.exec(line);
    if (open && last !== undefined && UNDERLINE.test(line)) {
      last.kind = 'headline';
      open = false;
    } else if (line === '' || RULE.test(line)) {
      open = false;
    } else if (heading !== null) {
      blocks.push({ text: (heading[1] ?? '').replace(CLOSING, ''), kind: 'headline' });
      open = false;
    } else if (open && last !== undefined && !ITEM.test(line)) {
      last.text += ` ${line}`;
    } else {
      blocks.push({ text: line.replace(ITEM, '') });
      open = true;
    }
  }
  return blocks.map((block) => ({ ...block, text: plain(block.text) })).filter(({ text }) => text !== '');
}

export const markdownBlocks = (text: string): readonly PageBlock[] =>
  groups(ASIDE.reduce((rest, aside) => rest.replace(aside, '\n'), text.replace(/\r\n?/gu, '\n'))).flatMap(
    blocksOf,
  );
