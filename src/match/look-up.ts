/**
 * Single paragraphs looked up in a corpus straight from their text: which held paragraphs are most like them. The
 * whole engine goes on from there (retrieve.ts, judge.ts); this is for whoever wants the candidates alone.
 */
import { PostingLists, type Corpus } from '../corpus/index';
import { hashOf } from '../fingerprint';
import { languageOf, type Language } from '../languages/index';
import { PrintReader } from '../print-reader';
import { analyse, type Word } from '../text';
import { MaxScore } from './max-score';
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
  /** By fingerprints, and by rare stems where these do not convince: rewrites as well. */
  both(text: string): Hit[];
}

const MOST_HITS = 10;
/**
 * What has less than this part of the best one's weight is no hit. The fingerprints that a hit must have are then half of
 * the best one's, and those of common turns of phrase need not be looked through (max-score.ts).
 */
const FAINT = 0.5;
/**
 * So many fingerprints convince where no other paragraph has half of them. Of 1,200 heavily edited paragraphs 74 % need no
 * stems then among 10,000 articles, 66 % among 100,000; the right one is first as often as before, and more often (.9975 to
 * .9975; .9875 to .9892): rare words of others mislead.
 */
const ALONE = 3;
/** So many of a text's stems are asked, the rarest of the corpus. */
const STEMS = 12;
/** The rarest first, until so many held paragraphs were looked at. */
const MOST_VISITS = 2_000;
/** Words whose stems are known by heart, in a table of twice as many. Cleared when full. */
const MOST_WORDS = 1 << 15;
const NO_WORD = -1;
/** Weights are whole multiples of this, so that sums are the same in any order. */
const GRAIN = 2 ** -20;

/**
 * The stems of the words of a language with their weights in a corpus, by the hash of the word's norm: whether a word is
 * rare is known before it is made a stem, and nothing of a text is kept. Only of words that have one stem in any text: in
 * scripts without spaces it is told by what follows.
 */
class Stems {
  /** By place: the norm's hash, that of its stem, and the stem's weight: 0 of a stop word, −1 where the place is free. */
  readonly hashes = new Uint32Array(2 * MOST_WORDS);
  readonly weights = new Float64Array(2 * MOST_WORDS).fill(NO_WORD);
  private readonly norms = new Uint32Array(2 * MOST_WORDS);
  private count = 0;

  constructor(private readonly corpus: Corpus) {}

  /** Where the word's stem is in `hashes` and `weights`; −1 for a word that was not learnt. */
  find(norm: number): number {
    const place = this.placeOf(norm);
    return this.weights[place] === NO_WORD ? NO_WORD : place;
  }

  learn({ stem, stop }: Word, norm: number): void {
    if (this.find(norm) !== NO_WORD) return;
    if (this.count === MOST_WORDS) {
      this.weights.fill(NO_WORD);
      this.count = 0;
    }
    const place = this.placeOf(norm);
    this.count += 1;
    this.norms[place] = norm;
    this.hashes[place] = hashOf(stem);
    this.weights[place] = stop ? 0 : this.weightOf(this.hashes[place]!);
  }

  weightOf(hash: number): number {
    return Math.log((this.corpus.paragraphCount + 1) / (this.corpus.stemHashSize(hash) + 1));
  }

  /** Of the norm, or where it would stand. */
  private placeOf(norm: number): number {
    const { norms, weights } = this;
    const mask = norms.length - 1;
    let place = norm & mask;
    while (weights[place] !== NO_WORD && norms[place] !== norm) place = (place + 1) & mask;
    return place;
  }
}

const isConvincing = ([first, second]: readonly Hit[], asked: number): boolean =>
  first !== undefined && (first.share >= COPY || (second === undefined && first.share * asked >= ALONE));

/** Whether one of the hits of a text of so many words is before another. */
function isBefore(
  corpus: Corpus,
  { paragraphs, weights }: MaxScore,
  words: number,
  one: number,
  other: number,
) {
  if (weights[one] !== weights[other]) return weights[one]! > weights[other]!;
  const its = Math.abs(corpus.words(paragraphs[one]!) - words);
  const others = Math.abs(corpus.words(paragraphs[other]!) - words);
  return its < others || (its === others && paragraphs[one]! < paragraphs[other]!);
}

/**
 * The heaviest first; of equals the one whose length is nearest to the text's: a longer paragraph may hold all of it too.
 */
function best(corpus: Corpus, scores: MaxScore, whole: number, words: number): Hit[] {
  const { paragraphs, weights, size } = scores;
  const places: number[] = [];
  for (let i = 0; i < size; i += 1) {
    let at = places.length;
    while (at > 0 && isBefore(corpus, scores, words, i, places[at - 1]!)) at -= 1;
    if (at === MOST_HITS) continue;
    if (places.length === MOST_HITS) places.pop();
    places.splice(at, 0, i);
  }
  return places.map((i) => ({ paragraph: paragraphs[i]!, share: Math.min(1, weights[i]! / whole) }));
}

/** Look-ups in one corpus, for texts of one language: counters and scratch arrays are kept between calls. */
export function createLookUp(
  corpus: Corpus,
  limits: Limits = LIMITS,
  language: Language = languageOf(),
): LookUp {
  const tiers = new Tiers(corpus, limits);
  const scores = new MaxScore(FAINT);
  const printLists = new PostingLists();
  const stemLists = new PostingLists();
  const stems = new Stems(corpus);
  const reader = new PrintReader(language, (word, norm) => stems.learn(word, norm));
  const hashes = new Float64Array(STEMS);
  const weights = new Float64Array(STEMS);

  /** The text's fingerprints that are no stock phrase. */
  let asked = 0;
  const prints = (text: string): Hit[] => {
    reader.read(text);
    asked = tiers.listPrints(reader.prints, reader.printCount, printLists);
    scores.clear();
    scores.add(printLists, 1);
    scores.settle();
    return best(corpus, scores, asked, reader.wordCount);
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
      if (isConvincing(copies, asked)) return copies;
      const count = rarest(text);
      let mass = 0;
      for (let i = 0; i < count; i += 1) mass += weights[i]!;
      if (mass === 0) return copies;
      // Both shares together, each as much: what still has runs of the text's words is before what has its words alone.
      const scale = asked > 0 ? asked / mass : 1;
      for (let i = 0; i < count; i += 1) weights[i] = Math.round((weights[i]! * scale) / GRAIN) * GRAIN;
      tiers.listStems(hashes, count, MOST_VISITS, stemLists);
      scores.add(stemLists, weights);
      scores.settle();
      return best(corpus, scores, asked > 0 ? 2 * asked : mass, reader.wordCount);
    },
  };
}
