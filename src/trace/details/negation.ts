/** A denial that became a statement, or the reverse, on a verb that page and source share. */
import type { DetailWords } from '../../languages/details';
import { complexStart } from './markers';
import { contextScore, gapsOf, inOneSentence, isTight, type Alignment, type WordRange } from './align';
import {
  changeOf,
  gapChange,
  clauseOpens,
  isCapital,
  textBefore,
  isDefined,
  isNegator,
  type Change,
  type Side,
} from './change';

/** Negative by itself or by its prefix: what may carry a negation that has lost its "not". */
function negative(side: Side, index: number, detail: DetailWords): boolean {
  const word = side.words[index];
  if (word === undefined) return false;
  return (
    isNegator(word, detail) || detail.denying.has(word.norm) || detail.grammar.negativeWord.test(word.norm)
  );
}

function around(
  side: Side,
  at: number,
  before: number,
  after: number,
  test: (index: number) => boolean,
): boolean {
  for (let index = at; index >= Math.max(0, at - before); index -= 1) {
    if (test(index)) return true;
    if (clauseOpens(side.text, side.words, index)) break;
  }
  for (let index = at + 1; index <= Math.min(side.words.length - 1, at + after); index += 1) {
    if (clauseOpens(side.text, side.words, index)) break;
    if (test(index)) return true;
  }
  return false;
}

/** Index of the "not" or "never" in the auxiliaries right before a verb, or -1. */
function negatorOf(side: Side, verb: number, detail: DetailWords): number {
  for (let index = verb - 1; index >= Math.max(0, verb - 4); index -= 1) {
    const word = side.words[index];
    if (word === undefined || /[,;:.!?()–—]/u.test(textBefore(side.text, side.words, index + 1))) return -1;
    if (isNegator(word, detail)) return index;
    if (
      !detail.auxiliaries.has(word.norm) &&
      !detail.modals.has(word.norm) &&
      !detail.grammar.adverb.test(word.norm)
    )
      return -1;
  }
  return -1;
}

const touches = (range: WordRange, test: (index: number) => boolean): boolean => {
  for (let index = range.from; index < range.to; index += 1) if (test(index)) return true;
  return false;
};

/** Whether a stretch only denies: one clause, no more content words than stand in its place. */
function onlyDenies(side: Side, range: WordRange, other: WordRange, detail: DetailWords): boolean {
  let content = 0;
  for (let index = range.from; index < range.to; index += 1) {
    const word = side.words[index];
    if (word === undefined || (index > range.from && clauseOpens(side.text, side.words, index))) return false;
    if (!word.stop && !isNegator(word, detail) && !detail.auxiliaries.has(word.norm)) content += 1;
  }
  return content <= other.to - other.from;
}

/** Whether a stretch has content of its own, which may deny in other words: "their demand for". */
const says = (side: Side, range: WordRange, detail: DetailWords): boolean =>
  side.words
    .slice(range.from, range.to)
    .some((word) => !word.stop && !detail.auxiliaries.has(word.norm) && !detail.modals.has(word.norm));

/** Whether most content words of the two sentences around a pair are each other's counterparts. */
function sharesSentence(alignment: Alignment, i: number, j: number): boolean {
  let content = 0;
  let paired = 0;
  for (let at = 0; at < alignment.source.length; at += 1) {
    const word = alignment.source[at]!;
    if (word.stop || word.sentence !== alignment.source[j]?.sentence) continue;
    content += 1;
    const there = alignment.toPage[at] ?? -1;
    if (there >= 0 && alignment.pageSentence[there] === alignment.pageSentence[i]) paired += 1;
  }
  return paired >= 5 && paired >= 0.75 * content;
}

