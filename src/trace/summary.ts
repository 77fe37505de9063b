import type { Summary, TracedParagraph } from '../types';
import type { Page } from './page';
import { wordsInside } from './passages';

/** Counts of words by text.ts. Added words are those of sure and likely spans, unions of spans. */
export function summaryOf(paragraphs: readonly TracedParagraph[], page: Page): Summary {
  let words = 0;
  let derivedWords = 0;
  let sameWords = 0;
  let addedInsideWords = 0;
  let derivedParagraphs = 0;
  for (const { index, match } of paragraphs) {
    const all = page.words[index]!;
    words += all;
    if (!match) continue;
    derivedParagraphs++;
    const firm = match.added.filter((span) => span.grade !== 'possible');
    const fresh = wordsInside(page.analysed.get(index)!, firm).filter(Boolean).length;
    addedInsideWords += fresh;
    derivedWords += all - fresh;
    if (match.relation === 'identical' || match.relation === 'light') sameWords += all - fresh;
  }
  return {
    words,
    derivedWords,
    addedWords: derivedParagraphs > 0 ? words - derivedWords : 0,
    sameWords,
    addedInsideWords,
    paragraphs: page.analysed.size,
    derivedParagraphs,
  };
}
