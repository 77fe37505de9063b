import { addressKey } from '../address';
import type { Corpus } from '../corpus/index';
import { fingerprints, hashOf } from '../fingerprint';
import type { TextUnit } from './judge';
import { COPY, Tiers } from './tiers';

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

/** Votes of one paragraph: article -> how much of it the article's best paragraph holds. */
type Votes = Map<number, number>;

/** What `tiers` found, by article. */
function strongest(corpus: Corpus, { found }: Tiers, whole: number): Votes {
  const best: Votes = new Map();
  for (let i = 0; i < found.size; i += 1) {
    const paragraph = found.touched[i]!;
    const article = corpus.paragraphArticle(paragraph);
    const share = Math.min(1, found.weights[i]! / whole);
    if (share > (best.get(article) ?? 0)) best.set(article, share);
  }
  return best;
}

/** By winnowed fingerprints: copies and light edits, in any language. */
function byFingerprint(corpus: Corpus, tiers: Tiers, { text }: TextUnit): Votes {
  const hashes = Uint32Array.from(fingerprints(text.words), ({ hash }) => hash);
  return strongest(corpus, tiers, tiers.prints(hashes, hashes.length));
}

/** By stems, the rarest first: rewrites. */
function byStem(corpus: Corpus, tiers: Tiers, { text }: TextUnit, most: number): Votes {
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
  const rarest = [...stems].sort((a, b) => b[1] - a[1]);
  tiers.stems(
    rarest.map(([stem]) => hashOf(stem)),
    rarest.map(([, weight]) => weight),
    rarest.length,
    most,
  );
  return strongest(corpus, tiers, mass);
}

/** A cache, not state: pages are looked up one after another, and the counters are as many as the held paragraphs. */
const known = new WeakMap<Corpus, Tiers>();

function tiersOf(corpus: Corpus): Tiers {
  let tiers = known.get(corpus);
  if (tiers === undefined) known.set(corpus, (tiers = new Tiers(corpus)));
  return tiers;
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
export function retrieve(corpus: Corpus, units: readonly TextUnit[], tiers = tiersOf(corpus)): number[] {
  const { limits } = tiers;
  if (corpus.articleCount <= CANDIDATES) return Array.from({ length: corpus.articleCount }, (_, i) => i);
  const most = Math.min(limits.most, Math.max(limits.least, limits.page / units.length));
  const votes: Votes = new Map();
  const likeness: Votes = new Map();
  for (const unit of units) {
    const copies = byFingerprint(corpus, tiers, unit);
    const settled = [...copies.values()].some((share) => share >= COPY);
    for (const [article, share] of settled ? copies : byStem(corpus, tiers, unit, most)) {
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
