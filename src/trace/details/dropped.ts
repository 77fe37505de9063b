/** What the aligned sentences of a source say and the paragraph does not: a handful, the weightiest first. */
import type { DetailWords } from '../../languages/details';
import type { Analysed } from '../../text';
import type { AlteredSpan, DroppedSpan, Passage } from '../../types';
import type { Alignment, WordRange } from './align';
import { markersOf } from './markers';
import { clauseOpens, isNegator, readPhrase, type Side } from './change';

const MOST = 4;
/** Words of a clause that only says who told it. */
const LONGEST_TAG = 9;

/** A clause without the small words that only join it to the next: "but said", "and", "that guarantees will". */
function trimmed(side: Side, clause: WordRange, detail: DetailWords): WordRange {
  let { from, to } = clause;
  const joins = (norm: string): boolean =>
    detail.grammar.conjunctions.has(norm) || detail.modals.has(norm) || detail.auxiliaries.has(norm);
  while (from < to && detail.grammar.conjunctions.has(side.words[from]?.norm ?? '')) from += 1;
  while (to > from && joins(side.words[to - 1]?.norm ?? '')) to -= 1;
  return { from, to };
}

interface Clause extends WordRange {
  readonly paired: number;
  readonly content: number;
}

/** Stretches of a sentence between punctuation marks. */
function clausesOf(toPage: Int32Array, side: Side, sentence: WordRange): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = sentence.from;
  for (let at = sentence.from + 1; at <= sentence.to; at += 1) {
    if (at < sentence.to && !clauseOpens(side.text, side.words, at)) continue;
    let paired = 0;
    let content = 0;
    for (let index = from; index < at; index += 1) {
      if (side.words[index]?.stop) continue;
      content += 1;
      if ((toPage[index] ?? -1) >= 0) paired += 1;
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
  // "two people familiar with the matter said", "the board said on Monday".
  if (clause.to - clause.from <= LONGEST_TAG) {
    let last = clause.to - 1;
    if (detail.weekdays.has(side.words[last]?.norm ?? '')) last -= 1;
    if (detail.grammar.prepositions.has(side.words[last]?.norm ?? '')) last -= 1;
    for (const index of [clause.from, last])
      if (detail.saying.has(side.words[index]?.norm ?? '')) return 'attribution';
  }
  return markersOf(side, clause, detail).some((marker) => marker.level <= 2 && !marker.modal)
    ? 'certainty'
    : 'clause';
}

const RANK: Readonly<Record<string, number>> = { negation: 0, certainty: 1, attribution: 2, clause: 3 };

/**
 * Clauses of the source sentences that the passages touch, of which the page has (almost) nothing, and
 * single hedges of clauses that it does take up. What is told as altered is not told again. At most four, in the
 * order of the source.
 */
export function findDropped(
  alignment: Alignment,
  sources: readonly Analysed[],
  passages: readonly Passage[],
  detail: DetailWords,
  altered: readonly AlteredSpan[],
): readonly DroppedSpan[] {
  const found: (DroppedSpan & { readonly rank: number; readonly size: number })[] = [];
  for (const [index, source] of sources.entries()) {
    const base = alignment.bases[index] ?? 0;
    const side: Side = { text: source.text, words: source.words };
    const own = passages.filter((passage) => (passage.sourceIndex ?? 0) === index);
    const toPage = alignment.toPage.subarray(base, base + source.words.length);
    const add = (kind: DroppedSpan['kind'], range: WordRange): void => {
      const start = source.words[range.from]?.start ?? 0;
      const end = source.words[range.to - 1]?.end ?? start;
      const told = altered.some(
        (span) => (span.sourceIndex ?? 0) === index && span.sourceStart < end && span.sourceEnd > start,
      );
      // What stands there in other words is told as altered, not as gone.
      if (told || range.to <= range.from) return;
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
      const clauses = clausesOf(toPage, side, range);
      const paired = clauses.reduce((sum, clause) => sum + clause.paired, 0);
      const content = clauses.reduce((sum, clause) => sum + clause.content, 0);
      const touched = own.some(
        (passage) => passage.sourceStart < sentence.end && passage.sourceEnd > sentence.start,
      );
      // A sentence that the page hardly has is not aligned, whatever the passage's edge.
      if (!(touched || own.length === 0) || paired < 2 || paired * 4 < content) continue;
      for (const clause of clauses) {
        if (clause.content >= 3 && clause.paired * 4 < clause.content) {
          add(kindOf(side, clause, detail), trimmed(side, clause, detail));
          continue;
        }
        for (const marker of markersOf(side, clause, detail)) {
          const hedge = marker.level <= 2 && !marker.modal && (toPage[marker.from] ?? -1) < 0;
          const adverb = detail.grammar.adverb.test(side.words[marker.from]?.norm ?? '');
          // "the alleged thief": the noun is kept.
          const kept = adverb || (toPage[marker.to] ?? -1) >= 0;
          if (hedge && kept && clause.paired * 2 > clause.content) add('certainty', marker);
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
