/** The report as Markdown (CommonMark). What a page or a source says stays text, whatever signs are in it. */
import { oneLine, partsOf, type Item, type Outline, type Part, type Words } from './outline';

/** Signs that mean something anywhere in a line. */
const INLINE = /[\\`*_[\]<>~]|&(?=#?[\p{L}\d]+;)|:(?=\/\/)|(?<=www)\.|(?<=^|\s)#/giu;
/** Signs that mean something where a line begins. */
const LEADING = /^(?:[+=-]|\d{1,9}[.)])/u;

/** Text that a reader of Markdown shows as it is, in one line. */
export function escaped(text: string): string {
  const line = oneLine(text).replace(INLINE, '\\$&');
  return line.replace(LEADING, (sign) => `${sign.slice(0, -1)}\\${sign.at(-1)}`);
}

const spaceAt = (part: string, where: RegExp): string => (where.test(part) ? ' ' : '');

const inline = (words: Words): string =>
  partsOf(words)
    .map((part) =>
      typeof part === 'string'
        ? `${spaceAt(part, /^\s/u)}${escaped(part)}${spaceAt(part, /\s$/u)}`
        : `<${new URL(part.address).href}>`,
    )
    .join('')
    .trim();

const item = ({ words, more = [] }: Item): string =>
  [`- ${inline(words)}`, ...more.map((one) => `  - ${inline(one)}`)].join('\n');

function part(of: Part): string {
  switch (of.kind) {
    case 'heading':
      return `${'#'.repeat(of.level)} ${escaped(of.text)}`;
    case 'text':
      return inline(of.words);
    case 'quote':
      return `${escaped(of.of)}\n\n> ${escaped(of.text)}`;
    case 'list':
      return [...(of.title === undefined ? [] : [`${escaped(of.title)}\n`]), ...of.items.map(item)].join(
        '\n',
      );
  }
}

export const toMarkdown = (outline: Outline): string => `${outline.map(part).join('\n\n')}\n`;
