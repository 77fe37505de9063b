/** Nothing of a pack is believed before it is checked: a pack may come from a stranger. */
import { Crc32, utf8Decoder } from './bytes';
import {
  align,
  ARTICLE,
  ARTICLE_ROW,
  AUTHORS_VERSION,
  bucketBitsFor,
  CHECKED_FROM,
  COUNT,
  COUNTS,
  FIRST_ARTICLE_ROW,
  FIRST_COUNTS,
  FIRST_MAX_BUCKET_BITS,
  FIRST_STEM_COUNT_BITS,
  FIRST_VERSION,
  HEADER,
  KINDS,
  LISTS_VERSION,
  MAGIC,
  MAX_PARAGRAPHS,
  NO_STRING,
  paragraphBitsFor,
  PackError,
  SECTIONS,
  TABLE_ROW,
  VERSION,
  type SectionName,
} from './format';
import { GRAM, WINDOW } from '../fingerprint';
import { isList } from './stem-lists';

type ByteSection = 'strings' | 'texts' | 'paragraphKind' | 'stemPostings';
/** The sections as typed arrays over the pack's own bytes. */
export type Views = { readonly [K in Exclude<SectionName, ByteSection | 'backgroundIdf'>]: Uint32Array } & {
  readonly [K in ByteSection]: Uint8Array;
} & {
  readonly backgroundIdf: Uint16Array;
  /** `stemPostings` of versions 1 and 2; empty in others. */
  readonly stemNumbers: Uint32Array;
  /** Of the format. */
  readonly version: number;
  /** How many numbers a row of `articles` has. */
  readonly articleRow: number;
};

function corrupt(detail: string): never {
  throw new PackError('corrupt', detail);
}

/** The header and the whole length. */
function checkHeader(bytes: ArrayBuffer): DataView {
  const view = new DataView(bytes);
  const shared = Math.min(MAGIC.length, bytes.byteLength);
  for (let i = 0; i < shared; i += 1) {
    if (view.getUint8(i) !== MAGIC[i])
      throw new PackError('not-a-pack', 'the first bytes are not those of a pack');
  }
  if (bytes.byteLength === 0) throw new PackError('not-a-pack', 'the file is empty');
  if (bytes.byteLength < HEADER.length) throw new PackError('truncated', `${bytes.byteLength} bytes`);
  const version = view.getUint32(HEADER.version, true);
  if (version > VERSION)
    throw new PackError('newer-version', `version ${version}; known are versions up to ${VERSION}`);
  if (version < FIRST_VERSION) corrupt(`version ${version}`);
  const least = HEADER.table + SECTIONS.length * TABLE_ROW;
  if (bytes.byteLength < least) throw new PackError('truncated', `${bytes.byteLength} bytes`);
  const length = view.getUint32(HEADER.length, true);
  if (bytes.byteLength < length) {
    throw new PackError('truncated', `${bytes.byteLength} of ${length} bytes`);
  }
  if (bytes.byteLength > length) corrupt(`${bytes.byteLength} bytes where ${length} are announced`);
  return view;
}

function checkSum(bytes: ArrayBuffer, view: DataView): void {
  const { value } = new Crc32().add(new Uint8Array(bytes, CHECKED_FROM));
  if (value !== view.getUint32(HEADER.checksum, true)) corrupt('the checksum does not fit');
}

function cutSections(bytes: ArrayBuffer, view: DataView): Views {
  if (view.getUint32(HEADER.sections, true) !== SECTIONS.length) corrupt('the number of sections is wrong');
  let expected = align(HEADER.table + SECTIONS.length * TABLE_ROW);
  const views = SECTIONS.map(({ name, size }, i) => {
    const row = HEADER.table + i * TABLE_ROW;
    const offset = view.getUint32(row + 4, true);
    const length = view.getUint32(row + 8, true);
    if (view.getUint32(row, true) !== i + 1 || view.getUint32(row + 12, true) !== 0)
      corrupt(`section ${name}: bad row`);
    if (offset !== expected || offset + length > bytes.byteLength)
      corrupt(`section ${name}: outside the pack`);
    if (length % size !== 0) corrupt(`section ${name}: ${length} bytes`);
    expected = align(offset + length);
    const count = length / size;
    if (size === 4) return [name, new Uint32Array(bytes, offset, count)];
    return [name, size === 2 ? new Uint16Array(bytes, offset, count) : new Uint8Array(bytes, offset, count)];
  });
  if (expected !== bytes.byteLength) corrupt('bytes behind the last section');
  const sections = Object.fromEntries(views) as unknown as Views;
  const version = view.getUint32(HEADER.version, true);
  const articleRow = version < AUTHORS_VERSION ? FIRST_ARTICLE_ROW : ARTICLE_ROW;
  const { byteOffset, byteLength } = sections.stemPostings;
  const isNumbers = version < LISTS_VERSION;
  if (isNumbers && byteLength % 4 !== 0) corrupt(`section stemPostings: ${byteLength} bytes`);
  const stemNumbers = new Uint32Array(bytes, byteOffset, isNumbers ? byteLength / 4 : 0);
  return { ...sections, stemNumbers, version, articleRow };
}

