/** A statement that the source does not commit itself to, found again on the page without any reserve. */
import type { DetailWords } from '../../languages/details';
import type { Alignment, WordRange } from './align';
import { changeOf, clauseOpens, isCapital, isNegator, type Change, type Side } from './change';
import { complexStart, hedgedNear, sentenceRange, thoughtBefore, verbAfter } from './markers';

/** An auxiliary or modal, not "to". */
const leadsVerb = (norm: string, detail: DetailWords): boolean =>
  norm !== detail.grammar.infinitive && (detail.grammar.be.has(norm) || detail.modals.has(norm));

/** Where the subject right before a verb begins, if it is one short noun phrase with a determiner; else the verb. */
function subjectStart(page: Side, verb: number, detail: DetailWords): number {
  for (let index = verb - 1; index >= Math.max(0, verb - 5); index -= 1) {
    const norm = page.words[index]?.norm ?? '';
    if (clauseOpens(page.text, page.words, index + 1) || detail.grammar.prepositions.has(norm)) return verb;
    if (detail.grammar.determiners.has(norm))
      return detail.grammar.prepositions.has(page.words[index - 1]?.norm ?? '') ? verb : index;
  }
  return verb;
}

/** The page's own verb among the words that it restates: an auxiliary with what follows, or the one new word there. */
function ownVerb(
  alignment: Alignment,
  page: Side,
  cluster: WordRange,
  detail: DetailWords,
): WordRange | undefined {
  for (let index = cluster.from + 1; index < cluster.to - 1; index += 1) {
    if (!leadsVerb(page.words[index]?.norm ?? '', detail)) continue;
    const verb = verbAfter(page, index + 1, detail);
    return { from: index, to: verb > 0 && verb < cluster.to ? verb + 1 : index + 1 };
  }
  const fresh: number[] = [];
  for (let index = cluster.from; index < cluster.to; index += 1) {
    const word = page.words[index];
    if (
      word !== undefined &&
      !word.stop &&
      !isCapital(page.text, word) &&
      (alignment.toSource[index] ?? -1) < 0
    )
      fresh.push(index);
  }
  const [only] = fresh;
  return only !== undefined && fresh.length === 1 ? { from: only, to: only + 1 } : undefined;
}

interface VerbPhrase extends WordRange {
  /** End of the words of the source that it stands for. */
  readonly sourceTo: number;
}

/**
 * The verb phrase of a restated clause: the counterpart, in `cluster`, of the clause's first word that looks like a
 * verb by its ending or by the auxiliary before it; or the verb phrase that follows what is named there.
 */
function verbPhrase(
  alignment: Alignment,
  page: Side,
  source: Side,
  clause: WordRange,
  cluster: WordRange,
  detail: DetailWords,
): VerbPhrase | undefined {
  const { grammar } = detail;
  for (let index = clause.from; index < clause.to; index += 1) {
    const word = source.words[index];
    const there = alignment.toPage[index] ?? -1;
    if (word === undefined || word.stop || there < cluster.from || there >= cluster.to) continue;
    if (isCapital(source.text, word)) continue;
    const before = source.words[index - 1]?.norm ?? '';
    // Right behind a hedge: "probably caught fire".
    const hedged = index === clause.from && grammar.adverb.test(before);
    const led =
      hedged ||
      (before !== grammar.infinitive && (detail.auxiliaries.has(before) || detail.modals.has(before)));
    const shaped = grammar.participle.test(word.norm) || grammar.gerund.test(word.norm);
    if (!led && !(shaped && !grammar.determiners.has(before) && !grammar.prepositions.has(before))) continue;
    // "pulled down": a particle that both have.
    const after =
      alignment.toSource[there + 1] === index + 1 && grammar.particles.has(page.words[there + 1]?.norm ?? '');
    const size = after ? 2 : 1;
    return { from: complexStart(page, there, detail), to: there + size, sourceTo: index + size };
  }
  const own = ownVerb(alignment, page, cluster, detail);
  if (own !== undefined) return { ...own, sourceTo: clause.to };
  const next = page.words[cluster.to];
  if (next === undefined || clauseOpens(page.text, page.words, cluster.to) || !leadsVerb(next.norm, detail))
    return undefined;
  const verb = verbAfter(page, cluster.to + 1, detail);
  if (verb < 0) return undefined;
  const particle = grammar.particles.has(page.words[verb + 1]?.norm ?? '');
  return { from: cluster.to, to: verb + (particle ? 2 : 1), sourceTo: clause.to };
}

