import { describe, expect, it } from 'vitest';
import { EN_PARAPHRASES } from '../../../src/languages/data/en-paraphrases';
import { relatedStems } from '../../../src/languages/paraphrases';

const stems = EN_PARAPHRASES.trim()
  .split(/[\s,]+/u)
  .filter((stem) => stem !== '');

describe('stems that stand for each other', () => {
  it('knows words that rewrites exchange', () => {
    expect(relatedStems('allow').map(({ stem }) => stem)).toContain('permit');
    expect(relatedStems('permit').map(({ stem }) => stem)).toContain('allow');
  });

  it('is symmetric, in weight too, and no stem is its own relative', () => {
    for (const stem of new Set(stems)) {
      const related = relatedStems(stem);
      expect(related.length).toBeGreaterThan(0);
      expect(new Set(related.map((one) => one.stem)).size).toBe(related.length);
      for (const other of related) {
        expect(other.stem).not.toBe(stem);
        expect(other.weight).toBeGreaterThan(0);
        expect(other.weight).toBeLessThan(1);
        expect(relatedStems(other.stem)).toContainEqual({ stem, weight: other.weight });
      }
    }
  });

  it('has nothing for other languages and unknown words', () => {
    expect(relatedStems('allow', 'de')).toEqual([]);
    expect(relatedStems('qwertz')).toEqual([]);
  });
});