function expectLength(name: SectionName, views: Views, count: number): void {
  if (views[name].length !== count)
    corrupt(`section ${name}: ${views[name].length} entries where ${count} are announced`);
}

/** An offsets table runs from 0 to `end` and never back. */
function checkOffsets(name: SectionName, offsets: Uint32Array, end: number): void {
  let before = 0;
  if (offsets[0] !== 0 || offsets.at(-1) !== end) corrupt(`section ${name}: does not span its data`);
  for (const offset of offsets) {
    if (offset < before) corrupt(`section ${name}: runs backwards`);
    before = offset;
  }
}

function checkAscending(name: SectionName, values: Uint32Array): void {
  for (let i = 1; i < values.length; i += 1) {
    if (values[i]! <= values[i - 1]!) corrupt(`section ${name}: not in order`);
  }
}

function checkArticles(views: Views, articleCount: number, paragraphCount: number): void {
  const { articles, articleOrder, articleRow, paragraphArticle, stringOffsets, strings } = views;
  expectLength('articles', views, articleCount * articleRow);
  expectLength('articleOrder', views, articleCount);
  expectLength('paragraphArticle', views, paragraphCount);
  if (stringOffsets.length === 0) corrupt('section stringOffsets: empty');
  checkOffsets('stringOffsets', stringOffsets, strings.length);
  const stringCount = stringOffsets.length - 1;
  let paragraph = 0;
  for (let article = 0; article < articleCount; article += 1) {
    const row = articles.subarray(article * articleRow, (article + 1) * articleRow);
    const end = row[ARTICLE.endParagraph]!;
    if (row[ARTICLE.firstParagraph] !== paragraph || end < paragraph || end > paragraphCount) {
      corrupt(`article ${article}: its paragraphs`);
    }
    for (; paragraph < end; paragraph += 1) {
      if (paragraphArticle[paragraph] !== article) corrupt(`paragraph ${paragraph}: its article`);
    }
    for (let field: number = ARTICLE.id; field < articleRow; field += 1) {
      const at = row[field]!;
      const isNeeded = field === ARTICLE.id || field === ARTICLE.readIn;
      if (at >= stringCount && (at !== NO_STRING || isNeeded)) corrupt(`article ${article}: a string`);
    }
  }
  if (paragraph !== paragraphCount) corrupt('paragraphs without an article');
  const decode = utf8Decoder();
  let before = '';
  for (const article of articleOrder) {
    if (article >= articleCount) corrupt('section articleOrder: no such article');
    const at = articles[article * articleRow + ARTICLE.id]!;
    const id = decode(strings.subarray(stringOffsets[at], stringOffsets[at + 1]));
    // So no article comes twice, no id is empty, and each is found by its id.
    if (id <= before) corrupt('section articleOrder: ids not in order');
    before = id;
  }
}

function checkTexts(views: Views, paragraphCount: number): void {
  expectLength('paragraphWords', views, paragraphCount);
  expectLength('paragraphKind', views, paragraphCount);
  expectLength('textOffsets', views, paragraphCount + 1);
  checkOffsets('textOffsets', views.textOffsets, views.texts.length);
  for (const kind of views.paragraphKind) if (kind >= KINDS.length) corrupt(`section paragraphKind: ${kind}`);
}

