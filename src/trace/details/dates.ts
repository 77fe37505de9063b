/** Weekdays, days of the month, years, clock times and times told from today, compared with the one at the same place. */
import type { DetailWords } from '../../languages/details';
import type { Word } from '../../text';
import { contextScore, gapsOf, isTight, type Alignment, type WordRange } from './align';
import { changeOf, isCapital, isDefined, type Change, wordBefore } from './change';
import { oncePerText } from './remember';

export interface Moment extends WordRange {
  readonly kind: 'weekday' | 'day' | 'year' | 'clock' | 'today';
  /** Weekday 1–7; month × 100 + day (day 0 where only the month is named); year; minutes of the day; times told from
   * today by unit and distance. */
  readonly value: number;
}

const DAY = /^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/u;
/** Months that are also verbs. */
const AMBIGUOUS = new Set(['march']);
/** Context that a date must share with the one date of its kind that is gone; years hardly come by chance. */
const LONE: Readonly<Record<Moment['kind'], number>> = {
  year: 0.25,
  day: 1.2,
  weekday: 1.2,
  clock: 1.2,
  today: 2,
};
/** Seconds. */
const DAY_LENGTH = 86400;
const YEAR = /^(?:1[5-9]|20)\d\d$/u;

function momentsOf(text: string, words: readonly Word[], detail: DetailWords): readonly Moment[] {
  const found: Moment[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    const capital = isCapital(text, word);
    const weekday = capital ? detail.weekdays.get(word.norm) : undefined;
    if (weekday !== undefined) found.push({ kind: 'weekday', value: weekday, from: index, to: index + 1 });
    const month = capital ? detail.months.get(word.norm) : undefined;
    if (month !== undefined) {
      const dayBefore = wordBefore(words, index);
      const dayAfter = words[index + 1];
      const before = dayBefore !== undefined && DAY.test(dayBefore.norm);
      const after = dayAfter !== undefined && DAY.test(dayAfter.norm);
      const led = detail.grammar.monthLeads.has(dayBefore?.norm ?? '');
      const ambiguous = detail.modals.has(word.norm) || AMBIGUOUS.has(word.norm) || word.norm.length <= 3;
      if (before)
        found.push({
          kind: 'day',
          value: month * 100 + Number.parseInt(dayBefore.norm, 10),
          from: index - 1,
          to: index + 1,
        });
      else if (after)
        found.push({
          kind: 'day',
          value: month * 100 + Number.parseInt(dayAfter.norm, 10),
          from: index,
          to: index + 2,
        });
      else if (led || !ambiguous) found.push({ kind: 'day', value: month * 100, from: index, to: index + 1 });
    }
    const day = detail.days.get(word.norm);
    if (day !== undefined) found.push({ kind: 'today', value: day, from: index, to: index + 1 });
    const lead = detail.leads.get(wordBefore(words, index)?.norm ?? '');
    const span = lead === undefined ? undefined : detail.units.get(word.norm);
    // "this minute", "this second" and plurals ("the past weeks") tell no date.
    if (
      lead !== undefined &&
      span?.dimension === 'duration' &&
      span.factor >= DAY_LENGTH &&
      !/s$/u.test(word.norm)
    )
      found.push({ kind: 'today', value: span.factor + lead, from: index - 1, to: index + 1 });
    const symbol = text.charAt(word.start - 1);
    const counted = detail.units.has(words[index + 1]?.norm ?? '') || words[index + 1]?.norm === '%';
    if (
      YEAR.test(word.norm) &&
      text.slice(word.start, word.end).length === 4 &&
      !/\p{Sc}/u.test(symbol) &&
      !counted
    )
      found.push({ kind: 'year', value: Number(word.norm), from: index, to: index + 1 });
    const half = words[index + 1]?.norm;
    const clock = /^(\d{1,2})(?:[.:](\d\d))?$/u.exec(word.norm);
    if (clock !== null && (half === detail.grammar.am || half === detail.grammar.pm)) {
      const hour = (Number(clock[1]) % 12) + (half === detail.grammar.pm ? 12 : 0);
      found.push({ kind: 'clock', value: hour * 60 + Number(clock[2] ?? 0), from: index, to: index + 2 });
    } else if (
      clock?.[2] !== undefined &&
      text.slice(word.start, word.end).includes(':') &&
      Number(clock[1]) < 24
    )
      found.push({
        kind: 'clock',
        value: Number(clock[1]) * 60 + Number(clock[2]),
        from: index,
        to: index + 1,
      });
  }
  return found;
}

