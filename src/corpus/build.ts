/** Articles to one pack. The same articles give the same bytes. */
import { classifyBlocks, readBlocks, type ReadBlock } from '../blocks';
import { fingerprints, GRAM, hashOf, WINDOW } from '../fingerprint';
import { cleaned } from '../clean';
import { languageOfText } from '../languages/detect';
import { languageOf, type Language } from '../languages/index';
import type { SourceArticle } from '../types';
import {
  BackgroundCounts,
  tablesNeeded,
  type BackgroundScope,
  type BackgroundTable,
  type WordTables,
} from './background';
import { encodeUtf8 } from './bytes';
import {
  ARTICLE,
  ARTICLE_ROW,
  bucketBitsFor,
  IDF_SCALE,
  KINDS,
  MAX_PARAGRAPHS,
  MAX_STEM_COUNT,
  paragraphBitsFor,
  STEM_COUNT_BITS,
} from './format';
import { countsOf, orderOf, packOf, sectionOf, StringPool, writeStrings, type SectionSource } from './write';

const COPYRIGHT_YEAR = /(?:©|\(c\)|\bcopyright\b)[^\n]{0,80}?\b((?:19|20)\d\d)\b/i;

/** Languages that remember the stems they found: a library has few words and many of each. */
function rememberingLanguages(): (language: Language) => Language {
  const known = new Map<string, Language>();
  return (language) => {
    const stems = new Map<string, string>();
    const stem = (norm: string): string => {
      const found = stems.get(norm) ?? language.stem(norm);
      stems.set(norm, found);
      return found;
    };
    const remembering = known.get(language.tag) ?? { ...language, stem };
    known.set(language.tag, remembering);
    return remembering;
  };
}

/** The language to tell readers: as stated, unless the text is clearly in another; English goes without saying. */
const named = (stated: string | undefined, language: Language): string | undefined =>
  language.tag === 'und' || languageOf(stated).tag === language.tag ? stated : language.tag;

/** A growing column of whole numbers. */
const column = (): number[] => [];

function check(articles: readonly SourceArticle[]): void {
  const ids = new Set<string>();
  for (const { id, text, blocks } of articles) {
    if (id === '' || /\p{Surrogate}/u.test(id))
      throw new RangeError('An article has an empty id, or one that is no Unicode.');
    if (ids.has(id)) throw new RangeError(`Two articles have the id "${id}".`);
    ids.add(id);
    let end = 0;
    for (const block of blocks) {
      if (block.start < end || block.end <= block.start || block.end > text.length) {
        throw new RangeError(
          `Article "${id}": block ${block.start}–${block.end} overlaps another or leaves the text.`,
        );
      }
      end = block.end;
    }
  }
}

/** (hash, paragraph) pairs, each once, to buckets by the hash's top bits; a posting keeps its next bits and the paragraph. */
function printIndex(hashes: readonly number[], paragraphs: readonly number[], paragraphBits: number) {
  const bucketBits = bucketBitsFor(hashes.length, paragraphBits);
  const offsets = new Uint32Array(2 ** bucketBits + 1);
  for (const hash of hashes) offsets[(hash >>> (32 - bucketBits)) + 1]! += 1;
  for (let i = 1; i < offsets.length; i += 1) offsets[i]! += offsets[i - 1]!;
  const next = offsets.slice();
  const postings = new Uint32Array(hashes.length);
  hashes.forEach((hash, i) => {
    const bucket = hash >>> (32 - bucketBits);
    const remainder = ((hash << bucketBits) >>> 0) >>> paragraphBits;
    postings[next[bucket]!] = remainder * 2 ** paragraphBits + paragraphs[i]!;
    next[bucket]! += 1;
  });
  for (let bucket = 0; bucket + 1 < offsets.length; bucket += 1) {
    if (offsets[bucket + 1]! - offsets[bucket]! > 1)
      postings.subarray(offsets[bucket], offsets[bucket + 1]).sort();
  }
  return { bucketBits, offsets, postings };
}