/** Verbs denied on one side only. */
export function compareNegation(alignment: Alignment, detail: DetailWords): readonly Change[] {
  if (detail.negators.size === 0) return [];
  const page: Side = { text: alignment.pageText, words: alignment.page };
  const sides = alignment.sourceTexts.map((text): Side => ({ text, words: alignment.source }));
  const sideOf = (index: number): Side => sides[alignment.source[index]?.source ?? 0] ?? page;
  const changes: (Change | undefined)[] = [];
  const marked = new Set<number>();

  for (const gap of gapsOf(alignment, 4)) {
    if (!isTight(alignment, gap, 1) || !inOneSentence(alignment, gap)) continue;
    const source = sideOf(Math.min(gap.source.from, alignment.source.length - 1));
    const here = touches(gap.page, (index) => isNegator(page.words[index], detail));
    const there = touches(gap.source, (index) => isNegator(source.words[index], detail));
    const denies = touches(gap.page, (index) => detail.denying.has(page.words[index]?.norm ?? ''));
    const denied = touches(gap.source, (index) => detail.denying.has(source.words[index]?.norm ?? ''));
    const affirms = touches(gap.page, (index) => detail.affirming.has(page.words[index]?.norm ?? ''));
    const affirmed = touches(gap.source, (index) => detail.affirming.has(source.words[index]?.norm ?? ''));
    const lone =
      here !== there &&
      !(here
        ? touches(gap.source, (index) => negative(source, index, detail))
        : touches(gap.page, (index) => negative(page, index, detail)));
    const swapped = (denies && affirmed && !there) || (denied && affirms && !here);
    if (!lone && !swapped) continue;
    const [denial, plain] = here ? [gap.page, gap.source] : [gap.source, gap.page];
    // "may not vote" for "may vote": between an auxiliary and its verb a negator has no other place.
    const before = gap.page.from - 1;
    const inside =
      (detail.modals.has(page.words[before]?.norm ?? '') ||
        detail.auxiliaries.has(page.words[before]?.norm ?? '')) &&
      alignment.toSource[before] === gap.source.from - 1 &&
      alignment.toSource[gap.page.to] === gap.source.to &&
      !says(here ? source : page, plain, detail);
    // Unless the words around are copied, any other negative word nearby may say the same.
    const uneven = Math.abs(gap.page.to - gap.page.from - (gap.source.to - gap.source.from)) > 1;
    if (lone && !inside && !isTight(alignment, gap, uneven ? 3 : 2)) continue;
    if (lone && !onlyDenies(here ? page : source, denial, plain, detail)) continue;
    const elsewhere = inside
      ? false
      : here
        ? around(source, gap.source.from, 8, 8, (index) => negative(source, index, detail))
        : around(page, gap.page.from, 8, 8, (index) => negative(page, index, detail));
    if (lone && elsewhere && !(isTight(alignment, gap, 3) && !says(here ? source : page, plain, detail)))
      continue;
    if (
      swapped &&
      !isTight(
        alignment,
        gap,
        denies && around(source, gap.source.from, 8, 8, (index) => negative(source, index, detail)) ? 4 : 2,
      )
    )
      continue;
    for (let index = gap.page.from - 1; index <= gap.page.to; index += 1) marked.add(index);
    changes.push(gapChange(alignment, 'negation', gap));
  }

  for (let i = 0; i < page.words.length; i += 1) {
    const j = alignment.toSource[i] ?? -1;
    const word = page.words[i];
    const opens = i === 0 || alignment.pageSentence[i - 1] !== alignment.pageSentence[i];
    if (j < 0 || word === undefined || word.stop || marked.has(i)) continue;
    if (isCapital(page.text, word) && !opens) continue;
    const source = sideOf(j);
    const here = negatorOf(page, i, detail);
    const there = negatorOf(source, j, detail);
    if (here >= 0 === there >= 0) continue;
    // Any other negative word near the unnegated verb may say the same.
    const other =
      here >= 0
        ? around(source, j, 8, 8, (index) => negative(source, index, detail))
        : around(page, i, 8, 8, (index) => negative(page, index, detail));
    const near = contextScore(alignment, { from: i, to: i + 1 }, { from: j, to: j + 1 }, 5) >= 2.4;
    // "no trace": the noun may stand anywhere in the sentence, far from what stood beside it.
    const noun = [page.words[here], source.words[there]].some((one) => one?.norm === detail.grammar.no);
    if (other || !(near || (noun && sharesSentence(alignment, i, j)))) continue;
    // "found no trace": the verb before "no" says what is denied.
    const verb =
      here < 0 && source.words[there]?.norm === detail.grammar.no ? (alignment.toPage[there - 1] ?? -1) : -1;
    changes.push(
      verb >= 0 && alignment.pageSentence[verb] === alignment.pageSentence[i]
        ? changeOf(
            alignment,
            'negation',
            { from: complexStart(page, verb, detail), to: verb + 1 },
            { from: there - 1, to: j + 1 },
          )
        : changeOf(
            alignment,
            'negation',
            { from: here >= 0 ? here : i, to: i + 1 },
            { from: there >= 0 ? there : j, to: j + 1 },
          ),
    );
  }
  return changes.filter(isDefined);
}
