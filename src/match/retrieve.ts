import type { Corpus } from '../corpus/index';
import { fingerprints } from '../fingerprint';
import type { TextUnit } from './judge';

/** At most this many articles are aligned with a page. */
const CANDIDATES = 5;
/** What every paragraph shares with some article of its topic; only more than this is a vote. */
const TOPIC = 0.15;
/** An article with less than this part of the leader's votes is out. */
const TAIL = 0.02;
/** Stems rarer than this in general news vote (natural log): common ones cost time and tell nothing. */
const RARE = 3;

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
function byFingerprint(corpus: Corpus, { text }: TextUnit): Votes {
  const hashes = new Set(fingerprints(text.words).map(({ hash }) => hash));
  const found = new Map<number, number>();
  for (const hash of hashes) {
    corpus.visitFingerprint(hash, (pid) => found.set(pid, (found.get(pid) ?? 0) + 1));
  }
  return strongest(corpus, found, hashes.size);
}

/** By rare stems: rewrites. */
function byStem(corpus: Corpus, { text }: TextUnit): Votes {
  const stems = new Map<string, number>();
  let mass = 0;
  for (const word of text.words) {
    if (word.stop || stems.has(word.stem)) continue;
    const idf = corpus.backgroundIdf(word.stem);
    if (idf < RARE) continue;
    stems.set(word.stem, idf * idf);
    mass += idf * idf;
  }
  const found = new Map<number, number>();
  for (const [stem, weight] of stems) {
    corpus.visitStem(stem, (pid) => found.set(pid, (found.get(pid) ?? 0) + weight));
  }
  return strongest(corpus, found, mass);
}

/**
 * Votes of a page for the articles of a corpus: over its paragraphs, the sum of how much of each the
 * article's best paragraph holds, less what topic alone gives. Fingerprints first (Schleimer, Wilkerson
 * and Aiken 2003), rare stems for what they do not settle. Best first. Choosing the documents before the
 * paragraphs is what makes a rewrite findable among many.
 */
export function retrieve(corpus: Corpus, units: readonly TextUnit[]): number[] {
  if (corpus.articleCount <= CANDIDATES) return Array.from({ length: corpus.articleCount }, (_, i) => i);
  const votes: Votes = new Map();
  for (const unit of units) {
    const copies = byFingerprint(corpus, unit);
    const settled = [...copies.values()].some((share) => share >= COPY);
    for (const [article, share] of settled ? copies : byStem(corpus, unit)) {
      if (share > TOPIC) votes.set(article, (votes.get(article) ?? 0) + share - TOPIC);
    }
  }
  const ranked = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const least = (ranked[0]?.[1] ?? 0) * TAIL;
  return ranked
    .filter(([, vote]) => vote >= least)
    .slice(0, CANDIDATES)
    .map(([article]) => article);
}
