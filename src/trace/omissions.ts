import { detailWordsOf } from '../languages/details';
import type { HeldArticle } from '../match/held';
import type { Judgement } from '../match/judge';
import type { Omission } from '../types';
import { findQuotations } from './quotations';

/** Log odds below which no paragraph of the page takes a source paragraph up. */
const TAKEN = -2.5;
/** A reader looks at a few; denials come first, then quotations. */
const MOST = 8;
const ORDER = { denial: 0, quotation: 1, paragraph: 2 } as const;

/**
 * Statements of the original that no paragraph of the page takes up. Only for a page that follows a real
 * part of it: a brief quotation omits everything else.
 */
export function omissionsOf(judgement: Judgement, cut: number, tag?: string): Omission[] {
  const { held, columns, pairs, scores } = judgement;
  const rows = scores.length;
  const taken = new Uint8Array(columns);
  for (let row = 0; row < rows; row++) {
    let best = 0;
    for (let column = 0; column < columns; column++) {
      const odds = pairs[row * columns + column]!;
      if (odds > pairs[row * columns + best]!) best = column;
      if (odds > TAKEN) taken[column] = 1;
    }
    if (scores[row]! >= cut) taken[best] = 1;
  }
  const count = taken.reduce((sum, one) => sum + one, 0);
  if (count < columns / 4) return [];
  const out: Omission[] = [];
  for (let column = 0; column < columns; column++) {
    const block = held.matchable[column]!;
    if (taken[column] === 0 && held.kinds[block] === 'paragraph') out.push(omission(held, block, tag));
  }
  return out
    .sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || a.source.paragraph - b.source.paragraph)
    .slice(0, MOST);
}

function omission(held: HeldArticle, paragraph: number, tag?: string): Omission {
  const analysed = held.blocks[paragraph]!;
  const source = { articleId: held.info.articleId, paragraph, text: analysed.text };
  const { rebutting } = detailWordsOf(tag);
  const sentence = analysed.sentences.find(({ firstWord, endWord }) =>
    analysed.words.slice(firstWord, endWord).some((word) => rebutting.has(word.norm)),
  );
  if (sentence) return { kind: 'denial', source, sourceStart: sentence.start, sourceEnd: sentence.end };
  const quotation = findQuotations(analysed.text)
    .filter(({ closed }) => closed)
    .sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (quotation) return { kind: 'quotation', source, sourceStart: quotation.start, sourceEnd: quotation.end };
  return { kind: 'paragraph', source, sourceStart: 0, sourceEnd: analysed.text.length };
}
