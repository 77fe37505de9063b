/** Two readings as a pair: stems numbered within it, so that counts live in small dense arrays. */
import type { Lexicon } from '../match/profile';
import type { Reading } from './reading';

/** Terms that are not numbers of shared stems: a content word that only this text has, and a stop word. */
export const STRANGER = -1;
export const STOP = -2;

export interface Side {
  readonly reading: Reading;
  /** For every word the number of its stem within the pair, STRANGER or STOP. */
  readonly terms: Int32Array;
  /** How often each shared stem occurs in this text. */
  readonly counts: Int32Array;
  /** Content words of this text. */
  readonly content: number;
}

export interface Pair {
  readonly suspicious: Side;
  readonly source: Side;
  /** Inverse document frequency of each shared stem in general news, natural logarithm. */
  readonly idf: Float64Array;
  /** Work space, one entry a shared stem, that every user leaves as found: zeros, and −1 in `head`. */
  readonly scratch: Scratch;
}

export interface Scratch {
  readonly inOther: Int32Array;
  readonly inSelf: Int32Array;
  readonly around: Int32Array;
  readonly head: Int32Array;
}

export function pairOf(suspicious: Reading, source: Reading, lexicon: Lexicon): Pair {
  const inSource = new Set<number>();
  for (const stem of source.stems) if (stem >= 0) inSource.add(stem);
  const numbers = new Map<number, number>();
  for (const stem of suspicious.stems) {
    if (stem >= 0 && inSource.has(stem) && !numbers.has(stem)) numbers.set(stem, numbers.size);
  }
  const size = numbers.size;
  const side = (reading: Reading): Side => {
    const counts = new Int32Array(size);
    let content = 0;
    const terms = reading.stems.map((stem) => {
      if (stem < 0) return STOP;
      content += 1;
      const number = numbers.get(stem) ?? STRANGER;
      if (number !== STRANGER) counts[number]! += 1;
      return number;
    });
    return { reading, terms, counts, content };
  };
  return {
    suspicious: side(suspicious),
    source: side(source),
    idf: Float64Array.from(numbers.keys(), (stem) => lexicon.idfOf(stem)),
    scratch: {
      inOther: new Int32Array(size),
      inSelf: new Int32Array(size),
      around: new Int32Array(size),
      head: new Int32Array(size).fill(-1),
    },
  };
}
