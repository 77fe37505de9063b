/** Numbers, compared with the number at the same place of the source. */
import type { DetailWords } from '../../languages/details';
import { contextScore, gapsOf, isTight, type Alignment, type WordRange } from './align';
import type { Change } from './change';
import { quantitiesIn, sameQuantity, type Quantity } from './quantities';

function comparable(a: Quantity, b: Quantity): boolean {
  if (a.dimension === b.dimension) return true;
  const counts = (quantity: Quantity): boolean =>
    quantity.dimension === 'count' || quantity.dimension === 'times';
  return counts(a) && counts(b);
}

/**
 * Whether a number looks like another with a slip or a stroke of the pen in it: a zero more or less, two digits
 * exchanged, one digit another. Numbers of fewer than two telling digits look like anything.
 */
function looksLike(a: Quantity, b: Quantity): boolean {
  const digits = (value: number): string => String(Math.round(value * 1000)).replace(/0+$/u, '');
  const [one, two] = [digits(a.value), digits(b.value)];
  if (a.value < 20 || b.value < 20 || one.length < 2 || one.length !== two.length) return false;
  const ratio = Math.max(a.value, b.value) / Math.min(a.value, b.value);
  if (one === two) return ratio > 9 && ratio < 11;
  if (ratio > 9) return false;
  const other = Array.from(one).filter((digit, at) => digit !== two.charAt(at)).length;
  const exchanged = Array.from(one).sort().join('') === Array.from(two).sort().join('');
  return exchanged || (other === 1 && (one.length > 2 || one.charAt(1) === two.charAt(1)));
}

/** "a month", one of a unit: not "an hour and ten minutes". */
const isBareArticle = (quantity: Quantity): boolean => quantity.article && quantity.to - quantity.from <= 2;

/** Numbers that differ from the number at the same place of the source. */
export function compareNumbers(alignment: Alignment, detail: DetailWords): readonly Change[] {
  const page = quantitiesIn(alignment.pageAnalysed, detail);
  if (page.length === 0) return [];
  const sources = alignment.sources.flatMap((source, index) => {
    const base = alignment.bases[index] ?? 0;
    return quantitiesIn(source, detail).map((quantity) => ({
      ...quantity,
      index,
      from: quantity.from + base,
      to: quantity.to + base,
    }));
  });
  const changes: Change[] = [];
  const usedPage = new Set<Quantity>();
  const usedSource = new Set<Quantity>();
  const add = (here: Quantity, there: (typeof sources)[number]): void => {
    usedPage.add(here);
    usedSource.add(there);
    changes.push({
      kind: 'number',
      page: { start: here.start, end: here.end },
      source: { start: there.start, end: there.end },
      sourceIndex: there.index,
    });
  };
  // In text that is otherwise copied, place alone decides.
  for (const gap of gapsOf(alignment)) {
    // Beside more than the number itself, more of the words around must be the same.
    const alike = gap.page.to - gap.page.from === gap.source.to - gap.source.from;
    if (!isTight(alignment, gap, alike ? 1 : 2)) continue;
    // The same rounding word before both rounds neither away.
    const copied = (here: WordRange, there: WordRange): boolean =>
      alignment.page[here.from - 1]?.norm === alignment.source[there.from - 1]?.norm;
    const inGap = (range: WordRange, quantity: WordRange): boolean =>
      quantity.from < range.to && quantity.to > range.from;
    const here = page.filter((quantity) => inGap(gap.page, quantity));
    const there = sources.filter((quantity) => inGap(gap.source, quantity));
    if (here.length !== there.length) continue;
    for (const [index, quantity] of here.entries()) {
      const other = there[index];
      if (
        other !== undefined &&
        comparable(quantity, other) &&
        !sameQuantity(quantity, other, copied(quantity, other))
      )
        add(quantity, other);
    }
  }
  const free = page.filter(
    (quantity) => !usedPage.has(quantity) && !sources.some((other) => sameQuantity(quantity, other)),
  );
  const open = sources.filter(
    (quantity) => !usedSource.has(quantity) && !page.some((other) => sameQuantity(quantity, other)),
  );
  // A table of figures has no places to compare by.
  if (free.length * open.length > 2500) return changes;
  const scored = free.flatMap((here) =>
    open
      .filter((there) => comparable(here, there))
      .map((there) => {
        const shared = here.counted.some((stem) => there.counted.includes(stem));
        const same = here.dimension === there.dimension && here.dimension !== 'count';
        const score = contextScore(alignment, here, there) + (shared ? 1 : 0) + (same ? 0.5 : 0);
        // "in a month" against "eight months pregnant": an article is a number only in copied text.
        const article = isBareArticle(here) || isBareArticle(there);
        const large = !here.small && !there.small && here.value >= 20 && there.value >= 20;
        const alike = looksLike(here, there);
        const needed = alike
          ? 0
          : (here.small || there.small) && !shared && !same
            ? 2.6
            : article
              ? Infinity
              : large
                ? 1
                : 1.4;
        return { here, there, score, needed };
      })
      .filter(({ score, needed }) => score >= needed),
  );
  scored.sort((a, b) => b.score - a.score || a.here.from - b.here.from);
  for (const { here, there } of scored) if (!usedPage.has(here) && !usedSource.has(there)) add(here, there);
  return changes;
}
