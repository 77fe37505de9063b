/**
 * Tells an article's own text from what a news page puts around it, by tags, roles and names.
 * Names lie (`<body class="has-comments">`, ASP.NET pages that are one `<form>`, an article that a cookie
 * dialog set aria-hidden), so a name never removes an element that holds a real part of the page's prose.
 */

import { firstChildOf, nextSiblingOf } from './past-names';
import { ALWAYS_SKIPPED, isEditable } from './tags';
import { DEEPEST, parentOf } from './tree';

export type Furniture = 'skip' | 'caption' | 'boilerplate' | null;

const SKIPPED_TAGS = new Set('footer aside form dialog fieldset'.split(' '));
const SKIPPED_ROLES = new Set(
  (
    'navigation banner contentinfo complementary search dialog alertdialog alert menu menubar toolbar tablist form ' +
    'button listbox tooltip status log'
  ).split(' '),
);

/** Readers' own words; they may well be longer than the article. */
const COMMENT_WORDS = new Set('comments comment disqus coral'.split(' '));
const SKIPPED_WORDS = new Set(
  (
    'cookie cookies consent gdpr newsletter newsletters subscribe subscription signup nav navbar navigation menu ' +
    'breadcrumb breadcrumbs share sharing sharebar social sponsor sponsored advert advertisement advertising adv ad ads ' +
    'adslot promo promos promotion related recommended recommendation recommendations recirculation recirc trending ' +
    'popular mostread sidebar footer toolbar outbrain taboola modal popup overlay toast tooltip tags taglist ' +
    'pullquote hidden donate donation upsell teaser teasers onward'
  ).split(' '),
);
const SKIPPED_PAIRS =
  /\b(?:most (?:read|viewed|popular)|read (?:more|next|also)|more (?:stories|from|on)|up next|pull quote|author bio|skip link|sr only|visually hidden|screen reader)\b/;
const CAPTION_WORDS = new Set('caption captions figcaption'.split(' '));
const BYLINE_WORDS = new Set(
  'byline bylines author authors dateline timestamp pubdate copyright credit credits contributor'.split(' '),
);

/** Prose characters under each element, from paragraphs of 40 characters or more. */
export type Weights = ReadonlyMap<Element, number>;

/** `roots`: the page's body and its shadow trees. */
export function weighProse(roots: readonly (Element | ShadowRoot)[]): Weights {
  const weights = new Map<Element, number>();
  const add = (element: Element, length: number): void => {
    for (let up: Element | null = element; up; up = parentOf(up))
      weights.set(up, (weights.get(up) ?? 0) + length);
  };
  const all = (selector: string): Element[] => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  for (const paragraph of all('p')) {
    const length = paragraph.textContent.trim().length;
    if (length >= 40) add(paragraph, length);
  }
  // Pages built of nothing but divs: weigh the divs that hold text themselves.
  if (!weights.size)
    for (const div of all('div, td')) {
      let own = 0;
      for (const child of div.childNodes)
        if (child.nodeType === 3) own += (child.nodeValue ?? '').trim().length;
      if (own >= 40) add(div, own);
    }
  return weights;
}

/**
 * The words of an element's names. A name of five words or more is the slug of a heading
 * (`id="sharing-with-multiple-developers"`), and one with `has-` or `no-` says what a thing lacks or holds.
 */
const words = (names: string): string[] =>
  names.split(/\s+/).flatMap((name) => {
    const parts = name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean);
    return parts.length > 4 || /^(?:has|is|no|not|with|without|js)$/.test(parts[0] ?? '') ? [] : parts;
  });

/** What newspapers must print over an advertisement, as the only words of its box before the advertisement. */
const AD_LABEL =
  /^(?:advertisement|advertising|sponsored|promoted|anzeige|werbung|publicité|publicidad|реклама|إعلان)$/iu;

/** The first text under a node that is more than white space. */
function firstText(node: Node, depth = 0): string {
  if (node.nodeType === 3) return (node.nodeValue ?? '').trim();
  for (let child = firstChildOf(node); child; child = nextSiblingOf(child)) {
    const text = depth < DEEPEST ? firstText(child, depth + 1) : '';
    if (text !== '') return text;
  }
  return '';
}

function isLabelledAd(element: Element): boolean {
  // Most elements begin with other words: only the first is looked at, not all that the element holds.
  if (!AD_LABEL.test(firstText(element))) return false;
  for (const child of element.childNodes) {
    const text = child.nodeType === 8 ? '' : (child.textContent ?? '').trim();
    if (text !== '') return AD_LABEL.test(text);
  }
  return false;
}

const ARTICLE_INSIDE = 'h1, [itemprop~="articleBody"], main, [role="main"]';

/** What an element is by its own markup; null: ordinary. */
export function furnitureOf(element: Element, weights: Weights, total: number): Furniture {
  const tag = element.localName;
  if (ALWAYS_SKIPPED.has(tag) || isEditable(element)) return 'skip';
  if (tag === 'html' || tag === 'body' || tag === 'main' || tag === 'h1') return null;
  if (tag === 'figure') return element.querySelector('blockquote') === null ? 'caption' : 'skip';
  if (tag === 'figcaption' || tag === 'caption') return 'caption';

  const share = total > 0 ? (weights.get(element) ?? 0) / total : 0;
  const isSmall = (most: number): boolean => share < most && element.querySelector(ARTICLE_INSIDE) === null;
  if (tag === 'header')
    return isSmall(0.4) && element.closest('article, main, [role="main"]') === null ? 'skip' : null;
  if (element.getAttribute('aria-hidden') === 'true') return share < 0.5 ? 'skip' : null;
  if (SKIPPED_TAGS.has(tag) || SKIPPED_ROLES.has(element.getAttribute('role') ?? ''))
    return isSmall(0.4) ? 'skip' : null;

  // Inside a paragraph a name describes words of the sentence: a link with a pop-up, a shared phrase.
  if (element.parentElement?.closest('p, h1, h2, h3')) return null;
  if (isSmall(0.3) && isLabelledAd(element)) return 'skip';
  const names = `${element.id} ${element.getAttribute('class') ?? ''}`;
  if (names.length <= 1) return null;
  const list = words(names);
  if (list.some((word) => COMMENT_WORDS.has(word)) && isSmall(tag === 'article' ? 0.4 : 0.9)) return 'skip';
  if ((list.some((word) => SKIPPED_WORDS.has(word)) || SKIPPED_PAIRS.test(list.join(' '))) && isSmall(0.3))
    return 'skip';
  if (list.some((word) => CAPTION_WORDS.has(word)) && isSmall(0.1)) return 'caption';
  if (list.some((word) => BYLINE_WORDS.has(word)) && isSmall(0.05)) return 'boilerplate';
  return null;
}

/** Text that markup alone hides; what a style sheet hides is known only where there is layout (visibility.ts). */
export function isHiddenByMarkup(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  if (element.parentElement?.localName === 'details' && !element.parentElement.hasAttribute('open'))
    return element.localName !== 'summary';
  const style = element.getAttribute('style');
  return style !== null && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}
