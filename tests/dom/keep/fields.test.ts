import { describe, expect, it } from 'vitest';
import { checked, fieldsOf, type Fields } from '../../../extension/keep/fields';

const EMPTY: Fields = { headline: '', outlet: '', author: '', datePublished: '', inLanguage: '', url: '' };
const wrongIn = (fields: Partial<Fields>): readonly string[] => {
  const result = checked({ ...EMPTY, ...fields });
  return 'wrong' in result ? Object.keys(result.wrong) : [];
};

describe('what is known of an article', () => {
  it('comes as the page states it, and leaves out what is empty', () => {
    const meta = {
      headline: 'A',
      outlet: 'The Courier',
      datePublished: '2026-01-28T09:00:00Z',
      url: 'https://a.example/',
    };
    expect(checked(fieldsOf(meta))).toEqual({ meta });
    expect(checked(EMPTY)).toEqual({ meta: {} });
  });

  it('cuts a date in a form of the page’s own to its day', () => {
    expect(fieldsOf({ datePublished: '2026-01-28 09:00 GMT' }).datePublished).toBe('2026-01-28');
    expect(fieldsOf({ datePublished: '2026-13' }).datePublished).toBe('');
  });

  it('says which field is wrong', () => {
    for (const datePublished of ['soon', '2026-02-30', '2026-1-2', '28 January 2026', '2026-01-28T25:00Z'])
      expect(wrongIn({ datePublished }), datePublished).toEqual(['datePublished']);
    expect(wrongIn({ datePublished: '2024-02-29' })).toEqual([]);
    for (const url of [
      'javascript:alert(1)',
      'ftp://a.example/',
      'a.example',
      `https://a.example/${'x'.repeat(2_000)}`,
    ])
      expect(wrongIn({ url }), url).toEqual(['url']);
    expect(wrongIn({ inLanguage: 'English' })).toEqual(['inLanguage']);
    expect(wrongIn({ inLanguage: 'pt-BR', url: 'https://a.example/x' })).toEqual([]);
    expect(wrongIn({ headline: 'x'.repeat(1_001), url: 'x' })).toEqual(['headline', 'url']);
  });

  it('takes marks that turn the order out of names', () => {
    expect(checked({ ...EMPTY, author: ' Ann\u202e \u0007Lee\n' })).toEqual({ meta: { author: 'Ann Lee' } });
  });
});
