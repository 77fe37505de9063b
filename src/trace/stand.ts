import type { HeldArticle } from '../match/held';
import type { Judgement } from '../match/judge';
import { THRESHOLDS } from '../strictness';
import { earliestOf } from './earliest';
import { selfAmong, standingOf, type PageInTheCorpus, type Standing } from './lineage';
import { isCopy, onePerAddress, ownTexts } from './versions';

/** Who stands where, and what of the library counts for it; article numbers of the corpus. */
export interface Stood {
  readonly standing: Standing;
  /** What the page is explained by: without its own other texts, and one text of each address. */
  readonly judgements: ReadonlyMap<number, Judgement>;
  readonly earliest: number | null;
  /** Further texts of an address that is named, or of the page's own, the earliest first. */
  readonly versions: readonly number[];
}

export function stand(
  page: Omit<PageInTheCorpus, 'judgements' | 'cut' | 'isOwn'>,
  candidates: readonly HeldArticle[],
  judged: ReadonlyMap<number, Judgement>,
  url: string | undefined,
): Stood {
  const { corpus, units, factsOf } = page;
  const self = selfAmong(units, candidates);
  const isOwn = ownTexts(corpus, units, candidates, url, factsOf, self);
  const others = new Map([...judged].filter(([index]) => !isOwn(index)));
  const dateOf = (article: number): string | undefined => factsOf(article).date;
  const { kept, besides } = onePerAddress(others, dateOf);
  const reaches = (cut: number): boolean =>
    [...kept.values()].some((one) => one.scores.some((score) => score >= cut));
  const cut = reaches(THRESHOLDS.balanced) ? THRESHOLDS.balanced : THRESHOLDS.loose;
  const judgements = new Map([...judged].filter(([index]) => index === self || kept.has(index)));
  const standing = standingOf({ ...page, judgements, cut, isOwn }, self);
  const { original, nearest, siblings, followers } = standing;
  const named = [original, nearest, ...siblings, ...followers];
  const versions = [
    ...candidates.flatMap((held) => {
      const { index } = held;
      const isVersion = index !== self && isOwn(index) && !isCopy(units, held, page.facts, factsOf(index));
      return isVersion ? [index] : [];
    }),
    ...[...new Set(named)].flatMap((article) => (article === null ? [] : (besides.get(article) ?? []))),
  ];
  const time = (article: number): number => Date.parse(dateOf(article) ?? '') || Infinity;
  return {
    standing,
    judgements,
    earliest: earliestOf(others, cut, dateOf, original),
    versions: versions.sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : a - b)),
  };
}
