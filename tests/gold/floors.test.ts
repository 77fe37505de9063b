import { describe, expect, it } from 'vitest';
import { derivedHeldOut, derivedStories, independentStories, seeds, shipped } from '../../tools/eval/cases';
import { floorFigures, floorOf, holds, reached } from '../../tools/eval/floors';
import { ofCounts, total, tracedCases } from '../../tools/eval/traced';
import { F1 } from '../../tools/eval/estimate';

const figures = floorFigures();
const last = reached();

// `npm run eval -- --floors --raise` writes floors.json after the engine got better.
describe('figures do not fall', () => {
  it.each(figures)('$name', (figure) => {
    const before = last[figure.name];
    expect(before, 'not in floors.json: npm run eval -- --floors --raise').toBeDefined();
    expect(
      holds(figure, before!),
      `${figure.value} against the ${figure.wrong ? 'ceiling' : 'floor'} ${floorOf(figure, before!)}`,
    ).toBe(true);
  });

  it('none is forgotten', () => {
    expect(Object.keys(last).sort()).toEqual(figures.map(({ name }) => name).sort());
  });
});

describe('the labelled sets', () => {
  it('are as large as they were', () => {
    const derived = (cases: ReturnType<typeof seeds>): number =>
      total(tracedCases(cases, 'balanced', shipped), (one) => one.all);
    expect(derived(seeds())).toBe(65);
    expect(derived(derivedStories())).toBeGreaterThanOrEqual(244);
    expect(derived(derivedHeldOut())).toBeGreaterThanOrEqual(180);
    expect(independentStories().length).toBeGreaterThanOrEqual(4);
  });

  it('are told better than by marking every word of the seeds', () => {
    const balanced = tracedCases(seeds(), 'balanced', shipped);
    const marked = ofCounts(balanced, 'paragraphs', (one) => one.everything, F1).value;
    const found = ofCounts(balanced, 'paragraphs', (one) => one.whole, F1).value;
    expect(marked).toBeLessThan(0.76);
    expect(found).toBeGreaterThan(marked + 0.1);
  });
});
