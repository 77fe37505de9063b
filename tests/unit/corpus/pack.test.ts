import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCorpus, openCorpus, PackError, type Corpus } from '../../../src/corpus/index';
import { Crc32 } from '../../../src/corpus/bytes';
import { CHECKED_FROM, HEADER, SECTIONS, TABLE_ROW } from '../../../src/corpus/format';
import { fingerprints } from '../../../src/fingerprint';
import { languageOf } from '../../../src/languages/index';
import { analyse, splitBlocks } from '../../../src/text';
import type { ArticleMeta, SourceArticle } from '../../../src/types';

const english = languageOf('en');
const article = (id: string, text: string, meta: ArticleMeta = {}): SourceArticle => ({
  id,
  text,
  blocks: splitBlocks(text),
  meta,
});

const FERRY = article(
  'ferry',
  `Ferry runs aground off Skerry Head

A ferry with 212 people on board ran aground off Skerry Head on Tuesday night, the coastguard said.

Passengers wait on the quay at Port Ellary, January 14. Photograph: Ana Ruiz/Harbour News

“Nobody was hurt,” said the captain’s deputy, Ola Brandt. The ferry was refloated at high tide.

© Harbour News 2025`,
  {
    outlet: 'Harbour News',
    headline: 'Ferry runs aground off Skerry Head',
    author: 'Ana Ruiz',
    datePublished: '2025-01-15',
    inLanguage: 'en-GB',
    url: 'https://harbour.example/ferry',
  },
);
const BRIDGE = article(
  'bridge',
  'The bridge at Ellary will close for eleven weeks — engineers found corrosion in 4 of its 9 cables. 🌉',
);
const ARTICLES = [FERRY, BRIDGE];
const PACK = buildCorpus(ARTICLES);

/** All that a corpus tells: two corpora that read the same are the same. */
function everything(corpus: Corpus): unknown {
  const paragraphs = Array.from({ length: corpus.paragraphCount }, (_, p) => [
    corpus.text(p),
    corpus.kind(p),
    corpus.words(p),
    corpus.paragraphArticle(p),
  ]);
  const articles = Array.from({ length: corpus.articleCount }, (_, a) => [
    corpus.article(a),
    corpus.paragraphsOf(a),
  ]);
  const stems: unknown[] = [];
  for (const stem of ['ferri', 'ellari', 'the', 'nowhere']) {
    corpus.visitStem(stem, (paragraph) => stems.push([stem, paragraph]));
    stems.push(corpus.backgroundIdf(stem));
  }
  const prints: unknown[] = [];
  for (let hash = 0; hash < 64; hash += 1) {
    corpus.visitFingerprint((hash * 0x4000001) >>> 0, (paragraph) => prints.push([hash, paragraph]));
  }
  return {
    paragraphs,
    articles,
    stems,
    prints,
    ids: ['ferry', 'bridge', 'x'].map((id) => corpus.articleIndex(id)),
  };
}

const codeOf = (bytes: ArrayBuffer): string => {
  try {
    openCorpus(bytes);
    return 'opened';
  } catch (error) {
    expect(error).toBeInstanceOf(PackError);
    return (error as PackError).code;
  }
};

const changed = (change: (bytes: Uint8Array, view: DataView) => void): ArrayBuffer => {
  const copy = PACK.slice(0);
  change(new Uint8Array(copy), new DataView(copy));
  return copy;
};

/** A liar's pack: changed, and the checksum made to fit. */
const resealed = (change: (bytes: Uint8Array, view: DataView) => void): ArrayBuffer =>
  changed((bytes, view) => {
    change(bytes, view);
    view.setUint32(HEADER.checksum, new Crc32().add(bytes.subarray(CHECKED_FROM)).value, true);
  });

