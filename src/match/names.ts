import { detailWordsOf } from '../languages/details';
import { sameSpelling, skeleton } from '../languages/spellings';
import type { Analysed } from '../text';
import type { Lexicon } from './profile';

/** Quotation marks and colons begin a sentence within a sentence. */
const OPENING = /["'“„«‘:][\s\p{Cf}]*$/u;
/** How far back from a word its opening mark may stand. */
const BACK = 4;
const LETTER = /\p{L}/u;

/**
 * Stems that stand for names in a text, each with a norm of it: capitalised within its sentences and nowhere
 * in lower case. None where nouns have capitals too, or where letters have no case. `texts`: running text
 * only, since headlines may capitalise every word.
 */
export function namesIn(
  texts: readonly Analysed[],
  lexicon: Lexicon,
  tag?: string,
): ReadonlyMap<number, string> {
  const capital = new Map<number, string>();
  if (detailWordsOf(tag).nounCapitals) return capital;
  const lower = new Set<number>();
  for (const { text, words, sentences } of texts) {
    for (const { firstWord, endWord } of sentences) {
      for (let i = firstWord; i < endWord; i++) {
        const { start, end, stop, stem, norm } = words[i]!;
        if (stop) continue;
        const letter = LETTER.test(text[start]!)
          ? text[start]!
          : (LETTER.exec(text.slice(start, end))?.[0] ?? '');
        if (letter === letter.toUpperCase()) {
          if (letter === letter.toLowerCase() || i === firstWord) continue;
          if (!OPENING.test(text.slice(Math.max(0, start - BACK), start)))
            capital.set(lexicon.id(stem), norm);
        } else lower.add(lexicon.id(stem));
      }
    }
  }
  for (const id of lower) capital.delete(id);
  return capital;
}

/** Shorter names, and ones with fewer consonants, are like too many others. */
const LEAST_LETTERS = 5;
const LEAST_BONES = 3;
/** Commoner in general news (inverse document frequency, natural log): March, Green, Bank. */
const RARE = 5;

/**
 * Stems of `names` that another text writes in another spelling, with the stem that it has there: Zelensky for
 * Zelenskiy. Only where the other text leaves no doubt: one such name, and not the same one besides.
 */
export function respelled(
  names: ReadonlyMap<number, string>,
  others: readonly ReadonlyMap<number, string>[],
  idfOf: (id: number) => number,
): Map<number, number> {
  const byBones = new Map<string, Map<number, string>>();
  for (const other of others) {
    for (const [id, norm] of other) {
      const bones = skeleton(norm);
      if (norm.length < LEAST_LETTERS || bones.length < LEAST_BONES || idfOf(id) < RARE) continue;
      const group = byBones.get(bones);
      if (group) group.set(id, norm);
      else byBones.set(bones, new Map([[id, norm]]));
    }
  }
  const out = new Map<number, number>();
  for (const [id, norm] of names) {
    const group = norm.length < LEAST_LETTERS || idfOf(id) < RARE ? undefined : byBones.get(skeleton(norm));
    if (!group || group.has(id)) continue;
    const same = [...group].filter(([, other]) => sameSpelling(norm, other));
    if (same.length === 1) out.set(id, same[0]![0]);
  }
  return out;
}
