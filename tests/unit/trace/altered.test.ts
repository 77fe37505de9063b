import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/languages/index';
import { analyse } from '../../../src/text';
import { compareDetails } from '../../../src/trace/altered';
import type { AlteredSpan, DroppedSpan, Passage } from '../../../src/types';

const english = languageOf('en');

interface Compared {
  readonly altered: readonly AlteredSpan[];
  readonly dropped: readonly DroppedSpan[];
}

function compare(
  page: string,
  sources: string | readonly string[],
  passages: readonly Passage[] = [],
): Compared {
  const texts = typeof sources === 'string' ? [sources] : sources;
  const details = compareDetails(
    analyse(page, english),
    texts.map((text) => analyse(text, english)),
    passages,
    'en',
  );
  for (const span of details.altered)
    expect(texts[span.sourceIndex ?? 0]?.slice(span.sourceStart, span.sourceEnd)).toBe(span.sourceText);
  for (const span of details.dropped)
    expect(texts[span.sourceIndex ?? 0]?.slice(span.sourceStart, span.sourceEnd)).toBe(span.sourceText);
  return details;
}

/** "kind: page words <- source words", one a span. */
function changes(page: string, sources: string | readonly string[]): string[] {
  return compare(page, sources).altered.map(
    (span) => `${span.kind}: ${page.slice(span.start, span.end)} <- ${span.sourceText}`,
  );
}

describe('numbers', () => {
  it.each([
    [
      'The harbour board fined 61 ferry operators last week.',
      'The harbour board fined 41 ferry operators last week.',
      'number: 61 ferry <- 41 ferry',
    ],
    [
      'Ferry fares went up by nine percent, the harbour board said.',
      'The harbour board said that ferry fares went up 7%.',
      'number: nine percent <- 7%',
    ],
    [
      'The board gave the operators four weeks to mend the ramps.',
      'The operators were given 56 days to mend the ramps by the board.',
      'number: four weeks <- 56 days',
    ],
    [
      'The new ramp cost the harbour £3.4m to build.',
      'The new ramp cost the harbour £2.4m to build.',
      'number: £3.4m <- £2.4m',
    ],
  ])('%s', (page, source, change) => {
    expect(changes(page, source)).toEqual([change]);
  });

  it.each([
    [
      'other notation',
      'The board fined twelve operators 1,500 euros each.',
      'The board fined 12 operators €1500 each.',
    ],
    [
      'other unit',
      'The ferry was delayed by an hour and ten minutes.',
      'The ferry was delayed by 70 minutes.',
    ],
    ['per cent', 'Fares rose 100% in the harbour.', 'Fares rose 100 per cent in the harbour.'],
    [
      'declared rounding',
      'Nearly two thousand passengers waited at the pier.',
      'About 1,900 passengers waited at the pier.',
    ],
    [
      'a refinement',
      'Of the islanders asked, 54 percent oppose the new pier.',
      'A majority of islanders oppose the new pier.',
    ],
    [
      'metric',
      'The pier is 31 miles long and crosses the bay.',
      'The pier is 50 km long and crosses the bay.',
    ],
    [
      'another place',
      'Six ferries sailed. The pier has two ramps.',
      'The pier has two ramps. Six ferries sailed.',
    ],
  ])('takes %s for no change', (_, page, source) => {
    expect(changes(page, source)).toEqual([]);
  });
});

describe('dates and names', () => {
  it.each([
    [
      'The pier reopens on Thursday after repairs.',
      'The pier reopens on Monday after repairs.',
      'date: Thursday <- Monday',
    ],
    [
      'The pier was closed on 9 June by the board.',
      'The pier was closed on 9 May by the board.',
      'date: 9 June <- 9 May',
    ],
    [
      'The pier was built in 1986 by the navy.',
      'The pier was built in 1968 by the navy.',
      'date: 1986 <- 1968',
    ],
    [
      'The pier was inspected by Oskar Lund on behalf of the board.',
      'The pier was inspected by Maria Ferro on behalf of the board.',
      'entity: Oskar Lund <- Maria Ferro',
    ],
    [
      'Ferries to Marwick were cancelled for a week.',
      'Ferries to Sandness were cancelled for a week.',
      'entity: Marwick <- Sandness',
    ],
  ])('%s', (page, source, change) => {
    expect(changes(page, source)).toEqual([change]);
  });

  it.each([
    [
      'a transliteration',
      'The pier was praised by Volodymyr Zelensky in Kyiv.',
      'The pier was praised by Volodymyr Zelenskiy in Kiev.',
    ],
    ['a short form', 'Ferro said the pier was safe.', 'Maria Ferro said the pier was safe.'],
    ['initials', 'The IMF has paid for the pier.', 'The International Monetary Fund has paid for the pier.'],
    ['a long name', 'The United States has paid for the pier.', 'The U.S. has paid for the pier.'],
    [
      'a description',
      'He wrote to Putin about the pier.',
      'He wrote to the Russian president about the pier.',
    ],
  ])('takes %s for no change', (_, page, source) => {
    expect(changes(page, source)).toEqual([]);
  });
});

describe('quotations', () => {
  it('finds words changed inside the marks', () => {
    expect(
      changes(
        'The pier is old. “If you must cross it, treat it as a trap that somebody left open,” said Maria Ferro.',
        '“If you must cross it, treat it as a door that somebody left ajar,” said Maria Ferro.',
      ),
    ).toEqual(['quote: trap that somebody left open <- door that somebody left ajar']);
  });

  it('finds a short quotation reworded', () => {
    expect(
      changes(
        'Ferro said the offer ‘would not be on the table forever’.',
        'Ferro said the offer “will not be on the table forever”.',
      ),
    ).toEqual(['quote: would not be on the table forever <- will not be on the table forever']);
  });

  it.each([
    ['other marks', "Ferro called it 'old and tired'.", 'Ferro called it “old and tired”.'],
    [
      'a contraction spelt out',
      '“It is not safe and we are sorry,” said Ferro.',
      '“It’s not safe and we’re sorry,” said Ferro.',
    ],
    ['spelling', '“We organise the harbour,” said Ferro.', '“We organize the harbour,” said Ferro.'],
    [
      'a shorter quotation',
      'Ferro said the pier was “not safe”.',
      '“The pier is old and not safe at all,” said Ferro.',
    ],
    [
      'marks set elsewhere',
      'Ferro spoke of “a good thing” for ferries.',
      'Ferro spoke of a “good thing” for ferries.',
    ],
    [
      'words the source leaves out',
      '“It is one issue, and we all know it, and it can be solved,” said Ferro.',
      '“It is one issue ... and it can be solved,” said Ferro.',
    ],
    [
      'a bracketed insertion',
      '“They (the ferries) will sail again soon,” said Ferro.',
      '“They will sail again soon,” said Ferro.',
    ],
  ])('takes %s for no change', (_, page, source) => {
    expect(changes(page, source)).toEqual([]);
  });
});

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
    const { dropped } = compare('The board closed the northern pier in March.', source);
    expect(dropped.map(({ kind }) => kind)).toEqual(['negation', 'certainty', 'attribution']);
    expect(dropped[1]?.sourceText).toBe('probably');
  });

  it('leaves out sentences that the passages do not touch', () => {
    const source =
      'The board closed the northern pier in March. The navy denied any part in the plan, and sued.';
    const page = 'The board closed the northern pier in March.';
    const passages: Passage[] = [{ start: 0, end: page.length, sourceStart: 0, sourceEnd: 44 }];
    expect(compare(page, source, passages).dropped).toEqual([]);
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
