/** A pack opened as views of its bytes: nothing is parsed or copied, strings are decoded when asked for. */
import { hashOf } from '../fingerprint';
import type { ArticleInfo, BlockKind } from '../types';
import { holdsGeneral, type WordTable } from './background';
import { utf8Decoder } from './bytes';
import { Postings, type Corpus } from './corpus';
import { ARTICLE, COUNT, FIRST_VERSION, IDF_SCALE, KINDS, NO_STRING } from './format';
import { printIndexOf } from './print-index';
import { find, stemIndexOf } from './stem-index';
import { checkedViews, trustedViews } from './verify';

/** The first words that name an article without a headline. */
const OPENING = /^.{0,90}(?![\p{L}\p{M}\p{Nd}])/su;

/** Read again and again while somebody looks at them; all of a large library are not kept. */
const MOST_INFOS = 4096;

/** The table that a pack holds, checked before or made by us. Where all of its articles are in English it is that of English. */
export function wordTableIn(bytes: ArrayBuffer): WordTable {
  const { backgroundHashes, backgroundIdf } = trustedViews(bytes);
  const table = new Map<number, number>();
  backgroundHashes.forEach((hash, at) => table.set(hash, backgroundIdf[at]! / IDF_SCALE));
  return table;
}

export interface OpenOptions {
  /**
   * The pack was made and checked by us before: only its header is looked at, however large it is. Never for bytes
   * that came from elsewhere.
   */
  readonly isTrusted?: boolean;
}

/**
 * Opens a pack. All of it is verified first, so that no later call can fail on its bytes.
 *
 * @throws PackError `not-a-pack`, `truncated`, `corrupt` or `newer-version`; its message says what to do.
 */
export function openCorpus(bytes: ArrayBuffer, { isTrusted = false }: OpenOptions = {}): Corpus {
  const view = isTrusted ? trustedViews(bytes) : checkedViews(bytes);
  const { counts, articles, articleRow } = view;
  const articleCount = counts[COUNT.articles]!;
  const paragraphCount = counts[COUNT.paragraphs]!;
  const decode = utf8Decoder();

  const field = (article: number, name: keyof typeof ARTICLE): number =>
    ARTICLE[name] < articleRow ? articles[article * articleRow + ARTICLE[name]]! : NO_STRING;
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

  const infos = new Map<number, ArticleInfo>();
  const infoOf = (index: number): ArticleInfo => {
    const optional = <K extends string>(key: K & keyof typeof ARTICLE): { [P in K]?: string } => {
      const at = field(index, key);
      return at === NO_STRING ? {} : ({ [key]: string(at) } as { [P in K]?: string });
    };
    const first = field(index, 'firstParagraph');
    const end = field(index, 'endParagraph');
    const year = field(index, 'copyrightYear');
    const info = {
      articleId: string(field(index, 'id')),
      ...optional('outlet'),
      ...optional('headline'),
      ...optional('author'),
      ...optional('datePublished'),
      ...optional('inLanguage'),
      ...optional('url'),
      paragraphs: end - first,
      words: field(index, 'words'),
      opening: opening(first, end),
      ...(year === 0 ? {} : { copyrightYear: year }),
    };
    if (infos.size >= MOST_INFOS) infos.clear();
    infos.set(index, info);
    return info;
  };

  const prints = printIndexOf(view);
  const stems = stemIndexOf(view);
  const stemSize = (stem: string): number => stems.size(hashOf(stem));

  const unknownIdf = counts[COUNT.unknownIdf]! / IDF_SCALE;
  const knownIdf = (stem: string): number | undefined => {
    const at = find(view.backgroundHashes, hashOf(stem));
    return at < 0 ? undefined : view.backgroundIdf[at]! / IDF_SCALE;
  };
  const hasTable = view.backgroundHashes.length > 0 || unknownIdf > 0;

  let outlets: readonly string[] | undefined;
  const outletsOf = (isAsked: (article: number) => boolean): readonly string[] => {
    const numbers = new Set<number>();
    for (let index = 0; index < articleCount; index += 1) {
      const at = field(index, 'outlet');
      if (at !== NO_STRING && !numbers.has(at) && isAsked(index)) numbers.add(at);
    }
    return [...new Set([...numbers].map(string))];
  };

  return {
    articleCount,
    paragraphCount,
    article: (index) => infos.get(index) ?? infoOf(articleOf(index)),
    articleId: (index) => string(field(articleOf(index), 'id')),
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
    textBytes(paragraph) {
      const at = paragraphOf(paragraph);
      return view.textOffsets[at + 1]! - view.textOffsets[at]!;
    },
    kind,
    words: (paragraph) => view.paragraphWords[paragraphOf(paragraph)]!,
    outlets: (isAsked) => (isAsked ? outletsOf(isAsked) : (outlets ??= outletsOf(() => true))),
    visitFingerprint(hash, visit) {
      const found = new Postings();
      prints.collect(hash, Infinity, found);
      for (let i = 0; i < found.count; i += 1) visit(found.paragraphs[i]!);
    },
    collectFingerprint: (hash, most, into) => prints.collect(hash, most, into),
    listFingerprints: (hashes, count, most, into) => prints.list(hashes, count, most, into),
    visitStem(stem, visit) {
      const found = new Postings();
      stems.collect(hashOf(stem), Infinity, found);
      for (let i = 0; i < found.count; i += 1) visit(found.paragraphs[i]!);
    },
    stemSize,
    collectStem: (hash, most, into) => stems.collect(hash, most, into),
    stemHashSize: (hash) => stems.size(hash),
    hasGeneral: view.version > FIRST_VERSION ? counts[COUNT.general] === 1 : holdsGeneral(knownIdf),
    unknownIdf,
    knownIdf,
    backgroundIdf: hasTable
      ? (stem) => knownIdf(stem) ?? unknownIdf
      : (stem) => Math.log((paragraphCount + 1) / (stemSize(stem) + 1)),
  };
}
