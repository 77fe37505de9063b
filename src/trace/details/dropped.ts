/** What the aligned sentences of a source say and the paragraph does not: a handful, the weightiest first. */
import type { DetailWords } from '../../languages/details';
import type { Analysed } from '../../text';
import type { DroppedSpan, Passage } from '../../types';
import type { Alignment, WordRange } from './align';
import { markersOf } from './markers';
import { clauseOpens, isNegator, readPhrase, type Side } from './change';

const MOST = 4;

interface Clause extends WordRange {
  readonly paired: number;
  readonly content: number;
}

/** Stretches of a sentence between punctuation marks. */
function clausesOf(alignment: Alignment, side: Side, sentence: WordRange): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = sentence.from;
  for (let at = sentence.from + 1; at <= sentence.to; at += 1) {
    if (at < sentence.to && !clauseOpens(side.text, side.words, at)) continue;
    let paired = 0;
    let content = 0;
    for (let index = from; index < at; index += 1) {
      if (side.words[index]?.stop) continue;
      content += 1;
      if ((alignment.toPage[index] ?? -1) >= 0) paired += 1;
    }
    clauses.push({ from, to: at, paired, content });
    from = at;
  }
  return clauses;
}

function kindOf(side: Side, clause: WordRange, detail: DetailWords): DroppedSpan['kind'] {
  for (let index = clause.from; index < clause.to; index += 1) {
    const word = side.words[index];
    if (detail.accordingTo.some((phrase) => readPhrase(side.words, index, phrase, detail) > 0))
      return 'attribution';
    if (isNegator(word, detail) || detail.denying.has(word?.norm ?? '')) return 'negation';
  }
  if (clause.to - clause.from <= 6)
    for (let index = clause.from; index < clause.to; index += 1)
      if (detail.saying.has(side.words[index]?.norm ?? '')) return 'attribution';
  return markersOf(side, clause, detail).some((marker) => marker.level <= 2 && !marker.modal)
    ? 'certainty'
    : 'clause';
}

const RANK: Readonly<Record<string, number>> = { negation: 0, certainty: 1, attribution: 2, clause: 3 };

/**
 * Clauses of the source sentences that the passages touch, of which the page has (almost) nothing, and
 * single hedges of clauses that it does take up. At most four, in the order of the source.
 */
export function findDropped(
  alignment: Alignment,
  sources: readonly Analysed[],
  passages: readonly Passage[],
  detail: DetailWords,
): readonly DroppedSpan[] {
  const found: (DroppedSpan & { readonly rank: number; readonly size: number })[] = [];
  for (const [index, source] of sources.entries()) {
    const base = alignment.bases[index] ?? 0;
    const side: Side = { text: source.text, words: source.words };
    const own = passages.filter((passage) => (passage.sourceIndex ?? 0) === index);
    const local: Alignment = {
      ...alignment,
      source: alignment.source.slice(base, base + source.words.length),
      toPage: alignment.toPage.subarray(base, base + source.words.length),
    };
    const add = (kind: DroppedSpan['kind'], range: WordRange): void => {
      const start = source.words[range.from]?.start ?? 0;
      const end = source.words[range.to - 1]?.end ?? start;
      found.push({
        kind,
        sourceText: source.text.slice(start, end),
        sourceStart: start,
        sourceEnd: end,
        ...(index === 0 ? {} : { sourceIndex: index }),
        rank: RANK[kind] ?? 3,
        size: range.to - range.from,
      });
    };
    for (const sentence of source.sentences) {
      const range = { from: sentence.firstWord, to: sentence.endWord };
      const clauses = clausesOf(local, side, range);
      const paired = clauses.reduce((sum, clause) => sum + clause.paired, 0);
      const content = clauses.reduce((sum, clause) => sum + clause.content, 0);
      const touched = own.some(
        (passage) => passage.sourceStart < sentence.end && passage.sourceEnd > sentence.start,
      );
      // A sentence that the page hardly has is not aligned, whatever the passage's edge.
      if (!(touched || own.length === 0) || paired < 2 || paired * 4 < content) continue;
      for (const clause of clauses) {
        if (clause.content >= 3 && clause.paired * 4 < clause.content) {
          add(kindOf(side, clause, detail), clause);
          continue;
        }
        for (const marker of markersOf(side, clause, detail)) {
          const adverb =
            marker.level <= 2 &&
            !marker.modal &&
            detail.grammar.adverb.test(side.words[marker.from]?.norm ?? '');
          if (adverb && (local.toPage[marker.from] ?? -1) < 0 && clause.paired * 2 > clause.content)
            add('certainty', marker);
        }
      }
    }
  }
  return found
    .sort((a, b) => a.rank - b.rank || (a.sourceIndex ?? 0) - (b.sourceIndex ?? 0) || b.size - a.size)
    .slice(0, MOST)
    .sort((a, b) => (a.sourceIndex ?? 0) - (b.sourceIndex ?? 0) || a.sourceStart - b.sourceStart)
    .map(({ rank: _rank, size: _size, ...span }) => span);
}
