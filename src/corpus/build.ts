/** Articles to one pack. The same articles give the same bytes. */
import { classifyBlocks, readBlocks } from '../blocks';
import { fingerprints, GRAM, hashOf, WINDOW } from '../fingerprint';
import { cleaned } from '../clean';
import { languageOfText } from '../languages/detect';
import { languageOf, type Language } from '../languages/index';
import type { ArticleMeta, SourceArticle } from '../types';
import { countBackground } from './background';
import { crc32, encodeUtf8 } from './bytes';
import {
  align,
  CHECKED_FROM,
  COUNT,
  COUNTS,
  HEADER,
  IDF_SCALE,
  KINDS,
  MAGIC,
  MAX_PARAGRAPHS,
  MAX_STEM_COUNT,
  NO_STRING,
  SECTIONS,
  STEM_COUNT_BITS,
  TABLE_ROW,
  VERSION,
  type SectionName,
} from './format';

const META_FIELDS = [
  'outlet',
  'headline',
  'datePublished',
  'inLanguage',
  'url',
] as const satisfies readonly (keyof ArticleMeta)[];
/** Postings a bucket on average: short to scan, and the offsets cost half a byte a posting. */
const BUCKET_LOAD = 8;
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

/** Pieces of UTF-8 one after another, with the offsets between them. */
function pool(texts: readonly string[]): { offsets: Uint32Array; bytes: Uint8Array } {
  const pieces = texts.map(encodeUtf8);
  const offsets = new Uint32Array(pieces.length + 1);
  pieces.forEach((piece, i) => (offsets[i + 1] = offsets[i]! + piece.length));
  const bytes = new Uint8Array(offsets.at(-1) ?? 0);
  pieces.forEach((piece, i) => bytes.set(piece, offsets[i]));
  return { offsets, bytes };
}

function check(articles: readonly SourceArticle[]): void {
  const ids = new Set<string>();
  for (const { id, text, blocks } of articles) {
    if (id === '') throw new RangeError('An article has an empty id.');
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

const bitsFor = (count: number): number => Math.max(1, 32 - Math.clz32(Math.max(0, count - 1)));

/** (hash, paragraph) pairs to buckets by the hash's top bits; a posting keeps its next bits and the paragraph. */
function printIndex(pairs: readonly (readonly [hash: number, paragraph: number])[], paragraphs: number) {
  const paragraphBits = bitsFor(paragraphs);
  const wanted = Math.floor(Math.log2(Math.max(1, pairs.length / BUCKET_LOAD)));
  const bucketBits = Math.min(22, Math.max(1, wanted));
  const buckets = 2 ** bucketBits;
  const keyed = pairs.map(([hash, paragraph]) => {
    const remainder = ((hash << bucketBits) >>> 0) >>> paragraphBits;
    return [hash >>> (32 - bucketBits), remainder * 2 ** paragraphBits + paragraph] as const;
  });
  keyed.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const unique = keyed.filter((key, i) => key[0] !== keyed[i - 1]?.[0] || key[1] !== keyed[i - 1]?.[1]);
  const offsets = new Uint32Array(buckets + 1);
  for (const [bucket] of unique) offsets[bucket + 1]! += 1;
  for (let i = 0; i < buckets; i += 1) offsets[i + 1]! += offsets[i]!;
  return { bucketBits, paragraphBits, offsets, postings: Uint32Array.from(unique, (key) => key[1]) };
}

/** Counts of stems by paragraph to sorted hashes and their postings. */
function stemIndex(stems: ReadonlyMap<string, ReadonlyMap<number, number>>) {
  // Two stems with one hash share their postings; the larger count stands.
  const byHash = new Map<number, Map<number, number>>();
  for (const [stem, counts] of stems) {
    const hash = hashOf(stem);
    const merged = byHash.get(hash) ?? new Map<number, number>();
    for (const [paragraph, count] of counts)
      merged.set(paragraph, Math.max(count, merged.get(paragraph) ?? 0));
    byHash.set(hash, merged);
  }
  const hashes = Uint32Array.from(byHash.keys()).sort();
  const offsets = new Uint32Array(hashes.length + 1);
  const postings = column();
  hashes.forEach((hash, i) => {
    const counts = [...byHash.get(hash)!].sort((a, b) => a[0] - b[0]);
    for (const [paragraph, count] of counts) {
      postings.push(paragraph * 2 ** STEM_COUNT_BITS + Math.min(count, MAX_STEM_COUNT));
    }
    offsets[i + 1] = postings.length;
  });
  return { hashes, offsets, postings: Uint32Array.from(postings) };
}

function assemble(sections: Record<SectionName, Uint8Array | Uint16Array | Uint32Array>): ArrayBuffer {
  const rows: (readonly [offset: number, length: number])[] = [];
  let end = align(HEADER.table + SECTIONS.length * TABLE_ROW);
  for (const { name } of SECTIONS) {
    rows.push([end, sections[name].byteLength]);
    end = align(end + sections[name].byteLength);
  }
  const pack = new ArrayBuffer(end);
  const bytes = new Uint8Array(pack);
  const view = new DataView(pack);
  bytes.set(MAGIC);
  view.setUint32(HEADER.version, VERSION, true);
  view.setUint32(HEADER.length, end, true);
  view.setUint32(HEADER.sections, SECTIONS.length, true);
  SECTIONS.forEach(({ name }, i) => {
    const row = HEADER.table + i * TABLE_ROW;
    const [offset, length] = rows[i]!;
    const section = sections[name];
    view.setUint32(row, i + 1, true);
    view.setUint32(row + 4, offset, true);
    view.setUint32(row + 8, length, true);
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), offset);
  });
  view.setUint32(HEADER.checksum, crc32(pack, CHECKED_FROM), true);
  return pack;
}

