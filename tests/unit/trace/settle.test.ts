import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/index';
import { analyse } from '../../../src/text';
import { settled } from '../../../src/trace/settle';
import type { AddedGrade } from '../../../src/types';

/** `[s:…]`, `[l:…]`, `[p:…]` are added spans, `{…}` is a credit. */
function settle(marked: string): string[] {
  const GRADES: Record<string, AddedGrade> = { s: 'sure', l: 'likely', p: 'possible' };
  let text = '';
  let open: { start: number; grade: AddedGrade } | undefined;
  let creditFrom = 0;
  const added: { start: number; end: number; grade: AddedGrade }[] = [];
  const credits: { start: number; end: number }[] = [];
  for (const [piece] of marked.matchAll(/\[[slp]:|[\]{}]|[^[\]{}]+/gu)) {
    if (piece.startsWith('[')) open = { start: text.length, grade: GRADES[piece.charAt(1)]! };
    else if (piece === ']') added.push({ ...open!, end: text.length });
    else if (piece === '{') creditFrom = text.length;
    else if (piece === '}') credits.push({ start: creditFrom, end: text.length });
    else text += piece;
  }
  return settled(analyse(text, languageOf('en')), added, credits).map(
    ({ start, end, grade }) => `${grade}: ${text.slice(start, end)}`,
  );
}

describe('added spans, settled', () => {
  it('hold no credit', () => {
    expect(settle('[l:{According to the Financial Times}], the bridge closed.')).toEqual([]);
    expect(settle('The bridge [l:closed for good, the {Carrow Courier reports}].')).toEqual([
      'likely: closed for good',
    ]);
    expect(settle('[s:The mill, {the Carrow Courier reported}, had burned down].')).toEqual([
      'sure: The mill',
      'sure: had burned down',
    ]);
    expect(settle('[s:The {Carrow Courier reported} that the mill burned].')).toEqual(['sure: mill burned']);
  });

  it('leave a credit outside of them alone', () => {
    expect(settle('{The Courier reported} a fire [s:in the old mill].')).toEqual(['sure: in the old mill']);
  });

  it('hold a word with content', () => {
    expect(settle('The bridge [l:that was] closed [s:for the winter].')).toEqual(['sure: for the winter']);
  });

  it('are one where only a comma or a dash parts them', () => {
    expect(settle('The plan failed [l:in a separate] [l:but equally grave setback].')).toEqual([
      'likely: in a separate but equally grave setback',
    ]);
    expect(settle('[s:The mill burned down], [l:and nobody came] to see it.')).toEqual([
      'sure: The mill burned down, and nobody came',
    ]);
    expect(settle('[s:The mill] – [l:and nobody had come] to see it.')).toEqual([
      'likely: The mill – and nobody had come',
    ]);
  });

  it('stay apart over a derived word, a colon, a quotation mark or the end of a sentence', () => {
    expect(settle('[s:The mill burned] quickly [s:and nobody came].')).toHaveLength(2);
    expect(settle('[s:The mill burned]: [l:nobody came].')).toHaveLength(2);
    expect(settle('[s:The mill burned] “[l:and nobody came]”.')).toHaveLength(2);
    expect(settle('[s:The mill burned]. [s:Nobody came].')).toHaveLength(2);
  });

  it('do not take in what is only possibly new', () => {
    expect(settle('[p:The mill burned], [l:and nobody came] to see it.')).toEqual([
      'possible: The mill burned',
      'likely: and nobody came',
    ]);
  });
});
