/** Counting in one pass says what the regular expressions of Unicode say. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countWords, plain } from '../../../extension/content/words';

const counted = (text: string): number =>
  (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) +
  ((text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu)
    ?.length ?? 0) >>
    1);

it('counts every sign of the first planes as Unicode does', () => {
  for (let code = 0; code < 0x1_1000; code += 1) {
    const sign = String.fromCodePoint(code);
    const text = `ab${sign}c d${sign} ${sign}`;
    if (countWords(text).words !== counted(text)) expect.fail(`U+${code.toString(16)}`);
  }
});

it('has one print for the same words, however they are set', () => {
  const sign = fc.constantFrom(...'aZ9 é“’—.,\u00a0Ünß×µπ漢…\n™');
  fc.assert(
    fc.property(fc.string({ unit: sign }), (text) => {
      const same = ` ${text.toUpperCase().toLowerCase().replaceAll(' ', ' — ')}!`;
      if (plain(same).replaceAll(' ', '') !== plain(text).replaceAll(' ', '')) return;
      expect(countWords(same).print).toBe(countWords(text).print);
    }),
    { numRuns: 2_000 },
  );
  expect(countWords('One two three').print).toBe(countWords('“One” — two, THREE™').print);
  expect(countWords('One two three').print).not.toBe(countWords('One two tree').print);
});
