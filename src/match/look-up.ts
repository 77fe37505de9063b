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
  /** Of the text's fingerprints what the paragraph holds, 0..1; where stems were asked, the mean of this and of the share of their weight. */
  readonly share: number;
}

export interface LookUp {
  /** By fingerprints alone: copies and light edits. Best first, at most 10. */
  prints(text: string): Hit[];
  /** By fingerprints, and by rare stems where these do not find a copy: rewrites as well. */
  both(text: string): Hit[];
}

const MOST_HITS = 10;
/** What has less than this part of the best one's weight is no hit: it shares a stock phrase. */
const FAINT = 0.1;
/** So many of a text's stems are asked, the rarest of the corpus. */
const STEMS = 12;
/** The rarest first, until so many held paragraphs were looked at. */
const MOST_VISITS = 2_000;
/** Words whose stems are known by heart. Cleared when full. */
const MOST_WORDS = 1 << 16;
const NO_WORD = -1;

/**
 * The stems of the words of a language with their weights in a corpus, by the hash of the word's norm. Only of words that
 * have one stem in any text: in scripts without spaces it is told by what follows.
 */
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

  weightOf(hash: number): number {
    return Math.log((this.corpus.paragraphCount + 1) / (this.corpus.stemHashSize(hash) + 1));
  }
}

/**
 * The heaviest first; of equals the one whose length is nearest to the text's: a longer paragraph may hold all of it too.
 */
function best(corpus: Corpus, { found }: Tiers, whole: number, words: number): Hit[] {
  const paragraphs: number[] = [];
  const weights: number[] = [];
  const isBefore = (paragraph: number, weight: number, other: number): boolean => {
    if (weight !== weights[other]) return weight > weights[other]!;
    const its = Math.abs(corpus.words(paragraph) - words);
    const others = Math.abs(corpus.words(paragraphs[other]!) - words);
    return its < others || (its === others && paragraph < paragraphs[other]!);
  };
  let heaviest = 0;
  for (let i = 0; i < found.size; i += 1) heaviest = Math.max(heaviest, found.weight(found.touched[i]!));
  for (let i = 0; i < found.size; i += 1) {
    const paragraph = found.touched[i]!;
    const weight = found.weight(paragraph);
    if (weight < heaviest * FAINT) continue;
    if (paragraphs.length === MOST_HITS) {
      if (weight < weights[MOST_HITS - 1]! || !isBefore(paragraph, weight, MOST_HITS - 1)) continue;
      paragraphs.pop();
      weights.pop();
    }
    let at = paragraphs.length;
    while (at > 0 && isBefore(paragraph, weight, at - 1)) at -= 1;
    paragraphs.splice(at, 0, paragraph);
    weights.splice(at, 0, weight);
  }
  return paragraphs.map((paragraph, i) => ({ paragraph, share: Math.min(1, weights[i]! / whole) }));
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

  /** The text's fingerprints that are no stock phrase. */
  let asked = 0;
  const prints = (text: string): Hit[] => {
    reader.read(text);
    asked = tiers.prints(reader.prints, reader.printCount);
    return best(corpus, tiers, asked, reader.wordCount);
  };

  /** Puts a stem among the first `count`, which are the rarest yet. How many they are then. */
  const take = (count: number, hash: number, weight: number): number => {
    if (weight === 0 || (count === STEMS && weight <= weights[STEMS - 1]!)) return count;
    for (let i = 0; i < count; i += 1) if (hashes[i] === hash) return count;
    const end = Math.min(count + 1, STEMS);
    let at = end - 1;
    for (; at > 0 && weights[at - 1]! < weight; at -= 1) {
      weights[at] = weights[at - 1]!;
      hashes[at] = hashes[at - 1]!;
    }
    weights[at] = weight;
    hashes[at] = hash;
    return end;
  };

  /** The rarest stems of the text that was read last, each once, to the front of `hashes`. How many there are. */
  const rarest = (text: string): number => {
    let count = 0;
    if (reader.analysed !== undefined) {
      for (const { stem, stop } of reader.analysed) {
        if (stop) continue;
        const hash = hashOf(stem);
        count = take(count, hash, stems.weightOf(hash));
      }
      return count;
    }
    for (let i = 0; i < reader.wordCount; i += 1) {
      const norm = reader.words[i]! >>> 0;
      let place = stems.find(norm);
      if (place === NO_WORD) {
        for (const word of analyse(`${text.slice(reader.starts[i], reader.ends[i])} a`, language).words)
          stems.learn(word, hashOf(word.norm));
        place = stems.find(norm);
        if (place === NO_WORD) continue;
      }
      count = take(count, stems.hashes[place]!, stems.weights[place]!);
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
      if (mass === 0) return copies;
      // Both shares together, each as much: what still has runs of the text's words is before what has its words alone.
      if (asked > 0) for (let i = 0; i < count; i += 1) weights[i]! *= asked / mass;
      tiers.stems(hashes, weights, count, MOST_VISITS, true);
      return best(corpus, tiers, asked > 0 ? 2 * asked : mass, reader.wordCount);
    },
  };
}