/** Stems' postings to sorted hashes and their postings. */
function stemIndex(stems: ReadonlyMap<number, readonly number[]>) {
  const hashes = Uint32Array.from(stems.keys()).sort();
  const offsets = new Uint32Array(hashes.length + 1);
  hashes.forEach((hash, i) => (offsets[i + 1] = offsets[i]! + stems.get(hash)!.length));
  const postings = new Uint32Array(offsets.at(-1)!);
  hashes.forEach((hash, i) => postings.set(stems.get(hash)!, offsets[i]));
  return { hashes, offsets, postings };
}

function backgroundOf(
  { hashes, offsets, postings }: ReturnType<typeof stemIndex>,
  paragraphArticle: readonly number[],
  readIn: readonly string[],
  scope: BackgroundScope,
  tables: WordTables,
): BackgroundTable {
  const counts = new BackgroundCounts(readIn, tables);
  if (counts.isNeeded) {
    hashes.forEach((hash, i) => {
      counts.stem(hash);
      for (let at = offsets[i]!; at < offsets[i + 1]!; at += 1)
        counts.in(paragraphArticle[postings[at]! >>> STEM_COUNT_BITS]!);
    });
  }
  return counts.table(scope);
}

/** The growing indexes of a pack. */
class Indexes {
  readonly printHashes: number[] = [];
  readonly printParagraphs: number[] = [];
  readonly stems = new Map<number, number[]>();

  add(paragraph: number, { words }: ReadBlock['analysed']): void {
    for (const hash of new Set(fingerprints(words).map((print) => print.hash))) {
      this.printHashes.push(hash);
      this.printParagraphs.push(paragraph);
    }
    const counts = new Map<string, number>();
    for (const { stem, stop } of words) if (!stop) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    for (const [stem, count] of counts) {
      const hash = hashOf(stem);
      const posting = paragraph * 2 ** STEM_COUNT_BITS + Math.min(count, MAX_STEM_COUNT);
      const postings = this.stems.get(hash);
      if (!postings) this.stems.set(hash, [posting]);
      // Two stems with one hash share their postings; the larger count stands.
      else if (postings.at(-1)! >>> STEM_COUNT_BITS === paragraph)
        postings[postings.length - 1] = Math.max(posting, postings.at(-1)!);
      else postings.push(posting);
    }
  }
}

/** The texts of all blocks in UTF-8, one after another. */
function textSections(pieces: readonly Uint8Array[]) {
  const textOffsets = new Uint32Array(pieces.length + 1);
  pieces.forEach((piece, i) => (textOffsets[i + 1] = textOffsets[i]! + piece.length));
  const byteLength = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return {
    textOffsets,
    texts: {
      byteLength,
      fill: (write: (bytes: Uint8Array) => void) => pieces.forEach((piece) => write(piece)),
    } satisfies SectionSource,
  };
}

export interface BuildOptions {
  /** `own`: without the table of general English, for the segments of a library that has it once. */
  readonly background?: BackgroundScope;
}

const languageIn = ({ meta, text, blocks }: SourceArticle): Language =>
  languageOfText(
    meta.inLanguage,
    blocks.map(({ start, end }) => text.slice(start, end)),
  );

/** The languages whose tables `buildCorpusWith` may need for these articles. */
export const tablesForArticles = (
  articles: readonly SourceArticle[],
  scope: BackgroundScope,
): readonly string[] =>
  tablesNeeded(
    articles.map((article) => languageIn(article).tag),
    scope,
  );

/**
 * Builds the binary pack of `articles`, in their order. Only headlines and paragraphs are indexed:
 * captions and furniture are held as text and never match. `tables`: those that `tablesForArticles` names.
 *
 * @throws RangeError for an empty or doubled id, blocks that overlap or leave their text, or too many of them.
 */
