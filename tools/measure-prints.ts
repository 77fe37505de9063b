/**
 * How long the runs of words should be that fingerprints stand for, and how many of them are kept, as a library grows:
 *
 *   npx tsx tools/measure-prints.ts [--articles 10000,100000] [--kinds 3/2,3/3,4/2,5/4] [--sample 1]
 *
 * A kind is words a gram / grams a window. 600 paragraphs of the first articles are looked up as they are, with 10 % of
 * their words replaced, and with 30 % replaced and halves swapped. Told are the bytes of the index, how many held
 * paragraphs are looked at for a page of 60, in how many look-ups fingerprints alone tell a copy (so that stems are not
 * asked), how often the right paragraph comes first, and how many of those looked at only share a hash of 32 bits.
 * `--sample 16` keeps one hash in sixteen: counts are multiplied, what is right first is not told. A million articles are
 * counted so in 2 GB of memory. HEADWATER_RESEARCH names the folder with the news; articles beyond it are generated.
 */
import { parseArgs } from 'node:util';
import { news } from '../bench/corpora/articles';
import { gramsOf, winnow } from '../src/fingerprint';
import { COPY, LIMITS } from '../src/match/tiers';
import { PrintReader } from '../src/print-reader';
import { seeded, segmentedWords, withReplacedWords } from './seeded-words';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000,100000' },
    kinds: { type: 'string', default: '3/2,3/3,4/2,5/4' },
    sample: { type: 'string', default: '1' },
  },
});
const sizes = values.articles.split(',').map(Number);
const sample = Number(values.sample);
const QUERIES = 600;
const PAGE = 60;
/** Fewer words are no paragraph to look for. */
const LEAST_WORDS = 25;
/** Bytes a posting with its part of the buckets' offsets. */
const POSTING = 4.5;
const BUCKET_BITS = 22;

const reader = new PrintReader();

/** A growing column of numbers of 32 bits. */
class Column {
  items = new Uint32Array(1 << 20);
  push(at: number, item: number): void {
    if (at === this.items.length) {
      const larger = new Uint32Array(at * 2);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[at] = item;
  }
}

/** A second hash of the words of a gram, to tell which paragraphs only share the first. */
function otherHash(at: number, gram: number): number {
  let hash = 0;
  for (let i = at; i < at + gram; i += 1) hash = Math.imul(hash ^ reader.words[i]!, 0x9e3779b1) + 0x7f4a7c15;
  return (hash ^ (hash >>> 15)) >>> 0;
}

class Kind {
  count = 0;
  private readonly hashes = new Column();
  private readonly paragraphs = new Column();
  private readonly others = new Column();
  private grams = new Uint32Array(1 << 16);
  private places = new Uint32Array(1 << 16);
  /** The postings by bucket, as far as they were put in order. */
  private order = new Uint32Array(0);
  private offsets = new Uint32Array(0);

  constructor(
    readonly name: string,
    private readonly gram: number,
    private readonly window: number,
  ) {}

  /** Visits the fingerprints of the text that was read last, each once. */
  private visit(each: (hash: number, other: number) => void): void {
    if (reader.wordCount > this.grams.length) {
      this.grams = new Uint32Array(reader.wordCount * 2);
      this.places = new Uint32Array(reader.wordCount * 2);
    }
    const { grams, places } = this;
    const kept = winnow(
      grams,
      gramsOf(reader.words, reader.wordCount, grams, this.gram),
      places,
      this.window,
    );
    const seen = new Set<number>();
    for (let i = 0; i < kept; i += 1) {
      const hash = grams[places[i]!]!;
      // The lowest bits choose the sample: the highest choose the bucket.
      if (hash % sample !== 0 || seen.has(hash)) continue;
      seen.add(hash);
      each(hash, otherHash(places[i]!, this.gram));
    }
  }

  add(paragraph: number): void {
    this.visit((hash, other) => {
      this.hashes.push(this.count, hash);
      this.others.push(this.count, other);
      this.paragraphs.push(this.count, paragraph);
      this.count += 1;
    });
  }

  close(): void {
    const offsets = new Uint32Array(2 ** BUCKET_BITS + 1);
    const { items } = this.hashes;
    for (let i = 0; i < this.count; i += 1) offsets[(items[i]! >>> (32 - BUCKET_BITS)) + 1]! += 1;
    for (let i = 1; i < offsets.length; i += 1) offsets[i]! += offsets[i - 1]!;
    const next = offsets.slice();
    this.order = new Uint32Array(this.count);
    for (let i = 0; i < this.count; i += 1) {
      const bucket = items[i]! >>> (32 - BUCKET_BITS);
      this.order[next[bucket]!] = i;
      next[bucket]! += 1;
    }
    this.offsets = offsets;
  }

