import type { DetailWords } from '../../languages/details';
import type { Analysed } from '../../text';

/** What was read of a text in one language, by reader. */
interface Notes {
  readonly detail: DetailWords;
  readonly values: Map<unknown, unknown>;
}

/** One for all readers: tables that hold their keys weakly are slow to fill and to collect. A cache, not state. */
const notes = new WeakMap<Analysed, Notes>();

/**
 * `read` done once a text and language: a held paragraph is compared with many paragraphs of many pages,
 * and what it says by itself stays the same. It goes with the text.
 */
export function oncePerText<T extends object>(
  read: (text: Analysed, detail: DetailWords) => T,
): (text: Analysed, detail: DetailWords) => T {
  return (text, detail) => {
    let own = notes.get(text);
    if (own?.detail !== detail) notes.set(text, (own = { detail, values: new Map() }));
    const before = own.values.get(read) as T | undefined;
    if (before !== undefined) return before;
    const value = read(text, detail);
    own.values.set(read, value);
    return value;
  };
}
