/**
 * The words of a library as people look for them. fuse.js looks a typed word up among the library's own words, short
 * strings, where it is quick and where a hit is always a whole word; it never sees a text.
 */
import Fuse from 'fuse.js/basic';
import { languageOf, type Language } from './languages/index';
import { analyse } from './text';
import type { Span } from './types';

export interface IndexedWord extends Span {
  readonly term: string;
}

/** The library's words that a typed word stands for, each with how well it fits (0..1). */
export type Meanings = ReadonlyMap<string, number>;

/** Of five letters two may be wrong (one transposed pair), of four one. */
const SLIPS = 0.4;
/** Longer queries are cut: nobody types them. */
const MAX_QUERY = 200;

const ENGLISH = languageOf();

/** "U.S." and "us" are typed alike. */
const termOf = (norm: string): string => norm.replaceAll('.', '');

export const wordsOf = (text: string, language: Language): IndexedWord[] =>
  analyse(text, language).words.map(({ start, end, norm }) => ({ start, end, term: termOf(norm) }));

/** A typed word. */
export interface Typed {
  readonly term: string;
  readonly stem: string;
}

/** The words of a query that tell something; all of them where none does. */
export function typedWords(query: string): readonly Typed[] {
  const typed = analyse(query.slice(0, MAX_QUERY), ENGLISH).words;
  const telling = typed.filter(({ stop }) => !stop);
  return (telling.length > 0 ? telling : typed).map(({ norm, stem }) => ({ term: termOf(norm), stem }));
}

/** Which letters a word has, as bits: words without the typed letters need not be compared one letter after another. */
function lettersIn(term: string): number {
  let letters = 0;
  for (let at = 0; at < term.length; at += 1) letters |= 1 << (term.charCodeAt(at) % 32);
  return letters;
}

function count(bits: number): number {
  let left = bits;
  let found = 0;
  for (; left !== 0; left &= left - 1) found += 1;
  return found;
}

/** Longest difference of length between a word and what was typed for it. */
const LONGER_BY = 2;
/** So many answers are kept while somebody types. */
const MAX_KEPT = 200;

export class Vocabulary {
  /** Every word with its stem and its letters. */
  readonly #terms = new Map<string, { readonly stem: string; readonly letters: number }>();
  readonly #kept = new Map<string, Meanings>();

  /** Makes the word known. */
  add(term: string): void {
    if (this.#terms.has(term)) return;
    this.#terms.set(term, { stem: ENGLISH.alias(ENGLISH.stem(term)), letters: lettersIn(term) });
    this.#kept.clear();
  }

  /** The same stem, or the typed beginning, and only failing these a slip of the pen. */
  meaningsOf(typed: Typed): Meanings {
    const known = this.#kept.get(typed.term);
    if (known !== undefined) return known;
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    const meanings = this.#look(typed);
    this.#kept.set(typed.term, meanings);
    return meanings;
  }

  #look({ term: typed, stem: typedStem }: Typed): Meanings {
    const found = new Map<string, number>();
    for (const [term, { stem }] of this.#terms) {
      if (term === typed) found.set(term, 1);
      else if (stem === typedStem) found.set(term, 0.95);
      else if (typed.length >= 3 && term.startsWith(typed)) found.set(term, 0.8);
    }
    return found.size > 0 || typed.length < 4 ? found : this.#slips(typed);
  }

  #slips(typed: string): Meanings {
    const letters = lettersIn(typed);
    const most = Math.floor(typed.length * SLIPS);
    const near: string[] = [];
    for (const [term, { letters: its }] of this.#terms) {
      if (term.length <= 2 || Math.abs(term.length - typed.length) > LONGER_BY) continue;
      // Each typed letter that a word has not is a slip.
      if (count(letters & ~its) <= most) near.push(term);
    }
    const slips = new Fuse(near, {
      includeScore: true,
      ignoreLocation: true,
      ignoreFieldNorm: true,
      threshold: SLIPS,
    })
      .search(typed)
      .map(({ item, score = 1 }) => ({ item, score }))
      // Two slips in five letters make many words; a word that also begins as typed is the one meant.
      .filter(({ item, score }) => score < 0.25 || item[0] === typed[0]);
    const best = Math.min(...slips.map(({ score }) => score));
    return new Map(
      slips.filter(({ score }) => score <= best + 0.05).map(({ item, score }) => [item, 0.7 - score]),
    );
  }
}
