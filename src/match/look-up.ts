/**
 * Single paragraphs looked up in a corpus straight from their text: which held paragraphs are most like them. The
 * whole engine goes on from there (retrieve.ts, judge.ts); this is for whoever wants the candidates alone.
 */
import type { Corpus } from '../corpus/index';
import { hashOf } from '../fingerprint';
import { languageOf, type Language } from '../languages/index';
import { PrintReader } from '../print-reader';
import { analyse, type Word } from '../text';
import { COPY, LIMITS, Tiers, type Limits } from './tiers';

/** A held paragraph that a text is like. */
export interface Hit {
  readonly paragraph: number;
  /** Of the text's fingerprints, or of the weight of its rare stems, what the paragraph holds: 0..1. */
  readonly share: number;
}

export interface LookUp {
  /** By fingerprints alone: copies and light edits. Best first, at most 10. */
  prints(text: string): Hit[];
  /** By fingerprints, and by rare stems where these do not find a copy: rewrites as well. */
  both(text: string): Hit[];
}

const MOST_HITS = 10;
/** So many of a text's stems are asked, the rarest of the corpus. */
const STEMS = 12;
/** Words whose stems are known by heart. Cleared when full. */
const MOST_WORDS = 1 << 16;
const NO_WORD = -1;

/** The stems of the words of a language with their weights in a corpus, by the hash of the word's norm. */
class Stems {
  /** 0 for a word that has none: a stop word. */
  readonly weights: number[] = [];
  readonly hashes: number[] = [];
  private readonly places = new Map<number, number>();

  constructor(private readonly corpus: Corpus) {}

  /** Where the word's stem is in `hashes` and `weights`; −1 for a word that was not learnt. */
  find(norm: number): number {
    return this.places.get(norm) ?? NO_WORD;
  }

  learn({ stem, stop }: Word, norm: number): void {
    if (this.places.has(norm)) return;
    if (this.places.size >= MOST_WORDS) {
      this.places.clear();
      this.hashes.length = 0;
      this.weights.length = 0;
    }
    const hash = hashOf(stem);
    this.places.set(norm, this.hashes.length);
    this.hashes.push(hash);
    this.weights.push(stop ? 0 : this.weightOf(hash));
  }

  private weightOf(hash: number): number {
    return Math.log((this.corpus.paragraphCount + 1) / (this.corpus.stemHashSize(hash) + 1));
  }
}

/** Whether `a` is the better hit. */
const isBefore = (a: Hit, b: Hit): boolean =>
  a.share > b.share || (a.share === b.share && a.paragraph < b.paragraph);

function best({ found }: Tiers, whole: number): Hit[] {
  const hits: Hit[] = [];
  let least = 0;
  for (let i = 0; i < found.size; i += 1) {
    const paragraph = found.touched[i]!;
    const weight = found.weight(paragraph);
    if (weight < least) continue;
    const hit = { paragraph, share: Math.min(1, weight / whole) };
    if (hits.length === MOST_HITS && !isBefore(hit, hits[MOST_HITS - 1]!)) continue;
    if (hits.length === MOST_HITS) hits.pop();
    let at = hits.length;
    while (at > 0 && isBefore(hit, hits[at - 1]!)) at -= 1;
    hits.splice(at, 0, hit);
    if (hits.length === MOST_HITS) least = found.weight(hits[MOST_HITS - 1]!.paragraph);
  }
  return hits;
}

/** Look-ups in one corpus, for texts of one language: counters and scratch arrays are kept between calls. */
export function createLookUp(
  corpus: Corpus,
  limits: Limits = LIMITS,
  language: Language = languageOf(),
): LookUp {
  const tiers = new Tiers(corpus, limits);
  const stems = new Stems(corpus);
  const reader = new PrintReader(language, (word, norm) => stems.learn(word, norm));
  const hashes = new Float64Array(STEMS);
  const weights = new Float64Array(STEMS);

  const prints = (text: string): Hit[] => {
    reader.read(text);
    return best(tiers, tiers.prints(reader.prints, reader.printCount));
  };

  /** The rarest stems of the text that was read last, each once, to the front of `hashes`. How many there are. */
  const rarest = (text: string): number => {
    let count = 0;
    for (let i = 0; i < reader.wordCount; i += 1) {
      const norm = reader.words[i]! >>> 0;
      let place = stems.find(norm);
      if (place === NO_WORD) {
        for (const word of analyse(`${text.slice(reader.starts[i], reader.ends[i])} a`, language).words)
          stems.learn(word, hashOf(word.norm));
        place = stems.find(norm);
        if (place === NO_WORD) continue;
      }
      const weight = stems.weights[place]!;
      if (weight === 0 || (count === STEMS && weight <= weights[STEMS - 1]!)) continue;
      const hash = stems.hashes[place]!;
      let at = 0;
      while (at < count && hashes[at] !== hash) at += 1;
      if (at < count) continue;
      if (count < STEMS) count += 1;
      for (at = count - 1; at > 0 && weights[at - 1]! < weight; at -= 1) {
        weights[at] = weights[at - 1]!;
        hashes[at] = hashes[at - 1]!;
      }
      weights[at] = weight;
      hashes[at] = hash;
    }
    return count;
  };

  return {
    prints,
    both(text) {
      const copies = prints(text);
      if ((copies[0]?.share ?? 0) >= COPY) return copies;
      const count = rarest(text);
      let mass = 0;
      for (let i = 0; i < count; i += 1) mass += weights[i]!;
      tiers.stems(hashes, weights, count, limits.most);
      return best(tiers, mass);
    },
  };
}
