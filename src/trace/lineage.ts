import type { Corpus } from '../corpus/index';
import type { HeldArticle } from '../match/held';
import type { Lexicon } from '../match/profile';
import type { Judgement, PageUnit, TextUnit } from '../match/judge';
import { directionOf, type Direction } from './direction';
import type { Facts } from './facts';
import { kinOf, likesOf, related } from './kin';
import {
  closeness,
  commonWords,
  competes,
  explained,
  foremost,
  mayShare,
  ownPairs,
  ownParagraphs,
  ownWords,
  sharedBeside,
  sharedText,
} from './kinship';

/** Both ways from which a page is the held text itself: most of each. */
export const SELF = 0.8;
/**
 * Telling words of its own, and paragraphs that it explains and the original does not, that a go-between or
 * sibling shares with the page: go-betweens of stories 3–8, siblings over 100, others 0–1.
 */
const OWN = 3;
/** Part of the page's telling words that may have come past a go-between: chains 0, siblings .10–.14. */
const PAST = 0.05;

/** Pairs of words of its own by which a go-between is known without telling words of its own, and how many times as many as came past it. */
const OWN_PAIRS = { least: 10, times: 2 };

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
  /** How the page is known to follow the nearest and the original. */
  readonly byNearest?: Direction;
  readonly byOriginal?: Direction;
}

export interface PageInTheCorpus {
  readonly corpus: Corpus;
  readonly units: readonly PageUnit[];
  readonly lexicon: Lexicon;
  readonly judgements: ReadonlyMap<number, Judgement>;
  readonly facts: Facts;
  readonly factsOf: (article: number) => Facts;
  /** Score from which a paragraph counts as derived here. */
  readonly cut: number;
  /** Whether a held article is the page itself, in one version or another. */
  readonly isOwn: (article: number) => boolean;
}

/** The held article that the page substantially is: most of both texts, word for word. */
export function selfAmong(units: readonly TextUnit[], candidates: readonly HeldArticle[]): number | null {
  let best: { index: number; share: number } | null = null;
  for (const held of candidates) {
    if (!mayShare(units, held, SELF)) continue;
    const shared = sharedText(units, held);
    const share = Math.min(shared.page, shared.article);
    if (share >= SELF && (!best || share > best.share)) best = { index: held.index, share };
  }
  return best?.index ?? null;
}

/** The articles that `start` derives from, step by step, as far as anything tells the direction. */
function ancestors(page: PageInTheCorpus, start: number): number[] {
  const path = [start];
  for (;;) {
    const here = path.at(-1)!;
    const parents = likesOf(page.corpus, here)
      .filter((article) => !page.isOwn(article) && !path.includes(article))
      .filter((article) => {
        const direction = directionOf(page.factsOf(here), page.factsOf(article));
        // In a large library some article is like any other by chance: a guess does not lead to one that the
        // page itself is not like.
        const isLikely = page.judgements.has(article) || !isGuess(direction);
        return direction.order === 'first-follows' && isLikely;
      })
      .flatMap((article) => kinOf(page.corpus, here, article) ?? []);
    const parent = foremost(parents);
    if (!parent) return path;
    path.push(parent.article);
  }
}

/**
 * Of articles that explain the page alike and whose own order nothing tells, the one that the other held
 * relatives follow most closely: a copy is followed by few, what it copied by all (Maas, "Textkritik", 1927:
 * the common reading of independent witnesses is the older). One witness beside the page is not enough.
 */
function witnessed(
  page: PageInTheCorpus,
  parents: readonly { readonly article: number; readonly count: number; readonly closeness: number }[],
  root: number,
): number {
  const { corpus, factsOf } = page;
  const mine = parents.find(({ article }) => article === root);
  if (!mine) return root;
  const rivals = parents.filter(
    (one) =>
      one.article === root ||
      (competes(one, mine) &&
        directionOf(factsOf(one.article), factsOf(root)).order === 'unknown' &&
        related(corpus, one.article, root)),
  );
  const witnesses = parents.filter((one) => !rivals.includes(one)).map((one) => one.article);
  if (rivals.length < 2 || witnesses.length < WITNESSES) return root;
  const support = rivals.map(({ article, count, closeness: here }) => ({
    article,
    count,
    closeness: witnesses.reduce(
      (sum, witness) => sum + (kinOf(corpus, witness, article)?.closeness ?? 0),
      here,
    ),
  }));
  const best = foremost(support)!.article;
  return best === root ? root : ancestors(page, best).at(-1)!;
}
const WITNESSES = 2;

/** Whether the direction is more than a guess from the wording: those order held articles and are never said. */
const isGuess = ({ by }: Direction): boolean => by === 'quotation' || by === 'stage';
const tells = (direction: Direction): boolean => direction.order !== 'unknown' && !isGuess(direction);

const UNKNOWN: Direction = { order: 'unknown' };

/** A guess may confirm that the page follows, never that a held article follows the page. */
function pageDirection(page: Facts, article: Facts): Direction {
  const direction = directionOf(page, article);
  return isGuess(direction) && direction.order === 'second-follows' ? UNKNOWN : direction;
}

