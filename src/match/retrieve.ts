import { addressKey } from '../address';
import type { Corpus } from '../corpus/index';
import { fingerprints, hashOf } from '../fingerprint';
import type { TextUnit } from './judge';
import { Tally } from './tally';
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

/** Of the articles that are most like a page so many are put in order first: more are wanted only of one address. */
const LIKEST = 32;

/** What `tiers` found, by article: how much of the paragraph the article's best one holds. */
function strongest(corpus: Corpus, { found }: Tiers, whole: number, best: Tally): void {
  best.clear();
  const { touched, weights, size } = found;
  for (let i = 0; i < size; i += 1) {
    const place = best.placeOf(corpus.paragraphArticle(touched[i]!));
    const share = Math.min(1, weights[i]! / whole);
    if (share > best.values[place]!) best.values[place] = share;
  }
}

/** By winnowed fingerprints: copies and light edits, in any language. */
function byFingerprint(corpus: Corpus, tiers: Tiers, { text }: TextUnit, best: Tally): void {
  const hashes = Uint32Array.from(fingerprints(text.words), ({ hash }) => hash);
  strongest(corpus, tiers, tiers.prints(hashes, hashes.length), best);
}

/** By stems, the rarest first: rewrites. */
function byStem(corpus: Corpus, tiers: Tiers, { text }: TextUnit, most: number, best: Tally): void {
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
  strongest(corpus, tiers, mass, best);
}

/** A cache, not state: pages are looked up one after another, and the counters are as many as the held paragraphs. */
const known = new WeakMap<Corpus, Tiers>();

function tiersOf(corpus: Corpus): Tiers {
  let tiers = known.get(corpus);
  if (tiers === undefined) known.set(corpus, (tiers = new Tiers(corpus)));
  return tiers;
}

interface Places {
  readonly found: number[];
  /** Places that nothing took. */
  readonly free: number;
}

/**
 * The first articles, as many as are aligned. Texts of one address take one place together, and the second best of
 * them comes along: an article that was held in many versions must not keep others out.
 */
function places(corpus: Corpus, ranked: readonly number[]): Places {
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
  return { found, free };
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
  const best = new Tally();
  const votes = new Tally();
  const likeness = new Tally();
  for (const unit of units) {
    byFingerprint(corpus, tiers, unit, best);
    if (!best.values.subarray(0, best.size).some((share) => share >= COPY))
      byStem(corpus, tiers, unit, most, best);
    for (let i = 0; i < best.size; i += 1) {
      const article = best.keys[i]!;
      const share = best.values[i]!;
      const like = likeness.placeOf(article);
      likeness.values[like]! += share;
      if (share <= TOPIC) continue;
      const vote = votes.placeOf(article);
      votes.values[vote] = votes.values[vote]! + share - TOPIC;
    }
  }
  const ranked = votes.best(Infinity);
  const voteOf = (article: number): number => votes.values[votes.placeOf(article)]!;
  const least = ranked.length > 0 ? voteOf(ranked[0]!) * TAIL : 0;
  const voted = ranked.filter((article) => voteOf(article) >= least);
  const first = (further: readonly number[]): Places => places(corpus, [...new Set([...voted, ...further])]);
  if (voted.length >= CANDIDATES) return first([]).found;
  const few = first(likeness.best(LIKEST));
  return few.free === 0 || likeness.size <= LIKEST ? few.found : first(likeness.best(Infinity)).found;
}
