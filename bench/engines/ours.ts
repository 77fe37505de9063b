/** Headwater as it is used: built whole where that fits in memory, else by stretches that are merged on disk. */
import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { buildCorpus, openCorpus, traceArticle, type Article, type Corpus } from '../../src/index';
import { COUNT } from '../../src/corpus/format';
import { trustedViews } from '../../src/corpus/verify';
import { PackWriter } from '../../tools/cli/pack-writer';
import { sectionsOf } from '../../tools/cli/pack-sections';
import { leastBytes } from '../statistics';
import type { Engine, Index } from './engine';
import { lookUpIn } from './look-up';

/** Up to here articles are built in one piece. */
const WHOLE = 20_000;

/** A file as one buffer, whatever its size. */
function bufferOf(file: string): ArrayBuffer {
  const buffer = new ArrayBuffer(statSync(file).size);
  const handle = openSync(file, 'r');
  try {
    for (let at = 0; at < buffer.byteLength;) {
      const length = Math.min(1 << 28, buffer.byteLength - at);
      at += readSync(handle, new Uint8Array(buffer, at, length));
    }
  } finally {
    closeSync(handle);
  }
  return buffer;
}

export class OurIndex implements Index {
  readonly corpus: Corpus;
  readonly find: Index['find'];

  constructor(readonly pack: ArrayBuffer) {
    this.corpus = openCorpus(pack, { isTrusted: true });
    const lookUp = lookUpIn(this.corpus);
    this.find = ({ text }, ask) => lookUp(text, ask === 'prints' ? 'prints' : 'both');
  }

  keep(): ArrayBuffer {
    return this.pack;
  }

  /** How many paragraphs of the page were traced to a held article. */
  trace(page: Article): number {
    return traceArticle(this.corpus, page).summary.derivedParagraphs;
  }
}

export const ours: Engine = {
  name: 'Headwater',
  options: 'as it ships; prints: first tier, both: both tiers',
  asks: ['prints', 'both'],
  async build({ articles, articleCount, folder }) {
    if (articleCount <= WHOLE) return new OurIndex(buildCorpus([...articles]));
    const work = await mkdtemp(path.join(folder, 'build-'));
    const file = path.join(work, 'whole.hwpack');
    const writer = new PackWriter(work, file);
    for (const article of articles) await writer.add(article, article.id);
    await writer.finish(() => undefined);
    const pack = bufferOf(file);
    rmSync(work, { recursive: true });
    return new OurIndex(pack);
  },
  open: (kept) => new OurIndex(kept as ArrayBuffer),
};

/** A tier of the index and the least bytes that anything could hold it in. */
export interface Tier {
  readonly bytes: number;
  readonly postings: number;
  readonly least: number;
}

export interface Tiers {
  readonly prints: Tier;
  readonly stems: Tier;
  /** Of the articles' texts in the pack, which no other engine holds. */
  readonly texts: number;
  readonly paragraphs: number;
}

/** How the pack is divided. */
export function tiersOf(pack: ArrayBuffer): Tiers {
  const { sections } = sectionsOf({ bytes: pack as unknown as SharedArrayBuffer });
  const sizeOf = (name: string): number => sections[name] ?? 0;
  const counts = countsOf(pack);
  const paragraphs = counts[COUNT.paragraphs]!;
  const hashBits = Math.min(32, counts[COUNT.bucketBits]! + 32 - counts[COUNT.paragraphBits]!);
  const tier = (names: readonly string[], postings: number, bits: number): Tier => {
    return {
      bytes: names.reduce((sum, name) => sum + sizeOf(name), 0),
      postings,
      least: leastBytes(postings, bits, paragraphs),
    };
  };
  return {
    prints: tier(['printOffsets', 'printPostings'], sizeOf('printPostings') / 4, hashBits),
    stems: tier(
      ['stemHashes', 'stemOffsets', 'stemPostings'],
      stemPostingsIn(pack),
      Math.log2(sizeOf('stemHashes') / 4),
    ),
    texts: sizeOf('texts'),
    paragraphs,
  };
}

/** Each list says how many it has (docs/pack-format.md); a number ends with a byte below 128. */
function stemPostingsIn(pack: ArrayBuffer): number {
  const { stemHashes, stemPostings } = trustedViews(pack);
  let numbers = 0;
  for (const byte of stemPostings) if (byte < 128) numbers += 1;
  return numbers - stemHashes.length;
}

function countsOf(pack: ArrayBuffer): Uint32Array {
  const [, offset, length] = new Uint32Array(pack, 24, 4);
  return new Uint32Array(pack, offset, length! / 4);
}
