import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/text';
import { compareDetails } from '../../../src/trace/altered';
import type { Passage } from '../../../src/types';
import { changes, compare, english } from './compare';

describe('who said it', () => {
  const said = '“No pump in the harbour would have stopped it,” said Rohan Desai, its area director.';

  it('finds another speaker for the same words', () => {
    expect(
      changes('Council leader Gwen Parry told us: “No pump in the harbour would have stopped it.”', said),
    ).toEqual(['attribution: Gwen Parry <- Rohan Desai']);
  });

  it('finds another speaker for an indirect statement', () => {
    expect(
      changes(
        'Santoro has insisted that a price was never put on safety.',
        'The firm denied it. “We never put a price on safety, and any such claim is false,” said Henrik Aldous.',
      ),
    ).toEqual(['attribution: Santoro <- Henrik Aldous']);
  });

  it('finds the speaker behind an apposition, and the statement before "said"', () => {
    expect(
      changes(
        'Ferries were moved to the east basin as a precaution, the harbour master, Louis Baret, said.',
        'The head of the yard, Amara Nwosu, said ferries had been moved to the east basin as a precaution.',
      ),
    ).toEqual(['attribution: Louis Baret <- Amara Nwosu']);
  });

  it('finds another party, and takes two words for one party for no change', () => {
    const source =
      'The union said on Friday that the talks about the ferries had been broken off without a date.';
    expect(
      changes('Talks about the ferries were broken off without a date, the company said.', source),
    ).toEqual(['attribution: the company <- The union']);
    expect(changes('Talks about the ferries were broken off without a date, strikers said.', source)).toEqual(
      [],
    );
    expect(
      changes('Talks about the ferries were broken off without a date, the company told the union.', source),
    ).toEqual([]);
  });

  it('finds one unnamed speaker become many', () => {
    expect(
      changes(
        'Norwegian officials are increasingly unsure whether the harbour would open.',
        'A senior Norwegian official said it was increasingly unsure whether the harbour would open.',
      ),
    ).toEqual(['attribution: Norwegian officials <- A senior Norwegian official']);
  });

  it.each([
    'Rohan Desai said no pump in the harbour would have stopped it.',
    '“No pump in the harbour would have stopped it,” Mr Desai said.',
    '“No pump in the harbour would have stopped it,” he said.',
    '“No pump in the harbour would have stopped it,” the director said.',
  ])('takes the same speaker for no change: %s', (page) => {
    expect(changes(page, said)).toEqual([]);
  });
});

describe('certainty', () => {
  it.each([
    [
      'The ruling will reshape harbour law.',
      'The ruling may reshape harbour law.',
      'certainty: will reshape <- may reshape',
    ],
    [
      'Analysts say the recall is going to cost $70 million.',
      'Analysts said that the recall might cost $70 million.',
      'certainty: is going to cost <- might cost',
    ],
    [
      'The penalty for missing it will reach $17 million.',
      'She declined to say whether she would seek a penalty, which could run as high as $17 million.',
      'certainty: will reach <- could run',
    ],
    [
      'A dose of the fungus costs $60.',
      'A dose of the fungus might cost $60.',
      'certainty: costs <- might cost',
    ],
    [
      'The board is pressing the owners to give up the northern pier.',
      'The board has told the owners that a deal would likely involve ceding the northern pier to the navy.',
      'certainty: give up the northern pier <- likely involve ceding the northern pier to the navy',
    ],
    [
      'The owner stole the ferry in May.',
      'The owner allegedly stole the ferry in May.',
      'certainty: stole <- allegedly stole',
    ],
    [
      'A former keeper confirmed that the pier had been shut.',
      'A former keeper claimed that the pier had been shut.',
      'certainty: confirmed <- claimed',
    ],
    [
      'The navy is closing the northern pier and its 40 berths.',
      'The navy is considering closing the northern pier, which has 40 berths, two keepers said.',
      'certainty: is closing <- is considering closing',
    ],
    [
      'The keeper sold the berths of the northern pier to his cousin.',
      'The owners accused the keeper of having sold berths of the northern pier to a cousin of his wife.',
      'certainty: sold <- accused the keeper of having sold',
    ],
    ['The pier may close in spring.', 'The pier will close in spring.', 'certainty: may <- will'],
  ])('%s', (page, source, change) => {
    expect(changes(page, source)).toEqual([change]);
  });

  it.each([
    ['The ruling could reshape harbour law.', 'The ruling may reshape harbour law.'],
    ['It is likely that the ruling reshapes harbour law.', 'The ruling may reshape harbour law.'],
    ['Perhaps the ruling will reshape harbour law.', 'The ruling may reshape harbour law.'],
    ['The board fears that the mill will be lost.', 'The board said the mill may be lost.'],
    ['The ferry sails in May.', 'The ferry sailed in May.'],
  ])('leaves a hedge in other words alone: %s', (page, source) => {
    expect(changes(page, source)).toEqual([]);
  });
});

