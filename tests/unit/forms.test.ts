import { expect, it } from 'vitest';
import { Forms, ownCopy, type Form } from '../../src/forms';
import { languageOf } from '../../src/languages/index';
import { plainHash } from '../../src/plain-words';
import { analyse } from '../../src/text';

const english = languageOf('en');
const formOf = (text: string): Form => ({ text, norm: text, stem: text, stop: false });
const lettersOf = (number: number): string =>
  String(number).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);

it('remembers words until it is full, then begins anew', () => {
  const forms = new Forms(4);
  const words = ['ferry', 'bridge', 'pêcheur', '50km'];
  for (const word of words) forms.add(formOf(word));
  expect(words.map((word) => forms.of(word)?.text)).toEqual(words);
  forms.add(formOf('parish'));
  expect(forms.of('parish')?.text).toBe('parish');
  expect(forms.of('ferry')).toBeUndefined();
});

it('without a number grows with its words, which keep theirs', () => {
  const forms = new Forms(Infinity);
  const words = Array.from({ length: 30_000 }, (_, number) => lettersOf(number));
  for (const word of words) forms.add(formOf(word));
  expect(words.map((word) => forms.of(word)?.number)).toEqual(words.map((_, i) => i + 1));
});

it('finds a plain word where it stands in a text', () => {
  const forms = new Forms();
  forms.add(formOf('ferry'));
  forms.plain.read('a ferry late');
  expect(forms.plain.wordEnd(2)).toBe(7);
  expect(forms.at(forms.numberOfPlain(2, 7)).text).toBe('ferry');
  forms.plain.wordEnd(8);
  expect(forms.numberOfPlain(8, 12)).toBe(0);
});

it('does not search long for words that were made to have one place', () => {
  const forms = new Forms(1024);
  const home = (word: string): number => (plainHash(word) ^ (plainHash(word) >>> 15)) & 2047;
  const words: string[] = [];
  for (let number = 0; words.length < 300; number += 1)
    if (home(lettersOf(number)) === 7) words.push(lettersOf(number));
  for (const word of words) forms.add(formOf(word));
  expect(forms.of(words[0]!)?.text).toBe(words[0]);
  expect(forms.of(words[299]!)).toBeUndefined();
  forms.plain.read(words[299]!);
  forms.plain.wordEnd(0);
  expect(forms.numberOfPlain(0, words[299]!.length)).toBe(0);
  const text = words.join(' ');
  expect(analyse(text, english, new Forms(1024))).toEqual(analyse(text, english, new Forms()));
});

it('keeps no more stems than forms, and no long ones', () => {
  const forms = new Forms(64);
  for (let number = 0; number < 500; number += 1) {
    forms.same(lettersOf(number));
    forms.same('x'.repeat(40) + lettersOf(number));
  }
  expect((forms as unknown as { stems: Map<string, string> }).stems.size).toBeLessThanOrEqual(64);
});

it('copies are the same words', () => {
  for (const word of ['', 'a', 'ferry', 'internationally', 'Überschwemmungen', '\ud83d\ude00'.repeat(9)])
    expect(ownCopy(word)).toBe(word);
});
