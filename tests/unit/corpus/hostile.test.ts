/** 500 packs that somebody damaged or made to do harm: each is refused, or read and traced like any other. */
import { describe, expect, it } from 'vitest';
import {
  buildCorpus,
  checkContents,
  joinCorpora,
  mergePacks,
  openCorpus,
  PackError,
  traceArticle,
  type Corpus,
  type SourceArticle,
} from '../../../src/index';
import { Crc32 } from '../../../src/corpus/bytes';
import {
  CHECKED_FROM,
  COUNTS,
  HEADER,
  SECTIONS,
  TABLE_ROW,
  type SectionName,
} from '../../../src/corpus/format';
import { articleOf, storyNames, storyText } from '../../../tools/learn/gold';

const [STORY] = storyNames();
const HELD: readonly SourceArticle[] = storyNames().flatMap((story) =>
  ['original', 'independent'].map((name, at) =>
    articleOf(`${story}-${name}`, storyText(story, name).split('\n').slice(0, 14).join('\n'), {
      outlet: at === 0 ? 'Harbour News' : 'The Ellary Post',
      headline: `What happened at ${story}`,
      url: `https://harbour.example/${story}`,
      datePublished: '2025-01-15',
    }),
  ),
);
const PAGE = articleOf('page', storyText(STORY!, 'paraphrase').split('\n').slice(0, 12).join('\n'));
const BASE = buildCorpus(HELD, { background: 'own' });

/** The same numbers from run to run (Tommy Ettinger's mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
type Random = ReturnType<typeof randomFrom>;

const copyOf = (bytes: ArrayBuffer): DataView<ArrayBuffer> => new DataView(bytes.slice(0));

function sealed(view: DataView<ArrayBuffer>): ArrayBuffer {
  if (view.byteLength > HEADER.table)
    view.setUint32(HEADER.checksum, new Crc32().add(new Uint8Array(view.buffer, CHECKED_FROM)).value, true);
  return view.buffer;
}

function sectionOf(view: DataView, name: SectionName): { readonly offset: number; readonly length: number } {
  const row = HEADER.table + SECTIONS.findIndex((section) => section.name === name) * TABLE_ROW;
  return { offset: view.getUint32(row + 4, true), length: view.getUint32(row + 8, true) };
}

const LIES = [0, 1, 2, 7, 63, 64, 255, 0x7fffffff, 0x80000000, 0xfffffff8, 0xffffffff];
const lie = (random: Random): number => (random(3) === 0 ? random(2 ** 32) : LIES[random(LIES.length)]!);

function flip(view: DataView<ArrayBuffer>, random: Random): void {
  for (let left = 1 + random(8); left > 0; left -= 1) {
    const at = random(view.byteLength);
    view.setUint8(at, view.getUint8(at) ^ (1 << random(8)));
  }
}

/** Cut, and a header and checksum that say it is whole. */
function cut(random: Random): ArrayBuffer {
  const view = copyOf(BASE.slice(0, random(BASE.byteLength)));
  if (view.byteLength >= HEADER.table) view.setUint32(HEADER.length, view.byteLength, true);
  return sealed(view);
}

function lyingTable(random: Random): ArrayBuffer {
  const view = copyOf(BASE);
  for (let left = 1 + random(3); left > 0; left -= 1) {
    const at = HEADER.table + random(SECTIONS.length) * TABLE_ROW + 4 * random(4);
    view.setUint32(at, random(2) === 0 ? lie(random) : view.getUint32(at, true) + 8 * (random(9) - 4), true);
  }
  return sealed(view);
}

function lyingCounts(random: Random): ArrayBuffer {
  const view = copyOf(BASE);
  const { offset } = sectionOf(view, 'counts');
  view.setUint32(offset + 4 * random(COUNTS), lie(random), true);
  return sealed(view);
}

const NUMBERS = SECTIONS.filter(({ size, name }) => size === 4 && name !== 'counts');

