/** A pack opened as views of its bytes: nothing is parsed or copied, strings are decoded when asked for. */
import { hashOf } from '../fingerprint';
import type { ArticleInfo, BlockKind } from '../types';
import { utf8Decoder } from './bytes';
import {
  ARTICLE,
  ARTICLE_ROW,
  COUNT,
  IDF_SCALE,
  KINDS,
  MAX_STEM_COUNT,
  NO_STRING,
  STEM_COUNT_BITS,
} from './format';
import { checkedViews } from './verify';

/** A held library, ready to be searched. Numbers of articles and paragraphs count from 0. */
export interface Corpus {
  readonly articleCount: number;
  /** Of all blocks of all articles in order: a paragraph's number is its place among them. */
  readonly paragraphCount: number;
  /** @throws RangeError when there is no such article. */
  article(index: number): ArticleInfo;
  /** −1 when no article has this id. */
  articleIndex(articleId: string): number;
  /** The article's paragraphs, half open. @throws RangeError when there is no such article. */
  paragraphsOf(article: number): { readonly first: number; readonly end: number };
  /** @throws RangeError when there is no such paragraph; so do `text`, `kind` and `words`. */
  paragraphArticle(paragraph: number): number;
  text(paragraph: number): string;
  kind(paragraph: number): BlockKind;
  /** How many words it has, by text.ts. */
  words(paragraph: number): number;
  /** Visits the headlines and paragraphs whose winnowed fingerprints contain `hash`, each once, ascending. */
  visitFingerprint(hash: number, visit: (paragraph: number) => void): void;
  /** Visits the headlines and paragraphs that contain `stem`, ascending, with its count there (63 at the most). Stop words are not indexed. */
  visitStem(stem: string, visit: (paragraph: number, count: number) => void): void;
  /**
   * Inverse document frequency of a stem in general news, a natural logarithm; a stem that the table lacks
   * counts as rarer than all in it. A pack that states neither answers from its own paragraphs.
   */
  backgroundIdf(stem: string): number;
}

/** The first words that name an article without a headline. */
const OPENING = /^.{0,90}(?![\p{L}\p{M}\p{Nd}])/su;

/** Index of `value` in the ascending `sorted`, or −1. */
function find(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === value ? low : -1;
}

/**
 * Opens a pack. All of it is verified first, so that no later call can fail on its bytes.
 *
 * @throws PackError `not-a-pack`, `truncated`, `corrupt` or `newer-version`; its message says what to do.
 */
export function openCorpus(bytes: ArrayBuffer): Corpus {
  const view = checkedViews(bytes);
  const { counts, articles } = view;
  const articleCount = counts[COUNT.articles]!;
  const paragraphCount = counts[COUNT.paragraphs]!;
  const bucketBits = counts[COUNT.bucketBits]!;
  const paragraphBits = counts[COUNT.paragraphBits]!;
  const paragraphMask = 2 ** paragraphBits - 1;
  const decode = utf8Decoder();

  const field = (article: number, name: keyof typeof ARTICLE): number =>
    articles[article * ARTICLE_ROW + ARTICLE[name]]!;
  const string = (index: number): string =>
    decode(view.strings.subarray(view.stringOffsets[index], view.stringOffsets[index + 1]));
  const inside = (index: number, count: number, what: string): number => {
    if (Number.isInteger(index) && index >= 0 && index < count) return index;
    throw new RangeError(`There is no ${what} ${index}; the corpus has ${count}.`);
  };
  const paragraphOf = (index: number): number => inside(index, paragraphCount, 'paragraph');
  const articleOf = (index: number): number => inside(index, articleCount, 'article');

  const text = (paragraph: number): string => {
    const at = paragraphOf(paragraph);
    return decode(view.texts.subarray(view.textOffsets[at], view.textOffsets[at + 1]));
  };
  const kind = (paragraph: number): BlockKind => KINDS[view.paragraphKind[paragraphOf(paragraph)]!]!;

  const opening = (first: number, end: number): string => {
    let at = first;
    while (at < end && kind(at) !== 'paragraph') at += 1;
    if (at === end) at = first;
    if (at === end) return '';
    const whole = text(at);
    return whole.length <= 90 ? whole : (OPENING.exec(whole)?.[0] ?? '').trimEnd() || whole.slice(0, 90);
  };

  const infos: (ArticleInfo | undefined)[] = new Array<undefined>(articleCount).fill(undefined);
  const infoOf = (index: number): ArticleInfo => {
    const optional = <K extends string>(key: K & keyof typeof ARTICLE): { [P in K]?: string } => {
      const at = field(index, key);
      return at === NO_STRING ? {} : ({ [key]: string(at) } as { [P in K]?: string });
    };
    const first = field(index, 'firstParagraph');
    const end = field(index, 'endParagraph');
    const year = field(index, 'copyrightYear');
    return {
      articleId: string(field(index, 'id')),
      ...optional('outlet'),
      ...optional('headline'),
      ...optional('datePublished'),
      ...optional('inLanguage'),
      ...optional('url'),
      paragraphs: end - first,
      words: field(index, 'words'),
      opening: opening(first, end),
      ...(year === 0 ? {} : { copyrightYear: year }),
    };
  };

  const stemRange = (stem: string): readonly [number, number] => {
    const at = find(view.stemHashes, hashOf(stem));
    return at < 0 ? [0, 0] : [view.stemOffsets[at]!, view.stemOffsets[at + 1]!];
  };

  return {
    articleCount,
    paragraphCount,
    article: (index) => (infos[articleOf(index)] ??= infoOf(index)),
    articleIndex(articleId) {
      let low = 0;
      let high = articleCount;
      const idAt = (place: number): string => string(field(view.articleOrder[place]!, 'id'));
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (idAt(middle) < articleId) low = middle + 1;
        else high = middle;
      }
      return low < articleCount && idAt(low) === articleId ? view.articleOrder[low]! : -1;
    },
    paragraphsOf(article) {
      const at = articleOf(article);
      return { first: field(at, 'firstParagraph'), end: field(at, 'endParagraph') };
    },
    paragraphArticle: (paragraph) => view.paragraphArticle[paragraphOf(paragraph)]!,
    text,
    kind,
    words: (paragraph) => view.paragraphWords[paragraphOf(paragraph)]!,
    visitFingerprint(hash, visit) {
      const bucket = hash >>> (32 - bucketBits);
      const remainder = ((hash << bucketBits) >>> 0) >>> paragraphBits;
      const end = view.printOffsets[bucket + 1]!;
      for (let i = view.printOffsets[bucket]!; i < end; i += 1) {
        const posting = view.printPostings[i]!;
        if (posting >>> paragraphBits === remainder) visit(posting & paragraphMask);
      }
    },
    visitStem(stem, visit) {
      const [first, end] = stemRange(stem);
      for (let i = first; i < end; i += 1) {
        const posting = view.stemPostings[i]!;
        visit(posting >>> STEM_COUNT_BITS, posting & MAX_STEM_COUNT);
      }
    },
    backgroundIdf(stem) {
      if (view.backgroundHashes.length === 0 && counts[COUNT.unknownIdf] === 0) {
        const [first, end] = stemRange(stem);
        return Math.log((paragraphCount + 1) / (end - first + 1));
      }
      const at = find(view.backgroundHashes, hashOf(stem));
      return (at < 0 ? counts[COUNT.unknownIdf]! : view.backgroundIdf[at]!) / IDF_SCALE;
    },
  };
}
