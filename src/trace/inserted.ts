import { detailWordsOf, type DetailWords } from '../languages/details';
import type { Analysed } from '../text';
import type { AddedSpan, Span } from '../types';
import { agree, momentsIn, type Moment } from './details/dates';
import { quantitiesIn, sameQuantity, type Quantity } from './details/quantities';

/** What a figure measures: two currencies are both money. */
const kindOf = ({ dimension }: Quantity): string => dimension.split(':')[0]!;

/** What an article says anywhere. */
interface Said {
  readonly detail: DetailWords;
  readonly stems: ReadonlySet<string>;
  readonly figures: readonly Quantity[];
  readonly dates: readonly Moment[];
}

/** A cache, not state: held articles pass the same list again and again. */
const said = new WeakMap<readonly Analysed[], Said>();

function saidIn(texts: readonly Analysed[], detail: DetailWords): Said {
  const before = said.get(texts);
  if (before?.detail === detail) return before;
  const made = {
    detail,
    stems: new Set(texts.flatMap((text) => text.words.map((word) => word.stem))),
    figures: texts.flatMap((text) => quantitiesIn(text, detail)),
    dates: texts.flatMap((text) => momentsIn(text, detail)),
  };
  said.set(texts, made);
  return made;
}

/**
 * Amounts, percentages, counts and dates of a derived paragraph that its source has nowhere: put into
 * what is otherwise the source's sentence, where the clause around them does not stand out. `sources` are
 * the paragraphs that it follows, `articles` all texts of the articles they are from, `taken` what is
 * marked already. Where the followed paragraphs have a figure of the same kind that the page lacks, the
 * page may only put it in another way, and nothing is said.
 */
export function insertedIn(
  page: Analysed,
  sources: readonly Analysed[],
  articles: readonly (readonly Analysed[])[],
  taken: readonly Span[],
  tag?: string,
): AddedSpan[] {
  const detail = detailWordsOf(tag);
  // A bare count in words ("seventy-odd") retells a figure more often than it brings one.
  const figures = quantitiesIn(page, detail).filter(
    (here) =>
      !here.small &&
      !here.article &&
      here.dimension !== 'ordinal' &&
      (here.dimension !== 'count' || /\d/u.test(page.text.slice(here.start, here.end))),
  );
  const dates = momentsIn(page, detail).filter((here) => here.kind !== 'weekday');
  if (figures.length === 0 && dates.length === 0) return [];
  const known = articles.map((texts) => saidIn(texts, detail));
  const open = sources
    .flatMap((source) => quantitiesIn(source, detail))
    .filter((there) => !quantitiesIn(page, detail).some((here) => sameQuantity(here, there)));
  const openDates = sources
    .flatMap((source) => momentsIn(source, detail))
    .filter((there) => !dates.some((here) => agree(here, there)));
  const found = [
    ...figures.filter(
      (here) =>
        !known.some(
          ({ stems, figures: all }) =>
            // "between 15 and 20 centimetres", "Brandt, 29": the numeral alone is enough to be the source's.
            stems.has(page.words[here.from]!.stem) || all.some((there) => sameQuantity(here, there)),
        ) && !open.some((there) => kindOf(there) === kindOf(here)),
    ),
    ...dates
      .filter(
        (here) =>
          !known.some(({ dates: all }) => all.some((there) => agree(here, there))) &&
          !openDates.some((there) => there.kind === here.kind),
      )
      .map(({ from, to }) => ({ start: page.words[from]!.start, end: page.words[to - 1]!.end })),
  ];
  return joined(
    page.text,
    found
      .filter((span) => !taken.some((one) => one.start < span.end && one.end > span.start))
      .sort((a, b) => a.start - b.start),
  );
}

/** "March 4" and "2019" are one date. */
function joined(text: string, found: readonly Span[]): AddedSpan[] {
  const out: AddedSpan[] = [];
  for (const { start, end } of found) {
    const last = out.at(-1);
    if (last && /^[\s,]*$/u.test(text.slice(last.end, Math.max(last.end, start))))
      out[out.length - 1] = { ...last, end: Math.max(last.end, end) };
    else out.push({ start, end, grade: 'likely' });
  }
  return out;
}
