/** The stems of words that were looked up before, by hashes alone. */
import type { Corpus } from '../corpus/index';
import { hashOf } from '../fingerprint';
import type { Word } from '../text';
import { SPREAD } from './counters';

/** Words whose stems are known by heart, in a table of twice as many. Forgotten before the next text when half as many came. */
const MOST_WORDS = 1 << 15;
const BITS = 16;
/** Places that are looked at for a word; more are filled between by nobody but who wants to (hash flooding). */
const MOST_STEPS = 128;
export const NO_WORD = -1;

/** Another hash than that of a norm, and of other letters: of the word as the text from `start` to `end` writes it. */
export function rawHashOf(text: string, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash, 0x5bd1e995) + text.charCodeAt(at);
  return hash >>> 0;
}

/**
 * The stems of the words of a language with their weights in a corpus, by the hash of the word's norm and that of how it
 * is written: whether a word is rare is known before it is made a stem, and no word of a text is kept. One hash alone is
 * that of two words now and then, and the first would answer for the second. Only of words that have one stem in any
 * text: in scripts without spaces it is told by what follows.
 */
export class KnownStems {
  /** By place: the hash of the stem, and the stem's weight: 0 of a stop word, −1 where the place is free. */
  readonly hashes = new Uint32Array(2 * MOST_WORDS);
  readonly weights = new Float64Array(2 * MOST_WORDS).fill(NO_WORD);
  private readonly norms = new Uint32Array(2 * MOST_WORDS);
  private readonly raws = new Uint32Array(2 * MOST_WORDS);
  private count = 0;

  constructor(private readonly corpus: Pick<Corpus, 'paragraphCount' | 'stemHashSize'>) {}

  /** Before a text, never within: of what is told once a text nothing may be lost before it is asked for. */
  makeRoom(): void {
    if (this.count <= MOST_WORDS / 2) return;
    this.weights.fill(NO_WORD);
    this.count = 0;
  }

  /** Where the word's stem is in `hashes` and `weights`; −1 for a word that was not learnt. */
  find(norm: number, raw: number): number {
    const place = this.placeOf(norm, raw);
    return this.isAt(place, norm, raw) ? place : NO_WORD;
  }

  learn({ stem, stop }: Word, norm: number, raw: number): void {
    const place = this.placeOf(norm, raw);
    if (this.isAt(place, norm, raw)) return;
    if (this.weights[place] === NO_WORD) this.count += 1;
    this.norms[place] = norm;
    this.raws[place] = raw;
    this.hashes[place] = hashOf(stem);
    this.weights[place] = stop ? 0 : this.weightOf(this.hashes[place]!);
  }

  weightOf(hash: number): number {
    return Math.log((this.corpus.paragraphCount + 1) / (this.corpus.stemHashSize(hash) + 1));
  }

  private isAt(place: number, norm: number, raw: number): boolean {
    return this.weights[place] !== NO_WORD && this.norms[place] === norm && this.raws[place] === raw;
  }

  /** Of the word, or where it would stand: on a free place, or where there is none near, on that of another. */
  private placeOf(norm: number, raw: number): number {
    const { norms, raws, weights } = this;
    const mask = norms.length - 1;
    let place = Math.imul(norm ^ raw, SPREAD) >>> (32 - BITS);
    for (let left = MOST_STEPS; left > 0; left -= 1) {
      if (weights[place] === NO_WORD || (norms[place] === norm && raws[place] === raw)) break;
      place = (place + 1) & mask;
    }
    return place;
  }
}
