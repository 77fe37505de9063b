import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprints, GRAM, hashOf, WINDOW } from '../../src/fingerprint';
import { languageOf } from '../../src/languages/index';
import { analyse } from '../../src/text';

const prints = (text: string) => fingerprints(analyse(text, languageOf('en')).words);
const hashes = (text: string) => new Set(prints(text).map(({ hash }) => hash));
const vocabulary = fc.constantFrom(
  'river',
  'bridge',
  'mayor',
  'closed',
  'engineers',
  'found',
  'rust',
  'cables',
  'Friday',
  'night',
);
const passage = (least: number) => fc.array(vocabulary, { minLength: least, maxLength: 30 });

describe('fingerprints', () => {
  it('are the same for the same words, whatever their case and punctuation', () => {
    expect(prints('The mayor’s “BRIDGE” – closed!')).toEqual(prints('the MAYOR bridge closed'));
    expect(hashes('Café “Zoë” opened on Friday')).toEqual(hashes('cafe zoe opened on friday'));
  });

  it('share one whenever two texts share WINDOW + GRAM − 1 words in a row', () => {
    fc.assert(
      fc.property(passage(0), passage(WINDOW + GRAM - 1), passage(0), (before, shared, after) => {
        const here = hashes([...before, ...shared, ...after].join(' '));
        const there = hashes(['quite', 'another', 'text', ...shared].join(' '));
        expect([...there].some((hash) => here.has(hash))).toBe(true);
      }),
    );
  });

  it('choose at least one gram of every window, and each once', () => {
    fc.assert(
      fc.property(passage(GRAM), (words) => {
        const places = prints(words.join(' ')).map(({ word }) => word);
        const grams = words.length - GRAM + 1;
        expect(new Set(places).size).toBe(places.length);
        for (let from = 0; from + WINDOW <= grams; from += 1) {
          expect(places.some((place) => place >= from && place < from + WINDOW)).toBe(true);
        }
        expect(places.every((place) => place >= 0 && place < grams)).toBe(true);
      }),
    );
  });

  it('depend on the order of the words and are none for too few', () => {
    expect(hashes('river bridge mayor')).not.toEqual(hashes('mayor bridge river'));
    expect(prints('river bridge')).toEqual([]);
    expect(prints('river bridge mayor')).toHaveLength(1);
  });

  it('spread hashes over all 32 bits', () => {
    const seen = Array.from({ length: 4_096 }, (_, i) => hashOf(`w${i}`));
    expect(new Set(seen).size).toBe(4_096);
    for (let bit = 0; bit < 32; bit += 1) {
      const set = seen.filter((hash) => (hash >>> bit) & 1).length;
      expect(set).toBeGreaterThan(1_850);
      expect(set).toBeLessThan(2_250);
    }
  });
});
