import { expect, it } from 'vitest';
import { plainEnd } from '../../../src/trace/details/plain-tokens';

it('leaves words that may go on in another way to who reads them', () => {
  for (const text of ['mayor’s', 'mayor‑elect', "mayor's", 'mayor-elect', 'maé', 'U.S.', 'km2', '猫x'])
    expect(plainEnd(text, 0)).toBe(0);
  for (const text of ['mayor', 'mayor–elect', 'mayor “a', 'mayor…', 'mayor €5'])
    expect(plainEnd(text, 0)).toBe(5);
});
