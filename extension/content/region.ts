/** Where on the page the article is. */
import type { Candidate } from './article';
import { closestOf, holds, parentOf } from './tree';

export interface Region {
  readonly contains: (element: Element) => boolean;
  /** Prose in many short pieces, none of which leads: a front page, a list of search results. */
  readonly isScattered: boolean;
}

const DECLARED =
  '[itemprop~="articleBody"], article, [role="article"], main, [role="main"], [itemtype*="Article"], [itemtype*="BlogPosting"]';

/** Share of the page's prose that one element must hold to be its region. */
const MOST = 0.6;

/**
 * The deepest declared container that holds most of the prose, else the deepest element of any kind that
 * does. Characters are counted once at each ancestor, so the cost is prose blocks times depth.
 */
export function bestRegion(body: Element, candidates: readonly Candidate[]): Region {
  const prose = candidates.filter(({ isProse }) => isProse);
  const total = prose.reduce((sum, { text }) => sum + text.length, 0);
  const held = new Map<Element, number>();
  for (const { element, text } of prose)
    for (let up: Element | null = element; up && up !== body; up = parentOf(up))
      held.set(up, (held.get(up) ?? 0) + text.length);

  const deepest = (fits: (element: Element) => boolean, share: number): Element | null => {
    let best: Element | null = null;
    for (const [element, length] of held)
      if (length >= total * share && fits(element) && (best === null || holds(best, element))) best = element;
    return best;
  };
  const isDeclared = (element: Element): boolean => element.matches(DECLARED);
  const holdsSeveral = (element: Element): boolean =>
    prose.every((one) => one.element !== element) || prose.length < 3;
  const root = deepest(isDeclared, MOST) ?? deepest(holdsSeveral, 0.8) ?? body;

  return { contains: (element) => holds(root, element), isScattered: isScattered(root, prose) };
}

/** Six or more pieces that each have their own linked heading or article, with little prose in each. */
function isScattered(root: Element, prose: readonly Candidate[]): boolean {
  const pieces = new Map<Element, number>();
  for (const { element, words } of prose) {
    const piece = closestOf(element, 'article, li, [role="article"], section section');
    if (piece && piece !== root && holds(root, piece)) pieces.set(piece, (pieces.get(piece) ?? 0) + words);
  }
  const teasers = [...pieces].filter(
    ([piece, words]) =>
      words < 60 && piece.querySelector('h1 a, h2 a, h3 a, h4 a, a h2, a h3, a h4') !== null,
  );
  const words = prose.reduce((sum, one) => sum + one.words, 0);
  const inTeasers = teasers.reduce((sum, [, count]) => sum + count, 0);
  return teasers.length >= 6 && inTeasers > words * 0.5;
}
