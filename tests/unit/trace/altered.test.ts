import { describe, expect, it } from 'vitest';
import { changes } from './compare';

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
    [
      'Half of all operators on the coast have signed the letter.',
      'Some 31 per cent of operators on the coast have signed the letter.',
      'number: Half <- 31 per cent',
    ],
    [
      'Three quarters of the islanders are against the pier.',
      'A third of the islanders are against the pier.',
      'number: Three quarters <- A third',
    ],
    [
      'In all the bill for the harbour comes to 7,300 crowns, which nobody wants to pay.',
      'Nobody has offered to settle what it owes, 730 crowns.',
      'number: 7,300 crowns <- 730 crowns',
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
      'a share in words',
      'A third of the islanders are against the pier.',
      'Some 31 per cent of the islanders are against the pier.',
    ],
    [
      'quarters of a year',
      'The board lost money in the two quarters of last year.',
      'The board lost 12 per cent of its money in the quarters of last year.',
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
      'The pier was to reopen last month after repairs.',
      'The pier was to reopen last week after repairs.',
      'date: last month <- last week',
    ],
    [
      'A plan drawn by Anton Torrick was laid before them all on that night.',
      'Before that, the islanders had seen what Ansel Torrick meant to build.',
      'entity: Anton Torrick <- Ansel Torrick',
    ],
    [
      'Lund sued Ferro over the pier in spring.',
      'In spring, over the pier, Ferro sued Lund.',
      'entity: Lund sued Ferro <- Ferro sued Lund',
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

  it('finds a quotation in quite other words, where each text has only this one', () => {
    expect(
      changes(
        'Maria Ferro, who runs the pier, was blunt and spoke of “a trap that somebody must spring at last”.',
        'Maria Ferro told the board that the pier was “one more nail that sticks out of the plank”.',
      ),
    ).toEqual([
      'quote: “a trap that somebody must spring at last” <- “one more nail that sticks out of the plank”',
    ]);
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
