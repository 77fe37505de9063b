/** Many packs as one library: numbers are mapped, nothing is copied and no text is read. */
import type { ArticleInfo } from '../types';
import { Postings, type Corpus, type StemTable } from './corpus';

export interface CorpusPart {
  readonly corpus: Corpus;
  /** Stands before every id of this part. Ids with their prefixes must differ over all parts. */
  readonly prefix?: string;
  /**
   * Asked once for each article when the corpora are joined, by its id in the part: a hidden article does not exist
   * in the joined corpus. Leave it out where nothing is hidden; then no id is read.
   */
  readonly isHidden?: (articleId: string) => boolean;
  /** Nothing of it is found; it only tells how rare stems are. */
  readonly countsOnly?: boolean;
}

/** Paragraphs of room that stay for the next look-up. */
const MOST_KEPT = 1 << 20;

/** A part with its place in the whole. */
interface Segment {
  readonly corpus: Corpus;
  readonly prefix: string;
  readonly firstArticle: number;
  readonly firstParagraph: number;
  readonly articleCount: number;
  /** Present where articles are hidden: the numbers in the part of those that are not, and back, −1 for hidden ones. */
  readonly shown?: { readonly inPart: Uint32Array; readonly inWhole: Int32Array };
}

function shownOf(corpus: Corpus, isHidden: (articleId: string) => boolean): Segment['shown'] {
  const inWhole = new Int32Array(corpus.articleCount);
  const inPart = new Uint32Array(corpus.articleCount);
  let count = 0;
  for (let index = 0; index < corpus.articleCount; index += 1) {
    if (isHidden(corpus.articleId(index))) inWhole[index] = -1;
    else {
      inWhole[index] = count;
      inPart[count] = index;
      count += 1;
    }
  }
  return count === corpus.articleCount ? undefined : { inPart: inPart.subarray(0, count), inWhole };
}

function segmentsOf(parts: readonly CorpusPart[]): readonly Segment[] {
  let firstArticle = 0;
  let firstParagraph = 0;
  return parts.map(({ corpus, prefix = '', isHidden }) => {
    const shown = isHidden && shownOf(corpus, isHidden);
    const articleCount = shown ? shown.inPart.length : corpus.articleCount;
    const segment = { corpus, prefix, firstArticle, firstParagraph, articleCount, ...(shown && { shown }) };
    firstArticle += articleCount;
    firstParagraph += corpus.paragraphCount;
    return segment;
  });
}

/**
 * How rare stems are over several tables. English first: it is counted in news, and where two languages share a stem
 * it knows more (background.ts). Then the largest part that knows the stem: it has counted most.
 */
function joinTables(parts: readonly CorpusPart[]): StemTable {
  const tables = parts
    .map(({ corpus }) => corpus)
    .filter((corpus) => corpus.unknownIdf > 0)
    .sort((a, b) => Number(b.hasGeneral) - Number(a.hasGeneral) || b.articleCount - a.articleCount);
  return {
    hasGeneral: tables[0]?.hasGeneral ?? false,
    unknownIdf: tables[0]?.unknownIdf ?? 0,
    knownIdf(stem) {
      for (const table of tables) {
        const idf = table.knownIdf(stem);
        if (idf !== undefined) return idf;
      }
      return undefined;
    },
  };
}

/** The last of the ascending `starts` that is not above `value`. Parts are few. */
function lastNotAbove(starts: Float64Array, value: number): number {
  let at = starts.length - 1;
  while (at > 0 && starts[at]! > value) at -= 1;
  return at;
}

/**
 * One corpus over several. Article numbers run over the articles that are not hidden, part by part; a paragraph's
 * number is its number in its part after those of the parts before, so that hidden articles leave holes. It costs
 * what there are parts, and where a part hides articles one look at each of its ids.
 */
