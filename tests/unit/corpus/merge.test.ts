import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildCorpus,
  mergePacks,
  mergePacksTo,
  openCorpus,
  traceArticle,
  type ArticleMeta,
  type BlockKind,
  type SourceArticle,
} from '../../../src/index';
import { splitBlocks } from '../../../src/text';
import { articleOf, seedText, storyNames, storyText } from '../../../tools/learn/gold';

const LANGUAGES = path.join(import.meta.dirname, '../../gold/languages');
const LINES: readonly string[] = [
  ...['de', 'fr', 'es', 'ru', 'zh', 'ja'].flatMap((tag) =>
    readFileSync(path.join(LANGUAGES, tag, 'original.txt'), 'utf8')
      .trim()
      .split('\n'),
  ),
  ...['flood', ...storyNames()].flatMap((story) => storyText(story, 'original').split(/\n+/u)),
  '© Harbour News 2025',
  'Photograph: Ana Ruiz/Harbour News',
  'no, no, no, no, no, no, no, no, no, no',
  'Pi\u00aders a\u200bnd quays, said the captain 🌉.',
].filter((line) => line.trim() !== '');

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const metas: fc.Arbitrary<ArticleMeta> = fc
  .record({
    outlet: optional(fc.constantFrom('Harbour News', 'The Ellary Post', 'de', '')),
    headline: optional(fc.constantFrom('Ferry runs aground', 'Harbour News', 'Fähre läuft auf Grund')),
    author: optional(fc.constantFrom('Ana Ruiz', 'Harbour News')),
    datePublished: optional(fc.constantFrom('2025-01-15', '2025-01-16T08:00:00Z')),
    inLanguage: optional(fc.constantFrom('en-GB', 'de', 'ru', 'en', 'xx')),
    url: optional(fc.constantFrom('https://harbour.example/a', 'https://harbour.example/b')),
  })
  .map((meta) => Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== undefined)));
const kinds = optional(fc.constantFrom<BlockKind>('headline', 'paragraph', 'caption', 'boilerplate'));
const articles: fc.Arbitrary<Omit<SourceArticle, 'id'>> = fc
  .record({
    lines: fc.array(fc.tuple(fc.constantFrom(...LINES), kinds), { maxLength: 6 }),
    meta: metas,
  })
  .map(({ lines, meta }) => {
    let text = '';
    const blocks = lines.map(([line, kind]) => {
      const start = text.length;
      text += `${line}\n`;
      return { start, end: text.length - 1, ...(kind === undefined ? {} : { kind }) };
    });
    return { text, blocks, meta };
  });
const packs = fc.array(
  fc.record({
    held: fc.array(fc.record({ article: articles, isKept: fc.boolean() }), { maxLength: 6 }),
    prefix: fc.constantFrom('', 'p-1/', 'é/'),
    dropsNone: fc.boolean(),
    background: fc.constantFrom('whole', 'own'),
  }),
  { maxLength: 5 },
);

const same = (a: ArrayBuffer, b: ArrayBuffer): boolean => Buffer.from(a).equals(Buffer.from(b));

