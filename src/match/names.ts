import { detailWordsOf } from '../languages/details';
import type { Analysed } from '../text';
import type { Lexicon } from './profile';

/** Quotation marks and colons begin a sentence within a sentence. */
const OPENING = /["“„«‘:]\s*$/u;

/**
 * Stems that stand for names in a text: capitalised within its sentences and nowhere in lower case. None
 * where nouns have capitals too, or where letters have no case. `texts` should be running text: headlines
 * may capitalise every word.
 */
export function namesIn(texts: readonly Analysed[], lexicon: Lexicon, tag?: string): ReadonlySet<number> {
  const capital = new Set<number>();
  if (detailWordsOf(tag).nounCapitals) return capital;
  const lower = new Set<number>();
  for (const { text, words, sentences } of texts) {
    for (const { firstWord, endWord } of sentences) {
      for (let i = firstWord; i < endWord; i++) {
        const { start, stop, stem } = words[i]!;
        if (stop) continue;
        const letter = text[start]!;
        if (letter === letter.toUpperCase()) {
          if (letter === letter.toLowerCase() || i === firstWord) continue;
          if (!OPENING.test(text.slice(Math.max(0, start - 2), start))) capital.add(lexicon.id(stem));
        } else lower.add(lexicon.id(stem));
      }
    }
  }
  for (const id of lower) capital.delete(id);
  return capital;
}
