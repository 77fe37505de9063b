/** What a pack from a stranger may say. Its structure is verified when it is opened (verify.ts); this is about its words. */
import type { ArticleMeta } from '../types';
import type { Corpus } from './corpus';
import { PackError } from './format';

/** Far above any real library; a pack beyond is split. */
const MOST_ARTICLES = 200_000;
const MOST_PARAGRAPHS = 8_000_000;
/** Of one article. */
const MOST_BLOCKS = 10_000;
/** UTF-8 bytes of one paragraph, and of one article: a page against it must be traced in seconds. */
const MOST_PARAGRAPH_BYTES = 512 * 1024;
const MOST_ARTICLE_BYTES = 2 * 1024 * 1024;
/** UTF-16 units. */
const MOST_ID = 256;
const MOST: Readonly<Record<keyof ArticleMeta, number>> = {
  outlet: 200,
  headline: 1000,
  author: 500,
  datePublished: 40,
  inLanguage: 35,
  url: 2048,
};

/**
 * Control characters and line separators, and what turns the writing direction of all that follows: "txt.exe" must
 * not read as "exe.txt". Marks of direction that end by themselves stay: Arabic and Hebrew need them.
 */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
const ALL_UNSEEN = new RegExp(UNSEEN, 'gu');
/** No blanks, no name before the host ("https://bank.example@evil.example"). */
const ADDRESS = /^https?:\/\/[^\s/?#@\\"<>^`{|}]+(?:[/?#][^\s\\"<>^`{|}]*)?$/iu;
const DATE =
  /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:[T ][0-2]\d:[0-5]\d(?::[0-6]\d(?:[.,]\d{1,9})?)?\s?(?:Z|[+-][0-2]\d:?(?:[0-5]\d)?)?)?)?)?$/iu;
const LANGUAGE = /^[A-Za-z]{1,8}(?:[-_][A-Za-z0-9]{1,8})*$/u;

const SHAPES: { readonly [K in keyof ArticleMeta]?: RegExp } = {
  datePublished: DATE,
  inLanguage: LANGUAGE,
  url: ADDRESS,
};
const FIELDS = Object.keys(MOST) as readonly (keyof ArticleMeta)[];

/** Whether a field says what it should, in so many characters. */
const isPlain = (field: keyof ArticleMeta, text: string): boolean =>
  text.length <= MOST[field] && !UNSEEN.test(text) && (SHAPES[field]?.test(text) ?? true);

/**
 * What is known of an article as any pack may hold it: unseen characters and blanks around words are taken out of
 * names, too long ones are cut, and an address, date or language that is none is left out.
 */
export function tidyMeta(meta: ArticleMeta): ArticleMeta {
  const tidy: { -readonly [K in keyof ArticleMeta]: string } = {};
  for (const field of FIELDS) {
    const given = meta[field];
    if (given === undefined) continue;
    const text = given.replace(ALL_UNSEEN, ' ').replace(/\s+/gu, ' ').trim();
    const shown = SHAPES[field]
      ? text
      : text
          .slice(0, MOST[field])
          .replace(/\p{Surrogate}$/u, '')
          .trimEnd();
    if (shown !== '' && isPlain(field, shown)) tidy[field] = shown;
  }
  return tidy;
}

/**
 * Looks at everything in a pack that readers see or that costs time. Texts are not read: they are only ever shown
 * as text.
 *
 * @throws PackError `too-large` for more or longer articles than a library takes; `hostile` for names, ids or addresses
 * that no article has.
 */
export function checkContents(corpus: Corpus): void {
  const large = (what: string): never => {
    throw new PackError('too-large', what);
  };
  if (corpus.articleCount > MOST_ARTICLES) large(`${corpus.articleCount} articles`);
  if (corpus.paragraphCount > MOST_PARAGRAPHS) large(`${corpus.paragraphCount} paragraphs`);
  for (let index = 0; index < corpus.articleCount; index += 1) {
    const { first, end } = corpus.paragraphsOf(index);
    if (end - first > MOST_BLOCKS) large(`article ${index}: ${end - first} paragraphs`);
    let bytes = 0;
    for (let paragraph = first; paragraph < end; paragraph += 1) {
      const length = corpus.textBytes(paragraph);
      if (length > MOST_PARAGRAPH_BYTES) large(`article ${index}: a paragraph of ${length} bytes`);
      bytes += length;
    }
    if (bytes > MOST_ARTICLE_BYTES) large(`article ${index}: ${bytes} bytes`);
    checkNames(corpus, index);
  }
}

function checkNames(corpus: Corpus, index: number): void {
  const info = corpus.article(index);
  if (info.articleId.length > MOST_ID || UNSEEN.test(info.articleId))
    throw new PackError('hostile', `article ${index}: its id`);
  for (const field of FIELDS) {
    const text = info[field];
    if (text !== undefined && !isPlain(field, text))
      throw new PackError('hostile', `article ${index}: ${field}`);
  }
}