  /** Looks up the text that was read last. */
  find() {
    const found = new Map<number, number>();
    let asked = 0;
    let looked = 0;
    let wrong = 0;
    this.visit((hash, other) => {
      const bucket = hash >>> (32 - BUCKET_BITS);
      const hits: number[] = [];
      for (let i = this.offsets[bucket]!; i < this.offsets[bucket + 1]!; i += 1)
        if (this.hashes.items[this.order[i]!] === hash) hits.push(this.order[i]!);
      if (hits.length > LIMITS.print) return;
      asked += 1;
      looked += hits.length;
      for (const at of hits) {
        const paragraph = this.paragraphs.items[at]!;
        if (this.others.items[at] !== other) wrong += 1;
        found.set(paragraph, (found.get(paragraph) ?? 0) + 1);
      }
    });
    const [best = [-1, 0]] = [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return { best: best[0], share: best[1] / Math.max(1, asked), asked, looked, wrong };
  }
}

const all = news();
const kinds = values.kinds.split(',').map((name) => {
  const [gram, window] = name.split('/').map(Number);
  return new Kind(name, gram!, window!);
});
const held: string[] = [];
let paragraphs = 0;
let chars = 0;
let queries: readonly { readonly paragraph: number; readonly edits: Readonly<Record<string, string>> }[] = [];

function drawQueries(): typeof queries {
  const long = held.flatMap((text, paragraph) =>
    text.split(/\s+/u).length >= LEAST_WORDS ? [paragraph] : [],
  );
  const others = held.slice(0, 2_000).flatMap((text) => segmentedWords(text).map(({ segment }) => segment));
  const random = seeded('paragraphs that are looked up');
  return Array.from({ length: QUERIES }, (_, i) => {
    const paragraph = long[Math.floor(random() * long.length)]!;
    const text = held[paragraph]!;
    const words = withReplacedWords(text, others, `heavy ${String(i)}`, 0.3).split(' ');
    const middle = words.length >> 1;
    return {
      paragraph,
      edits: {
        verbatim: text,
        light: withReplacedWords(text, others, `light ${String(i)}`, 0.1),
        heavy: [...words.slice(middle), ...words.slice(0, middle)].join(' '),
      },
    };
  });
}

const rows: Record<string, string | number>[] = [];
let number = 0;
for (const size of sizes) {
  for (; number < size; number += 1) {
    const { text, blocks } = all.article(number);
    for (const { start, end } of blocks) {
      const paragraph = text.slice(start, end);
      reader.readWords(paragraph);
      for (const kind of kinds) kind.add(paragraphs);
      if (number < sizes[0]!) held.push(paragraph);
      paragraphs += 1;
      chars += paragraph.length;
    }
    if (number % 1_000 === 999) process.stderr.write(`\r${String(number + 1)} articles`);
  }
  if (queries.length === 0) queries = drawQueries();
  for (const kind of kinds) {
    kind.close();
    for (const edit of ['verbatim', 'light', 'heavy']) {
      const sum = { right: 0, copies: 0, looked: 0, wrong: 0, asked: 0 };
      for (const { paragraph, edits } of queries) {
        reader.readWords(edits[edit]!);
        const { best, share, looked, wrong, asked } = kind.find();
        sum.looked += looked * sample;
        sum.wrong += wrong * sample;
        sum.asked += asked * sample;
        if (share >= COPY) sum.copies += 1;
        // Of paragraphs that are held twice the first one is as right.
        if (best === paragraph || (best >= 0 && held[best] === held[paragraph])) sum.right += 1;
      }
      rows.push({
        articles: size,
        kind: kind.name,
        'M postings': ((kind.count * sample) / 1e6).toFixed(2),
        'bytes a character': ((kind.count * sample * POSTING) / chars).toFixed(3),
        edit,
        'looked at a page': Math.round((sum.looked / QUERIES) * PAGE),
        'told by it alone': sample === 1 ? (sum.copies / QUERIES).toFixed(3) : '',
        'right first': sample === 1 ? (sum.right / QUERIES).toFixed(3) : '',
        'hash alone, a print': (sum.wrong / sum.asked).toFixed(4),
      });
    }
  }
}
process.stderr.write('\n');
console.table(rows);