export const momentsIn = oncePerText(({ text, words }, detail) => momentsOf(text, words, detail));

/** A month alone agrees with any day of it; half past four in the afternoon with 16:30 and 4.30. */
export function agree(a: Moment, b: Moment): boolean {
  if (a.kind !== b.kind) return false;
  if (a.value === b.value) return true;
  if (a.kind === 'day' && (a.value % 100 === 0 || b.value % 100 === 0))
    return Math.floor(a.value / 100) === Math.floor(b.value / 100);
  return a.kind === 'clock' && Math.abs(a.value - b.value) === 720;
}

/** Whether two times told from today lie on the same side of it; true of all other moments. */
const sameLead = (a: Moment, b: Moment): boolean =>
  a.kind !== 'today' || (a.value + 1) % DAY_LENGTH === (b.value + 1) % DAY_LENGTH;

/** Dates and times that differ from the one at the same place of the source. */
export function compareDates(alignment: Alignment, detail: DetailWords): readonly Change[] {
  const page = momentsIn(alignment.pageAnalysed, detail);
  if (page.length === 0) return [];
  const source = alignment.sources.flatMap((one, index) => {
    const base = alignment.bases[index] ?? 0;
    return momentsIn(one, detail).map((moment) => ({
      ...moment,
      from: moment.from + base,
      to: moment.to + base,
    }));
  });
  const used = new Set<Moment>();
  const changes: Change[] = [];
  const add = (here: Moment, there: Moment): void => {
    if (used.has(here) || used.has(there)) return;
    const change = changeOf(alignment, 'date', here, there);
    if (change === undefined) return;
    used.add(here).add(there);
    changes.push(change);
  };
  const touches = (range: WordRange, moment: Moment): boolean =>
    moment.from < range.to && moment.to > range.from;
  for (const gap of gapsOf(alignment)) {
    if (!isTight(alignment, gap, 1)) continue;
    const here = page.filter((moment) => touches(gap.page, moment));
    const there = source.filter((moment) => touches(gap.source, moment));
    if (here.length !== there.length) continue;
    for (const [index, moment] of here.entries()) {
      const other = there[index];
      if (other?.kind === moment.kind && !agree(moment, other)) add(moment, other);
    }
  }
  // Today is another day for another article: away from copied text only the unit may tell.
  const told = (moment: Moment): boolean => moment.kind !== 'today' || moment.value >= DAY_LENGTH - 1;
  const free = page.filter((moment) => told(moment) && !source.some((other) => agree(moment, other)));
  const open = source.filter((moment) => !page.some((other) => agree(moment, other)));
  if (free.length * open.length > 2500) return changes;
  // The one new date of its kind and the one that is gone: little else need be the same.
  const isLone = ({ kind }: Moment): boolean =>
    [free, open].every((all) => all.filter((other) => other.kind === kind).length === 1);
  const scored = free
    .flatMap((here) =>
      open
        .filter((there) => there.kind === here.kind)
        .map((there) => ({ here, there, score: contextScore(alignment, here, there) })),
    )
    .filter(
      ({ here, there, score }) => score >= (isLone(here) ? LONE[here.kind] : 2) && sameLead(here, there),
    )
    .sort((a, b) => b.score - a.score);
  for (const { here, there } of scored) add(here, there);
  return changes.filter(isDefined);
}
