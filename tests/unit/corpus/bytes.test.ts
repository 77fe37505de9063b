import { expect, it } from 'vitest';
import { roomFor, Utf8Texts } from '../../../src/corpus/bytes';

it('a buffer grows by a quarter alone where it is large already, and always holds what is asked', () => {
  expect(roomFor(20_000, 16_384)).toBe(32_768);
  expect(roomFor(90_000, 16_384)).toBe(90_000);
  const two = 2 ** 31;
  expect(roomFor(two + 3, two)).toBe(two * 1.25);
  expect(roomFor(two * 2, two)).toBe(two * 2);
});

it('texts stay as they are while their buffer grows', () => {
  const texts = new Utf8Texts();
  const all = Array.from({ length: 3_000 }, (_, i) => `${i} Ł関😀`);
  for (const text of all) texts.add(text);
  expect(new TextDecoder().decode(texts.bytes)).toBe(all.join(''));
  expect(texts.offsets.length).toBe(3_001);
});
