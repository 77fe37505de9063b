/**
 * Engines of others, given the same task as ours: how well a page's paragraph goes with each paragraph of
 * the source. None of them knows the page around it. Higher is surer; 0 is nothing in common.
 */
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';

export const PEERS = ['fuse.js', 'MiniSearch', '3-grams', 'winnowing', 'TF-IDF'] as const;
export type PeerName = (typeof PEERS)[number];

/** Scores of a text against every paragraph of the source, in their order. */
export type Against = (text: string) => readonly number[];
export type Peer = (paragraphs: readonly string[]) => Against;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{Nd}]+/gu) ?? [];
const runs = (items: readonly string[], length: number): Set<string> => {
  const out = new Set<string>();
  for (let i = 0; i + length <= items.length; i++) out.add(items.slice(i, i + length).join(' '));
  return out;
};
const contained = <T>(part: ReadonlySet<T>, whole: ReadonlySet<T>): number => {
  let both = 0;
  for (const one of part) if (whole.has(one)) both++;
  return part.size === 0 ? 0 : both / part.size;
};

/** Bitap with its own defaults, but wherever in the paragraph the words stand. */
const fuse: Peer = (paragraphs) => {
  const index = new Fuse(
    paragraphs.map((text) => ({ text })),
    { keys: ['text'], includeScore: true, ignoreLocation: true },
  );
  return (text) => {
    const scores = paragraphs.map(() => 0);
    for (const { refIndex, score } of index.search(text)) scores[refIndex] = 1 - (score ?? 1);
    return scores;
  };
};

/** BM25+ as it comes; a longer query finds more, so its score is divided by the query's words. */
const miniSearch: Peer = (paragraphs) => {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  index.addAll(paragraphs.map((text, id) => ({ id, text })));
  return (text) => {
    const scores = paragraphs.map(() => 0);
    const length = Math.max(1, new Set(wordsOf(text)).size);
    for (const { id, score } of index.search(text)) scores[id as number] = score / length;
    return scores;
  };
};

/** Part of the text's runs of three words that the source has (Broder 1997, containment). */
const shingles: Peer = (paragraphs) => {
  const held = paragraphs.map((text) => runs(wordsOf(text), 3));
  return (text) => {
    const own = runs(wordsOf(text), 3);
    return held.map((one) => contained(own, one));
  };
};

const GRAM = 6;
const WINDOW = 4;

/** Winnowing over letters and digits, k = 6, w = 4 (Schleimer, Wilkerson and Aiken 2003). */
const winnowed = (text: string): Set<number> => {
  const letters = wordsOf(text).join('');
  const hashes: number[] = [];
  for (let i = 0; i + GRAM <= letters.length; i++) {
    let hash = 0x811c9dc5;
    for (let j = i; j < i + GRAM; j++) hash = Math.imul(hash ^ letters.charCodeAt(j), 0x01000193);
    hashes.push(hash >>> 0);
  }
  const out = new Set<number>();
  for (let i = 0; i + WINDOW <= hashes.length; i++) out.add(Math.min(...hashes.slice(i, i + WINDOW)));
  return out;
};
const winnowing: Peer = (paragraphs) => {
  const held = paragraphs.map(winnowed);
  return (text) => {
    const own = winnowed(text);
    return held.map((one) => contained(own, one));
  };
};

/** Cosine of stems, weighed by ln((1 + N) / (1 + df)) + 1 over the source's paragraphs. */
const tfIdf: Peer = (paragraphs) => {
  const countsOf = (text: string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const word of wordsOf(text).map(stemmer)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  };
  const counted = paragraphs.map(countsOf);
  const documents = new Map<string, number>();
  for (const counts of counted)
    for (const word of counts.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
  const weigh = (counts: ReadonlyMap<string, number>): Map<string, number> => {
    const weights = new Map<string, number>();
    let square = 0;
    for (const [word, count] of counts) {
      const idf = Math.log((1 + paragraphs.length) / (1 + (documents.get(word) ?? 0))) + 1;
      weights.set(word, count * idf);
      square += (count * idf) ** 2;
    }
    for (const [word, weight] of weights) weights.set(word, weight / Math.sqrt(square));
    return weights;
  };
  const held = counted.map(weigh);
  return (text) => {
    const own = weigh(countsOf(text));
    return held.map((one) => {
      let sum = 0;
      for (const [word, weight] of own) sum += weight * (one.get(word) ?? 0);
      return sum;
    });
  };
};

export const PEER: Readonly<Record<PeerName, Peer>> = {
  'fuse.js': fuse,
  MiniSearch: miniSearch,
  '3-grams': shingles,
  winnowing,
  'TF-IDF': tfIdf,
};