describe('negation', () => {
  it.each([
    [
      'The board did not approve the new pier.',
      'The board did approve the new pier.',
      'negation: not approve <- approve',
    ],
    [
      'The ferries were cancelled in the storm.',
      'The ferries were not cancelled in the storm.',
      'negation: cancelled <- not cancelled',
    ],
    [
      'The owner confirmed that the pier was closed.',
      'The owner denied that the pier was closed.',
      'negation: confirmed <- denied',
    ],
  ])('%s', (page, source, change) => {
    expect(changes(page, source)).toEqual([change]);
  });

  it('finds a denied noun stated', () => {
    expect(
      changes(
        'Traces of oil were found in the four basins west of the old pier, tests show.',
        'The tests found no trace of oil in the four basins west of the old pier.',
      ),
    ).toEqual(['negation: were found <- found no trace']);
  });

  it('knows a negation in other words', () => {
    expect(
      changes('The board refused to approve the new pier.', 'The board did not approve the new pier.'),
    ).toEqual([]);
    expect(changes('The pier was unsafe for ferries.', 'The pier was not safe for ferries.')).toEqual([]);
  });
});

describe('several sources', () => {
  it('points at the source that the words stand in', () => {
    const sources = [
      'The pier was built by the navy.',
      'The harbour board fined 41 ferry operators last week.',
    ];
    const { altered } = compare('The harbour board fined 61 ferry operators last week.', sources);
    expect(altered).toMatchObject([{ kind: 'number', sourceIndex: 1, sourceText: '41 ferry' }]);
  });
});

describe('dropped', () => {
  it('names a lost denial, hedge and attribution of the aligned sentences', () => {
    const source =
      'The board, which denied any mistake in the matter, probably closed the northern pier in March, according to two people familiar with its books.';
    const { altered, dropped } = compare('The board closed the northern pier in March.', source);
    expect(dropped.map(({ kind }) => kind)).toEqual(['negation', 'attribution']);
    // The lost hedge is told once, as what it did to the statement.
    expect(altered).toMatchObject([{ kind: 'certainty', sourceText: 'probably closed' }]);
  });

  it('leaves out sentences that the passages do not touch', () => {
    const source =
      'The board closed the northern pier in March. The navy denied any part in the plan, and sued.';
    const page = 'The board closed the northern pier in March.';
    const passages: Passage[] = [{ start: 0, end: page.length, sourceStart: 0, sourceEnd: 44 }];
    expect(compare(page, source, passages).dropped).toEqual([]);
  });

  it('names a hedge that went from before a noun, or the clause that only says who told it', () => {
    const source =
      'The old pier was sold to a possible buyer from the north, two people familiar with the sale said.';
    const { dropped } = compare(
      'A buyer from the north has got the old pier; it was sold in a hurry.',
      source,
    );
    expect(dropped.map(({ kind, sourceText }) => [kind, sourceText])).toEqual([
      ['certainty', 'possible'],
      ['attribution', 'two people familiar with the sale said'],
    ]);
  });

  it('does not tell again what is told as altered', () => {
    const source =
      'The board fined 41 ferry operators last week, a sum the owners of the vessels called absurd and unheard of.';
    const page = 'The board fined 61 ferry operators last week.';
    const { altered, dropped } = compare(page, source);
    expect(altered).toHaveLength(1);
    for (const { sourceStart, sourceEnd } of dropped)
      expect(altered.some((span) => span.sourceStart < sourceEnd && span.sourceEnd > sourceStart)).toBe(
        false,
      );
  });

  it('leaves out the small words that join a clause to the next', () => {
    const source =
      'The board closed the northern pier in March, but the keeper of the gate had objected loudly, and it paid him.';
    const { dropped } = compare('The board closed the northern pier in March and paid.', source);
    expect(dropped[0]?.sourceText).toBe('the keeper of the gate had objected loudly');
  });

  it('is a handful at most', () => {
    const clause = Array.from(
      { length: 12 },
      (_, index) => `, the keeper of gate ${index} objected loudly`,
    ).join('');
    const { dropped } = compare('The board closed the pier.', `The board closed the pier${clause}.`);
    expect(dropped.length).toBeLessThanOrEqual(4);
  });
});

describe('edges', () => {
  it('says nothing of nothing', () => {
    expect(compare('', 'The board closed the pier.')).toEqual({ altered: [], dropped: [] });
    expect(compare('The board closed the pier.', [])).toEqual({ altered: [], dropped: [] });
  });

  it('compares digits, quotations and names in a language without a lexicon', () => {
    const page = analyse('Die Behörde bestrafte 61 Reedereien im Hafen von Husum.', english);
    const source = analyse('Die Behörde bestrafte 41 Reedereien im Hafen von Husum.', english);
    expect(compareDetails(page, [source], [], 'de').altered).toMatchObject([{ kind: 'number' }]);
  });
});
