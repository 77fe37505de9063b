import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/index';
import { clauseWordsOf } from '../../../src/languages/clauses';
import { analyse } from '../../../src/text';
import { clausesOf } from '../../../src/trace/clauses';
import { passagesOf, sameRuns, wordsInOrder } from '../../../src/trace/passages';
import { relationOf } from '../../../src/trace/relation';

const read = (text: string) => analyse(text, languageOf('en'));
const clauses = (text: string): string[] => {
  const analysed = read(text);
  return clausesOf(analysed, clauseWordsOf('en')).map(({ from, to }) =>
    text.slice(analysed.words[from]!.start, analysed.words[to - 1]!.end),
  );
};

describe('clauses', () => {
  it('end at punctuation and at words that open a clause', () => {
    expect(
      clauses(
        'The council closed three bridges, which had stood since 1904, while engineers feared for the mill.',
      ),
    ).toEqual([
      'The council closed three bridges',
      'which had stood since 1904',
      'while engineers feared for the mill',
    ]);
  });

  it('keep short asides with what stands before them', () => {
    expect(clauses('The mayor, for his part, said nothing about the new bridge')).toHaveLength(2);
  });

  it('cover every word once', () => {
    const analysed = read('One. “Two three,” four said — five, six; and seven eight nine ten.');
    const all = clausesOf(analysed, clauseWordsOf('en'));
    expect(all[0]!.from).toBe(0);
    all.forEach((clause, i) => expect(clause.to).toBe(all[i + 1]?.from ?? analysed.words.length));
  });
});

describe('runs and relations', () => {
  const source = read('The river burst its banks on Sunday and flooded 640 homes in the old market town.');

  it('finds runs of three or more words in the same order', () => {
    const page = read(
      'Officials said the river burst its banks, and some 640 homes in the old market were hit.',
    );
    expect(sameRuns(page, [source]).map(({ start, end }) => page.text.slice(start, end))).toEqual([
      'the river burst its banks',
      '640 homes in the old market',
    ]);
  });

  it('does not take a run of small words for one', () => {
    expect(sameRuns(read('He was in the'), [read('She is in the')])).toEqual([]);
  });

  it('counts words kept in order', () => {
    expect(wordsInOrder(read('a b c d'), read('a x c y d'))).toBe(3);
  });

  it('tells identical, light, partial, summary and paraphrase apart', () => {
    expect(relationOf(source, [source], [])).toBe('identical');
    const light = read('The river burst its banks on Sunday and swamped 640 homes in the market town.');
    expect(relationOf(light, [source], [])).toBe('light');
    const added = [{ start: 0, end: 40, grade: 'sure' as const }];
    expect(relationOf(light, [source], added)).toBe('partial');
    const second = read('Forecasters expect heavy thunderstorms and gales tomorrow.');
    const both = read('Homes in a market town were flooded; forecasters expect gales and thunderstorms.');
    expect(relationOf(both, [source, second], [])).toBe('summary');
    expect(relationOf(read('A market town was flooded when its river rose.'), [source], [])).toBe(
      'paraphrase',
    );
  });

  it('always names a passage, and none inside what is added', () => {
    const page = read('Nothing shared here whatsoever.');
    expect(passagesOf(page, [source], [])).toHaveLength(1);
    const text = 'The river burst its banks, a shame upon our nation and its children.';
    const passages = passagesOf(read(text), [source], [{ start: 27, end: 68 }]);
    expect(passages.map(({ start, end }) => text.slice(start, end))).toEqual(['The river burst its banks']);
  });
});
