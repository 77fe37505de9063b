import { addressKey } from '../address';
import type { Corpus } from '../corpus/index';
import { fingerprints } from '../fingerprint';
import type { TextUnit } from './judge';

/** At most this many articles are aligned with a page. */
const CANDIDATES = 5;
/** Of texts of one address, which share a place. */
const VERSIONS = 2;
/** What every paragraph shares with some article of its topic; only more than this is a vote. */
const TOPIC = 0.15;
/** An article with less than this part of the leader's votes is out. */
const TAIL = 0.02;
/** Stems more common than this in general news (natural log of the inverse share) cost time and tell nothing. */
const COMMON = 1;
/** A stem's weight is its rarity to this power: one rare name must not outweigh several rarish words. */
const RARITY = 1.5;
/**
 * How many held paragraphs are looked at, so that the cost of a page does not grow with the library: by stems, the
 * rarest first, until a paragraph has had its share of what a page may cost. A text of few paragraphs asks more of
 * each: it has no others to be found by. None of the limits is reached in a library of a few hundred articles.
 * `npx tsx tools/measure-retrieval.ts`, the right article first / among the five, held paragraphs looked at on average,
 * without these limits but 500 a paragraph → with them:
 *
 *     362 machine rewrites of one passage, 21,615 articles: .644/.787, 890 → .906/.948, 10,690
 *     the same, 106,687 articles (each other one five times): .486/.610, 1,832 → .779/.809, 11,331
 *     28 stories retold, either: 1/1, 12,100 and 22,120 → 1/1, 37,681 and 43,357
 *     419 of their paragraphs alone, 21,615 articles: .735/.783, 777 → .747/.807, 8,576
 *     the same, 106,687 articles: .730/.745, 1,440 → .737/.740, 9,171
 *
 * Ten thousand paragraphs take 3 to 5 ms.
 */
export interface Limits {
  /** Over a whole page. */
  readonly page: number;
  /** By one paragraph: at least, at most; it ends with the stem that goes beyond. */
  readonly least: number;
  readonly most: number;
  /** A stem of more held paragraphs than this is not asked: what so many have tells nothing. */
  readonly stem: number;
  /** A fingerprint of more than this is a stock phrase, and no part of a copy. */
  readonly print: number;
}

export const LIMITS: Limits = { page: 30_000, least: 500, most: 10_000, stem: 5_000, print: 1_000 };

/** Part of a paragraph's fingerprints in one held paragraph from which it is a copy, and rare stems need not be asked. */
const COPY = 0.5;

/** Votes of one paragraph: article -> how much of it the article's best paragraph holds. */
type Votes = Map<number, number>;

function strongest(corpus: Corpus, found: ReadonlyMap<number, number>, whole: number): Votes {
  const best: Votes = new Map();
  for (const [pid, weight] of found) {
    const article = corpus.paragraphArticle(pid);
    best.set(article, Math.max(best.get(article) ?? 0, Math.min(1, weight / whole)));
  }
  return best;
}

/** By winnowed fingerprints: copies and light edits, in any language. */
function byFingerprint(corpus: Corpus, { text }: TextUnit, limits: Limits): Votes {
  const hashes = new Set(fingerprints(text.words).map(({ hash }) => hash));
  for (const hash of hashes) if (corpus.fingerprintSize(hash) > limits.print) hashes.delete(hash);
  const found = new Map<number, number>();
  for (const hash of hashes) {
    corpus.visitFingerprint(hash, (pid) => found.set(pid, (found.get(pid) ?? 0) + 1));
  }
  return strongest(corpus, found, hashes.size);
}

/** By stems, the rarest first: rewrites. */
function byStem(corpus: Corpus, { text }: TextUnit, limits: Limits, most: number): Votes {
  const stems = new Map<string, number>();
  let mass = 0;
  for (const word of text.words) {
    if (word.stop || stems.has(word.stem)) continue;
    const idf = corpus.backgroundIdf(word.stem);
    if (idf < COMMON) continue;
    const weight = idf ** RARITY;
    stems.set(word.stem, weight);
    mass += weight;
  }
  const found = new Map<number, number>();
  let asked = 0;
  for (const [stem, weight] of [...stems].sort((a, b) => b[1] - a[1])) {
    if (asked > most) break;
    if (corpus.stemSize(stem) > limits.stem) continue;
    corpus.visitStem(stem, (pid) => {
      asked++;
      found.set(pid, (found.get(pid) ?? 0) + weight);
    });
  }
  return strongest(corpus, found, mass);
}

const bestFirst = (votes: Votes): [article: number, vote: number][] =>
  [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);

/**
 * The first articles, as many as are aligned. Texts of one address take one place together, and the second best of
 * them comes along: an article that was held in many versions must not keep others out.
 */
function places(corpus: Corpus, ranked: readonly number[]): number[] {
  const taken = new Map<string, number>();
  const found: number[] = [];
  let free = CANDIDATES;
  for (const article of ranked) {
    if (free === 0) break;
    const key = addressKey(corpus.article(article).url) ?? String(article);
    const count = taken.get(key) ?? 0;
    taken.set(key, count + 1);
    if (count < VERSIONS) found.push(article);
    if (count === 0) free -= 1;
  }
  return found;
}

/**
 * Votes of a page for the articles of a corpus: over its paragraphs, the sum of how much of each the
 * article's best paragraph holds, less what topic alone gives. Fingerprints first (Schleimer, Wilkerson
 * and Aiken 2003), stems for what they do not settle. Best first. Choosing the documents before the
 * paragraphs is what makes a rewrite findable among many. Places that the votes leave open go to the
 * articles that are most like the page at all: a short page in all other words than its source's has no more.
 */
export function retrieve(corpus: Corpus, units: readonly TextUnit[], limits = LIMITS): number[] {
  if (corpus.articleCount <= CANDIDATES) return Array.from({ length: corpus.articleCount }, (_, i) => i);
  const most = Math.min(limits.most, Math.max(limits.least, limits.page / units.length));
  const votes: Votes = new Map();
  const likeness: Votes = new Map();
  for (const unit of units) {
    const copies = byFingerprint(corpus, unit, limits);
    const settled = [...copies.values()].some((share) => share >= COPY);
    for (const [article, share] of settled ? copies : byStem(corpus, unit, limits, most)) {
      likeness.set(article, (likeness.get(article) ?? 0) + share);
      if (share > TOPIC) votes.set(article, (votes.get(article) ?? 0) + share - TOPIC);
    }
  }
  const ranked = bestFirst(votes);
  const least = (ranked[0]?.[1] ?? 0) * TAIL;
  const voted = ranked.filter(([, vote]) => vote >= least);
  const further = voted.length < CANDIDATES ? bestFirst(likeness) : [];
  return places(corpus, [...new Set([...voted, ...further].map(([article]) => article))]);
}
