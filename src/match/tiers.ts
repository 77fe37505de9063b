/**
 * The two tiers of looking up a text among held paragraphs, by hashes alone: winnowed fingerprints, which find copies,
 * then stems, the rarest first, which find rewrites.
 */
import { PostingLists, Postings, type Corpus } from '../corpus/index';
import { Counters, SPREAD } from './counters';

/**
 * How many held paragraphs are looked at, so that the cost of a page does not grow with the library: by stems, the
 * rarest first, until a paragraph has had its share of what a page may cost. A text of few paragraphs asks more of
 * each: it has no others to be found by. None of the limits is reached in a library of a few hundred articles.
 * `npx tsx tools/measure-retrieval.ts`, the right article first / among the five, held paragraphs looked at on average,
 * without these limits but 500 a paragraph → with them:
 *
 *     362 machine rewrites of one passage, 21,615 articles: .644/.787, 890 → .906/.948, 10,690
 *     the same, 106,687 articles (each other one five times): .486/.610, 1,832 → .779/.809, 11,331
 *     28 stories retold, either: 1/1, 12,100 and 22,120 → 1/1, 37,681 and 43,357
 *     419 of their paragraphs alone, 21,615 articles: .735/.783, 777 → .747/.807, 8,576
 *     the same, 106,687 articles: .730/.745, 1,440 → .737/.740, 9,171
 */
export interface Limits {
  /** Over a whole page. */
  readonly page: number;
  /** By one paragraph: at least, at most; it ends with the stem that goes beyond. */
  readonly least: number;
  readonly most: number;
  /** A stem of more held paragraphs than this is not asked: what so many have tells nothing. */
  readonly stem: number;
  /** A fingerprint of more than this is a stock phrase, and no part of a copy. */
  readonly print: number;
}

export const LIMITS: Limits = { page: 30_000, least: 500, most: 10_000, stem: 5_000, print: 1_000 };

/** Part of a paragraph's fingerprints in one held paragraph from which it is a copy, and rare stems need not be asked. */
export const COPY = 0.5;

/** Places that are looked at for a hash; more are filled between by nobody but who wants to (hash flooding). */
const MOST_STEPS = 128;

/** Keeps its scratch arrays from one text to the next. */
export class Tiers {
  /** What the last call found: of each paragraph how many fingerprints, or what weight of stems. */
  readonly found = new Counters();
  /** How many paragraphs were looked at, over all calls. */
  visits = 0;
  private readonly lists = new PostingLists();
  private readonly postings = new Postings();
  /** Hashes of the text that were asked, in a table; those of this text have its stamp. */
  private seen = new Uint32Array(256);
  private stamps = new Uint32Array(256);
  private shift = 24;
  private stamp = 0;
  /** Those for which the table has no place near enough. */
  private readonly crowded = new Set<number>();
  private distinct = new Uint32Array(128);

  constructor(
    private readonly corpus: Corpus,
    readonly limits: Limits = LIMITS,
  ) {}

  /**
   * The paragraphs of the first `count` of `hashes`, each once: a list of each that is no stock phrase. How many lists, so
   * what there is to be found.
   */
  listPrints(hashes: Uint32Array, count: number, into: PostingLists): number {
    this.forget(count);
    let size = 0;
    for (let i = 0; i < count; i += 1) {
      if (this.isSeen(hashes[i]!)) continue;
      this.distinct[size] = hashes[i]!;
      size += 1;
    }
    this.corpus.listFingerprints(this.distinct, size, this.limits.print, into);
    return into.size;
  }

  /** The paragraphs of stems by their hashes, the heaviest first, until they are more than `most`: a list of each. */
  listStems(hashes: ArrayLike<number>, count: number, most: number, into: PostingLists): void {
    const { corpus, limits, postings } = this;
    into.clear(count);
    postings.count = 0;
    for (let i = 0; i < count && into.count <= most; i += 1) {
      const before = postings.count;
      corpus.collectStem(hashes[i]!, limits.stem, postings);
      into.push(before, postings.count);
    }
    into.use(postings);
  }

  /** Asks the first `count` of `hashes`, each once. How many were no stock phrase, so what there was to be found. */
  prints(hashes: Uint32Array, count: number): number {
    const asked = this.listPrints(hashes, count, this.lists);
    this.count(1);
    return asked;
  }

  /** Asks stems by their hashes, the heaviest first, until more than `most` paragraphs were looked at. Weights are above 0. */
  stems(hashes: ArrayLike<number>, weights: ArrayLike<number>, count: number, most: number): void {
    this.listStems(hashes, count, most, this.lists);
    this.count(weights);
  }

  private count(weights: number | ArrayLike<number>): void {
    const { found, lists } = this;
    found.clear();
    found.add(lists, 0, lists.size, weights);
    this.visits += lists.count;
  }

  private forget(count: number): void {
    this.stamp += 1;
    if (this.crowded.size > 0) this.crowded.clear();
    if (count * 2 <= this.seen.length) return;
    const length = 2 ** Math.ceil(Math.log2(count * 2));
    this.seen = new Uint32Array(length);
    this.stamps = new Uint32Array(length);
    this.shift = Math.clz32(length) + 1;
    this.distinct = new Uint32Array(length / 2);
    this.stamp = 1;
  }

  private isSeen(hash: number): boolean {
    const { crowded, seen, stamp, stamps } = this;
    const mask = seen.length - 1;
    let at = Math.imul(hash, SPREAD) >>> this.shift;
    for (let left = MOST_STEPS; left > 0; left -= 1, at = (at + 1) & mask) {
      if (stamps[at] !== stamp) {
        stamps[at] = stamp;
        seen[at] = hash;
        return false;
      }
      if (seen[at] === hash) return true;
    }
    if (crowded.has(hash)) return true;
    crowded.add(hash);
    return false;
  }
}
