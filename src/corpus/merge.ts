/** Packs to one pack without their texts being analysed again: the same bytes as their articles built anew. */
import { GRAM, WINDOW } from '../fingerprint';
import { LANGUAGES, languageOf } from '../languages/index';
import type { SourceArticle } from '../types';
import { tablesNeeded, type BackgroundScope, type WordTables } from './background';
import { buildCorpusWith, type BuildOptions } from './build';
import { bytesOf } from './bytes';
import {
  ARTICLE,
  ARTICLE_ROW,
  AUTHORS_VERSION,
  HEADER,
  IDF_SCALE,
  MAX_PARAGRAPHS,
  NO_STRING,
  paragraphBitsFor,
} from './format';
import { mergePrints, mergeStems, type MergePart } from './merge-indexes';
import { openCorpus } from './open';
import { PackSections, readerOf, type PackReader } from './sections';
import {
  countsOf,
  NumberWriter,
  orderOf,
  sectionOf,
  STRING_FIELDS,
  StringPool,
  writePack,
  writeStrings,
  type PackSink,
  type SectionSource,
  type StringField,
} from './write';

export interface PackPart {
  readonly bytes: ArrayBuffer;
  /** Whether an article goes into the new pack, by its id in this one. Absent: all do. */
  readonly keeps?: (articleId: string) => boolean;
  /** Stands before every id of this part. */
  readonly prefix?: string;
}

export interface PackSource extends Omit<PackPart, 'bytes'> {
  readonly reader: PackReader;
}

/** All articles of a pack as they were before it was built, less paragraphs without a text: only a stranger's pack has any. */
export function articlesOf(bytes: ArrayBuffer): SourceArticle[] {
  const corpus = openCorpus(bytes, { isTrusted: true });
  return Array.from({ length: corpus.articleCount }, (_, index) => {
    const {
      articleId,
      paragraphs: _p,
      words: _w,
      opening: _o,
      copyrightYear: _c,
      ...meta
    } = corpus.article(index);
    const { first, end } = corpus.paragraphsOf(index);
    const blocks = [];
    let text = '';
    for (let paragraph = first; paragraph < end; paragraph += 1) {
      if (corpus.textBytes(paragraph) === 0) continue;
      const start = text.length;
      text += corpus.text(paragraph);
      blocks.push({ start, end: text.length, kind: corpus.kind(paragraph) });
      text += '\n';
    }
    return { id: articleId, text, blocks, meta };
  });
}

/** Whether a pack has what merging needs; one of version 1 has not. */
const isMergeable = (reader: PackReader): boolean =>
  new Uint32Array(reader.read(HEADER.version, 4).slice().buffer)[0]! >= AUTHORS_VERSION;

/** The pack's sections; a pack of version 1 is built anew from its texts. */
function sectionsOf(reader: PackReader, tables: WordTables): PackSections {
  if (isMergeable(reader)) return new PackSections(reader);
  const bytes = reader.read(0, reader.byteLength).slice().buffer;
  return new PackSections(readerOf(buildCorpusWith(tables, articlesOf(bytes), { background: 'own' })));
}

/** The languages whose tables merging these packs may need: of one of version 1, whose articles do not say, all. */
export function tablesForPacks(packs: readonly ArrayBuffer[], scope: BackgroundScope): readonly string[] {
  const tags = packs.map(readerOf).flatMap((reader) => {
    if (!isMergeable(reader)) return LANGUAGES.map(({ tag }) => tag);
    const sections = new PackSections(reader);
    const string = sections.strings();
    const numbers = new Set<number>();
    for (let article = 0; article < sections.articleCount; article += 1)
      numbers.add(sections.row(article)[ARTICLE.readIn]!);
    return [...numbers].map((number) => (number === NO_STRING ? '' : string(number)));
  });
  return tablesNeeded(tags, scope);
}

/** Metadata of the kept articles, and where they go. */
function place(sources: readonly PackSource[], tables: WordTables) {
  const pool = new StringPool();
  const rows: Uint32Array[] = [];
  const ids: string[] = [];
  const readIn: string[] = [];
  let count = 0;
  const parts = sources.map(({ reader, keeps, prefix = '' }): MergePart => {
    const sections = sectionsOf(reader, tables);
    const string = sections.strings();
    const runs: [first: number, end: number][] = [];
    const paragraphs = new Int32Array(sections.paragraphCount).fill(-1);
    for (let article = 0; article < sections.articleCount; article += 1) {
      const row = sections.row(article).slice();
      const text = (field: StringField): string | undefined =>
        row[ARTICLE[field]] === NO_STRING ? undefined : string(row[ARTICLE[field]]!);
      const strings = Object.fromEntries(STRING_FIELDS.map((field) => [field, text(field)]));
      const { id = '' } = strings;
      const language = languageOf(strings['readIn']).tag;
      if (keeps?.(id) === false) continue;
      const first = row[ARTICLE.firstParagraph]!;
      const end = row[ARTICLE.endParagraph]!;
      const last = runs.at(-1);
      if (last?.[1] === first) last[1] = end;
      else runs.push([first, end]);
      row[ARTICLE.firstParagraph] = count;
      for (let at = first; at < end; at += 1) paragraphs[at] = count++;
      row[ARTICLE.endParagraph] = count;
      writeStrings(row, pool, { ...strings, id: prefix + id, readIn: language });
      rows.push(row);
      ids.push(prefix + id);
      readIn.push(language);
    }
    return { sections, runs, paragraphs };
  });
  if (count > MAX_PARAGRAPHS) throw new RangeError(`A pack holds at most ${MAX_PARAGRAPHS} paragraphs.`);
  return { parts, rows, ids, readIn, paragraphs: count, ...pool.sections() };
}

