/** Quantities of a text: numbers in digits or words, with their units. */
import type { DetailWords } from '../../languages/details';
import type { Word } from '../../text';
import type { Span } from '../../types';
import type { WordRange } from './align';
import { clauseOpens, textBefore, wordBefore } from './change';
import { oncePerText } from './remember';
import { shareAt } from './shares';

export interface Quantity extends Span, WordRange {
  /** In the base of its dimension. */
  readonly value: number;
  /** percent, money:usd, length, duration, … or count. */
  readonly dimension: string;
  /** The unit as written, for telling "a month" from "four weeks". */
  readonly unit: string;
  /** Stems of the one or two words counted. */
  readonly counted: readonly string[];
  /** Said to be a rough number ("about", "nearly"). */
  readonly rough: boolean;
  /** An article counts: "a month". */
  readonly article: boolean;
  /** In words and small: often an idiom or a pronoun. */
  readonly small: boolean;
}

/** Percentage points within which a share in words and a percentage are the same. */
const SHARE_SLACK = 6;
const PLAIN = /^\d+(?:\.\d+)?$/u;
/** Ordinals count in digits only: "second" and "third" are too often something else. */
const ORDINAL = /^\d+(?:st|nd|rd|th)$/u;
const YEAR = /^(?:1[5-9]|20)\d\d$/u;

interface Read {
  readonly value: number;
  readonly to: number;
}

/** The number that starts at `index`, multipliers included ("two hundred and twelve", "2.3 million"). */
function readNumber(
  text: string,
  words: readonly Word[],
  index: number,
  detail: DetailWords,
): Read | undefined {
  const first = words[index];
  if (first === undefined) return undefined;
  const own = (at: number): number | undefined => {
    const word = words[at];
    if (word === undefined) return undefined;
    if (PLAIN.test(word.norm)) return Number(word.norm);
    if (at === index && ORDINAL.test(word.norm)) return Number.parseInt(word.norm, 10);
    return (
      detail.cardinals.get(word.norm) ??
      (PLAIN.test(word.stem) && detail.cardinals.size > 0 ? Number(word.stem) : undefined)
    );
  };
  let value = own(index);
  let to = index + 1;
  const article = detail.grammar.singulars.has(first.norm) && !detail.cardinals.has(first.norm);
  if (value === undefined) {
    // "a hundred", "a dozen", "an hour", "a month": one of them.
    const next = words[to];
    if (!article || next === undefined) return undefined;
    const multiplier = next.norm.length > 2 ? detail.multipliers.get(next.norm) : undefined;
    const duration = detail.units.get(next.norm)?.dimension === 'duration';
    if (multiplier === undefined && !duration) return undefined;
    value = 1;
  }
  let total = 0;
  for (let at = to; at < words.length;) {
    if (clauseOpens(text, words, at)) break;
    const word = words[at];
    if (word === undefined) break;
    const multiplier = detail.multipliers.get(word.norm);
    if (
      multiplier !== undefined &&
      !(word.norm.length === 1 && word.norm === 'm' && !/\p{Sc}/u.test(textBefore(text, words, index)))
    ) {
      if (multiplier >= 1000) {
        total += value * multiplier;
        value = 0;
      } else value *= multiplier;
      at += 1;
      to = at;
      const joiner = words[at]?.norm === detail.grammar.and ? at + 1 : at;
      const more = own(joiner);
      if (
        more !== undefined &&
        more < multiplier &&
        !PLAIN.test(words[joiner]?.norm ?? '') &&
        !clauseOpens(text, words, joiner)
      ) {
        value += more;
        at = joiner + 1;
        to = at;
      }
      continue;
    }
    break;
  }
  return { value: total + value, to };
}

