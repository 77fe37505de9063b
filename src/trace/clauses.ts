import type { ClauseWords } from '../languages/clauses';
import type { Analysed } from '../text';

/** A stretch of words that makes one claim, as far as punctuation and small words tell. */
export interface Clause {
  /** Half-open range of word indexes. */
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  /** Whether it is the first and the last of its sentence. */
  readonly first: boolean;
  readonly last: boolean;
}

/** Shorter stretches join their neighbour: they are asides ("for his part") or lists. */
const LEAST = 3;
const BREAK = /[,;:—–()[\]“”"«»…，、；：。！？「」『』（）،؛।]|\s-\s|\.\.\.|[.!?]\s/u;

/** Divides every sentence of `text` into clauses; every word is in exactly one. */
export function clausesOf(text: Analysed, language: ClauseWords): Clause[] {
  const out: Clause[] = [];
  text.sentences.forEach((sentence, number) => {
    const starts = [sentence.firstWord];
    for (let i = sentence.firstWord + 1; i < sentence.endWord; i++) {
      const word = text.words[i]!;
      const gap = text.text.slice(text.words[i - 1]!.end, word.start);
      const since = i - starts.at(-1)!;
      const opens = language.openers.has(word.norm) && !language.openers.has(text.words[i - 1]!.norm);
      if (
        BREAK.test(gap) ||
        (opens && since >= LEAST) ||
        (language.auxiliaries.has(word.norm) && since >= LEAST)
      ) {
        starts.push(i);
      }
    }
    const merged: number[] = [];
    starts.forEach((start, k) => {
      const end = starts[k + 1] ?? sentence.endWord;
      const short = end - start < LEAST;
      // A short stretch joins the one before it; at the start of a sentence the next one joins it.
      if (merged.length === 0 || (!short && start - merged.at(-1)! >= LEAST)) merged.push(start);
    });
    merged.forEach((from, k) => {
      const to = merged[k + 1] ?? sentence.endWord;
      out.push({ from, to, sentence: number, first: k === 0, last: k === merged.length - 1 });
    });
  });
  return out;
}
