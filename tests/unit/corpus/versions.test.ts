/** fixtures/version-N.hwpack was written by the last code that wrote version N, from the articles beside it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  buildCorpus,
  mergePacks,
  openCorpus,
  traceArticle,
  type ArticleMeta,
  type Corpus,
} from '../../../src/index';
import { Crc32 } from '../../../src/corpus/bytes';
import { CHECKED_FROM, HEADER, SECTIONS, TABLE_ROW, type SectionName } from '../../../src/corpus/format';
import { fingerprints } from '../../../src/fingerprint';
import { languageOf } from '../../../src/languages/index';
import { analyse, splitBlocks } from '../../../src/text';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const packOf = (version: number): ArrayBuffer =>
  Uint8Array.from(readFileSync(path.join(FIXTURES, `version-${String(version)}.hwpack`))).buffer;
const given = JSON.parse(readFileSync(path.join(FIXTURES, 'articles.json'), 'utf8')) as {
  readonly id: string;
  readonly meta: ArticleMeta;
  readonly lines: readonly string[];
}[];
const articles = given.map(({ id, meta, lines }) => {
  const text = lines.join('\n\n');
  return { id, meta, text, blocks: splitBlocks(text) };
});
/** All that the corpus tells of its texts. */
function told(corpus: Corpus): unknown {
  const infos = Array.from({ length: corpus.articleCount }, (_, index) => corpus.article(index));
  const paragraphs = Array.from({ length: corpus.paragraphCount }, (_, at) => {
    const places: unknown[] = [];
    const { words } = analyse(corpus.text(at), languageOf('und'));
    for (const { hash } of fingerprints(words)) corpus.visitFingerprint(hash, (where) => places.push(where));
    for (const { stem } of words) {
      corpus.visitStem(stem, (where) => places.push(where));
      places.push(corpus.backgroundIdf(stem), corpus.stemSize(stem));
    }
    return [corpus.text(at), corpus.kind(at), corpus.words(at), corpus.paragraphArticle(at), places];
  });
  const ids = infos.map(({ articleId }) => corpus.articleIndex(articleId));
  return { infos, paragraphs, ids, outlets: corpus.outlets(), hasGeneral: corpus.hasGeneral };
}

/** The pack with another number at one place of a section, and the checksum that fits. */
function withNumber(bytes: ArrayBuffer, section: SectionName, at: number, number: number): ArrayBuffer {
  const view = new DataView(bytes.slice(0));
  const row = HEADER.table + SECTIONS.findIndex(({ name }) => name === section) * TABLE_ROW;
  view.setUint32(view.getUint32(row + 4, true) + 4 * at, number, true);
  view.setUint32(HEADER.checksum, new Crc32().add(new Uint8Array(view.buffer, CHECKED_FROM)).value, true);
  return view.buffer;
}

describe.each([1, 2])('a pack of version %i', (version) => {
  const bytes = packOf(version);
  const old = openCorpus(bytes);
  // Authors came with version 2.
  const held =
    version > 1 ? articles.map((one) => ({ ...one, meta: { ...one.meta, author: 'Ana Vale' } })) : articles;
  const whole = buildCorpus(held);
  const now = openCorpus(whole);

  it('reads as the same articles do now', () => {
    expect(new DataView(bytes).getUint32(8, true)).toBe(version);
    expect(told(old)).toEqual(told(now));
    expect(old.outlets()).toEqual(['Diário da Foz']);
  });

  it('traces a page', () => {
    const page = articles[0]!;
    const trace = traceArticle(old, { ...page, meta: {} });
    expect(trace).toEqual(traceArticle(now, { ...page, meta: {} }));
    expect(trace.lineage.self).toBe('balsa');
  });

  it('merges to a pack of the present version, and with one', () => {
    expect(Buffer.from(mergePacks([{ bytes }])).equals(Buffer.from(whole))).toBe(true);
    const [first, ...rest] = held;
    const parts = [{ bytes, keeps: (id: string) => id === first!.id }, { bytes: buildCorpus(rest) }];
    expect(Buffer.from(mergePacks(parts)).equals(Buffer.from(whole))).toBe(true);
  });

  it('is refused where its stems lie', () => {
    for (const wrong of [0, 64 * 99 + 1, 0xffffffff])
      expect(() => openCorpus(withNumber(bytes, 'stemPostings', 0, wrong))).toThrow('stemPostings');
  });

  it('merges where a stranger left a paragraph without a text', () => {
    const strange = withNumber(bytes, 'textOffsets', 1, 0);
    expect(openCorpus(strange).text(0)).toBe('');
    const merged = openCorpus(mergePacks([{ bytes: strange }, { bytes, prefix: 'again/' }]));
    expect(merged.articleCount).toBe(2 * old.articleCount);
  });
});
