import { describe, expect, it } from 'vitest';
import { createListSearch, type Listed } from '../../src/index';

const SOURCES: readonly Listed[] = [
  {
    outlet: 'Harbour News',
    headline: 'Ferry runs aground off Skerry Head',
    author: 'Ola Brandt',
    opening: 'A ferry with 212 people on board',
  },
  {
    outlet: 'Ellary Gazette',
    headline: 'Bridge to close for eleven weeks',
    opening: 'Engineers told the Harbour News that',
  },
  { opening: 'The mayor of Ellary resigned on Friday and' },
  { outlet: '東京新聞', opening: '首相は金曜日に辞任した' },
];

const search = createListSearch();
search.add(SOURCES.slice(0, 2));
search.add(SOURCES.slice(2));
const found = (query: string) => search.find(query).found;

describe('search of a list of sources', () => {
  it('finds by outlet, headline, author and first words, names first', () => {
    expect(found('harbour news')).toEqual([0, 1]);
    expect(found('brandt')).toEqual([0]);
    expect(found('resigned')).toEqual([2]);
    expect(found('ellary')).toEqual([1, 2]);
  });

  it('forgives slips of the pen, and takes inflections and beginnings', () => {
    expect(found('harbuor')).toEqual([0, 1]);
    expect(found('brant')).toEqual([0]);
    expect(found('enginears')).toEqual([1]);
    expect(found('resigns')).toEqual([2]);
    expect(found('engin')).toEqual([1]);
  });

  it('finds in scripts without spaces', () => {
    expect(found('辞任')).toEqual([3]);
  });

  it('wants all telling words before it settles for most, and finds nothing where there is nothing', () => {
    expect(found('the ferry skerry')).toEqual([0]);
    expect(found('ferry aground zeppelin')).toEqual([0]);
    expect(found('zeppelin quorum ferry')).toEqual([]);
    for (const query of ['zeppelin', '!?', '', '  ']) expect(found(query)).toEqual([]);
  });

  it('marks the words that it means in any text', () => {
    const { rangesIn } = search.find('fery harbuor');
    const text = 'Harbour News: the ferry';
    expect(rangesIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Harbour', 'ferry']);
    expect(search.find('').rangesIn(text)).toEqual([]);
  });

  it('looks among the words, not through all sources: a slip costs the same for one source and for many', () => {
    const many = createListSearch();
    let read = 0;
    const source = {
      get opening() {
        read += 1;
        return 'Engineers told the Harbour News that';
      },
    };
    many.add(Array.from({ length: 20_000 }, () => source));
    expect(read).toBe(20_000);
    expect(many.find('enginears').found).toHaveLength(20_000);
    expect(read).toBe(20_000);
  });
});