describe('merged packs', () => {
  it('are byte for byte the pack of their kept articles', () => {
    fc.assert(
      fc.property(packs, fc.constantFrom('whole', 'own'), (drawn, background) => {
        const kept: SourceArticle[] = [];
        const parts = drawn.map(({ held, prefix, dropsNone, background: own }, at) => {
          const named = held.map(({ article, isKept }, i) => ({
            article: { ...article, id: `${String(at)}.${String((i * 7) % 10)}` },
            isKept: dropsNone || isKept,
          }));
          const left = new Set(named.filter(({ isKept }) => !isKept).map(({ article }) => article.id));
          for (const { article, isKept } of named)
            if (isKept) kept.push({ ...article, id: prefix + article.id });
          return {
            bytes: buildCorpus(
              named.map(({ article }) => article),
              { background: own },
            ),
            prefix,
            ...(dropsNone ? {} : { keeps: (id: string) => !left.has(id) }),
          };
        });
        const merged = mergePacks(parts, { background });
        expect(same(merged, buildCorpus(kept, { background }))).toBe(true);
        expect(openCorpus(merged).articleCount).toBe(kept.length);
      }),
      { numRuns: 60 },
    );
  });

  it('merge again to the same, in any grouping', () => {
    const one = (id: string): ArrayBuffer =>
      buildCorpus([articleOf(id, seedText(id))], { background: 'own' });
    const [a, b, c, d] = ['000', '001', '002', '003'].map((id) => ({ bytes: one(id) }));
    const flat = mergePacks([a!, b!, c!, d!]);
    const nested = mergePacks([{ bytes: mergePacks([a!, b!]) }, { bytes: mergePacks([c!, d!]) }]);
    expect(same(flat, nested)).toBe(true);
    const again = mergePacks([{ bytes: flat, keeps: (id) => id !== '001' }]);
    expect(same(again, mergePacks([a!, c!, d!]))).toBe(true);
  });

  it('of version 1 are built anew from their texts', () => {
    const bytes = Uint8Array.from(
      readFileSync(path.join(import.meta.dirname, 'fixtures/version-1.hwpack')),
    ).buffer;
    const seed = articleOf('000', seedText('000'));
    const merged = openCorpus(
      mergePacks([{ bytes, prefix: 'old/', keeps: (id) => id !== 'ponte' }, { bytes: buildCorpus([seed]) }]),
    );
    expect([0, 1, 2].map((index) => merged.articleId(index))).toEqual(['old/balsa', 'old/паром', '000']);
    expect(merged.article(0)).toEqual({ ...openCorpus(bytes).article(0), articleId: 'old/balsa' });
    const page = articleOf('page', storyText('flood', 'copy'));
    expect(traceArticle(merged, page).librarySize).toBe(3);
    const self = openCorpus(bytes);
    const text = Array.from({ length: 4 }, (_, at) => self.text(at)).join('\n');
    const trace = traceArticle(merged, { text, blocks: splitBlocks(text), meta: {} });
    expect(trace.lineage.self).toBe('old/balsa');
  });

  it('refuse an id that two articles have', () => {
    const bytes = buildCorpus([articleOf('a', 'One line of text.')]);
    expect(() => mergePacks([{ bytes }, { bytes }])).toThrow(/Two articles have the id "a"/);
    expect(openCorpus(mergePacks([{ bytes }, { bytes, prefix: 'b/' }])).articleIndex('b/a')).toBe(1);
  });

  it('of none are an empty pack', () => {
    expect(same(mergePacks([]), buildCorpus([]))).toBe(true);
  });
});

describe('merging from readers to a sink', () => {
  it('reads small pieces, writes one after another, and makes the same pack', () => {
    const held = Array.from({ length: 60 }, (_, i) =>
      articleOf(
        `a${String(i)}`,
        `${LINES.slice(i % 9, (i % 9) + 40).join('\n')}\nParagraph number ${String(i)}.`,
      ),
    );
    const bytes = [held.slice(0, 20), held.slice(20, 21), held.slice(21)].map((some) =>
      buildCorpus(some, { background: 'own' }),
    );
    let largest = 0;
    const file = { bytes: new Uint8Array(0), end: 0 };
    mergePacksTo(
      bytes.map((pack) => ({
        reader: {
          byteLength: pack.byteLength,
          read(offset, length) {
            largest = Math.max(largest, length);
            // At an odd address, as from a file's buffer.
            const copy = new Uint8Array(length + 1).subarray(1);
            copy.set(new Uint8Array(pack, offset, length));
            return copy;
          },
        },
      })),
      {
        begin: (byteLength) => (file.bytes = new Uint8Array(byteLength)),
        write(offset, piece) {
          if (offset !== 16) {
            expect(offset).toBe(file.end);
            file.end += piece.length;
          }
          file.bytes.set(piece, offset);
        },
      },
    );
    expect(file.end).toBe(file.bytes.length);
    expect(largest).toBeLessThanOrEqual(1 << 20);
    expect(same(file.bytes.buffer, buildCorpus(held))).toBe(true);
  });
});
