import { describe, expect, it } from 'vitest';
import { add, f1, measured, precision, recall, traceCase, type Measured } from '../../tools/learn/measure';
import { seedCases, storyCases, type GoldCase } from '../../tools/learn/gold';
import { inserted } from '../../tools/learn/splice';
import type { Strictness } from '../../src/index';

function figures(cases: readonly GoldCase[], strictness: Strictness): Measured {
  const all = measured();
  for (const gold of cases) add(all, gold, traceCase(gold, strictness));
  return all;
}

const stories = storyCases();
const derivedStories = stories.filter((gold) => gold.set === 'stories');

// Floors a little under docs/quality.md, which also has the figures with the tested family left out.
describe('seeds 001, 002 and 003 against 000, balanced', () => {
  const found = figures(seedCases(), 'balanced');

  it('tells derived paragraphs from others', () => {
    expect(found.derived.hit + found.derived.missed).toBe(65);
    expect(f1(found.derived)).toBeGreaterThanOrEqual(0.87);
  });

  it('names a labelled paragraph as the first source', () => {
    expect(found.first / found.matched).toBeGreaterThanOrEqual(0.77);
  });

  it('names added words over the whole articles better than marking everything', () => {
    expect(f1(found.whole)).toBeGreaterThanOrEqual(0.88);
    expect(f1(found.everything)).toBeLessThan(0.76);
  });

  it('names added clauses inside matched paragraphs', () => {
    expect(f1(found.inside)).toBeGreaterThanOrEqual(0.58);
  });

  it('puts no badge on captions and furniture', () => {
    expect(found.badges).toBe(0);
  });
});

describe('seeds, the other presets', () => {
  it('is precise when strict', () => {
    const { derived } = figures(seedCases(), 'strict');
    expect(precision(derived)).toBeGreaterThanOrEqual(0.93);
    expect(recall(derived)).toBeGreaterThanOrEqual(0.75);
  });

  it('finds more when loose', () => {
    expect(recall(figures(seedCases(), 'loose').derived)).toBeGreaterThanOrEqual(0.88);
  });
});

describe('invented stories, balanced', () => {
  const found = figures(derivedStories, 'balanced');

  it('tells derived paragraphs from others', () => {
    expect(f1(found.derived)).toBeGreaterThanOrEqual(0.96);
  });

  it('finds paraphrases and summaries', () => {
    const hard = figures(
      derivedStories.filter(({ name }) => /paraphrase|summary/u.test(name)),
      'balanced',
    );
    expect(recall(hard.derived)).toBeGreaterThanOrEqual(0.93);
  });

  it('names the right source', () => {
    expect(found.first / found.matched).toBeGreaterThanOrEqual(0.97);
  });

  it('names the relation', () => {
    expect(found.relation / found.matched).toBeGreaterThanOrEqual(0.83);
  });

  it('names added words', () => {
    expect(f1(found.inside)).toBeGreaterThanOrEqual(0.74);
    expect(f1(found.whole)).toBeGreaterThanOrEqual(0.84);
  });

  it('puts no badge on captions and furniture', () => {
    expect(found.badges).toBe(0);
  });
});

describe('independent reports of the same events', () => {
  for (const strictness of ['strict', 'balanced'] as const) {
    it(`get no badge when ${strictness}`, () => {
      const found = figures(
        stories.filter((gold) => gold.set === 'independent'),
        strictness,
      );
      expect(found.blocks).toBeGreaterThanOrEqual(60);
      expect(found.badges).toBe(0);
    });
  }
});

describe('unrelated paragraphs among derived ones', () => {
  it('are not carried along by their neighbours', () => {
    const pages = inserted([...seedCases(), ...stories], 6);
    const badged = pages.filter((page) => {
      const [place] = page.labels.keys();
      return traceCase(page, 'balanced').paragraphs[place!]!.match !== null;
    });
    expect(pages.length).toBeGreaterThanOrEqual(100);
    expect(badged.length / pages.length).toBeLessThanOrEqual(0.03);
  });
});

describe('stories outside the fit, balanced', () => {
  const cases = storyCases('held-out');
  const found = figures(
    cases.filter((gold) => gold.set === 'stories'),
    'balanced',
  );

  it('are told as well as those that were', () => {
    expect(found.derived.hit + found.derived.missed).toBeGreaterThanOrEqual(180);
    expect(f1(found.derived)).toBeGreaterThanOrEqual(0.97);
    expect(found.first / found.matched).toBeGreaterThanOrEqual(0.97);
    expect(found.badges).toBe(0);
  });

  it('have their added words named', () => {
    expect(f1(found.inside)).toBeGreaterThanOrEqual(0.7);
    expect(f1(found.whole)).toBeGreaterThanOrEqual(0.8);
  });

  it('leave independent reports alone', () => {
    const independent = figures(
      cases.filter((gold) => gold.set === 'independent'),
      'balanced',
    );
    expect(independent.blocks).toBeGreaterThanOrEqual(40);
    expect(independent.badges).toBe(0);
  });
});
