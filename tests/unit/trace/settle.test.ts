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
});