describe('a pack', () => {
  const corpus = openCorpus(PACK);

  it('gives back every article, block and kind', () => {
    expect(corpus.articleCount).toBe(2);
    expect(corpus.paragraphCount).toBe(6);
    expect(corpus.paragraphsOf(0)).toEqual({ first: 0, end: 5 });
    expect(corpus.paragraphsOf(1)).toEqual({ first: 5, end: 6 });
    ARTICLES.flatMap(({ text, blocks }) => blocks.map(({ start, end }) => text.slice(start, end))).forEach(
      (text, p) => expect(corpus.text(p)).toBe(text),
    );
    expect([0, 1, 2, 3, 4, 5].map((p) => corpus.kind(p))).toEqual([
      'headline',
      'paragraph',
      'caption',
      'paragraph',
      'boilerplate',
      'paragraph',
    ]);
    expect(corpus.article(0)).toEqual({
      articleId: 'ferry',
      ...FERRY.meta,
      paragraphs: 5,
      words: 58,
      opening: 'A ferry with 212 people on board ran aground off Skerry Head on Tuesday night, the',
      copyrightYear: 2025,
    });
    expect(corpus.article(1)).toEqual({
      articleId: 'bridge',
      paragraphs: 1,
      words: 18,
      opening: 'The bridge at Ellary will close for eleven weeks — engineers found corrosion in 4 of its 9',
    });
    expect(['ferry', 'bridge', '', 'zebra'].map((id) => corpus.articleIndex(id))).toEqual([0, 1, -1, -1]);
  });

  it('finds headlines and paragraphs by stem and fingerprint, never captions and furniture', () => {
    const seen: number[] = [];
    corpus.visitStem('ferri', (paragraph) => seen.push(paragraph));
    expect(seen).toEqual([0, 1, 3]);
    corpus.visitStem('quai', () => expect.unreachable('a caption was indexed'));
    for (let p = 0; p < corpus.paragraphCount; p += 1) {
      const matchable = ['headline', 'paragraph'].includes(corpus.kind(p));
      for (const { hash } of fingerprints(analyse(corpus.text(p), english).words)) {
        const found: number[] = [];
        corpus.visitFingerprint(hash, (paragraph) => found.push(paragraph));
        expect(found.includes(p)).toBe(matchable);
      }
    }
  });

  it('knows how rare stems are in general news', () => {
    expect(corpus.backgroundIdf('year')).toBeLessThan(corpus.backgroundIdf('ferri'));
    expect(corpus.backgroundIdf('ferri')).toBeLessThan(corpus.backgroundIdf('qqqqq'));
    expect(corpus.backgroundIdf('year')).toBeCloseTo(0.75, 1);
  });

  it('has the same bytes for the same articles', () => {
    expect(new Uint8Array(buildCorpus(ARTICLES))).toEqual(new Uint8Array(PACK));
  });

  it('holds no articles, and articles without blocks', () => {
    expect(openCorpus(buildCorpus([])).articleCount).toBe(0);
    const hollow = openCorpus(buildCorpus([article('hollow', ''), FERRY]));
    expect(hollow.article(0)).toEqual({ articleId: 'hollow', paragraphs: 0, words: 0, opening: '' });
    expect(hollow.paragraphsOf(1)).toEqual({ first: 0, end: 5 });
  });

  it('round-trips any text', () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((text) => splitBlocks(text).length === 1);
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 5 }), { maxLength: 4 }), (articles) => {
        const sources = articles.map((lines, i) => article(`a${i}`, lines.join('\n')));
        const opened = openCorpus(buildCorpus(sources));
        const texts = sources.flatMap(({ text, blocks }) =>
          blocks.map(({ start, end }) => text.slice(start, end)),
        );
        expect(Array.from({ length: opened.paragraphCount }, (_, p) => opened.text(p))).toEqual(texts);
        sources.forEach(({ id }, i) => expect(opened.articleIndex(id)).toBe(i));
      }),
      { numRuns: 60 },
    );
  });

  it('says which articles it cannot hold', () => {
    expect(() => buildCorpus([FERRY, FERRY])).toThrow(/"ferry"/);
    expect(() => buildCorpus([article('', 'Text.')])).toThrow(/empty id/);
    expect(() => buildCorpus([{ ...BRIDGE, blocks: [{ start: 0, end: 9_999 }] }])).toThrow(/"bridge"/);
    expect(() =>
      buildCorpus([
        {
          ...BRIDGE,
          blocks: [
            { start: 4, end: 9 },
            { start: 8, end: 12 },
          ],
        },
      ]),
    ).toThrow(RangeError);
  });

  it('refuses numbers that it has no paragraph or article for', () => {
    for (const wrong of [-1, 6, 0.5, Number.NaN]) {
      expect(() => corpus.text(wrong)).toThrow(RangeError);
      expect(() => corpus.kind(wrong)).toThrow(RangeError);
      expect(() => corpus.article(wrong)).toThrow(RangeError);
      expect(() => corpus.paragraphsOf(wrong)).toThrow(RangeError);
    }
  });
});

