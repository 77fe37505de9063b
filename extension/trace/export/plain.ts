/** The report as plain text, for a mail: the same content, told by empty lines and indents. */
import { oneLine, partsOf, type Item, type Outline, type Part, type Words } from './outline';

const INDENT = '    ';

const inline = (words: Words): string =>
  oneLine(
    partsOf(words)
      .map((part) => (typeof part === 'string' ? part : part.address))
      .join(''),
  );

const item = ({ words, more = [] }: Item): string =>
  [`– ${inline(words)}`, ...more.map((one) => `${INDENT}– ${inline(one)}`)].join('\n');

function part(of: Part): string {
  switch (of.kind) {
    case 'heading':
      return oneLine(of.text);
    case 'text':
      return inline(of.words);
    case 'quote':
      return `${oneLine(of.of)}\n${INDENT}${oneLine(of.text)}`;
    case 'list':
      return [...(of.title === undefined ? [] : [oneLine(of.title)]), ...of.items.map(item)].join('\n');
  }
}

/** A heading of the two upper levels has an empty line more before it. */
const gap = (of: Part, index: number): string => {
  if (index === 0) return '';
  return of.kind === 'heading' && of.level < 3 ? '\n\n\n' : '\n\n';
};

export const toPlainText = (outline: Outline): string =>
  `${outline.map((of, index) => `${gap(of, index)}${part(of)}`).join('')}\n`;
