/** The search over the list, kept up with it: made in slices that leave the page alone, and added to as sources come. */
import { createListSearch, type ListHits } from '../../src/index';
import type { LibraryEntry } from '../library/types';

/** So many sources are read in one go: some twenty milliseconds. */
const SLICE = 200;

const namesOf = ({ meta, opening }: LibraryEntry): string =>
  [meta.headline, meta.outlet, meta.author, opening].join('\n');

export interface Hits {
  /** Ids, best first. */
  readonly ids: readonly string[];
  readonly rangesIn: ListHits['rangesIn'];
}

export class NamesIndex {
  readonly #search = createListSearch();
  /** By the number under which the search knows a source. */
  readonly #ids: string[] = [];
  readonly #known = new Map<string, { readonly number: number; readonly names: string }>();

  /** Reads what is new among `entries`. Resolves to whether it came to the end. */
  async take(entries: readonly LibraryEntry[], signal: AbortSignal): Promise<boolean> {
    const unread = entries.filter((entry) => this.#known.get(entry.articleId)?.names !== namesOf(entry));
    for (let first = 0; first < unread.length; first += SLICE) {
      if (signal.aborted) return false;
      const slice = unread.slice(first, first + SLICE);
      this.#search.add(slice.map(({ meta, opening }) => ({ ...meta, opening })));
      for (const entry of slice) {
        this.#known.set(entry.articleId, { number: this.#ids.length, names: namesOf(entry) });
        this.#ids.push(entry.articleId);
      }
      await new Promise((go) => setTimeout(go));
    }
    return !signal.aborted;
  }

  find(query: string): Hits {
    const { found, rangesIn } = this.#search.find(query);
    // What was kept anew under other names counts as it is called now.
    const current = found.filter((number) => this.#known.get(this.#ids[number]!)?.number === number);
    return { ids: current.map((number) => this.#ids[number]!), rangesIn };
  }
}