function unitAt(
  text: string,
  words: readonly Word[],
  from: number,
  to: number,
  detail: DetailWords,
): { readonly dimension: string; readonly factor: number; readonly unit: string; readonly to: number } {
  const currency = /(us\$|\p{Sc})\s?$/iu.exec(textBefore(text, words, from))?.[1]?.toLowerCase();
  if (currency !== undefined)
    return {
      dimension: `money:${detail.currencies.get(currency) ?? currency}`,
      factor: 1,
      unit: currency,
      to,
    };
  if (ORDINAL.test(words[from]?.norm ?? '')) return { dimension: 'ordinal', factor: 1, unit: '', to };
  if (clauseOpens(text, words, to)) return { dimension: 'count', factor: 1, unit: '', to };
  const next = words[to]?.norm ?? '';
  if (detail.grammar.percent.has(next)) return { dimension: 'percent', factor: 1, unit: '%', to: to + 1 };
  if (next === detail.grammar.per && words[to + 1]?.norm === detail.grammar.cent)
    return { dimension: 'percent', factor: 1, unit: '%', to: to + 2 };
  const money = detail.currencies.get(next);
  if (money !== undefined) return { dimension: `money:${money}`, factor: 1, unit: next, to: to + 1 };
  const skip = detail.grammar.unitFillers.has(next) ? 1 : 0;
  const unit = detail.units.get(words[to + skip]?.norm ?? '');
  if (unit !== undefined)
    return {
      dimension: unit.dimension,
      factor: unit.factor,
      unit: words[to + skip]?.norm ?? '',
      to: to + skip + 1,
    };
  return { dimension: 'count', factor: 1, unit: '', to };
}

/** The stems of the words that a bare number counts. */
function countedBy(
  text: string,
  words: readonly Word[],
  to: number,
  detail: DetailWords,
): { stems: string[]; to: number } {
  const stems: string[] = [];
  let at = to;
  // "two of its nine directors": counted are nine directors.
  if (words[at]?.norm === detail.grammar.of) {
    const counts = (word: Word | undefined): boolean =>
      word !== undefined && (PLAIN.test(word.stem) || detail.cardinals.has(word.norm));
    // A determiner or a possessive may stand between.
    for (at += 1; at < to + 3 && !counts(words[at]); at += 1);
    const whole = counts(words[at]) ? words[at] : undefined;
    return whole !== undefined && !clauseOpens(text, words, at)
      ? { stems: [`/${whole.stem}`], to }
      : { stems, to };
  }
  while (at < words.length && stems.length < 2 && !clauseOpens(text, words, at)) {
    const word = words[at];
    if (word === undefined || word.stop || PLAIN.test(word.norm)) break;
    stems.push(word.stem);
    at += 1;
  }
  return { stems, to: at };
}

