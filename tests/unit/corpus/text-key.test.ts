import { expect, it } from 'vitest';
import { textKeyOf } from '../../../src/index';

const KEY = textKeyOf(['The ferry ran aground.', 'Nobody was hurt, “the captain” said: 3.1 m of water.']);

it('is the same whatever the spacing, punctuation, case and paragraphs', () => {
  expect(KEY).toMatch(/^[0-9a-f]{16}$/);
  for (const same of [
    ['The ferry  ran aground.\n\nNobody was hurt, "the captain" said: 3.1 m of water.'],
    ['THE FERRY', 'ran\u00a0aground', 'Nobody was hurt the cap\u00adtain said — 3.1 m of water'],
    ['', 'The ferry ran aground. Nobody was hurt, the captain said: 3.1 m of water', ' '],
  ])
    expect(textKeyOf(same)).toBe(KEY);
});

it('differs by any word, their order and any figure', () => {
  const others = [
    ['The ferry ran aground.', 'Nobody was hurt, “the captain” said: 31 m of water.'],
    ['The ferry ran aground.', 'Nobody was hurt, “the captain” said: 3.2 m of water.'],
    ['Nobody was hurt, “the captain” said: 3.1 m of water.', 'The ferry ran aground.'],
    ['The ferry ran aground.'],
    [],
    ['a'],
  ];
  expect(new Set([KEY, ...others.map(textKeyOf)]).size).toBe(others.length + 1);
});

it('does not collide among many near texts, in either half', () => {
  const keys = Array.from({ length: 60_000 }, (_, i) => textKeyOf([`paragraph ${String(i)} of a text`]));
  expect(new Set(keys).size).toBe(keys.length);
  // Of 60,000 values of 32 bits about 0.4 pairs fall together by chance.
  for (const half of [0, 8]) {
    expect(new Set(keys.map((key) => key.slice(half, half + 8))).size).toBeGreaterThan(keys.length - 6);
  }
});