/** Numbers changed in one section: now nearly right ones, now wild ones. */
function lyingNumbers(random: Random): ArrayBuffer {
  const view = copyOf(BASE);
  const { offset, length } = sectionOf(view, NUMBERS[random(NUMBERS.length)]!.name);
  for (let left = 1 + random(4); left > 0 && length >= 4; left -= 1) {
    const at = offset + 4 * random(length / 4);
    view.setUint32(at, random(2) === 0 ? lie(random) : view.getUint32(at, true) + random(5) - 2, true);
  }
  return sealed(view);
}

/** Bytes changed in the lists of stems: longer and shorter numbers, larger counts. */
function lyingLists(random: Random): ArrayBuffer {
  const view = copyOf(BASE);
  const { offset, length } = sectionOf(view, 'stemPostings');
  for (let left = 1 + random(4); left > 0; left -= 1) {
    const at = offset + random(length);
    const byte = [0, 1, 0x7f, 0x80, 0xff, view.getUint8(at) ^ 0x80, view.getUint8(at) + 1][random(7)]!;
    view.setUint8(at, byte & 255);
  }
  return sealed(view);
}

/** A stretch of one section written over another. */
function spliced(random: Random): ArrayBuffer {
  const view = copyOf(BASE);
  const bytes = new Uint8Array(view.buffer);
  const body = HEADER.table + SECTIONS.length * TABLE_ROW;
  const from = body + random(bytes.length - body);
  const to = body + random(bytes.length - body);
  bytes.copyWithin(to, from, Math.min(from + random(400), bytes.length));
  return sealed(view);
}

/** Bytes that are no UTF-8, and characters that turn or hide the rest of a line, in names and texts. */
function dirtyText(random: Random): ArrayBuffer {
  const view = copyOf(BASE);
  const { offset, length } = sectionOf(view, random(2) === 0 ? 'strings' : 'texts');
  const dirt = [[0xff], [0xc0, 0x80], [0xe2, 0x80, 0xae], [0x00], [0x1b, 0x5b], [0xed, 0xa0, 0x80], [0xf4]];
  for (let left = 1 + random(6); left > 0; left -= 1) {
    const piece = dirt[random(dirt.length)]!;
    const at = offset + random(length - piece.length);
    piece.forEach((byte, i) => view.setUint8(at + i, byte));
  }
  return sealed(view);
}

/** Made by the right code, with names that are a weight or a weapon. */
function loud(random: Random): ArrayBuffer {
  const long = ['x', '<img src=x onerror=alert(1)> ', '\u202e', 'Ferry '][random(4)]!.repeat(
    1 + random(60_000),
  );
  const field = (['outlet', 'headline', 'author', 'datePublished', 'inLanguage', 'url'] as const)[random(6)]!;
  const at = random(HELD.length);
  return buildCorpus(
    HELD.map((one, i) => (i === at ? { ...one, meta: { ...one.meta, [field]: long } } : one)),
    { background: 'own' },
  );
}

/** As many bits of the same bucket, paragraph or stem as fit: what is searched must not grow by it. */
function lopsided(random: Random): ArrayBuffer {
  const view = copyOf(BASE);
  const name = (['printOffsets', 'stemOffsets', 'textOffsets', 'stringOffsets'] as const)[random(4)]!;
  const { offset, length } = sectionOf(view, name);
  const last = view.getUint32(offset + length - 4, true);
  const from = random(length / 4);
  for (let at = 4 * from; at < length; at += 4)
    view.setUint32(offset + at, from === 0 && at === 0 ? 0 : last, true);
  return sealed(view);
}

const WAYS: readonly (readonly [string, (random: Random) => ArrayBuffer])[] = [
  [
    'bits flipped',
    (random) => {
      const view = copyOf(BASE);
      flip(view, random);
      return view.buffer;
    },
  ],
  [
    'bits flipped, checksum mended',
    (random) => {
      const view = copyOf(BASE);
      flip(view, random);
      return sealed(view);
    },
  ],
  ['cut short', (random) => BASE.slice(0, random(BASE.byteLength))],
  ['cut short, header and checksum mended', cut],
  ['a section table that lies', lyingTable],
  ['counts that lie', lyingCounts],
  ['numbers that lie', lyingNumbers],
  ['lists that lie', lyingLists],
  ['stretches copied over others', spliced],
  ['names and texts of foul bytes', dirtyText],
  [
    'the beginning of another kind of file, or of a later version',
    (random) => {
      const view = copyOf(BASE);
      if (random(2) === 0) view.setUint32(HEADER.version, 4 + random(5), true);
      else view.setUint32(0, [0x1f8b0800, 0x504b0304, 0x3c21444f, 0x7b0a2020][random(4)]!);
      return sealed(view);
    },
  ],
  ['names that are a page or markup', loud],
  ['offsets that heap all on one', lopsided],
];