export function buildCorpusWith(
  tables: WordTables,
  articles: readonly SourceArticle[],
  { background: scope = 'whole' }: BuildOptions = {},
): ArrayBuffer {
  check(articles);
  const languageFor = rememberingLanguages();
  const pool = new StringPool();
  const rows = new Uint32Array(articles.length * ARTICLE_ROW);
  const readIn: string[] = [];
  const texts: Uint8Array[] = [];
  const paragraphArticle = column();
  const paragraphWords = column();
  const paragraphKind = column();
  const indexes = new Indexes();

  articles.forEach((article, index) => {
    const { inLanguage: stated } = article.meta;
    const language = languageIn(article);
    const blocks = readBlocks(article, languageFor(language));
    // Captions and furniture are told as a reader sees them; the texts stay as they are given.
    const seen = cleaned(article);
    const kinds = seen && classifyBlocks(seen.article, languageFor(language));
    const first = texts.length;
    let words = 0;
    let year = 0;
    blocks.forEach(({ kind: given, analysed }, at) => {
      const kind = kinds?.[at] ?? given;
      const { text } = analysed;
      if (kind === 'headline' || kind === 'paragraph') indexes.add(texts.length, analysed);
      if (kind === 'boilerplate') year = Math.max(year, Number(COPYRIGHT_YEAR.exec(text)?.[1] ?? 0));
      texts.push(encodeUtf8(text));
      paragraphArticle.push(index);
      paragraphWords.push(analysed.words.length);
      paragraphKind.push(KINDS.indexOf(kind));
      words += analysed.words.length;
    });
    readIn.push(language.tag);
    const row = rows.subarray(index * ARTICLE_ROW, (index + 1) * ARTICLE_ROW);
    row[ARTICLE.firstParagraph] = first;
    row[ARTICLE.endParagraph] = texts.length;
    row[ARTICLE.words] = words;
    row[ARTICLE.copyrightYear] = year;
    writeStrings(row, pool, {
      ...article.meta,
      inLanguage: named(stated, language),
      id: article.id,
      readIn: language.tag,
    });
  });
  if (texts.length > MAX_PARAGRAPHS)
    throw new RangeError(`A pack holds at most ${MAX_PARAGRAPHS} paragraphs.`);

  const paragraphBits = paragraphBitsFor(texts.length);
  const print = printIndex(indexes.printHashes, indexes.printParagraphs, paragraphBits);
  const stem = stemIndex(indexes.stems);
  const background = backgroundOf(stem, paragraphArticle, readIn, scope, tables);
  const { textOffsets, texts: textSection } = textSections(texts);
  const { stringOffsets, strings } = pool.sections();

  return packOf({
    counts: sectionOf(
      countsOf({
        articles: articles.length,
        paragraphs: texts.length,
        gram: GRAM,
        window: WINDOW,
        bucketBits: print.bucketBits,
        paragraphBits,
        unknownIdf: Math.round(background.unknown * IDF_SCALE),
        general: Number(background.hasGeneral),
      }),
    ),
    articles: sectionOf(rows),
    articleOrder: sectionOf(orderOf(articles.map(({ id }) => id))),
    stringOffsets: sectionOf(stringOffsets),
    strings: sectionOf(strings),
    paragraphArticle: sectionOf(Uint32Array.from(paragraphArticle)),
    paragraphWords: sectionOf(Uint32Array.from(paragraphWords)),
    paragraphKind: sectionOf(Uint8Array.from(paragraphKind)),
    textOffsets: sectionOf(textOffsets),
    texts: textSection,
    printOffsets: sectionOf(print.offsets),
    printPostings: sectionOf(print.postings),
    stemHashes: sectionOf(stem.hashes),
    stemOffsets: sectionOf(stem.offsets),
    stemPostings: sectionOf(stem.postings),
    backgroundHashes: sectionOf(background.hashes),
    backgroundIdf: sectionOf(background.idf),
  });
}
