/**
 * Search of a list of sources by what names them: headline, outlet, author and the words that a text opens with. Made
 * for tens of thousands of them: a query costs a look at the library's words and at the places of those it means.
 */
import { languageOf } from './languages/index';
import type { Span } from './types';
import { typedWords, Vocabulary, wordsOf, type Meanings } from './vocabulary';

/** What a source is found by. */
export interface Listed {
  readonly headline?: string;
  readonly outlet?: string;
  readonly author?: string;
  readonly opening: string;
}

export interface ListHits {
  /** Numbers of the listed sources, in the order in which they were added; best first. */
  readonly found: readonly number[];
  /** The words of a text that the query means. */
  readonly rangesIn: (text: string) => readonly Span[];
}

export interface ListSearch {
  /** Takes in further sources: a long list in slices. */
  add(sources: readonly Listed[]): void;
  /** An empty query finds nothing, and means nothing. */
  find(query: string): ListHits;
}

/** How much a word tells in each place. */
const WEIGHTS = { headline: 3, outlet: 3, author: 3, opening: 1 } as const;
const PLACES = ['headline', 'outlet', 'author', 'opening'] as const;
const PLACE_BITS = 2;

/** What stands between white space, for words to be told only once from each. */
const PIECE = /\S+/gu;

const NOTHING: ListHits = { found: [], rangesIn: () => [] };

export function createListSearch(): ListSearch {
  const english = languageOf();
  const vocabulary = new Vocabulary();
  const termsOf = new Map<string, readonly string[]>();
  /** Of each word the places where it stands: source number and place, ascending. */
  const places = new Map<string, number[]>();
  let size = 0;

  /** Words are told from a piece of a text: most pieces have been there before. */
  const termsIn = (piece: string): readonly string[] => {
    let terms = termsOf.get(piece);
    if (terms === undefined) {
      terms = wordsOf(piece, english).map(({ term }) => term);
      termsOf.set(piece, terms);
    }
    return terms;
  };
  const take = (text: string | undefined, place: number): void => {
    for (const [piece] of text?.matchAll(PIECE) ?? []) {
      for (const term of termsIn(piece)) {
        const known = places.get(term);
        if (known === undefined) {
          vocabulary.add(term);
          places.set(term, [place]);
        } else if (known.at(-1) !== place) known.push(place);
      }
    }
  };

  /** How well each source fits one typed word, as far as it does. */
  const fits = (meanings: Meanings): Map<number, number> => {
    const best = new Map<number, number>();
    for (const [term, fit] of meanings) {
      for (const place of places.get(term) ?? []) {
        const source = place >>> PLACE_BITS;
        const value = fit * WEIGHTS[PLACES[place & 3]!];
        if (value > (best.get(source) ?? 0)) best.set(source, value);
      }
    }
    return best;
  };

  return {
    add(sources) {
      for (const source of sources) {
        PLACES.forEach((place, index) => take(source[place], (size << PLACE_BITS) | index));
        size += 1;
      }
    },
    find(query) {
      const typed = typedWords(query);
      if (typed.length === 0) return NOTHING;
      const meanings = typed.map((word) => vocabulary.meaningsOf(word));
      const covered = new Uint8Array(size);
      const score = new Float64Array(size);
      for (const meaning of meanings) {
        for (const [source, fit] of fits(meaning)) {
          covered[source] = covered[source]! + 1;
          score[source] = score[source]! + fit;
        }
      }
      const most = covered.reduce((top, one) => Math.max(top, one), 0);
      // Sources that fit most of the typed words, at least half of them.
      if (most === 0 || most * 2 < meanings.length) return NOTHING;
      const found: number[] = [];
      for (let source = 0; source < size; source += 1) if (covered[source] === most) found.push(source);
      found.sort((a, b) => score[b]! - score[a]! || a - b);
      return {
        found,
        rangesIn: (text) =>
          wordsOf(text, english)
            .filter(({ term }) => meanings.some((meaning) => meaning.has(term)))
            .map(({ start, end }) => ({ start, end })),
      };
    },
  };
}
