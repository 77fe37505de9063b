/**
 * Members of the DOM that a page may hide: a field by the name of one stands in its form's place of it
 * (`<input name="nextSibling">`, wherever it stands, when it says whose field it is). Read past such names, a walk of the
 * page ends.
 */

/** The getter of a member as the DOM has it, whatever the page named after it. */
export function read<T extends object, K extends keyof T & string>(object: T, name: K): T[K] {
  for (let at: unknown = Object.getPrototypeOf(object); at !== null; at = Object.getPrototypeOf(at)) {
    const { get } = Object.getOwnPropertyDescriptor(at as object, name) ?? {};
    if (get !== undefined) return get.call(object) as T[K];
  }
  return object[name];
}

/** The only elements whose members a page can hide by names; of this document, or brought over from a frame's. */
export const isForm = (node: Node): boolean =>
  (typeof HTMLFormElement !== 'undefined' && node instanceof HTMLFormElement) ||
  Object.prototype.toString.call(node) === '[object HTMLFormElement]';

type Next = (this: Node) => Node | null;

/** The DOM's own getter, for nodes of whichever document; parsers outside browsers have none. */
const getterOf = (name: 'firstChild' | 'nextSibling'): Next | undefined =>
  typeof Node === 'undefined'
    ? undefined
    : (Object.getOwnPropertyDescriptor(Node.prototype, name)?.get as Next | undefined);

const first = getterOf('firstChild');
const next = getterOf('nextSibling');

export const firstChildOf = (node: Node): Node | null => (first ? first.call(node) : node.firstChild);
export const nextSiblingOf = (node: Node): Node | null => (next ? next.call(node) : node.nextSibling);