describe('a bad pack', () => {
  it('is named for what it is', () => {
    expect(codeOf(new ArrayBuffer(0))).toBe('not-a-pack');
    expect(codeOf(new TextEncoder().encode('{"schema": 1}').buffer)).toBe('not-a-pack');
    expect(codeOf(PACK.slice(0, 5))).toBe('truncated');
    expect(codeOf(PACK.slice(0, PACK.byteLength - 8))).toBe('truncated');
    expect(codeOf(changed((_, view) => view.setUint32(HEADER.version, 4, true)))).toBe('newer-version');
    expect(codeOf(changed((_, view) => view.setUint32(HEADER.version, 0, true)))).toBe('corrupt');
    expect(codeOf(changed((bytes) => (bytes[bytes.length >> 1]! ^= 1)))).toBe('corrupt');
    const longer = new Uint8Array(PACK.byteLength + 8);
    longer.set(new Uint8Array(PACK));
    expect(codeOf(longer.buffer)).toBe('corrupt');
  });

  it('says what to do', () => {
    expect(() => openCorpus(PACK.slice(0, 100))).toThrow(/Copy or download the file again/);
    expect(() => openCorpus(new ArrayBuffer(3))).toThrow(/npm run -s headwater -- pack/);
  });

  it('is refused when cut anywhere', () => {
    fc.assert(
      fc.property(fc.nat(PACK.byteLength - 1), (length) => {
        expect(codeOf(PACK.slice(0, length))).toBe(length === 0 ? 'not-a-pack' : 'truncated');
      }),
      { numRuns: 400 },
    );
  });

  it('is refused when any bit is flipped', () => {
    fc.assert(
      fc.property(fc.nat(PACK.byteLength - 1), fc.nat(7), (at, bit) => {
        expect(codeOf(changed((bytes) => (bytes[at]! ^= 1 << bit)))).not.toBe('opened');
      }),
      { numRuns: 600 },
    );
  });

  it('never breaks a reader, though its checksum fits', () => {
    const numbers = fc.oneof(
      fc.nat(300),
      fc.constantFrom(0xffffffff, 0x7fffffff, 0x80000000, PACK.byteLength),
    );
    // Every header field, table row and small section is within reach; the large background table is not.
    const sites = fc.nat(Math.min(PACK.byteLength, 6_000) / 4 - 1).map((word) => word * 4);
    fc.assert(
      fc.property(fc.array(fc.tuple(sites, numbers), { minLength: 1, maxLength: 3 }), (lies) => {
        const pack = resealed((_, view) => {
          for (const [at, value] of lies) view.setUint32(at, value, true);
        });
        if (codeOf(pack) === 'opened') everything(openCorpus(pack));
      }),
      { numRuns: 3_000 },
    );
  });

  it('is refused when a section claims another length or place', () => {
    SECTIONS.forEach(({ name }, i) => {
      for (const field of [0, 4, 8, 12]) {
        for (const by of [1, 4, 8, 64, 0x7fffffff]) {
          const at = HEADER.table + i * TABLE_ROW + field;
          const pack = resealed((_, view) => view.setUint32(at, (view.getUint32(at, true) + by) >>> 0, true));
          expect(codeOf(pack), `${name} ${field} +${by}`).toBe('corrupt');
        }
      }
    });
  });

  it('reads the same when nothing is changed but the seal is made again', () => {
    expect(everything(openCorpus(resealed(() => undefined)))).toEqual(everything(openCorpus(PACK)));
  });
});

describe('crc32', () => {
  it('is the one of zip and PNG', () => {
    const of = (text: string) => new Crc32().add(new TextEncoder().encode(text)).value;
    expect(of('123456789')).toBe(0xcbf43926);
    expect(of('')).toBe(0);
    expect(of('The quick brown fox jumps over the lazy dog')).toBe(0x414fa339);
  });

  it('is the same however the bytes come', () => {
    const bytes = Uint8Array.from({ length: 999 }, (_, i) => (i * 37) % 256);
    const { value } = new Crc32().add(bytes);
    fc.assert(
      fc.property(fc.array(fc.nat(999), { maxLength: 6 }), (cuts) => {
        const crc = new Crc32();
        const ends = [...cuts.toSorted((a, b) => a - b), bytes.length];
        ends.forEach((end, i) => crc.add(bytes.subarray(i === 0 ? 0 : ends[i - 1], end)));
        expect(crc.value).toBe(value);
      }),
    );
  });
});
