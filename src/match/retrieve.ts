import type { Corpus } from '../corpus/index';
import type { TextUnit } from './judge';

/** At most this many articles are aligned with a page. */
const CANDIDATES = 5;
/** What every paragraph shares with some article of its topic; only more than this is a vote. */
const TOPIC = 0.15;
/** An article with less than this part of the leader's votes is out. */
const TAIL = 0.02;
/** Stems rarer than this in general news vote (natural log): common ones cost time and tell nothing. */
const RARE = 3;

/**
 * Votes of a page for the articles of a corpus: over its paragraphs, the sum of how much of the
 * paragraph's rare stems the article's best paragraph holds, less what topic alone gives.
 * Best first. Choosing the documents before the paragraphs is what makes a rewrite findable among many.
 */
export function retrieve(corpus: Corpus, units: readonly TextUnit[]): number[] {
  if (corpus.articleCount <= CANDIDATES) return Array.from({ length: corpus.articleCount }, (_, i) => i);
  const votes = new Map<number, number>();
  for (const unit of units) {
    const stems = new Map<string, number>();
    let mass = 0;
    for (const word of unit.text.words) {
      if (word.stop || stems.has(word.stem)) continue;
      const idf = corpus.backgroundIdf(word.stem);
      if (idf < RARE) continue;
      stems.set(word.stem, idf * idf);
      mass += idf * idf;
    }
    if (mass === 0) continue;
    const found = new Map<number, number>();
    for (const [stem, weight] of stems) {
      corpus.visitStem(stem, (pid) => found.set(pid, (found.get(pid) ?? 0) + weight));
    }
    const best = new Map<number, number>();
    for (const [pid, weight] of found) {
      const article = corpus.paragraphArticle(pid);
      best.set(article, Math.max(best.get(article) ?? 0, weight / mass));
    }
    for (const [article, share] of best) {
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