export interface BuildOptions {
  /** `own`: without the table of general English, for the segments of a library that has it once. */
  readonly background?: 'whole' | 'own';
}

/**
 * Builds the binary pack of `articles`, in their order. Only headlines and paragraphs are indexed:
 * captions and furniture are held as text and never match.
 *
 * @throws RangeError for an empty or doubled id, blocks that overlap or leave their text, or too many of them.
 */
export function buildCorpus(
  articles: readonly SourceArticle[],
  { background: scope = 'whole' }: BuildOptions = {},
): ArrayBuffer {
  check(articles);
  const languageFor = rememberingLanguages();
  const strings: string[] = [];
  const rows = column();
  const texts: string[] = [];
  const paragraphArticle = column();
  const paragraphWords = column();
  const paragraphKind = column();
  const prints: [number, number][] = [];
  const stems = new Map<string, Map<number, number>>();
  const background = countBackground();
  const keep = (text: string | undefined): number =>
    text === undefined ? NO_STRING : strings.push(text) - 1;

  articles.forEach((article, index) => {
    const stated = article.meta.inLanguage;
    const language = languageOfText(
      stated,
      article.blocks.map(({ start, end }) => article.text.slice(start, end)),
    );
    const blocks = readBlocks(article, languageFor(language));
    // Captions and furniture are told as a reader sees them; the texts stay as they are given.
    const seen = cleaned(article);
    const kinds = seen && classifyBlocks(seen.article, languageFor(language));
    const first = texts.length;
    let words = 0;
    let year = 0;
    background.add(
      language,
      blocks.flatMap(({ analysed }) => analysed.words.flatMap(({ stem, stop }) => (stop ? [] : [stem]))),
    );
    blocks.forEach(({ kind: given, analysed }, at) => {
      const kind = kinds?.[at] ?? given;
      const paragraph = texts.length;
      const { text } = analysed;
      texts.push(text);
      paragraphArticle.push(index);
      paragraphWords.push(analysed.words.length);
      paragraphKind.push(KINDS.indexOf(kind));
      words += analysed.words.length;
      if (kind === 'boilerplate') year = Math.max(year, Number(COPYRIGHT_YEAR.exec(text)?.[1] ?? 0));
      if (kind !== 'headline' && kind !== 'paragraph') return;
      for (const { hash } of fingerprints(analysed.words)) prints.push([hash, paragraph]);
      for (const { stem, stop } of analysed.words) {
        if (stop) continue;
        const counts = stems.get(stem) ?? new Map<number, number>();
        counts.set(paragraph, (counts.get(paragraph) ?? 0) + 1);
        stems.set(stem, counts);
      }
    });
    rows.push(
      first,
      texts.length,
      words,
      year,
      keep(article.id),
      ...META_FIELDS.map((field) =>
        keep(field === 'inLanguage' ? named(stated, language) : article.meta[field]),
      ),
    );
  });
  if (texts.length > MAX_PARAGRAPHS)
    throw new RangeError(`A pack holds at most ${MAX_PARAGRAPHS} paragraphs.`);

  const order = articles.map((_, i) => i).sort((a, b) => (articles[a]!.id < articles[b]!.id ? -1 : 1));
  const stringPool = pool(strings);
  const textPool = pool(texts);
  const print = printIndex(prints, texts.length);
  const stem = stemIndex(stems);
  const rarity = background.table(scope);
  const known = [...rarity.idf].map(([term, idf]) => [hashOf(term), Math.round(idf * IDF_SCALE)] as const);
  known.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const idf = known.filter(([hash], i) => hash !== known[i - 1]?.[0]);

  const counts = new Uint32Array(COUNTS);
  counts[COUNT.articles] = articles.length;
  counts[COUNT.paragraphs] = texts.length;
  counts[COUNT.gram] = GRAM;
  counts[COUNT.window] = WINDOW;
  counts[COUNT.bucketBits] = print.bucketBits;
  counts[COUNT.paragraphBits] = print.paragraphBits;
  counts[COUNT.unknownIdf] = Math.round(rarity.unknown * IDF_SCALE);

  return assemble({
    counts,
    articles: Uint32Array.from(rows),
    articleOrder: Uint32Array.from(order),
    stringOffsets: stringPool.offsets,
    strings: stringPool.bytes,
    paragraphArticle: Uint32Array.from(paragraphArticle),
    paragraphWords: Uint32Array.from(paragraphWords),
    paragraphKind: Uint8Array.from(paragraphKind),
    textOffsets: textPool.offsets,
    texts: textPool.bytes,
    printOffsets: print.offsets,
    printPostings: print.postings,
    stemHashes: stem.hashes,
    stemOffsets: stem.offsets,
    stemPostings: stem.postings,
    backgroundHashes: Uint32Array.from(idf, ([hash]) => hash),
    backgroundIdf: Uint16Array.from(idf, ([, value]) => value),
  });
}