/**
 * Whether a held article that credits the page has more of the page's own source than the page has: then it
 * did not come by way of the page, whatever it says.
 */
function wentPast({ units, lexicon }: PageInTheCorpus, article: HeldArticle, source: HeldArticle): boolean {
  const { here, past } = sharedBeside(units, article, source, lexicon);
  return past >= OWN && past > PAST * (here + past);
}

/** Whether the page has clearly more of the wording of `a` than `b` has, and hardly any that went past `a`. */
function hasWordingOf(units: readonly PageUnit[], a: Judgement, b: Judgement, cut: number): boolean {
  const own = ownPairs(units, a, b.held, cut);
  return own >= OWN_PAIRS.least && own >= OWN_PAIRS.times * ownPairs(units, b, a.held, cut);
}

export function standingOf(page: PageInTheCorpus, self: number | null): Standing {
  const { corpus, judgements, cut, units, lexicon } = page;
  const others = [...judgements].filter(([article, one]) => article !== self && explained(one, cut) > 0);
  const pageFacts = self === null ? page.facts : page.factsOf(self);
  const direction = (article: Facts): Direction =>
    self === null ? pageDirection(pageFacts, article) : directionOf(pageFacts, article);
  const sharing = others.map(([article, judgement]) => ({
    article,
    judgement,
    count: explained(judgement, cut),
    closeness: closeness(judgement, cut),
    direction: direction(page.factsOf(article)),
  }));
  sharing.sort((a, b) => b.count - a.count || b.closeness - a.closeness || a.article - b.article);
  const unsaid = sharing.filter((one) => one.direction.order !== 'second-follows');
  const source = foremost(unsaid);
  const follows = ({ direction: { order, by }, judgement }: (typeof sharing)[number]): boolean =>
    order === 'second-follows' &&
    !(by === 'credit' && source && wentPast(page, judgement.held, source.judgement.held));
  const followers = sharing.filter(follows).map((one) => one.article);
  let parents = sharing
    .filter((one) => !follows(one))
    .map((one) => (one.direction.order === 'second-follows' ? { ...one, direction: UNKNOWN } : one));
  // A held page that others are known to follow, and that nothing shows to follow anybody, is the original itself.
  if (
    self !== null &&
    followers.length > 0 &&
    !parents.some((one) => one.direction.order === 'first-follows')
  ) {
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
  const first = foremost(parents);
  if (!first) return none;

  const ownOf = (a: Judgement, b: Judgement): number =>
    ownWords(units, a, b.held, lexicon, cut) + ownParagraphs(a, b, cut);
  // The root that most of the page leads to: what the credited or best explaining article itself follows.
  // A credit speaks only for a text that is really followed: a wrong one must not beat the text.
  const known = parents.filter(
    (one) =>
      one.direction.by === 'credit' && (competes(one, first) || ownOf(first.judgement, one.judgement) < OWN),
  );
  const start = (foremost(known) ?? first).article;
  const followed = ancestors(page, start).at(-1)!;
  // What a page says it follows, and does, no vote of others overrules.
  const original = known.length > 0 ? followed : witnessed(page, parents, followed);
  const root = judgements.get(original);
  const siblings: number[] = [];
  const between: { article: number; own: number }[] = [];
  const apart: number[] = [];
  for (const { article, judgement } of parents) {
    if (article === original) continue;
    if (!related(corpus, article, original)) {
      apart.push(article);
      continue;
    }
    if (!root) {
      // The page has nothing of the original itself: what it has came by way of this one.
      between.push({ article, own: explained(judgement, cut) });
      continue;
    }
    const own = ownOf(judgement, root);
    const past = ownWords(units, root, judgement.held, lexicon, cut);
    const worded = past === 0 && own > 0 && own < OWN && hasWordingOf(units, judgement, root, cut);
    if (own < OWN && !worded) continue;
    const common = commonWords(units, judgement, root.held, lexicon, cut);
    // Whatever the page has of the original, a go-between must have had as well.
    if (past <= PAST * (past + common)) between.push({ article, own });
    else siblings.push(article);
  }
  between.sort((a, b) => b.own - a.own || a.article - b.article);
  const nearest = between[0]?.article ?? original;
  const explainers = [...new Set([original, nearest, ...apart])].filter((article) => judgements.has(article));
  const chain =
    nearest === original
      ? [{ from: null, to: original }]
      : [
          { from: null, to: nearest },
          { from: nearest, to: original },
        ];
  const directionTo = (article: number): Direction =>
    parents.find((one) => one.article === article)?.direction ?? direction(page.factsOf(article));
  const byNearest = directionTo(nearest);
  const byOriginal = directionTo(original);
  const directionUnknown = !tells(byNearest) && !tells(byOriginal);
  return {
    self,
    original,
    nearest,
    siblings,
    followers: [],
    explainers,
    chain,
    directionUnknown,
    byNearest,
    byOriginal,
  };
}