export function joinCorpora(parts: readonly CorpusPart[]): Corpus {
  const searched = parts.filter(({ countsOnly }) => countsOnly !== true);
  const segments = segmentsOf(searched);
  const last = segments.at(-1);
  const articleCount = last ? last.firstArticle + last.articleCount : 0;
  const paragraphCount = last ? last.firstParagraph + last.corpus.paragraphCount : 0;
  const firstArticles = Float64Array.from(segments, (one) => one.firstArticle);
  const firstParagraphs = Float64Array.from(segments, (one) => one.firstParagraph);
  const table = joinTables(parts);
  const missing = (what: string, index: number): RangeError =>
    new RangeError(`There is no ${what} ${index} in the library.`);

  const ofArticle = <T>(index: number, use: (segment: Segment, local: number) => T): T => {
    if (!Number.isInteger(index) || index < 0 || index >= articleCount) throw missing('article', index);
    const segment = segments[lastNotAbove(firstArticles, index)]!;
    const local = index - segment.firstArticle;
    return use(segment, segment.shown ? segment.shown.inPart[local]! : local);
  };
  /** The article's number in the whole, −1 for a hidden one. */
  const articleOf = ({ shown, firstArticle }: Segment, local: number): number => {
    const at = shown ? shown.inWhole[local]! : local;
    return at < 0 ? -1 : firstArticle + at;
  };
  const ofParagraph = <T>(index: number, use: (corpus: Corpus, local: number, article: number) => T): T => {
    const segment = segments[lastNotAbove(firstParagraphs, index)];
    if (!segment) throw missing('paragraph', index);
    const local = index - segment.firstParagraph;
    const article = articleOf(segment, segment.corpus.paragraphArticle(local));
    if (article < 0) throw missing('paragraph', index);
    return use(segment.corpus, local, article);
  };
  const isShown = ({ shown, corpus }: Segment, paragraph: number): boolean =>
    !shown || shown.inWhole[corpus.paragraphArticle(paragraph)]! >= 0;
  /** The lists that were asked for last, of all parts. */
  let joined = new Postings();
  /** Lists of the parts as one, by the numbers of the whole; nothing where they are more than `most`, hidden ones too. */
  const collected = (
    most: number,
    into: Postings,
    collect: (corpus: Corpus, most: number) => boolean,
  ): boolean => {
    const before = into.count;
    let left = most;
    for (const segment of segments) {
      const from = into.count;
      if (!collect(segment.corpus, left)) {
        into.count = before;
        return false;
      }
      left -= into.count - from;
      let kept = from;
      for (let i = from; i < into.count; i += 1) {
        const paragraph = into.paragraphs[i]!;
        if (!isShown(segment, paragraph)) continue;
        into.paragraphs[kept] = segment.firstParagraph + paragraph;
        kept += 1;
      }
      into.count = kept;
    }
    return true;
  };
  const stemSize = (stem: string): number =>
    segments.reduce((sum, { corpus }) => sum + corpus.stemSize(stem), 0);

  let outlets: readonly string[] | undefined;
  const outletsOf = (isAsked?: (article: number) => boolean): readonly string[] => {
    const names = segments.flatMap((segment) => {
      if (!segment.shown && !isAsked) return segment.corpus.outlets();
      return segment.corpus.outlets((local) => {
        const article = articleOf(segment, local);
        return article >= 0 && (isAsked?.(article) ?? true);
      });
    });
    return [...new Set(names)];
  };

  return {
    ...table,
    articleCount,
    paragraphCount,
    article: (index) =>
      ofArticle(index, ({ corpus, prefix }, local): ArticleInfo => {
        const info = corpus.article(local);
        return prefix === '' ? info : { ...info, articleId: prefix + info.articleId };
      }),
    articleId: (index) => ofArticle(index, ({ corpus, prefix }, local) => prefix + corpus.articleId(local)),
    articleIndex(articleId) {
      for (const segment of segments) {
        if (!articleId.startsWith(segment.prefix)) continue;
        const local = segment.corpus.articleIndex(articleId.slice(segment.prefix.length));
        const index = local < 0 ? -1 : articleOf(segment, local);
        if (index >= 0) return index;
      }
      return -1;
    },
    paragraphsOf: (index) =>
      ofArticle(index, ({ corpus, firstParagraph }, local) => {
        const { first, end } = corpus.paragraphsOf(local);
        return { first: first + firstParagraph, end: end + firstParagraph };
      }),
    paragraphArticle: (paragraph) => ofParagraph(paragraph, (_, __, article) => article),
    text: (paragraph) => ofParagraph(paragraph, (corpus, local) => corpus.text(local)),
    textBytes: (paragraph) => ofParagraph(paragraph, (corpus, local) => corpus.textBytes(local)),
    kind: (paragraph) => ofParagraph(paragraph, (corpus, local) => corpus.kind(local)),
    words: (paragraph) => ofParagraph(paragraph, (corpus, local) => corpus.words(local)),
    outlets: (isAsked) => (isAsked ? outletsOf(isAsked) : (outlets ??= outletsOf())),
    visitFingerprint(hash, visit) {
      for (const segment of segments) {
        segment.corpus.visitFingerprint(hash, (paragraph) => {
          if (isShown(segment, paragraph)) visit(segment.firstParagraph + paragraph);
        });
      }
    },
    collectFingerprint: (hash, most, into) =>
      collected(most, into, (corpus, left) => corpus.collectFingerprint(hash, left, into)),
    listFingerprints(hashes, count, most, into) {
      into.clear(count);
      joined.count = 0;
      for (let i = 0; i < count; i += 1) {
        const before = joined.count;
        const hash = hashes[i]!;
        if (collected(most, joined, (corpus, left) => corpus.collectFingerprint(hash, left, joined)))
          into.push(before, joined.count);
      }
      into.use(joined);
      if (joined.paragraphs.length > MOST_KEPT) joined = new Postings();
    },
    visitStem(stem, visit) {
      for (const segment of segments) {
        segment.corpus.visitStem(stem, (paragraph) => {
          if (isShown(segment, paragraph)) visit(segment.firstParagraph + paragraph);
        });
      }
    },
    stemSize,
    collectStem: (hash, most, into) =>
      collected(most, into, (corpus, left) => corpus.collectStem(hash, left, into)),
    stemHashSize: (hash) => segments.reduce((sum, { corpus }) => sum + corpus.stemHashSize(hash), 0),
    backgroundIdf:
      table.unknownIdf > 0
        ? (stem) => table.knownIdf(stem) ?? table.unknownIdf
        : (stem) => Math.log((paragraphCount + 1) / (stemSize(stem) + 1)),
  };
}