/** A corpus that counts what is asked of it: calls, paragraphs visited and characters read. */
function counted(corpus: Corpus): { readonly corpus: Corpus; readonly work: () => number } {
  let work = 0;
  const counting =
    <A extends unknown[], R>(call: (...args: A) => R) =>
    (...args: A): R => {
      const result = call(...args);
      work += 1 + (typeof result === 'string' ? result.length : 0);
      return result;
    };
  const collecting =
    (collect: Corpus['collectStem']): Corpus['collectStem'] =>
    (hash, most, into) => {
      const before = into.count;
      const result = collect(hash, most, into);
      work += 1 + into.count - before;
      return result;
    };
  return {
    work: () => work,
    corpus: {
      ...corpus,
      article: counting(corpus.article),
      articleId: counting(corpus.articleId),
      paragraphArticle: counting(corpus.paragraphArticle),
      text: counting(corpus.text),
      kind: counting(corpus.kind),
      backgroundIdf: counting(corpus.backgroundIdf),
      visitFingerprint: (hash, visit) => corpus.visitFingerprint(hash, counting(visit)),
      visitStem: (stem, visit) => corpus.visitStem(stem, counting(visit)),
      collectFingerprint: collecting(corpus.collectFingerprint),
      listFingerprints(hashes, count, most, into) {
        corpus.listFingerprints(hashes, count, most, into);
        work += count + into.count;
      },
      collectStem: collecting(corpus.collectStem),
    },
  };
}

/** As a pack is imported: opened, checked, read whole, joined and traced, merged. Tells the work, or the refusal. */
function taken(bytes: ArrayBuffer): number | string {
  try {
    const opened = openCorpus(bytes);
    checkContents(opened);
    const { corpus, work } = counted(joinCorpora([{ corpus: opened, prefix: 'pack-0/' }]));
    for (let index = 0; index < corpus.articleCount; index += 1) {
      const { articleId } = corpus.article(index);
      expect(corpus.articleIndex(articleId)).toBe(index);
      const { first, end } = corpus.paragraphsOf(index);
      for (let paragraph = first; paragraph < end; paragraph += 1) corpus.text(paragraph);
    }
    const trace = traceArticle(corpus, PAGE);
    expect(trace.librarySize).toBe(opened.articleCount);
    expect(openCorpus(mergePacks([{ bytes }])).articleCount).toBe(opened.articleCount);
    return work();
  } catch (error) {
    if (error instanceof PackError) return error.code;
    throw error;
  }
}

describe('500 mutated packs', () => {
  const whole = taken(BASE);
  const verdicts = new Map<string, number>();

  it('the pack itself is read and traced', () => {
    expect(whole).toBeTypeOf('number');
    expect(traceArticle(openCorpus(BASE), PAGE).lineage.original?.articleId).toBe(`${STORY!}-original`);
  });

  it.each(WAYS.map(([name, make], way) => ({ name, make, way })))(
    '$name: refused with a reason, or read with no more work than others',
    ({ make, way }) => {
      for (let number = 0; number < 44; number += 1) {
        const verdict = taken(make(randomFrom(way * 1000 + number)));
        const kind = typeof verdict === 'number' ? 'read' : verdict;
        verdicts.set(kind, (verdicts.get(kind) ?? 0) + 1);
        if (typeof verdict === 'number') expect(verdict).toBeLessThan(5 * Number(whole));
      }
    },
  );

  it('some were read, and some refused for each reason', () => {
    expect([...verdicts.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(500);
    for (const kind of ['read', 'not-a-pack', 'truncated', 'corrupt', 'newer-version', 'hostile'])
      expect(verdicts.get(kind) ?? 0, kind).toBeGreaterThan(0);
  });
});
