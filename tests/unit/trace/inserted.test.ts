import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/index';
import { analyse } from '../../../src/text';
import { insertedIn } from '../../../src/trace/inserted';

const read = (text: string) => analyse(text, languageOf('en'));

function inserted(page: string, source: string, elsewhere: readonly string[] = [], marked = ''): string[] {
  const from = read(source);
  const start = page.indexOf(marked);
  const taken = marked === '' ? [] : [{ start, end: start + marked.length }];
  return insertedIn(read(page), [from], [[from, ...elsewhere.map(read)]], taken).map((span) => {
    expect(span.grade).toBe('likely');
    return page.slice(span.start, span.end);
  });
}

describe('figures put into a derived paragraph', () => {
  const source = 'Ministers had hoped to sign a postwar prosperity plan with Washington this month.';

  it('are amounts and shares with currency and unit', () => {
    expect(
      inserted(
        'Ministers had hoped to sign a postwar $800 billion ‘prosperity plan’ with Washington this month.',
        source,
      ),
    ).toEqual(['$800 billion']);
    expect(
      inserted('Ministers, whom 54% of voters back, had hoped to sign a plan with Washington.', source),
    ).toEqual(['54%']);
  });

  it('are dates, day and year as one', () => {
    expect(
      inserted('Ministers had hoped to sign a prosperity plan with Washington on March 4, 2019.', source),
    ).toEqual(['March 4, 2019']);
  });

  it('stand nowhere in the source article', () => {
    const page = 'Ministers had hoped to sign a postwar $800bn prosperity plan with Washington.';
    expect(inserted(page, source)).toEqual(['$800bn']);
    expect(inserted(page, source, ['The plan is worth 800 billion dollars.'])).toEqual([]);
    expect(inserted(page, source, ['It may cost between 800 and 900 billion dollars.'])).toEqual([]);
  });

  it('are not a figure of the source in other words, nor marked already', () => {
    const priced = 'Ministers had hoped to sign a £600bn prosperity plan with Washington this month.';
    const page = 'Ministers had hoped to sign a postwar $800bn prosperity plan with Washington.';
    expect(inserted(page, priced)).toEqual([]);
    expect(inserted(page, source, [], 'a postwar $800bn prosperity plan')).toEqual([]);
  });

  it('are no small numbers, counts in words, articles or weekdays', () => {
    expect(
      inserted(
        'Three ministers of seventy-odd had hoped on Monday to sign, in an hour, a first plan with it.',
        source,
      ),
    ).toEqual([]);
  });
});
