/** What a held library tells, whether it was opened from one pack (open.ts) or joined from many (join.ts). */
import type { ArticleInfo, BlockKind } from '../types';

/** Paragraphs that look-ups collect, one list after another. */
export class Postings {
  paragraphs = new Uint32Array(1 << 10);
  count = 0;

  /** Makes room for so many more. */
  reserve(more: number): void {
    if (this.count + more <= this.paragraphs.length) return;
    const larger = new Uint32Array(Math.max(this.count + more, this.paragraphs.length * 2));
    larger.set(this.paragraphs.subarray(0, this.count));
    this.paragraphs = larger;
  }
}

/**
 * Lists of paragraphs where they stand: list i is the `mask` bits of `paragraphs` from `starts[i]` to `ends[i]`, ascending.
 * A list of many is found without being read.
 */
export class PostingLists {
  /** A section of a pack, or what was collected. */
  paragraphs: Uint32Array = new Uint32Array(0);
  mask = 0;
  starts: Uint32Array = new Uint32Array(1 << 8);
  ends: Uint32Array = new Uint32Array(1 << 8);
  /** How many lists there are. */
  size = 0;
  /** How many paragraphs are in them. */
  count = 0;

  /** Forgets all lists and makes room for so many. */
  clear(room: number): void {
    this.size = 0;
    this.count = 0;
    if (room <= this.starts.length) return;
    this.starts = new Uint32Array(room * 2);
    this.ends = new Uint32Array(room * 2);
  }

  push(start: number, end: number): void {
    this.starts[this.size] = start;
    this.ends[this.size] = end;
    this.size += 1;
    this.count += end - start;
  }

  /** The lists are parts of what was collected. */
  use({ paragraphs }: Postings): void {
    this.paragraphs = paragraphs;
    this.mask = -1;
  }
}

/** A held library, ready to be searched. Numbers of articles and paragraphs count from 0. */
export interface Corpus extends StemTable {
  readonly articleCount: number;
  /** Every paragraph's number is below this. In a joined corpus some numbers below it have no paragraph. */
  readonly paragraphCount: number;
  /** @throws RangeError when there is no such article. */
  article(index: number): ArticleInfo;
  /** The id alone, without what else is known. @throws RangeError when there is no such article. */
  articleId(index: number): string;
  /** −1 when no article has this id. */
  articleIndex(articleId: string): number;
  /** The article's paragraphs, half open. @throws RangeError when there is no such article. */
  paragraphsOf(article: number): { readonly first: number; readonly end: number };
  /** @throws RangeError when there is no such paragraph; so do `text`, `textBytes`, `kind` and `words`. */
  paragraphArticle(paragraph: number): number;
  text(paragraph: number): string;
  /** Length of its text in UTF-8, known without reading it. */
  textBytes(paragraph: number): number;
  kind(paragraph: number): BlockKind;
  /** How many words it has, by text.ts. */
  words(paragraph: number): number;
  /** The names of outlets that articles state, each once; `isAsked`: only of these articles. No text is read. */
  outlets(isAsked?: (article: number) => boolean): readonly string[];
  /** Visits the headlines and paragraphs whose winnowed fingerprints contain `hash`, each once, ascending. */
  visitFingerprint(hash: number, visit: (paragraph: number) => void): void;
  /**
   * Appends the paragraphs that `visitFingerprint` visits. Where there may be more than `most` it appends none and
   * answers false: what so many have tells nothing.
   */
  collectFingerprint(hash: number, most: number, into: Postings): boolean;
  /**
   * A list for each of the first `count` of `hashes` that `collectFingerprint` answers for, in their order, and none for the
   * others. They are valid until the next call on the same corpus. All at once: a memory that is slow to answer is asked for many before the first is needed.
   */
  listFingerprints(hashes: Uint32Array, count: number, most: number, into: PostingLists): void;
  /** Visits the headlines and paragraphs that contain `stem`, ascending. Stop words are not indexed. */
  visitStem(stem: string, visit: (paragraph: number) => void): void;
  /** How many paragraphs `visitStem` would visit at the most, known without visiting any. */
  stemSize(stem: string): number;
  /** As `collectFingerprint`, for the stem of this hash (`hashOf`). */
  collectStem(hash: number, most: number, into: Postings): boolean;
  /** `stemSize` of the stem of this hash. */
  stemHashSize(hash: number): number;
  /**
   * Inverse document frequency of a stem in general news, a natural logarithm; a stem that the table lacks
   * counts as rarer than all in it. A corpus without a table answers from its own paragraphs.
   */
  backgroundIdf(stem: string): number;
}

/** A table of how rare stems are, as joining corpora needs it. */
export interface StemTable {
  /** Whether it holds the counts of general English, which know more than any other (background.ts). */
  readonly hasGeneral: boolean;
  /** The idf of a stem that no table knows; 0 where there is no table at all. */
  readonly unknownIdf: number;
  /** Undefined for a stem that the table lacks. */
  knownIdf(stem: string): number | undefined;
}
