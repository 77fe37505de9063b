/**
 * The bytes of a pack, version 3: docs/pack-format.md tells them in full. Little endian throughout;
 * every section starts at a multiple of 8, so that opening is a few typed-array views.
 */

/** As in PNG: a high bit, the name, and line ends that a text transfer would damage. */
export const MAGIC: readonly number[] = [0x89, 0x48, 0x57, 0x50, 0x4b, 0x0d, 0x0a, 0x1a];
export const VERSION = 3;
/** The first that has the paragraphs of stems as lists of gaps (stem-lists.ts). */
export const LISTS_VERSION = 3;
/** The first that knows authors and the language that an article is read in. */
export const AUTHORS_VERSION = 2;
/** Read as well; what it lacks is told as absent. */
export const FIRST_VERSION = 1;

/** Offsets of the header's fields in bytes. */
export const HEADER = { version: 8, length: 12, checksum: 16, sections: 20, table: 24 } as const;
/** The checksum covers everything behind it. */
export const CHECKED_FROM = HEADER.sections;
/** A row of the section table: id, offset, length in bytes, reserved (0). */
export const TABLE_ROW = 16;

/** The sections, in the order in which they must stand, with the size of an element in bytes. */
export const SECTIONS = [
  { name: 'counts', size: 4 },
  { name: 'articles', size: 4 },
  { name: 'articleOrder', size: 4 },
  { name: 'stringOffsets', size: 4 },
  { name: 'strings', size: 1 },
  { name: 'paragraphArticle', size: 4 },
  { name: 'paragraphWords', size: 4 },
  { name: 'paragraphKind', size: 1 },
  { name: 'textOffsets', size: 4 },
  { name: 'texts', size: 1 },
  { name: 'printOffsets', size: 4 },
  { name: 'printPostings', size: 4 },
  { name: 'stemHashes', size: 4 },
  { name: 'stemOffsets', size: 4 },
  { name: 'stemPostings', size: 1 },
  { name: 'backgroundHashes', size: 4 },
  { name: 'backgroundIdf', size: 2 },
] as const;

export type SectionName = (typeof SECTIONS)[number]['name'];

/** Indexes into `counts`. */
export const COUNT = {
  articles: 0,
  paragraphs: 1,
  gram: 2,
  window: 3,
  /** Top bits of a fingerprint that choose its bucket. */
  bucketBits: 4,
  /** Low bits of a posting that hold the paragraph. */
  paragraphBits: 5,
  /** The idf of a stem that the background table lacks, × IDF_SCALE. */
  unknownIdf: 6,
  /** 1 where the background table holds that of general English, else 0. */
  general: 7,
} as const;
export const COUNTS = 8;

/** A row of `articles`; strings are indexes into `stringOffsets`, NO_STRING where there is none. */
export const ARTICLE = {
  firstParagraph: 0,
  endParagraph: 1,
  words: 2,
  /** 0 where it has no copyright line with a year. */
  copyrightYear: 3,
  id: 4,
  outlet: 5,
  headline: 6,
  datePublished: 7,
  inLanguage: 8,
  url: 9,
  author: 10,
  /** Tag of the language that its text is read in (src/languages/detect.ts). Never absent. */
  readIn: 11,
} as const;
export const ARTICLE_ROW = 12;
/** How many of these numbers a pack of version 1 has: those before `general`, and those before `author`. */
export const FIRST_COUNTS = 7;
export const FIRST_ARTICLE_ROW = 10;
export const FIRST_MAX_BUCKET_BITS = 22;
export const NO_STRING = 0xffffffff;

/** In versions 1 and 2 a stem posting is a number: paragraph × 2^FIRST_STEM_COUNT_BITS + how often, never 0. */
export const FIRST_STEM_COUNT_BITS = 6;
export const MAX_PARAGRAPHS = 1 << 26;
/** Offsets are numbers of 32 bits. */
export const MAX_BYTES = 0xffff_fff8;

/** Low bits of a fingerprint's posting, for the paragraph. */
export const paragraphBitsFor = (paragraphs: number): number =>
  Math.max(1, 32 - Math.clz32(Math.max(0, paragraphs - 1)));

const MAX_BUCKET_BITS = 26;
/** Postings a bucket on average: short to scan, and the offsets cost half a byte a posting. */
const BUCKET_LOAD = 8;

/**
 * Top bits of a fingerprint that choose its bucket. Never fewer than the paragraph has, so that a posting and its
 * place tell the whole hash: packs are merged by it.
 */
export const bucketBitsFor = (postings: number, paragraphBits: number): number =>
  Math.max(
    paragraphBits,
    Math.min(MAX_BUCKET_BITS, Math.floor(Math.log2(Math.max(1, postings / BUCKET_LOAD)))),
  );

/** Natural logarithms are held as whole 1/1000. */
export const IDF_SCALE = 1000;

export const align = (offset: number): number => Math.ceil(offset / 8) * 8;

/** In the order of their numbers in the pack. */
export const KINDS = ['headline', 'paragraph', 'caption', 'boilerplate'] as const;

export type PackErrorCode =
  'not-a-pack' | 'truncated' | 'corrupt' | 'newer-version' | 'hostile' | 'too-large';

const ADVICE: Record<PackErrorCode, string> = {
  'not-a-pack': 'This is not a Headwater pack. Build one with: npm run -s headwater -- pack DIR -o FILE',
  truncated: 'The pack ends too early. Copy or download the file again, or build it anew.',
  corrupt: 'The pack is damaged. Copy or download the file again, or build it anew.',
  'newer-version':
    'The pack was made by a newer Headwater. Update Headwater, or build the pack with this version.',
  hostile:
    'The pack holds names or addresses that no article has, so nothing of it is taken. Ask whoever made it to build it anew.',
  'too-large': 'The pack is larger than a library takes. Split it into smaller packs.',
};

/** A pack that cannot be opened. The message says what to do; `detail` says what was found. */
export class PackError extends Error {
  override readonly name = 'PackError';

  constructor(
    readonly code: PackErrorCode,
    readonly detail: string,
  ) {
    super(`${ADVICE[code]} (${detail})`);
  }
}
