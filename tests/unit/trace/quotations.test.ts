import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotations } from '../../../src/trace/quotations';

const read = (text: string): { words: string; speaker: string | undefined; key: string | undefined }[] =>
  findQuotations(text).map((quotation) => ({
    words: text.slice(quotation.inner.start, quotation.inner.end),
    speaker: quotation.speaker?.text,
    key: quotation.speaker?.key,
  }));

const words = (text: string): string[] => read(text).map((quotation) => quotation.words);

describe('quotation marks', () => {
  it.each([
    ['curly', 'He said “we will go” and left.', 'we will go'],
    ['straight', 'He said "we will go" and left.', 'we will go'],
    ['single curly', 'He said ‘we will go’ and left.', 'we will go'],
    ['single straight', "He said 'we will go' and left.", 'we will go'],
    ['guillemets', 'Il dit « nous irons » et partit.', ' nous irons '],
    ['German', 'Er sagte: „Wir gehen.“ Dann ging er.', 'Wir gehen.'],
  ])('reads %s marks', (_, text, inner) => {
    expect(words(text)).toEqual([inner]);
  });

  it('tells apostrophes from single quotation marks', () => {
    expect(words("It's the drivers' union that won't sign the '90s deal.")).toEqual([]);
    expect(words('It’s the drivers’ union that won’t sign the ’90s deal.')).toEqual([]);
    expect(words('They said ‘it’s the drivers’ union that won’t sign’ on Monday.')).toEqual([
      'it’s the drivers’ union that won’t sign',
    ]);
  });

  it('keeps a quotation inside a quotation with the outer one', () => {
    expect(words('“She called it ‘absurd’ twice,” said Ana Ruiz.')).toEqual([
      'She called it ‘absurd’ twice,',
    ]);
  });

  it('runs an unclosed quotation to the end of its paragraph only', () => {
    const text = '“We waited for hours and nobody came.\n“Then we left,” Ana Ruiz said.';
    const [first, second] = findQuotations(text);
    expect(first).toMatchObject({ closed: false, end: text.indexOf('\n') });
    expect(second).toMatchObject({ closed: true });
  });

  it('has its offsets inside the text, in order, whatever the text', () => {
    const piece = fc.constantFrom(
      '“',
      '”',
      '‘',
      '’',
      '"',
      "'",
      '«',
      '»',
      ' said ',
      'Ana Ruiz',
      '. ',
      ', ',
      '\n',
      'word ',
      'he ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const quotation of findQuotations(text)) {
          expect(quotation.start).toBeGreaterThanOrEqual(end);
          expect(quotation.inner.start).toBeGreaterThan(quotation.start);
          expect(quotation.inner.end).toBeLessThanOrEqual(quotation.end);
          expect(quotation.end).toBeLessThanOrEqual(text.length);
          const { speaker } = quotation;
          if (speaker) expect(text.slice(speaker.start, speaker.end)).toBe(speaker.text);
          end = quotation.end;
        }
      }),
    );
  });
});

describe('speakers', () => {
  it.each([
    ['after, inverted', '“We are ready,” said harbour master Ana Ruiz.', 'ruiz'],
    ['after, plain', '“We are ready,” Ruiz told reporters.', 'ruiz'],
    ['after, with an appositive', '“We are ready,” a spokeswoman, Ana Ruiz, said.', 'ruiz'],
    ['before, with a colon', 'Ana Ruiz, the harbour master, said: “We are ready.”', 'ruiz'],
    ['before, another verb', 'Ruiz described the port as “ready” on Monday.', 'ruiz'],
    ['before, according to', 'The port is, according to Ana Ruiz, “ready”.', 'ruiz'],
    ['with a weekday between', 'Ruiz on Friday said the port was “ready”.', 'ruiz'],
    ['announced by a colon', 'The mayor Ana Ruiz went further: “We were ready.”', 'ruiz'],
    ['across a conjunction', 'Ana Ruiz called the plan bold but said it was “not ready”.', 'ruiz'],
    ['pronoun with antecedent', 'Ana Ruiz runs the port. “We are ready,” she said.', 'ruiz'],
  ])('%s', (_, text, key) => {
    expect(read(text).map((quotation) => quotation.key)).toEqual([key]);
  });

  it('gives the second half of a quotation to the same speaker', () => {
    expect(read('“We are ready,” said Ana Ruiz. “The ships can come.”').map(({ key }) => key)).toEqual([
      'ruiz',
      'ruiz',
    ]);
  });

  it('names a role where no name is given, with its number', () => {
    const [one] = findQuotations('A senior port official said the ships were “ready”.');
    expect(one?.speaker).toMatchObject({ kind: 'role', key: 'official', plural: false });
    const [many] = findQuotations('Port officials said the ships were “ready”.');
    expect(many?.speaker).toMatchObject({ kind: 'role', key: 'officials', plural: true });
  });

  it('does not take the object of a preposition for the speaker', () => {
    const [quotation] = findQuotations(
      'A person familiar with the Lisbon position said the port was “ready”.',
    );
    expect(quotation?.speaker).toMatchObject({ kind: 'role', key: 'person' });
  });

  it('leaves a speaker unknown rather than guess', () => {
    expect(read('The sign on the door read “closed”.')[0]?.key).toBeUndefined();
  });
});