/** Each paragraph's article. */
function articlesByParagraph(rows: readonly Uint32Array[], paragraphs: number): Uint32Array {
  const articles = new Uint32Array(paragraphs);
  rows.forEach((row, article) =>
    articles.fill(article, row[ARTICLE.firstParagraph], row[ARTICLE.endParagraph]),
  );
  return articles;
}

/** What the kept paragraphs have in a section of one number each. */
const kept = (
  parts: readonly MergePart[],
  name: 'paragraphWords' | 'paragraphKind',
  byteLength: number,
  size: number,
): SectionSource => ({
  byteLength,
  fill(write) {
    for (const { sections, runs } of parts)
      for (const [first, end] of runs) sections.copy(name, first * size, end * size, write);
  },
});

function keptTexts(parts: readonly MergePart[]): {
  readonly offsets: SectionSource;
  readonly texts: SectionSource;
} {
  const stretches = parts.flatMap(({ sections, runs }) => {
    const offsets = sections.numbers('textOffsets');
    return runs.map(([first, end]) => ({
      sections,
      offsets,
      first,
      end,
      from: offsets.at(first),
      to: offsets.at(end),
    }));
  });
  const count = stretches.reduce((sum, { first, end }) => sum + end - first, 0);
  return {
    offsets: {
      byteLength: (count + 1) * 4,
      fill(write) {
        const numbers = new NumberWriter(write);
        let start = 0;
        for (const { offsets, first, end, from, to } of stretches) {
          for (let at = first; at < end; at += 1) numbers.add(start + offsets.at(at) - from);
          start += to - from;
        }
        numbers.add(start);
        numbers.flush();
      },
    },
    texts: {
      byteLength: stretches.reduce((sum, { from, to }) => sum + to - from, 0),
      fill(write) {
        for (const { sections, from, to } of stretches) sections.copy('texts', from, to, write);
      },
    },
  };
}

/**
 * Merges packs into one, from any random-access bytes into any sink: what stays in memory is the articles' metadata,
 * the vocabulary and the tables of offsets, never texts nor postings (docs/pack-format.md tells how much). So packs of
 * any size are built from small ones: `buildCorpus` a thousand articles at a time, write each pack to a file,
 * merge the files.
 *
 *     mergePacksTo(
 *       [{ reader: { byteLength, read: (offset, length) => bytes }, keeps?, prefix? }, …],
 *       { begin: (byteLength) => …, write: (offset, bytes) => … },
 *       { background?: 'whole' | 'own' },
 *     );
 *
 * All calls are synchronous (files: readSync and writeSync). Every pack must have been opened once by `openCorpus`
 * or made by us: nothing is verified here. A pack of version 1 is built anew from its texts, in memory.
 *
 * @throws RangeError for an id that two articles have, too many paragraphs or more than 4 GB; the sink may then
 * have been begun.
 */
export function mergePacksToWith(
  tables: WordTables,
  sources: readonly PackSource[],
  sink: PackSink,
  { background: scope = 'whole' }: BuildOptions = {},
): void {
  const { parts, rows, ids, readIn, paragraphs, stringOffsets, strings } = place(sources, tables);
  const paragraphBits = paragraphBitsFor(paragraphs);
  const paragraphArticle = articlesByParagraph(rows, paragraphs);
  const prints = mergePrints(parts, paragraphBits);
  const stems = mergeStems(parts, readIn, paragraphArticle, scope, tables);
  const texts = keptTexts(parts);
  writePack(
    {
      counts: sectionOf(
        countsOf({
          articles: rows.length,
          paragraphs,
          gram: GRAM,
          window: WINDOW,
          bucketBits: prints.bucketBits,
          paragraphBits,
          unknownIdf: Math.round(stems.background.unknown * IDF_SCALE),
          general: Number(stems.background.hasGeneral),
        }),
      ),
      articles: {
        byteLength: rows.length * ARTICLE_ROW * 4,
        fill: (write) => rows.forEach((row) => write(bytesOf(row))),
      },
      articleOrder: sectionOf(orderOf(ids)),
      stringOffsets: sectionOf(stringOffsets),
      strings: sectionOf(strings),
      paragraphArticle: sectionOf(paragraphArticle),
      paragraphWords: kept(parts, 'paragraphWords', paragraphs * 4, 4),
      paragraphKind: kept(parts, 'paragraphKind', paragraphs, 1),
      textOffsets: texts.offsets,
      texts: texts.texts,
      printOffsets: sectionOf(prints.offsets),
      printPostings: prints.postings,
      stemHashes: sectionOf(stems.hashes),
      stemOffsets: sectionOf(stems.offsets),
      stemPostings: stems.lists,
      backgroundHashes: sectionOf(stems.background.hashes),
      backgroundIdf: sectionOf(stems.background.idf),
    },
    sink,
  );
}

/**
 * One pack of the kept articles of several, in their order: byte for byte what `buildCorpus` makes of these articles
 * with their prefixes. Every pack must have been opened once by `openCorpus` or made by us.
 *
 * @throws RangeError for an id that two articles have, or too many of them.
 */
export function mergePacksWith(
  tables: WordTables,
  parts: readonly PackPart[],
  options?: BuildOptions,
): ArrayBuffer {
  let pack = new ArrayBuffer(0);
  mergePacksToWith(
    tables,
    parts.map(({ bytes, ...rest }) => ({ ...rest, reader: readerOf(bytes) })),
    {
      begin: (byteLength) => (pack = new ArrayBuffer(byteLength)),
      write: (offset, bytes) => new Uint8Array(pack).set(bytes, offset),
    },
    options,
  );
  return pack;
}
