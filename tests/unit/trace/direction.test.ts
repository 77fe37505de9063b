import { describe, expect, it } from 'vitest';
import { directionOf } from '../../../src/trace/direction';
import { factsOf, type Facts } from '../../../src/trace/facts';
import { compareStages, stageScore, tellingOf } from '../../../src/trace/stage';

const facts = (paragraphs: readonly string[], meta = {}, held: readonly string[] = []): Facts =>
  factsOf(
    paragraphs.map((text, index) => ({ index, start: 0, text, kind: 'paragraph' as const })),
    meta,
    held,
  );

/** A wire report in two versions: what the morning's tells as ahead the evening's tells as over. */
const COMMON = [
  'The harbour authority of Port Lasse has owned the two northern piers since the ferry company left them in 2009.',
  'The piers need repairs that an engineering firm put at about nine million crowns in a survey last spring.',
  'Fishing crews who land their catch there have asked for a say in any sale of the land behind the sheds.',
  'The council has been divided over the plan, with the smaller parties in favour of leasing the piers instead.',
];
const MORNING = [
  'The council of Port Lasse is to vote on Tuesday on the sale of the northern piers to a hotel group.',
  'Mayor Ines Talle will present the offer at a public session, and the hotel group plans to open by 2029.',
  ...COMMON,
  'Protesters said on Monday that they are going to gather outside the town hall before the session begins.',
  'The vote is expected to be close, and the mayor will need two votes from the opposition to win it at all.',
];
const EVENING = [
  'The council of Port Lasse voted on Tuesday for the sale of the northern piers to a hotel group.',
  'Mayor Ines Talle presented the offer at a public session, and the hotel group had earlier said it would open by 2029.',
  ...COMMON,
  'Protesters gathered outside the town hall on Tuesday and left after the session had ended without any arrests.',
  'The vote was close, and the mayor won it with two votes from the opposition after a debate of three hours.',
];

describe('versions of one report', () => {
  it('are ordered by what is ahead in one and over in the other, whichever comes first', () => {
    expect(directionOf(facts(MORNING), facts(EVENING))).toEqual({ order: 'second-follows', by: 'stage' });
    expect(directionOf(facts(EVENING), facts(MORNING))).toEqual({ order: 'first-follows', by: 'stage' });
  });

  it('have opposite signs the other way round', () => {
    const [one, two] = [tellingOf(MORNING)!, tellingOf(EVENING)!];
    const there = compareStages(one, two)!;
    const back = compareStages(two, one)!;
    expect(stageScore(back.signs)).toBeCloseTo(-stageScore(there.signs), 9);
    expect(back.changed).toHaveLength(there.changed.length);
  });

  it('name the sentences that tell the stage', () => {
    const { changed } = compareStages(tellingOf(MORNING)!, tellingOf(EVENING)!)!;
    expect(changed.some(({ first, ahead }) => ahead > 0 && first.includes('is to vote'))).toBe(true);
  });

  it('stay unordered where they tell the same: a shortened copy has no stage of its own', () => {
    expect(directionOf(facts(MORNING), facts(MORNING.slice(0, 6)))).toEqual({ order: 'unknown' });
    expect(directionOf(facts(MORNING), facts(MORNING))).toEqual({ order: 'unknown' });
  });

  it('keep the tense of what is quoted out of it', () => {
    const quoted = (verb: string): string[] => [
      ...COMMON,
      `“The council ${verb} decide about the piers and nobody else,” the mayor told the crews at the harbour.`,
    ];
    expect(directionOf(facts(quoted('will')), facts(quoted('did')))).toEqual({ order: 'unknown' });
  });

  it('are not told by stage in a language without words for it', () => {
    const there = { inLanguage: 'fi' };
    expect(directionOf(facts(MORNING, there), facts(EVENING, there))).toEqual({ order: 'unknown' });
  });
});

describe('what goes before the stage', () => {
  it('a credit', () => {
    const credited = [
      ...MORNING,
      'The offer was first reported by the Lasse Courier, which had seen the papers.',
    ];
    const held = ['Lasse Courier'];
    const direction = directionOf(
      facts(credited, { outlet: 'Coast Daily' }, held),
      facts(EVENING, { outlet: 'Lasse Courier' }, held),
    );
    expect(direction).toEqual({ order: 'first-follows', by: 'credit' });
  });

  it('a date of another day', () => {
    const direction = directionOf(
      facts(MORNING, { datePublished: '2025-05-08' }),
      facts(EVENING, { datePublished: '2025-05-06' }),
    );
    expect(direction).toEqual({ order: 'first-follows', by: 'date' });
  });

  it('rewrites that touch every sentence are no versions', () => {
    const spun = MORNING.map((text) => text.replace(/\b(\w+) (of|to|the|in)\b/gu, '$1 now $2'));
    expect(compareStages(tellingOf(MORNING)!, tellingOf(spun)!)).toBeUndefined();
  });
});
