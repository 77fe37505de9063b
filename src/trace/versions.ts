import type { Corpus } from '../corpus/index';
import type { HeldArticle } from '../match/held';
import type { Judgement, TextUnit } from '../match/judge';
import { THRESHOLDS } from '../strictness';
import { addressKey } from '../address';
import type { Facts } from './facts';
import { closeness, explained, sharedText } from './kinship';
import { SELF } from './lineage';
import { sameOutlet } from './outlets';

/** Part of the word five-grams of either, and of both, that two versions of an outlet's text share. */
const MOSTLY = { either: 0.5, both: 0.3 };
/** So much of both is the same text: what readers of a page differ in, such as a caption. An update changes more. */
const COPY = 0.97;

/** Whether two dates are stated and differ. "2026-01-28" and "2026-01-28T09:12Z" do not: one only adds the hour. */
const isApart = (date: string | undefined, other: string | undefined): boolean =>
  date !== undefined &&
  other !== undefined &&
  !date.startsWith(other) &&
  !other.startsWith(date) &&
  Date.parse(date) !== Date.parse(other);

/** Whether a held text is the page word for word, and no date says otherwise: it is held once more, and no version. */
export function isCopy(units: readonly TextUnit[], held: HeldArticle, page: Facts, own: Facts): boolean {
  if (isApart(own.date, page.date)) return false;
  const shared = sharedText(units, held);
  return Math.min(shared.page, shared.article) >= COPY;
}

/**
 * The held article of the page's own outlet that is another version of it: mostly the same text of another
 * date. Without two dates that differ only a text that is not the page itself can be one. Null where there
 * is none; the most alike of several.
 */
export function versionAmong(
  units: readonly TextUnit[],
  candidates: readonly HeldArticle[],
  page: Facts,
  factsOf: (article: number) => Facts,
  self: number | null,
): number | null {
  const { outlet } = page.own;
  if (outlet === undefined) return null;
  let best: { index: number; share: number } | null = null;
  for (const held of candidates) {
    const { own, date } = factsOf(held.index);
    if (own.outlet === undefined || !sameOutlet(own.outlet, outlet)) continue;
    const apart = isApart(date, page.date);
    if (!apart && (held.index === self || date !== page.date)) continue;
    const { page: here, article: there } = sharedText(units, held);
    if (Math.max(here, there) < MOSTLY.either || Math.min(here, there) < MOSTLY.both) continue;
    if (!apart && Math.min(here, there) >= COPY) continue;
    if (!best || here + there > best.share) best = { index: held.index, share: here + there };
  }
  return best?.index ?? null;
}

/**
 * Which held texts are the page itself: of its address or its self's, and such as are the same text word for word
 * under the same outlet's name. None of them is a source of it.
 */
export function ownTexts(
  corpus: Corpus,
  units: readonly TextUnit[],
  candidates: readonly HeldArticle[],
  pageUrl: string | undefined,
  factsOf: (article: number) => Facts,
  self: number | null,
): (article: number) => boolean {
  const keyOf = (article: number): string | undefined => addressKey(corpus.article(article).url);
  const addresses = new Set([addressKey(pageUrl), self === null ? undefined : keyOf(self)]);
  addresses.delete(undefined);
  const twins = new Set<number>();
  if (self !== null) {
    twins.add(self);
    const mine = factsOf(self).own;
    for (const held of candidates) {
      const { own } = factsOf(held.index);
      // A copyright line alone goes with the text, whoever printed it.
      const isStated = mine.by === 'meta' || own.by === 'meta';
      if (!isStated || mine.outlet === undefined || own.outlet === undefined) continue;
      if (!sameOutlet(mine.outlet, own.outlet)) continue;
      const shared = sharedText(units, held);
      if (Math.min(shared.page, shared.article) >= SELF) twins.add(held.index);
    }
  }
  return (article) => twins.has(article) || addresses.has(keyOf(article));
}

/** Of the texts of one address only the one that explains most of the page counts: the others are its versions. */
export function onePerAddress(
  judgements: ReadonlyMap<number, Judgement>,
  dateOf: (article: number) => string | undefined,
): {
  readonly kept: ReadonlyMap<number, Judgement>;
  /** The versions of each that counts. */
  readonly besides: ReadonlyMap<number, readonly number[]>;
} {
  const cut = THRESHOLDS.loose;
  const groups = new Map<string, number[]>();
  const time = (article: number): number => Date.parse(dateOf(article) ?? '') || Infinity;
  const order = (a: number, b: number): number => {
    const [one, other] = [judgements.get(a)!, judgements.get(b)!];
    return (
      explained(other, cut) - explained(one, cut) ||
      closeness(other, cut) - closeness(one, cut) ||
      (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : a - b)
    );
  };
  for (const [index, { held }] of judgements) {
    const key = addressKey(held.info.url) ?? String(index);
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  const besides = new Map<number, readonly number[]>();
  for (const group of groups.values()) {
    const [first, ...others] = group.sort(order);
    besides.set(first!, others);
  }
  return { kept: new Map([...judgements].filter(([index]) => besides.has(index))), besides };
}
