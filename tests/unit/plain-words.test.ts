import { expect, it } from 'vitest';
import { plainEnd, PlainReader } from '../../src/plain-words';

it('leaves words that may go on in another way to who reads them', () => {
  for (const text of ['mayor’s', 'mayor‑elect', "mayor's", 'mayor-elect', 'maé', 'U.S.', 'km2', '猫x'])
    expect(plainEnd(text, 0)).toBe(0);
  for (const text of ['mayor', 'mayor–elect', 'mayor “a', 'mayor…', 'mayor €5'])
    expect(plainEnd(text, 0)).toBe(5);
});

it('reads the same words from characters that were taken before', () => {
  const reader = new PlainReader();
  for (const text of ['mayor’s', 'mayor – elect', '€5 for km2', '猫x mayor']) {
    reader.read(text);
    for (let at = 0; at < text.length; at += 1) expect(reader.plainEnd(at)).toBe(plainEnd(text, at));
  }
});