/** Inside each stretch that `offsets` cut, numbers grow strictly and `isRight`. */
function checkPostings(
  name: SectionName,
  offsets: Uint32Array,
  postings: Uint32Array,
  isRight: (posting: number, before: number) => boolean,
): void {
  checkOffsets(name, offsets, postings.length);
  for (let i = 1; i < offsets.length; i += 1) {
    let before = -1;
    for (let at = offsets[i - 1]!; at < offsets[i]!; at += 1) {
      const posting = postings[at]!;
      if (posting <= before || !isRight(posting, before)) corrupt(`section ${name}: a posting`);
      before = posting;
    }
  }
}

/** Buckets as `build.ts` makes them: others would let a small pack ask for a large search. */
function checkBits(views: Views, paragraphCount: number): void {
  const bucketBits = views.counts[COUNT.bucketBits]!;
  const paragraphBits = views.counts[COUNT.paragraphBits]!;
  const wanted = bucketBitsFor(views.printPostings.length, 1);
  const isRight =
    paragraphBits === paragraphBitsFor(paragraphCount) &&
    (views.version === FIRST_VERSION
      ? bucketBits >= Math.min(FIRST_MAX_BUCKET_BITS, wanted) && bucketBits <= FIRST_MAX_BUCKET_BITS
      : bucketBits === Math.max(paragraphBits, wanted));
  if (!isRight) corrupt('section counts: bits');
}

function checkStems(views: Views, paragraphCount: number): void {
  const { stemNumbers, stemOffsets, stemPostings, version } = views;
  if (version < LISTS_VERSION) {
    checkPostings('stemPostings', stemOffsets, stemNumbers, (posting, before) => {
      const paragraph = posting >>> FIRST_STEM_COUNT_BITS;
      const isNext = before < 0 || paragraph > before >>> FIRST_STEM_COUNT_BITS;
      const count = posting % 2 ** FIRST_STEM_COUNT_BITS;
      return isNext && paragraph < paragraphCount && count !== 0;
    });
    return;
  }
  checkOffsets('stemOffsets', stemOffsets, stemPostings.length);
  for (let i = 1; i < stemOffsets.length; i += 1) {
    if (!isList(stemPostings, stemOffsets[i - 1]!, stemOffsets[i]!, paragraphCount))
      corrupt('section stemPostings: a list');
  }
}

function checkIndexes(views: Views, paragraphCount: number): void {
  const { counts, printOffsets, printPostings, stemHashes } = views;
  if (paragraphCount > MAX_PARAGRAPHS) corrupt('section counts: paragraphs');
  checkBits(views, paragraphCount);
  if (counts[COUNT.gram] !== GRAM || counts[COUNT.window] !== WINDOW)
    corrupt('section counts: fingerprints of another kind');
  expectLength('printOffsets', views, 2 ** counts[COUNT.bucketBits]! + 1);
  const mask = 2 ** counts[COUNT.paragraphBits]! - 1;
  checkPostings('printPostings', printOffsets, printPostings, (posting) => (posting & mask) < paragraphCount);
  expectLength('stemOffsets', views, stemHashes.length + 1);
  checkAscending('stemHashes', stemHashes);
  checkStems(views, paragraphCount);
  expectLength('backgroundIdf', views, views.backgroundHashes.length);
  checkAscending('backgroundHashes', views.backgroundHashes);
  const general = counts[COUNT.general] ?? 0;
  if (general > 1 || (general === 1 && views.backgroundHashes.length === 0))
    corrupt('section counts: general');
}

/**
 * The sections of a pack that was made and checked by us: its header and section table alone are looked at.
 *
 * @throws PackError where these do not hold.
 */
export function trustedViews(bytes: ArrayBuffer): Views {
  return countedViews(bytes, checkHeader(bytes));
}

function countedViews(bytes: ArrayBuffer, header: DataView): Views {
  const views = cutSections(bytes, header);
  expectLength('counts', views, views.version < AUTHORS_VERSION ? FIRST_COUNTS : COUNTS);
  return views;
}

/**
 * The sections of a pack, once its header, checksum, lengths, offsets and every index in it are seen to hold.
 *
 * @throws PackError for anything else.
 */
export function checkedViews(bytes: ArrayBuffer): Views {
  const header = checkHeader(bytes);
  checkSum(bytes, header);
  const views = countedViews(bytes, header);
  const articleCount = views.counts[COUNT.articles]!;
  const paragraphCount = views.counts[COUNT.paragraphs]!;
  checkArticles(views, articleCount, paragraphCount);
  checkTexts(views, paragraphCount);
  checkIndexes(views, paragraphCount);
  return views;
}
