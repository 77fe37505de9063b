import { expect, it } from 'vitest';
import { fold } from '../../src/fold';
import { formsFor } from '../../src/forms';
import { languageOf } from '../../src/languages/index';
import { plainHash, PlainReader } from '../../src/plain-words';
import { analyse } from '../../src/text';

/** Each word that is found without an expression, and `?` where one is needed. */
function found(text: string): string[] {
  const reader = new PlainReader();
  reader.read(text);
  const words: string[] = [];
  for (let at = 0; (at = reader.nextWordy(at)) < text.length;) {
    const end = reader.wordEnd(at);
    words.push(end === at ? '?' : text.slice(at, end));
    if (end > at) expect(reader.hash).toBe(plainHash(text.slice(at, end)));
    at = Math.max(end, at + 1);
  }
  return words;
}

it('finds words, numbers and what stands for a word', () => {
  expect(found("The mayor's “café” co-opted 1,900.5 at 8:30 (5%), o'clock' Rob3 don't2.")).toEqual(
    "The mayor's café co opted 1,900.5 at 8:30 5 % o'clock Rob3 don't 2".split(' '),
  );
});

it('leaves to an expression what may go on in another way', () => {
  for (const text of [
    'U.S.',
    'a.m',
    '50km',
    '5é',
    'cafe\u0301',
    "l'\u0301a",
    '\u0301',
    '猫',
    '猫x',
    '5٣',
    '1.٣',
    'ɐ',
  ])
    expect(found(text)[0]).toBe('?');
  expect(found('a. b')).toEqual(['a', 'b']);
});

it('folds as it takes a text, where that keeps the offsets', () => {
  const reader = new PlainReader();
  const text = 'x “the mayor’s café” – `so’ non‑stop €5';
  expect(reader.fold(text, 2, text.length)).toBe(true);
  const { folded } = fold(text.slice(2));
  expect(String.fromCharCode(...reader.codes.subarray(0, reader.length))).toBe(folded);
  for (const other of ['ﬁne', 'so\u00adft', 'cafe\u0301', '猫', 'ŉ'])
    expect(reader.fold(other, 0, other.length)).toBe(false);
});

it('keeps nothing of a text that was read, nor the room of a long one', () => {
  const english = languageOf('en');
  const { plain } = formsFor(english);
  for (const times of [1, 10_000]) {
    analyse('A letter to nobody about the loan. '.repeat(times), english);
    expect(plain.codes.length).toBeLessThanOrEqual(1 << 16);
    expect(plain.codes.every((code) => code === 0)).toBe(true);
  }
});
