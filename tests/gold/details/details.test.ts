import { describe, expect, it } from 'vitest';
import { f1, measureDetails, pairCases, seedCases, storyCases, type Case } from '../../../tools/measure-details';

/** Floors a little under what `npx tsx tools/measure-details.ts` prints. */
describe('altered words, F1', () => {
  it.each<readonly [string, readonly Case[], number]>([
    ['the labelled seeds', seedCases(), 0.25],
    ['the invented stories', storyCases(), 0.74],
    ['the pairs that the rules were made on', pairCases('develop'), 0.72],
    ['the pairs that nobody looked at', pairCases('check'), 0.58],
  ])('%s', (_, cases, floor) => {
    expect(cases.length).toBeGreaterThanOrEqual(50);
    expect(f1(measureDetails(cases).kinds.get('all')!)).toBeGreaterThanOrEqual(floor);
  });

  it('marks hardly anything in faithful rewrites', () => {
    const faithful = [...pairCases('develop'), ...pairCases('check')].filter(({ altered }) => altered.length === 0);
    const marked = faithful.filter((one) => (measureDetails([one]).kinds.get('all')?.found ?? 0) > 0);
    expect(faithful.length).toBe(28);
    expect(marked.length).toBeLessThanOrEqual(2);
  });
});
