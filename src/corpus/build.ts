/** Articles to one pack. The same articles give the same bytes. */
import { kindsOf } from '../blocks';
import { GRAM, WINDOW } from '../fingerprint';
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
import { BlockReader } from './block-reader';
import { Utf8Texts } from './bytes';
import { ARTICLE, ARTICLE_ROW, IDF_SCALE, KINDS, MAX_PARAGRAPHS, paragraphBitsFor } from './format';
import { StemNumbers } from './lexicon';
import { Column, PrintPostings, StemPostings } from './postings';
import { listSections } from './stem-lists';
import { countsOf, orderOf, packOf, sectionOf, StringPool, writeStrings } from './write';

const COPYRIGHT_YEAR = /(?:©|\(c\)|\bcopyright\b)[^\n]{0,80}?\b((?:19|20)\d\d)\b/i;

/** One a language: its words are worked out once. */
function readers(stems: StemNumbers): (language: Language) => BlockReader {
  const known = new Map<Language, BlockReader>();
  return (language) => {
    const reader = known.get(language) ?? new BlockReader(language, stems);
    known.set(language, reader);
    return reader;
  };
}

/** The language to tell readers: as stated, unless the text is clearly in another; English goes without saying. */
const named = (stated: string | undefined, language: Language): string | undefined =>
  language.tag === 'und' || languageOf(stated).tag === language.tag ? stated : language.tag;

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

function backgroundOf(
  { hashes, starts, paragraphs }: ReturnType<StemPostings['index']>,
  paragraphArticle: Uint32Array,
  readIn: readonly string[],
  scope: BackgroundScope,
  tables: WordTables,
): BackgroundTable {
  const counts = new BackgroundCounts(readIn, tables);
  if (counts.isNeeded) {
    for (let i = 0; i < hashes.length; i += 1) {
      counts.stem(hashes[i]!);
      for (let at = starts[i]!; at < starts[i + 1]!; at += 1) counts.in(paragraphArticle[paragraphs[at]!]!);
    }
  }
  return counts.table(scope);
}

export interface BuildOptions {
  /** `own`: without the table of general English, for the segments of a library that has it once. */
  readonly background?: BackgroundScope;
}

function* textsOf({ text, blocks }: SourceArticle): Generator<string> {
  for (const { start, end } of blocks) yield text.slice(start, end);
}

const languageIn = (article: SourceArticle): Language =>
  languageOfText(article.meta.inLanguage, textsOf(article));

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
  const stemNumbers = new StemNumbers();
  const readerOf = readers(stemNumbers);
  const pool = new StringPool();
  const rows = new Uint32Array(articles.length * ARTICLE_ROW);
  const readIn: string[] = [];
  const texts = new Utf8Texts();
  const paragraphArticle = new Column();
  const paragraphWords = new Column();
  const paragraphKind = new Column();
  const prints = new PrintPostings();
  const stems = new StemPostings();

  articles.forEach((article, index) => {
    const { inLanguage: stated } = article.meta;
    const language = languageIn(article);
    const reader = readerOf(language);
    const blocks = reader.read(article);
    // Captions and furniture are told as a reader sees them; the texts stay as they are given.
    const seen = cleaned(article)?.article;
    const kinds = kindsOf(seen ?? article, language, seen ? reader.readAgain(seen, blocks) : blocks);
    const first = paragraphKind.length;
    let words = 0;
    let year = 0;
    blocks.forEach((block, at) => {
      const kind = kinds[at]!;
      const paragraph = paragraphKind.length;
      if (kind === 'headline' || kind === 'paragraph') {
        prints.add(paragraph, block.norms());
        stems.add(paragraph, block.entries(), stemNumbers.hashes.length);
      }
      if (kind === 'boilerplate') year = Math.max(year, Number(COPYRIGHT_YEAR.exec(block.text)?.[1] ?? 0));
      texts.add(block.text);
      paragraphArticle.push(index);
      paragraphWords.push(block.count);
      paragraphKind.push(KINDS.indexOf(kind));
      words += block.count;
    });
    readIn.push(language.tag);
    const row = rows.subarray(index * ARTICLE_ROW, (index + 1) * ARTICLE_ROW);
    row[ARTICLE.firstParagraph] = first;
    row[ARTICLE.endParagraph] = paragraphKind.length;
    row[ARTICLE.words] = words;
    row[ARTICLE.copyrightYear] = year;
    writeStrings(row, pool, {
      ...article.meta,
      inLanguage: named(stated, language),
      id: article.id,
      readIn: language.tag,
    });
  });
  const paragraphs = paragraphKind.length;
  if (paragraphs > MAX_PARAGRAPHS) throw new RangeError(`A pack holds at most ${MAX_PARAGRAPHS} paragraphs.`);

  const paragraphBits = paragraphBitsFor(paragraphs);
  const print = prints.index(paragraphBits);
  const stem = stems.index(stemNumbers.hashes);
  const stemSections = listSections(stem.starts, stem.paragraphs);
  const background = backgroundOf(stem, paragraphArticle.values, readIn, scope, tables);
  const { stringOffsets, strings } = pool.sections();

  return packOf({
    counts: sectionOf(
      countsOf({
        articles: articles.length,
        paragraphs,
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
    paragraphArticle: sectionOf(paragraphArticle.values),
    paragraphWords: sectionOf(paragraphWords.values),
    paragraphKind: sectionOf(Uint8Array.from(paragraphKind.values)),
    textOffsets: sectionOf(Uint32Array.from(texts.offsets)),
    texts: sectionOf(texts.bytes),
    printOffsets: sectionOf(print.offsets),
    printPostings: sectionOf(print.postings),
    stemHashes: sectionOf(stem.hashes),
    stemOffsets: sectionOf(stemSections.offsets),
    stemPostings: stemSections.lists,
    backgroundHashes: sectionOf(background.hashes),
    backgroundIdf: sectionOf(background.idf),
  });
}
