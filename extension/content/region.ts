/** Where on the page the article is. */
import type { Candidate } from './article';
import { closestOf, holds, parentOf } from './tree';

export interface Region {
  readonly contains: (element: Element) => boolean;
  /** Stands in one of many short pieces that each lead to a story of their own. */
  readonly isTeaser: (element: Element) => boolean;
  /** Prose in many short pieces, none of which leads: a front page, a list of search results. */
  readonly isScattered: boolean;
}

const DECLARED =
  '[itemprop~="articleBody"], article, [role="article"], main, [role="main"], [itemtype*="Article"], [itemtype*="BlogPosting"]';

/** Share of the page's prose that one element must hold to be its region. */
const MOST = 0.6;

/**
 * The deepest declared container that holds most of the prose, else the deepest element of any kind that
 * does; teasers are no part of that prose, since an article may be followed by any number of them.
 * Characters are counted once at each ancestor, so the cost is prose blocks times depth.
 * `isDeclared`: the page says of itself that it is an article.
 */
export function bestRegion(body: Element, candidates: readonly Candidate[], isDeclared: boolean): Region {
  const all = candidates.filter(({ isProse }) => isProse);
  const teasers = teasersOf(body, all);
  const isTeaser = (element: Element): boolean => {
    for (let up: Element | null = element; up && up !== body; up = parentOf(up))
      if (teasers.has(up)) return true;
    return false;
  };
  const lead = teasers.size > 0 ? all.filter(({ element }) => !isTeaser(element)) : all;
  const leads = wordsOf(lead) >= wordsOf(all) / 2 || (isDeclared && wordsOf(lead) >= LEAD_WORDS);
  const root = rootOf(body, leads ? lead : all);
  return { contains: (element) => holds(root, element), isTeaser, isScattered: !leads };
}

/** What a declared article has at the least, where teasers with more words than its own follow it. */
const LEAD_WORDS = 100;

const wordsOf = (prose: readonly Candidate[]): number => prose.reduce((sum, { words }) => sum + words, 0);

function rootOf(body: Element, prose: readonly Candidate[]): Element {
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
  return deepest(isDeclared, MOST) ?? deepest(holdsSeveral, 0.8) ?? body;
}

const PIECE = 'article, li, [role="article"], section section';

/** Fewer pieces than this are no list. */
const LEAST_TEASERS = 6;

/** Pieces that each have their own linked heading, with little prose in each; none where they are few. */
function teasersOf(body: Element, prose: readonly Candidate[]): ReadonlySet<Element> {
  const pieces = new Map<Element, number>();
  // Paragraphs that stand side by side stand in the same piece.
  const around = new Map<Element, Element | null>();
  const pieceOf = (element: Element): Element | null => {
    const { parentElement: parent } = element;
    if (parent === null || element.matches(PIECE)) return closestOf(element, PIECE);
    const known = around.get(parent);
    const piece = known === undefined ? closestOf(parent, PIECE) : known;
    around.set(parent, piece);
    return piece;
  };
  for (const { element, words } of prose) {
    const piece = pieceOf(element);
    if (piece && holds(body, piece)) pieces.set(piece, (pieces.get(piece) ?? 0) + words);
  }
  const teasers = [...pieces].filter(
    ([piece, words]) =>
      words < 60 && piece.querySelector('h1 a, h2 a, h3 a, h4 a, a h2, a h3, a h4') !== null,
  );
  return new Set(teasers.length < LEAST_TEASERS ? [] : teasers.map(([piece]) => piece));
}
