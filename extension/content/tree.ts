/**
 * The page as it is drawn: into shadow trees, closed ones too where the browser lets extensions look, and
 * slots filled with what is put into them. Nothing is opened for the page: its own view stays as it was.
 */

import { firstChildOf, nextSiblingOf } from './past-names';

/** What may carry a shadow root by the DOM standard, besides elements with a dash in their names. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

/** Browsers nest what they parse no deeper than this; a script that goes on builds no article. */
export const DEEPEST = 512;

interface ChromiumDom {
  readonly chrome?: {
    readonly dom?: { readonly openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null };
  };
}

/** An element with a name of the page's own. */
export const isCustom = (element: Element): boolean => {
  // A form's field of that name stands in its place.
  const localName: unknown = element.localName;
  return typeof localName === 'string' && localName.includes('-');
};

/** The element's shadow root, open or closed; null where it has none. */
export function shadowOf(element: Element): ShadowRoot | null {
  const isOwnName = isCustom(element);
  if (!isOwnName && !HOSTS.has(element.localName)) return null;
  // Firefox gives content scripts this property; Chromium a function, which knows no element but HTML's.
  const { openOrClosedShadowRoot: root } = element as { readonly openOrClosedShadowRoot?: ShadowRoot | null };
  if (root !== undefined) return root;
  if (element.shadowRoot) return element.shadowRoot;
  const open = isOwnName
    ? (globalThis as unknown as ChromiumDom).chrome?.dom?.openOrClosedShadowRoot
    : undefined;
  return (open && element instanceof HTMLElement ? open(element) : null) ?? null;
}

const isShadowRoot = (node: Node | null): node is ShadowRoot => node?.nodeType === 11 && 'host' in node;

/** Nodes of a parent as they stand now. A walk along them is several times faster than through the live list. */
function nodesOf(parent: Node): readonly Node[] {
  const nodes: Node[] = [];
  for (let node = firstChildOf(parent); node; node = nextSiblingOf(node)) nodes.push(node);
  return nodes;
}

/** What is drawn in an element: its shadow tree, what its slot holds, or its children. */
export function childrenOf(element: Element): readonly Node[] {
  const shadow = shadowOf(element);
  if (shadow) return nodesOf(shadow);
  if (element.localName !== 'slot') return nodesOf(element);
  const assigned = (element as Partial<HTMLSlotElement>).assignedNodes?.() ?? [];
  return assigned.length > 0 ? assigned : nodesOf(element);
}

/** Where a node is drawn: its slot, its parent, or the element whose shadow tree it stands in. */
export function parentOf(node: Node): Element | null {
  const slot = (node as Partial<Element>).assignedSlot;
  if (slot) return slot;
  const parent = node.parentNode;
  if (isShadowRoot(parent)) return parent.host;
  return node.parentElement;
}

/** An element's own children. A form's `children` is its field of that name, where it has one (adults, children). */
export function* ownChildrenOf(parent: Node): Iterable<Element> {
  for (let child = firstChildOf(parent); child; child = nextSiblingOf(child))
    if (child.nodeType === 1) yield child as Element;
}

/** Elements that stand beside this one in its own tree, itself among them. */
export const siblingsOf = ({ parentNode }: Element): Iterable<Element> =>
  parentNode === null ? [] : ownChildrenOf(parentNode);

/** `closest`, on through the hosts of shadow trees. */
export function closestOf(element: Element, selector: string): Element | null {
  for (let from: Element | null = element; from;) {
    const found: Element | null = from.closest(selector);
    if (found) return found;
    const root: Node = from.getRootNode();
    from = isShadowRoot(root) ? root.host : null;
  }
  return null;
}

/** `contains`, for what is drawn inside. */
export function holds(element: Element, node: Node): boolean {
  if (element.contains(node)) return true;
  if (!isInShadow(node) && !isInShadow(element)) return false;
  for (let up = parentOf(node); up; up = parentOf(up)) if (up === element) return true;
  return false;
}

/** Whether a node stands in a shadow tree, where the rules of the document do not reach. */
export const isInShadow = (node: Node): boolean => isShadowRoot(node.getRootNode());

export interface Trees {
  /** All shadow roots, outer ones before those inside them. */
  readonly roots: readonly ShadowRoot[];
  /** Elements with names of the page's own and without a root: attaching one later changes no node. */
  readonly waiting: readonly Element[];
}

/** Looked at between two steps. */
const STEP = 2_000;

/** Finds the shadow trees in and under `root`, in steps. */
export function* treesUnder(root: Element): Generator<undefined, Trees> {
  const roots: ShadowRoot[] = [];
  const waiting: Element[] = [];
  const scopes: (Element | ShadowRoot)[] = [root];
  let looked = 0;
  for (let scope = scopes.shift(); scope; scope = scopes.shift())
    for (const element of scope.querySelectorAll('*')) {
      looked += 1;
      if (looked % STEP === 0) yield;
      const shadow = shadowOf(element);
      if (shadow) {
        roots.push(shadow);
        scopes.push(shadow);
      } else if (isCustom(element)) waiting.push(element);
    }
  return { roots, waiting };
}