/** The end of the clause that begins at `from`. */
function clauseEnd(source: Side, from: number, limit: number): number {
  let to = from + 1;
  while (
    to < limit &&
    !/[,;:.()“”"—–]/u.test(source.text.slice(source.words[to - 1]?.end ?? 0, source.words[to]?.start ?? 0))
  )
    to += 1;
  return to;
}

/**
 * A statement that the source only thinks likely, restated without any such word: two or more of its
 * content words stand close together in one sentence of the page.
 */
export function restated(
  alignment: Alignment,
  page: Side,
  source: Side,
  marker: WordRange,
  limit: number,
  detail: DetailWords,
  least: number,
): Change | undefined {
  const to = clauseEnd(source, marker.to, limit);
  const wanted = new Set<string>();
  for (let index = marker.to; index < to; index += 1) {
    const word = source.words[index];
    if (word !== undefined && !word.stop) wanted.add(word.stem);
  }
  // The closest stretch of one page sentence with most of these words.
  let best: { readonly first: number; readonly last: number; readonly count: number } | undefined;
  for (let first = 0; first < page.words.length; first += 1) {
    if (!wanted.has(page.words[first]?.stem ?? '')) continue;
    const seen = new Set<string>();
    for (let last = first; last < page.words.length && last - first <= 9; last += 1) {
      if (alignment.pageSentence[last] !== alignment.pageSentence[first]) break;
      const stem = page.words[last]?.stem ?? '';
      if (!wanted.has(stem) || seen.has(stem)) continue;
      seen.add(stem);
      if (seen.size > (best?.count ?? 0)) best = { first, last, count: seen.size };
    }
  }
  if (best === undefined || best.count < least) return undefined;
  const { first, last } = best;
  const sentence = sentenceRange(alignment.pageSentence, first);
  const around = { from: sentence.from, to: sentence.to };
  if (hedgedNear(page, alignment.pageSentence, around, detail)) return undefined;
  if (thoughtBefore(page, alignment.pageSentence, { from: last, to: last }, detail)) return undefined;
  // "the issue of ceding": named, not claimed.
  const led = page.words[first - 1]?.norm ?? '';
  const named =
    detail.grammar.gerund.test(page.words[first]?.norm ?? '') && detail.grammar.prepositions.has(led);
  const denied = page.words
    .slice(sentence.from, last)
    .some((word) => isNegator(word, detail) || detail.denying.has(word.norm));
  if (named || denied) return undefined;
  const verb = verbPhrase(
    alignment,
    page,
    source,
    { from: marker.to, to },
    { from: first, to: last + 1 },
    detail,
  );
  if (verb !== undefined) {
    // Of a clause the subject is claimed as well: "that the mill will be pulled down".
    const whole = detail.grammar.clauseOpeners.has(source.words[marker.to - 1]?.norm ?? '');
    const from = whole ? subjectStart(page, verb.from, detail) : verb.from;
    return changeOf(alignment, 'certainty', { from, to: verb.to }, { from: marker.from, to: verb.sourceTo });
  }
  // Back to where the verb phrase opens: an infinitive's "to", "if", "that", a modal or a mark.
  let from = first;
  while (from > sentence.from && first - from < 6) {
    if (clauseOpens(page.text, page.words, from)) break;
    const before = page.words[from - 1];
    const here = page.words[from];
    if (before === undefined || here === undefined) break;
    if (detail.grammar.clauseOpeners.has(before.norm)) break;
    if (before.norm === detail.grammar.infinitive && !here.stop && !isCapital(page.text, here)) break;
    from -= 1;
    if (detail.modals.has(before.norm)) break;
  }
  return changeOf(alignment, 'certainty', { from, to: last + 1 }, { from: marker.from, to });
}
