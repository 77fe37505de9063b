import type { Corpus } from '../corpus/index';
import type { HeldArticle } from '../match/held';
import type { Judgement, PageUnit } from '../match/judge';
import { directionOf, type Facts } from './direction';
import { kinOf, related, sharedText, wins } from './kinship';

/** Both ways from which a page is the held text itself: most of each. */
const SELF = 0.8;
/** Part of the page's paragraphs that must speak for a parent or a sibling (experiments: others 0–1 %, siblings 30 %). */
const TENTH = 0.1;

/** Who stands where; article numbers of the corpus. */
export interface Standing {
  readonly self: number | null;
  readonly original: number | null;
  readonly nearest: number | null;
  readonly siblings: readonly number[];
  readonly followers: readonly number[];
  /** Articles whose paragraphs may explain the page's, the original first. */
  readonly explainers: readonly number[];
  /** From the page (null) towards the original. */
  readonly chain: readonly { readonly from: number | null; readonly to: number }[];
  readonly directionUnknown: boolean;
}

export interface PageInTheCorpus {
  readonly corpus: Corpus;
  readonly units: readonly PageUnit[];
  readonly judgements: ReadonlyMap<number, Judgement>;
  readonly facts: Facts;
  readonly factsOf: (article: number) => Facts;
  /** Score from which a paragraph counts as derived here. */
  readonly cut: number;
}

/** The held article that the page substantially is: most of both texts, word for word. */
export function selfAmong(units: readonly PageUnit[], candidates: readonly HeldArticle[]): number | null {
  let best: { index: number; share: number } | null = null;
  for (const held of candidates) {
    const shared = sharedText(units, held);
    const share = Math.min(shared.page, shared.article);
    if (share >= SELF && (!best || share > best.share)) best = { index: held.index, share };
  }
  return best?.index ?? null;
}

/** The articles that `start` derives from, step by step, as far as anything tells the direction. */
function ancestors(page: PageInTheCorpus, start: number, self: number | null): number[] {
  const path = [start];
  for (;;) {
    const here = path.at(-1)!;
    const parents = kinOf(page.corpus, here)
      .filter((kin) => kin.article !== self && !path.includes(kin.article))
      .filter((kin) => directionOf(page.factsOf(here), page.factsOf(kin.article)).order === 'first-follows');
    const parent = parents.sort((a, b) => b.derived - a.derived)[0];
    if (!parent) return path;
    path.push(parent.article);
  }
}

export function standingOf(page: PageInTheCorpus, self: number | null): Standing {
  const { corpus, judgements, cut, units } = page;
  const others = [...judgements].filter(
    ([article, one]) => article !== self && wins(one, undefined, cut) > 0,
  );
  const pageFacts = self === null ? page.facts : page.factsOf(self);
  const sharing = others.map(([article, judgement]) => ({
    article,
    judgement,
    count: wins(judgement, undefined, cut),
    direction: directionOf(pageFacts, page.factsOf(article)),
  }));
  sharing.sort((a, b) => b.count - a.count || a.article - b.article);
  const followers = sharing
    .filter((one) => one.direction.order === 'second-follows')
    .map((one) => one.article);
  let parents = sharing.filter((one) => one.direction.order !== 'second-follows');
  // A page that others are known to follow, and that nothing shows to follow anybody, is the original itself.
  if (followers.length > 0 && !parents.some((one) => one.direction.order === 'first-follows')) {
    followers.push(...parents.map((one) => one.article));
    parents = [];
  }
  const none: Standing = {
    self,
    original: null,
    nearest: null,
    siblings: [],
    followers,
    explainers: [],
    chain: [],
    directionUnknown: false,
  };
  const first = parents[0];
  if (!first) return none;

  // The root that most of the page leads to: what the credited or best explaining article itself follows.
  const known = parents.filter((one) => one.direction.order === 'first-follows');
  const start = (known[0] ?? first).article;
  const original = ancestors(page, start, self).at(-1)!;
  const root = judgements.get(original);
  const least = Math.max(2, TENTH * units.length);
  const siblings: number[] = [];
  const between: { article: number; wins: number }[] = [];
  const apart: number[] = [];
  for (const { article, judgement } of parents) {
    if (article === original) continue;
    if (!related(corpus, article, original)) {
      apart.push(article);
      continue;
    }
    const better = wins(judgement, root, cut);
    if (better < Math.min(least, 0.5 * wins(judgement, undefined, cut) + 1)) continue;
    // Between page and original: what the original explains, this one explains as well.
    const worse = root ? wins(root, judgement, cut) : 0;
    if (worse < Math.max(1, TENTH * units.length) || worse <= 0.2 * better)
      between.push({ article, wins: better });
    else if (better >= least) siblings.push(article);
  }
  between.sort((a, b) => b.wins - a.wins || a.article - b.article);
  const nearest = between[0]?.article ?? original;
  const explainers = [...new Set([original, nearest, ...apart])].filter((article) => judgements.has(article));
  const chain =
    nearest === original
      ? [{ from: null, to: original }]
      : [
          { from: null, to: nearest },
          { from: nearest, to: original },
        ];
  const directionUnknown =
    directionOf(pageFacts, page.factsOf(original)).order === 'unknown' &&
    directionOf(pageFacts, page.factsOf(nearest)).order === 'unknown';
  return { self, original, nearest, siblings, followers, explainers, chain, directionUnknown };
}
