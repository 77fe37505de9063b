/** A text as numbers: what alignment needs of it, in flat arrays, so that long texts stay small. */
import { cleaned } from '../clean';
import { hashOf } from '../fingerprint';
import type { Language } from '../languages/index';
import type { Lexicon } from '../match/profile';
import { analyse } from '../text';
import type { Span } from '../types';

/** A half-open range of word indexes. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

export interface Reading {
  /** UTF-16 range of every word in the text as given. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Number of every word's stem; the complement (~number) for stop words. */
  readonly stems: Int32Array;
  /** Hash of every word's norm: words with the same hash are read as the same word. */
  readonly norms: Uint32Array;
  /** First word of each sentence, without gaps; the last entry is the number of words. */
  readonly sentences: Uint32Array;
  /** UTF-16 range of each sentence, opening quotation marks and all closing marks included. */
  readonly sentenceStarts: Uint32Array;
  readonly sentenceEnds: Uint32Array;
}

/** Quotation marks and brackets that belong to the sentence they open. */
const OPENING = /[\p{Ps}\p{Pi}\p{Pf}"'¿¡]*$/u;

/** Reads `text`, whatever it is; its line breaks mean nothing, an empty line ends a sentence. */
export function readText(text: string, language: Language, lexicon: Lexicon): Reading {
  const clean = cleaned({ text, blocks: [{ start: 0, end: text.length }], meta: {} });
  const read = clean?.article.text ?? text;
  const { words, sentences } = analyse(read, language);
  const back = (span: Span): Span => clean?.back(span) ?? span;
  const hashes = new Map<string, number>();
  const hash = (norm: string): number => {
    const known = hashes.get(norm) ?? hashOf(norm);
    hashes.set(norm, known);
    return known;
  };
  return {
    starts: Uint32Array.from(words, (word) => back(word).start),
    ends: Uint32Array.from(words, (word) => back(word).end),
    stems: Int32Array.from(words, (word) => (word.stop ? ~lexicon.id(word.stem) : lexicon.id(word.stem))),
    norms: Uint32Array.from(words, (word) => hash(word.norm)),
    sentences: Uint32Array.from([...sentences.map((sentence) => sentence.firstWord), words.length]),
    sentenceStarts: Uint32Array.from(sentences, ({ start, firstWord }) => {
      const word = words[firstWord]!.start;
      const opening = OPENING.exec(read.slice(Math.max(start, word - 8), word))?.[0].length ?? 0;
      return back({ start: word - opening, end: word }).start;
    }),
    sentenceEnds: Uint32Array.from(sentences, (sentence) => back(sentence).end),
  };
}

/** Index of the first sentence that starts at word `word` or later; the number of sentences for the text's end. */
export function sentenceFrom({ sentences }: Reading, word: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** UTF-16 range of a range of words; whole sentences with their quotation marks and full stops. */
export function spanOf(reading: Reading, { from, to }: WordRange): Span {
  const first = sentenceFrom(reading, from);
  const last = sentenceFrom(reading, to);
  const opens = reading.sentences[first] === from;
  const closes = last > 0 && reading.sentences[last] === to;
  return {
    start: opens ? reading.sentenceStarts[first]! : reading.starts[from]!,
    end: closes ? reading.sentenceEnds[last - 1]! : reading.ends[to - 1]!,
  };
}

/** How many words two ranges have in common. */
export const common = (a: WordRange, b: WordRange): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
