/** Who did it to whom: subject and object of one verb that have changed places. */
import type { DetailWords } from '../../languages/details';
import type { Alignment, WordRange } from './align';
import { changeOf, clauseOpens, isCapital, isDefined, type Change, type Side } from './change';

interface Deed {
  /** The word or name before the verb, auxiliaries and relatives left out, and the one after it. */
  readonly subject: WordRange;
  readonly object: WordRange;
}

/** The words that do and suffer a verb in active voice, by their places alone; undefined where these do not tell. */
function deedOf(side: Side, verb: number, detail: DetailWords): Deed | undefined {
  const { grammar } = detail;
  let subject = verb - 1;
  let object = verb + 1;
  const light = (norm: string): boolean =>
    detail.auxiliaries.has(norm) || detail.modals.has(norm) || grammar.relatives.has(norm);
  while (verb - subject < 4 && light(side.words[subject]?.norm ?? '')) {
    // "was beaten by": the sufferer stands before the verb.
    if (grammar.be.has(side.words[subject]?.norm ?? '')) return undefined;
    subject -= 1;
  }
  while (object - verb < 3 && grammar.determiners.has(side.words[object]?.norm ?? '')) object += 1;
  const broken = (from: number, to: number): boolean => {
    for (let index = from + 1; index <= to; index += 1)
      if (/[.;:!?“”"]/u.test(side.text.slice(side.words[index - 1]?.end, side.words[index]?.start)))
        return true;
    return false;
  };
  const [doer, sufferer] = [side.words[subject], side.words[object]];
  if (doer === undefined || sufferer === undefined || doer.stop || sufferer.stop) return undefined;
  if (broken(subject, verb) || clauseOpens(side.text, side.words, object)) return undefined;
  // "the report of the board said …": the word before the verb is not its subject.
  if (grammar.prepositions.has(side.words[subject - 1]?.norm ?? '')) return undefined;
  let from = subject;
  let to = object + 1;
  // The whole name: "Hanna Reuss".
  if (isCapital(side.text, doer))
    while (isCapital(side.text, side.words[from - 1]) && !clauseOpens(side.text, side.words, from)) from -= 1;
  if (isCapital(side.text, sufferer))
    while (isCapital(side.text, side.words[to]) && !clauseOpens(side.text, side.words, to)) to += 1;
  return { subject: { from, to: subject + 1 }, object: { from: object, to } };
}

/** Verbs that page and source share whose subject on one side is the object on the other. */
export function compareRoles(alignment: Alignment, page: Side, detail: DetailWords): readonly Change[] {
  if (detail.auxiliaries.size === 0) return [];
  const changes: (Change | undefined)[] = [];
  const shared = (a: Side, one: WordRange, b: Side, other: WordRange): boolean => {
    const stems = new Set(a.words.slice(one.from, one.to).map((word) => word.stem));
    return b.words.slice(other.from, other.to).some((word) => !word.stop && stems.has(word.stem));
  };
  for (let verb = 0; verb < page.words.length; verb += 1) {
    const word = page.words[verb]!;
    const there = alignment.toSource[verb] ?? -1;
    if (word.stop || there < 0) continue;
    const mine = deedOf(page, verb, detail);
    if (mine === undefined || shared(page, mine.subject, page, mine.object)) continue;
    const text = alignment.sourceTexts[alignment.source[there]?.source ?? 0] ?? '';
    const source: Side = { text, words: alignment.source };
    const theirs = deedOf(source, there, detail);
    const swapped =
      theirs !== undefined &&
      shared(page, mine.subject, source, theirs.object) &&
      shared(page, mine.object, source, theirs.subject);
    const range = ({ subject, object }: Deed): WordRange => ({ from: subject.from, to: object.to });
    if (swapped) changes.push(changeOf(alignment, 'entity', range(mine), range(theirs)));
  }
  return changes.filter(isDefined);
}
