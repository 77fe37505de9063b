import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Postings } from '../../../src/corpus/index';
import { collectList, isList, listSections, listSize, VarintReader } from '../../../src/corpus/stem-lists';

const MOST = 2 ** 26;
const lists = fc.uniqueArray(
  fc.oneof(fc.nat(MOST - 1), fc.nat(300), fc.constantFrom(0, 127, 128, 16_383, 16_384, 2 ** 21, MOST - 1)),
  { minLength: 1, maxLength: 200 },
);

function written(list: readonly number[]): Uint8Array {
  const pieces: number[] = [];
  const { offsets, lists: section } = listSections(Uint32Array.of(0, list.length), Uint32Array.from(list));
  section.fill((bytes) => pieces.push(...bytes));
  expect([...offsets]).toEqual([0, pieces.length]);
  expect(section.byteLength).toBe(pieces.length);
  return Uint8Array.from(pieces);
}

describe('lists of paragraphs in bytes', () => {
  it('are read as they were written, with others around them', () => {
    fc.assert(
      fc.property(lists, fc.uint8Array({ maxLength: 9 }), (drawn, around) => {
        const list = [...drawn].sort((a, b) => a - b);
        const bytes = written(list);
        expect(isList(bytes, 0, bytes.length, MOST)).toBe(true);
        const all = Uint8Array.from([...around, ...bytes, ...around]);
        expect(isList(all, around.length, around.length + bytes.length, list.at(-1)! + 1)).toBe(true);
        expect(listSize(all, around.length)).toBe(list.length);
        const into = new Postings();
        into.reserve(3);
        into.paragraphs.set([7, 8, 9]);
        into.count = 3;
        collectList(all, around.length, list.length, into);
        expect([...into.paragraphs.subarray(0, into.count)]).toEqual([7, 8, 9, ...list]);
        const reader = new VarintReader((index) => all[index]!, around.length);
        let paragraph = -1;
        const read = Array.from({ length: reader.next() }, () => (paragraph += reader.next() + 1));
        expect(read).toEqual(list);
      }),
    );
  });

  it('are none where a byte is changed, missing or too much, or a paragraph does not exist', () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.nat(255), (drawn, where, byte) => {
        const list = [...drawn].sort((a, b) => a - b);
        const bytes = written(list);
        expect(isList(bytes, 0, bytes.length - 1, MOST)).toBe(false);
        expect(isList(Uint8Array.from([...bytes, 0]), 0, bytes.length + 1, MOST)).toBe(false);
        expect(isList(bytes, 0, bytes.length, list.at(-1)!)).toBe(false);
        const changed = bytes.slice();
        changed[where % bytes.length] = byte;
        // What is still taken for a list is one, and written so.
        if (!isList(changed, 0, changed.length, MOST)) return;
        const into = new Postings();
        collectList(changed, 0, listSize(changed, 0), into);
        const read = [...into.paragraphs.subarray(0, into.count)];
        expect(read.every((one, i) => one < MOST && (i === 0 || one > read[i - 1]!))).toBe(true);
        expect(written(read)).toEqual(changed);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['nothing', []],
    ['no paragraph', [0]],
    ['a number in more bytes than it needs', [1, 0x80, 0]],
    ['a count in more bytes than it needs', [0x81, 0, 5]],
    ['a number without an end', [1, 0x80]],
    ['a number of five bytes', [1, 0xff, 0xff, 0xff, 0xff, 0x01]],
    ['more paragraphs than there are', [3, 0, 0]],
    ['fewer', [1, 0, 0]],
  ])('%s is no list', (_, bytes) => {
    expect(isList(Uint8Array.from(bytes), 0, bytes.length, MOST)).toBe(false);
  });
});
