import type { DetailWords } from '../../languages/details';
import type { Analysed } from '../../text';

/**
 * `read` done once a text and language: a held paragraph is compared with many paragraphs of many pages,
 * and what it says by itself stays the same. A cache, not state; it goes with the text.
 */
export function oncePerText<T>(
  read: (text: Analysed, detail: DetailWords) => T,
): (text: Analysed, detail: DetailWords) => T {
  const known = new WeakMap<Analysed, { readonly detail: DetailWords; readonly value: T }>();
  return (text, detail) => {
    const before = known.get(text);
    if (before?.detail === detail) return before.value;
    const value = read(text, detail);
    known.set(text, { detail, value });
    return value;
  };
}
