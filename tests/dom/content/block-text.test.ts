import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRange } from '../../../extension/content/block-text';
import { readPage } from '../../../extension/content/article';

const pieces = fc.array(
  fc.record({
    text: fc.string({
      unit: fc.constantFrom('a', 'b', 'é', '😀', ' ', '\n', '\t', '.', '\u00a0'),
      maxLength: 12,
    }),
    tag: fc.constantFrom('b', 'em', 'span', null, 'br'),
  }),
  { minLength: 1, maxLength: 10 },
);

/** A paragraph of inline pieces, built without markup. */
function paragraphOf(parts: readonly { text: string; tag: string | null }[]): HTMLElement {
  const paragraph = document.createElement('p');
  for (const { text, tag } of parts) {
    if (tag === null) paragraph.append(text);
    else {
      const inline = document.createElement(tag);
      if (tag !== 'br') inline.append(text);
      paragraph.append(inline);
    }
  }
  return paragraph;
}

const unspaced = (text: string): string => text.replace(/[ \t\n\r\f]+/g, '');

describe('toRange', () => {
  it('gives the very characters of every span back from the page', () => {
    fc.assert(
      fc.property(pieces, fc.nat(), fc.nat(), (parts, one, other) => {
        const main = document.createElement('main');
        main.append(paragraphOf(parts));
        document.body.replaceChildren(main);
        for (const block of readPage(document).blocks) {
          const [start, end] = [one % block.text.length, other % (block.text.length + 1)].sort(
            (a, b) => a - b,
          ) as [number, number];
          const range = toRange(block, start, end);
          // A line break is a space in the text and nothing in the page.
          if (range === null) expect(unspaced(block.text.slice(start, end))).toBe('');
          else expect(unspaced(range.toString())).toBe(unspaced(block.text.slice(start, end)));
        }
      }),
    );
  });

  it('gives nothing for spans outside the text, empty ones, or nodes that left the page', () => {
    const main = document.createElement('main');
    main.append(paragraphOf([{ text: 'The council met twice in the old customs house.', tag: null }]));
    document.body.replaceChildren(main);
    const block = readPage(document).blocks[0]!;
    expect(toRange(block, 0, 3)?.toString()).toBe('The');
    expect(toRange(block, 4, 4)).toBeNull();
    expect(toRange(block, 40, 400)).toBeNull();
    block.pieces[0]!.node.data = 'Short';
    expect(toRange(block, 20, 30)).toBeNull();
    main.replaceChildren();
    expect(toRange(block, 0, 3)).toBeNull();
  });
});