/** The quantities of a text, dates and clock times left out. */
function quantitiesOf(text: string, words: readonly Word[], detail: DetailWords): readonly Quantity[] {
  const found: Quantity[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) break;
    const share = shareAt(text, words, index, detail);
    if (share !== undefined) {
      found.push({
        from: index,
        to: share.to,
        start: word.start,
        end: words[share.to - 1]?.end ?? word.end,
        value: share.value,
        dimension: 'percent',
        unit: 'share',
        counted: [],
        rough: false,
        article: false,
        small: false,
      });
      index = share.to - 1;
      continue;
    }
    const read = readNumber(text, words, index, detail);
    if (read === undefined) continue;
    const unit = unitAt(text, words, index, read.to, detail);
    const next = words[read.to]?.norm ?? '';
    const previous = wordBefore(words, index)?.norm ?? '';
    const bare = unit.dimension === 'count' || unit.dimension === 'ordinal';
    const clock =
      next === detail.grammar.am ||
      next === detail.grammar.pm ||
      /^\d{1,2}:\d\d$/u.test(text.slice(word.start, word.end));
    const near = (at: number): boolean =>
      at >= 0 && detail.months.has(words[at]?.norm ?? '') && words[at]?.norm !== 'may';
    const dated =
      bare &&
      (near(index - 1) ||
        (near(read.to) && !clauseOpens(text, words, read.to)) ||
        detail.weekdays.has(previous));
    const month =
      bare && /\bMay\s*$/u.test(textBefore(text, words, index) === ' ' ? text.slice(0, word.start) : '');
    if (
      clock ||
      dated ||
      month ||
      (bare && YEAR.test(text.slice(word.start, word.end)) && read.to === index + 1)
    ) {
      index = read.to - 1;
      continue;
    }
    // "one of them", "no one", "one day": rarely a quantity.
    const wordy = !PLAIN.test(word.norm);
    const one = wordy && read.to === index + 1 && read.value <= 1;
    if (one && (bare || unit.dimension === 'times' || previous === detail.grammar.no)) continue;
    if (
      previous === detail.grammar.per ||
      (detail.grammar.singulars.has(word.norm) &&
        !detail.cardinals.has(word.norm) &&
        unit.dimension === 'duration' &&
        !isAmount(words, index, detail))
    )
      continue;
    const counted = bare ? countedBy(text, words, read.to, detail) : { stems: [], to: unit.to };
    const start = /\p{Sc}\s?$/u.test(textBefore(text, words, index))
      ? word.start - (/(?:us\$|\p{Sc})\s?$/iu.exec(textBefore(text, words, index))?.[0].length ?? 0)
      : word.start;
    const to = bare && counted.to > read.to ? read.to + 1 : unit.to;
    const back = [wordBefore(words, index)?.norm, words[index - 2]?.norm].filter(
      (norm) => norm !== undefined,
    );
    let value = read.value * unit.factor;
    let end = to;
    // "a month and a half", "an hour and ten minutes", "two dollars and fourteen cents".
    if (words[to]?.norm === detail.grammar.and && !bare) {
      if (
        detail.grammar.singulars.has(words[to + 1]?.norm ?? '') &&
        words[to + 2]?.norm === detail.grammar.half
      ) {
        value += unit.factor / 2;
        end = to + 3;
      } else {
        const more = readNumber(text, words, to + 1, detail);
        const smaller = more === undefined ? undefined : unitAt(text, words, to + 1, more.to, detail);
        if (more !== undefined && smaller !== undefined) {
          const part =
            unit.dimension === 'duration' && smaller.dimension === 'duration' && smaller.factor < unit.factor;
          const coins =
            unit.dimension.startsWith('money') &&
            smaller.dimension === 'money:cent' &&
            unit.dimension !== 'money:cent';
          if (part || coins) {
            value += more.value * (part ? smaller.factor : 0.01);
            end = smaller.to;
          }
        }
      }
    }
    found.push({
      from: index,
      to: end,
      start,
      end: words[end - 1]?.end ?? word.end,
      value,
      dimension: unit.dimension,
      unit: unit.unit,
      counted: counted.stems,
      rough: back.some((norm) => detail.rough.has(norm)),
      article: detail.grammar.singulars.has(word.norm) && !detail.cardinals.has(word.norm),
      small: wordy && read.value <= 10,
    });
    index = end - 1;
  }
  return found;
}

export const quantitiesIn = oncePerText(({ text, words }, detail) => quantitiesOf(text, words, detail));

/** "a month" is an amount after a preposition of time or beside a further part, not in "once a month". */
function isAmount(words: readonly Word[], index: number, detail: DetailWords): boolean {
  const previous = wordBefore(words, index)?.norm ?? '';
  return detail.rough.has(previous) || detail.grammar.amountLeads.has(previous);
}

/**
 * Whether two quantities state the same: other notation, unit or a declared rounding is no change. In
 * `copied` text a rounding word that both have declares nothing.
 */
export function sameQuantity(a: Quantity, b: Quantity, copied = false): boolean {
  const count = a.dimension === 'count' || b.dimension === 'count';
  if (a.dimension !== b.dimension && !count) return false;
  // "a third" is said of anything near it.
  if (a.dimension === 'percent' && b.dimension === 'percent' && (a.unit === 'share') !== (b.unit === 'share'))
    return Math.abs(a.value - b.value) <= SHARE_SLACK;
  const largest = Math.max(Math.abs(a.value), Math.abs(b.value), 1e-9);
  const converted = a.unit !== b.unit && a.dimension === b.dimension && a.dimension !== 'count';
  const metric = converted && /^(?:length|mass|area|speed)$/u.test(a.dimension);
  const rounded = copied ? a.rough !== b.rough : a.rough || b.rough;
  const tolerance = rounded ? 0.1 : converted ? (metric ? 0.05 : 0.1) : 0.0005;
  const difference = Math.abs(a.value - b.value) / largest;
  // Exactly converted units (15 cm, 0.15 m) are the same only to rounding.
  return difference <= tolerance;
}
