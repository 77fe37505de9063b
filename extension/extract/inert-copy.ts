/**
 * A copy of a page that nothing runs in: what is drawn, shadow trees unfolded, with just the elements and attributes
 * that tell an article from what stands around it. The page's own nodes are read and never written; its scripts cannot
 * see the copy. A page may name its fields after the DOM's own members (`<input name="childNodes">` in a form hides the
 * form's); what is read here goes past such names, and the copy holds none.
 */
import { isHiddenByMarkup } from '../content/furniture';
import { firstChildOf, isForm, nextSiblingOf, read } from '../content/past-names';
import { DEEPEST, childrenOf } from '../content/tree';

export interface InertCopy {
  readonly document: Document;
  readonly elements: number;
}

/** A page goes on beyond this where it is an archive or an attack; what comes first is read. */
const MOST_ELEMENTS = 100_000;
const MOST_CHARS = 4_000_000;
const MOST_ATTRIBUTE_CHARS = 2_000;
const MOST_STATED_CHARS = 1_000_000;

/** Nothing of an article's text is in them. Metadata is copied by itself. */
const LEFT_OUT = new Set(
  (
    'script style template noscript head link meta title base iframe frame frameset object embed applet svg math canvas ' +
    'video audio source track map input select option optgroup textarea button datalist output progress meter dialog ' +
    'headwater-badges'
  ).split(' '),
);

const ATTRIBUTES =
  'id class lang dir href rel role hidden aria-hidden itemprop itemtype itemscope datetime contenteditable open'.split(
    ' ',
  );

const HTML = 'http://www.w3.org/1999/xhtml';

function* childrenOfForm(form: Element): Iterable<Node> {
  for (let child = firstChildOf(form); child; child = nextSiblingOf(child)) yield child;
}

const attributeOf = (element: Element, name: string): string | null => {
  const value = isForm(element)
    ? Element.prototype.getAttribute.call(element, name)
    : element.getAttribute(name);
  return value !== null && value.length <= MOST_ATTRIBUTE_CHARS ? value : null;
};

const isHiddenForm = (form: Element): boolean =>
  attributeOf(form, 'hidden') !== null || /display\s*:\s*none/iu.test(attributeOf(form, 'style') ?? '');

function elementLike(target: Document, localName: string): HTMLElement {
  try {
    return target.createElement(localName);
  } catch {
    // Parsers know names that no script may give.
    return target.createElement('span');
  }
}

/** What the page states of itself: its title, meta tags, canonical address and JSON-LD. */
function copyStated(from: Element, target: Document, base: string): void {
  const all = (selector: string): readonly Element[] => [...from.querySelectorAll(selector)];
  let room = MOST_STATED_CHARS;
  const add = (localName: string, attributes: Readonly<Record<string, string | null>>, text = ''): void => {
    const one = target.createElement(localName);
    for (const [name, value] of Object.entries(attributes)) if (value !== null) one.setAttribute(name, value);
    one.textContent = text;
    room -= text.length + 100;
    if (room > 0) target.head.append(one);
  };
  const named = (element: Element, ...names: readonly string[]): Record<string, string | null> =>
    Object.fromEntries(names.map((name) => [name, attributeOf(element, name)]));
  for (const title of all('title').slice(0, 1)) add('title', {}, (title.textContent ?? '').slice(0, 2_000));
  for (const link of all('link[rel="canonical"]').slice(0, 1)) {
    const href = attributeOf(link, 'href') ?? '';
    if (URL.canParse(href, base)) add('link', { rel: 'canonical', href: new URL(href, base).href });
  }
  for (const meta of all('meta[content]'))
    add('meta', named(meta, 'name', 'property', 'itemprop', 'content'));
  for (const script of all('script[type="application/ld+json"]'))
    add('script', { type: 'application/ld+json' }, script.textContent ?? '');
}

/**
 * Copies a page. `base`: what its relative addresses are relative to. `isHidden` adds what only layout knows. Null: there
 * is no page.
 */
export function inertCopy(
  page: Document,
  base: string,
  isHidden: (element: Element) => boolean,
): InertCopy | null {
  const root = read(page, 'documentElement');
  // A page's `body` may be hidden by a name as well, and a parser may leave an empty one before the real one.
  const bodies = [...root.querySelectorAll('body')];
  const body = bodies.find((one) => /\S/u.test(one.textContent ?? '')) ?? bodies[0];
  if (body === undefined) return null;
  const target = read(page, 'implementation').createHTMLDocument('');
  const lang = root.getAttribute('lang');
  if (lang !== null) target.documentElement.setAttribute('lang', lang);
  copyStated(root, target, base);
  let elements = 0;
  let room = MOST_CHARS;

  const copyChildren = (from: Element, to: Element, depth: number): void => {
    if (depth > DEEPEST) return;
    for (const child of isForm(from) ? childrenOfForm(from) : childrenOf(from)) {
      if (elements >= MOST_ELEMENTS || room <= 0) return;
      const isElement = child.nodeType === 1 || isForm(child);
      if (isElement) copyElement(child as Element, to, depth);
      else if (child.nodeType === 3) {
        const text = (child as Text).data;
        to.append(target.createTextNode(text.slice(0, room)));
        room -= text.length;
      }
    }
  };
  const copyElement = (element: Element, to: Element, depth: number): void => {
    const form = isForm(element);
    // A field of a form may be its only child that says what it is; a form is always of HTML.
    const localName = form ? 'div' : element.localName;
    if (LEFT_OUT.has(localName) || (!form && element.namespaceURI !== HTML)) return;
    if (form ? isHiddenForm(element) : isHiddenByMarkup(element) || isHidden(element)) return;
    const one = elementLike(target, localName);
    for (const name of ATTRIBUTES) {
      const value = attributeOf(element, name);
      if (value !== null) one.setAttribute(name, value);
    }
    if (form) one.setAttribute('role', 'form');
    elements += 1;
    to.append(one);
    copyChildren(element, one, depth + 1);
  };
  for (const name of ATTRIBUTES) {
    const value = attributeOf(body, name);
    if (value !== null && name !== 'hidden') target.body.setAttribute(name, value);
  }
  copyChildren(body, target.body, 0);
  return { document: target, elements };
}
