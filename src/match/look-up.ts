/**
 * Single paragraphs looked up in a corpus straight from their text: which held paragraphs are most like them. The
 * whole engine goes on from there (retrieve.ts, judge.ts); this is for whoever wants the candidates alone.
 */
import { PostingLists, type Corpus } from '../corpus/index';
import { hashOf } from '../fingerprint';
import { languageOf, type Language } from '../languages/index';
import { PrintReader } from '../print-reader';
import { analyse } from '../text';
import { KnownStems, NO_WORD, rawHashOf } from './known-stems';
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
/** Weights are whole multiples of this, so that sums are the same in any order. */
const GRAIN = 2 ** -20;

const isConvincing = ([first, second]: readonly Hit[], asked: number): boolean =>
  first !== undefined &&
  (first.share >= COPY || (second === undefined && Math.round(first.share * asked) >= ALONE));

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
  const stems = new KnownStems(corpus);
  const reader = new PrintReader(language, (word, norm, raw) =>
    stems.learn(word, norm, rawHashOf(raw, 0, raw.length)),
  );
  const hashes = new Float64Array(STEMS);
  const weights = new Float64Array(STEMS);

  /** The text's fingerprints that are no stock phrase. */
  let asked = 0;
  const copiesOf = (text: string): Hit[] => {
    stems.makeRoom();
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
      const start = reader.starts[i]!;
      const end = reader.ends[i]!;
      const raw = rawHashOf(text, start, end);
      let place = stems.find(norm, raw);
      if (place === NO_WORD) {
        for (const word of analyse(`${text.slice(start, end)} a`, language).words)
          if (hashOf(word.norm) === norm) stems.learn(word, norm, raw);
        place = stems.find(norm, raw);
        if (place === NO_WORD) continue;
      }
      count = take(count, stems.hashes[place]!, stems.weights[place]!);
    }
    return count;
  };

  const bothOf = (text: string): Hit[] => {
    const copies = copiesOf(text);
    if (isConvincing(copies, asked)) return copies;
    const count = rarest(text);
    let mass = 0;
    for (let i = 0; i < count; i += 1) mass += weights[i]!;
    if (mass === 0) return copies;
    // Both shares together, each as much: what still has runs of the text's words is before what has its words alone.
    const scale = asked > 0 ? asked / mass : 1;
    for (let i = 0; i < count; i += 1)
      weights[i] = Math.max(1, Math.round((weights[i]! * scale) / GRAIN)) * GRAIN;
    tiers.listStems(hashes, count, MOST_VISITS, stemLists);
    scores.add(stemLists, weights);
    scores.settle();
    return best(corpus, scores, asked > 0 ? 2 * asked : mass, reader.wordCount);
  };

  const forgetting =
    (hitsOf: (text: string) => Hit[]) =>
    (text: string): Hit[] => {
      const hits = hitsOf(text);
      reader.forget();
      return hits;
    };
  return { prints: forgetting(copiesOf), both: forgetting(bothOf) };
}
