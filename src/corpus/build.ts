/** Articles to one pack. The same articles give the same bytes. */
import { classifyBlocks, readBlocks } from '../blocks';
import { GRAM, WINDOW } from '../fingerprint';
import { cleaned } from '../clean';
import { languageOfText } from '../languages/detect';
import { languageOf, type Language } from '../languages/index';
import { Forms } from '../forms';
import type { SourceArticle } from '../types';
import {
  BackgroundCounts,
  tablesNeeded,
  type BackgroundScope,
  type BackgroundTable,
  type WordTables,
} from './background';
import { encodeUtf8 } from './bytes';
import { ARTICLE, ARTICLE_ROW, IDF_SCALE, KINDS, MAX_PARAGRAPHS, paragraphBitsFor } from './format';
import { Column, PrintPostings, StemPostings } from './postings';
import { listSections } from './stem-lists';
import { countsOf, orderOf, packOf, sectionOf, StringPool, writeStrings, type SectionSource } from './write';

const COPYRIGHT_YEAR = /(?:©|\(c\)|\bcopyright\b)[^\n]{0,80}?\b((?:19|20)\d\d)\b/i;

/** A library has few words and many of each: so many are remembered while it is built. */
const MOST_FORMS = 65_536;

function remembering(): (language: Language) => Forms {
  const known = new Map<Language, Forms>();
  return (language) => {
    const forms = known.get(language) ?? new Forms(MOST_FORMS);
    known.set(language, forms);
    return forms;
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
    hashes.forEach((hash, i) => {
      counts.stem(hash);
      for (let at = starts[i]!; at < starts[i + 1]!; at += 1) counts.in(paragraphArticle[paragraphs[at]!]!);
    });
  }
  return counts.table(scope);
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
  const formsFor = remembering();
  const pool = new StringPool();
  const rows = new Uint32Array(articles.length * ARTICLE_ROW);
  const readIn: string[] = [];
  const texts: Uint8Array[] = [];
  const paragraphArticle = new Column();
  const paragraphWords = new Column();
  const paragraphKind = new Column();
  const prints = new PrintPostings();
  const stems = new StemPostings();

  articles.forEach((article, index) => {
    const { inLanguage: stated } = article.meta;
    const language = languageIn(article);
    const blocks = readBlocks(article, language, formsFor(language));
    // Captions and furniture are told as a reader sees them; the texts stay as they are given.
    const seen = cleaned(article);
    const kinds = seen && classifyBlocks(seen.article, language, formsFor(language));
    const first = texts.length;
    let words = 0;
    let year = 0;
    blocks.forEach(({ kind: given, analysed }, at) => {
      const kind = kinds?.[at] ?? given;
      const { text } = analysed;
      if (kind === 'headline' || kind === 'paragraph') {
        prints.add(texts.length, analysed.words);
        stems.add(texts.length, analysed.words);
      }
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
  const print = prints.index(paragraphBits);
  const stem = stems.index();
  const stemSections = listSections(stem.starts, stem.paragraphs);
  const background = backgroundOf(stem, paragraphArticle.values, readIn, scope, tables);
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
    paragraphArticle: sectionOf(paragraphArticle.values),
    paragraphWords: sectionOf(paragraphWords.values),
    paragraphKind: sectionOf(Uint8Array.from(paragraphKind.values)),
    textOffsets: sectionOf(textOffsets),
    texts: textSection,
    printOffsets: sectionOf(print.offsets),
    printPostings: sectionOf(print.postings),
    stemHashes: sectionOf(stem.hashes),
    stemOffsets: sectionOf(stemSections.offsets),
    stemPostings: stemSections.lists,
    backgroundHashes: sectionOf(background.hashes),
    backgroundIdf: sectionOf(background.idf),
  });
}
