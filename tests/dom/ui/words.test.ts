import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  addedWords,
  changeWords,
  countsText,
  firstWords,
  headingPlace,
  relationFrom,
  shortened,
  sourceDate,
  sourceInSentence,
  sourceLabel,
  verdict,
  wholePercents,
} from '../../../extension/ui/words';
import type { AlteredSpan, Trace } from '../../../extension/messages';
import { realTraces, unrelatedText, type Traces } from './traces';

const altered = (sourceText: string, kind: AlteredSpan['kind']): AlteredSpan => ({
  start: 0,
  end: 1,
  sourceStart: 0,
  sourceEnd: sourceText.length,
  sourceText,
  kind,
});

describe('sources', () => {
  it.each([
    [{ outlet: 'Financial Times', headline: 'Talks' }, 'Financial Times', 'the Financial Times'],
    [{ outlet: 'The Independent' }, 'The Independent', 'The Independent'],
    [{ outlet: 'Reuters' }, 'Reuters', 'Reuters'],
    [{ headline: 'One two three' }, '“One two three”', '“One two three”'],
    [
      { headline: 'One two three four five six seven' },
      '“One two three four five six…”',
      '“One two three four five six…”',
    ],
    [
      { opening: 'It began on a Monday, and then' },
      '“It began on a Monday, and…”',
      '“It began on a Monday, and…”',
    ],
    [{}, 'a text that we hold', 'a text that we hold'],
  ])('%o', (article, label, inSentence) => {
    expect(sourceLabel(article)).toBe(label);
    expect(sourceInSentence(article)).toBe(inSentence);
  });

  it('dates are stated or said to be missing', () => {
    expect(sourceDate({ datePublished: '2026-01-28' })).toBe('28 January 2026');
    expect(sourceDate({ copyrightYear: 2026 })).toBe('© 2026, no date stated');
    expect(sourceDate({})).toBe('no date stated');
  });

  it('cuts between words', () => {
    expect(firstWords('one, two, three', 2)).toEqual({ text: 'one, two', cut: true });
    expect(firstWords(' one ', 2)).toEqual({ text: 'one', cut: false });
    expect(shortened('one,  two, three', 2)).toBe('one,  two…');
    expect(shortened(' one  two ', 2)).toBe(' one  two ');
  });
});

describe('counts and kinds', () => {
  it('name what there is', () => {
    expect(countsText({ added: 2, changed: 1, leftOut: 1 })).toBe('2 added, 1 changed, 1 left out');
    expect(countsText({ added: 0, changed: 3 })).toBe('3 changed');
    expect(countsText({ added: 0, changed: 0, leftOut: 0 })).toBe('nothing added');
  });

  it('relation by direction', () => {
    expect(relationFrom('paraphrase', 'the Post')).toBe('Retold from the Post');
    expect(relationFrom('paraphrase', 'the Post', true)).toBe('Shares text with the Post');
  });

  it('a lone word that is missing is said to be gone', () => {
    expect(changeWords(altered('would likely sign', 'certainty'), 'would sign')).toBe('“likely” is gone');
    expect(changeWords(altered('had hoped to sign', 'certainty'), 'was ready to sign')).toBe(
      'how certain it sounds',
    );
    expect(changeWords(altered('12', 'number'), '21')).toBe('a figure');
  });

  it('additions are named by their shape alone', () => {
    expect(addedWords('$800 billion')).toBe('a figure');
    expect(addedWords('“the 5 points”')).toBe('a quotation');
    expect(addedWords('in the end')).toBeNull();
  });

  it('whole per cents add up to 100 and miss no part by a point', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 6 }), (parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        const percents = wholePercents(parts);
        expect(percents.reduce((sum, part) => sum + part, 0)).toBe(whole === 0 ? 0 : 100);
        percents.forEach((percent, index) => {
          expect(Math.abs(percent - (whole === 0 ? 0 : (parts[index]! / whole) * 100))).toBeLessThan(1);
        });
      }),
    );
  });
});

describe('places', () => {
  it('only the first heading is the headline', async () => {
    const { paragraphs, ...trace } = (await realTraces()).held('002');
    const [headline, first, second] = paragraphs;
    const page = {
      ...trace,
      paragraphs: [headline!, { ...first!, kind: 'headline' as const }, second!],
    };
    expect([0, 1].map((index) => headingPlace(page, index))).toEqual(['the headline', 'a heading']);
  });
});

describe('verdict', () => {
  let traces: Traces;
  beforeAll(async () => {
    traces = await realTraces();
  });

  it('names the source of a page that follows it', () => {
    expect(verdict(traces.held('002')).title).toMatch(/ of this page follows the Financial Times\.$/u);
  });

  it('says when the page does not name its source', () => {
    expect(verdict(traces.held('001')).note).toMatch(/^The page does not name it\./u);
  });

  it('tells the held original, and what matches nothing', () => {
    expect(verdict(traces.held('000')).title).toBe('This page is the original that we hold.');
    const nothing = verdict(traces.text(unrelatedText()));
    expect(nothing.title).toBe('Nothing in your library of 5 sources.');
    expect(nothing.note).toMatch(/paragraphs were read and none matched at Balanced\./u);
  });

  const share = (derivedWords: number): Trace => {
    const trace = traces.held('002');
    return {
      ...trace,
      summary: { ...trace.summary, words: 1000, derivedWords, addedWords: 1000 - derivedWords },
    };
  };

  it.each([
    [900, 'Nearly all'],
    [899, 'Most'],
    [600, 'Most'],
    [599, 'About half'],
    [400, 'About half'],
    [399, 'About a third'],
    [250, 'About a third'],
    [249, 'A small part'],
  ])('%i of 1000 words: %s', (derived, words) => {
    expect(verdict(share(derived)).title).toBe(`${words} of this page follows the Financial Times.`);
  });

  it('gives no direction where none is known', () => {
    const trace = traces.held('002');
    const lineage = { ...trace.lineage, original: null, nearest: null, directionUnknown: true };
    const { title, note } = verdict({ ...trace, lineage });
    expect(title).toMatch(/^\d+ paragraphs share text with /u);
    expect(note).toBe('We can’t tell which came first.');
  });
});
