/** Outlets as texts name them: in full, without the article, by their last word or by initials. */
import { detailWordsOf, type CreditWords } from '../languages/details';
import type { Span } from '../types';
import type { Token } from './details/tokens';

/** A capitalised run that names an outlet. */
export interface OutletName extends Span {
  /** The held outlet's own name, else the words as they stand. */
  readonly outlet: string;
  /** known: an outlet of a held article; shape: its name looks like one; other: some institution. */
  readonly by: 'known' | 'shape' | 'other';
}

const fold = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[’‘]/gu, "'")
    .replace(/'s$/u, '')
    .replace(/[^\p{L}\p{N}&']+/gu, ' ')
    .trim();

/** An outlet's name for comparison: folded, without "the", company forms and web endings. */
export const outletKey = (name: string): string =>
  fold(
    name.replace(
      /^(?:https?:\/\/)?(?:www\.)?([\p{L}\p{N}-]+)\.(?:com|org|net|co\.uk|co|info|news)\b.*$/iu,
      '$1',
    ),
  )
    .replace(/^the /u, '')
    .replace(
      / (?:limited|ltd|inc|llc|plc|gmbh|corp|corporation|company|group|media group|media limited)$/u,
      '',
    );

const initialsOf = (name: string): string =>
  name
    .replace(/^the\s+/iu, '')
    .split(/[\s-]+/u)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('');

/** Whether two names are of one outlet: equal keys, or the initials of the other in capitals. */
export function sameOutlet(a: string, b: string): boolean {
  const first = outletKey(a);
  const second = outletKey(b);
  if (first === '' || second === '') return false;
  if (first === second || first.replaceAll(' ', '') === second.replaceAll(' ', '')) return true;
  const short = (name: string, other: string): boolean =>
    /^\p{Lu}{2,5}$/u.test(name.trim()) && initialsOf(other) === name.trim() && initialsOf(other).length > 1;
  return short(a, b) || short(b, a);
}

/** Whether the name is that of a news agency whose texts others print under their own name. */
export const isWire = (name: string, words: CreditWords = detailWordsOf().credit): boolean =>
  words.wires.has(outletKey(name)) || /\b(?:newswire|wire)$/u.test(outletKey(name));

/** Whether a name looks like an outlet's by its last word ("Kyiv Post", "European Pravda", "Reuters"). */
export function looksLikeOutlet(name: string, words: CreditWords): boolean {
  const key = outletKey(name);
  if (key === '' || words.notOutlet.test(key)) return false;
  if (words.wires.has(key)) return true;
  const parts = key.split(' ');
  const last = parts.at(-1) ?? '';
  if (!words.ends.has(last)) return /\b(?:news|times|post)\b/u.test(key) && parts.length <= 3;
  if (last === 'agency') return /\b(?:news|press|telegraph|information) agency$/u.test(key);
  // "the Guardian", but not "the Mail", which may be any paper's word for itself.
  return parts.length > 1 || (!words.vagueEnds.has(last) && !words.sharedEnds.has(last));
}

export class OutletBook {
  readonly #byKey: ReadonlyMap<string, string>;
  readonly #byInitials: ReadonlyMap<string, string>;
  readonly #byLast = new Map<string, string[]>();
  readonly #words: CreditWords;
  /** The names for comparison. */
  readonly keys: ReadonlySet<string>;

  /** `outlets`: names of the outlets of held articles. */
  constructor(outlets: readonly string[], words: CreditWords) {
    this.#words = words;
    const all = outlets.map((outlet) => [outletKey(outlet), outlet] as const);
    const keys = all.filter(([key]) => key !== '');
    this.keys = new Set(all.map(([key]) => key));
    this.#byKey = new Map([
      ...keys.map(([key, outlet]) => [key.replaceAll(' ', ''), outlet] as const),
      ...keys,
    ]);
    this.#byInitials = new Map(
      keys
        .map(([, outlet]) => [initialsOf(outlet), outlet] as const)
        .filter(([initials]) => initials.length > 1),
    );
    for (const [key] of keys) {
      const last = key.split(' ').at(-1) ?? '';
      if (words.ends.has(last)) this.#byLast.set(last, [...(this.#byLast.get(last) ?? []), key]);
    }
  }

  /**
   * The outlet that a run of words names. `introduced` holds the keys that this text has already named in
   * full: only those may be called by their last word ("the Gazette").
   */
  read(run: string, span: Span, introduced: ReadonlySet<string>): OutletName | undefined {
    const name = run.replace(/['’]s$/u, '').replace(/^[Tt]he\s+/u, '');
    const key = outletKey(name);
    if (key === '') return undefined;
    const last = this.#byLast.get(key)?.find((each) => introduced.has(each));
    const outlet =
      this.#byKey.get(key) ??
      this.#byKey.get(key.replaceAll(' ', '')) ??
      this.#byInitials.get(name) ??
      (last === undefined ? undefined : this.#byKey.get(last)) ??
      this.#opening(key);
    if (outlet !== undefined) return { ...span, outlet, by: 'known' };
    return { ...span, outlet: name, by: looksLikeOutlet(name, this.#words) ? 'shape' : 'other' };
  }

  /** "Financial Times journalists": a known name of two words or more opens the run. */
  #opening(key: string): string | undefined {
    const words = key.split(' ', 8);
    for (let count = words.length; count >= 2; count -= 1) {
      const found = this.#byKey.get(words.slice(0, count).join(' '));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** A cache, not state: a library's outlets are asked for each page and each held article. */
const books = new WeakMap<readonly string[], Map<CreditWords, OutletBook>>();

/** The book of a library's outlets, which is made once for each language. */
export function bookOf(outlets: readonly string[], words: CreditWords): OutletBook {
  let known = books.get(outlets);
  if (known === undefined) books.set(outlets, (known = new Map()));
  let book = known.get(words);
  if (book === undefined) known.set(words, (book = new OutletBook(outlets, words)));
  return book;
}

/** Small words that may stand inside an outlet's name. */
const INSIDE = new Set(['of', 'the', 'and', '&', 'for', 'de', 'la', 'le', 'der', 'die']);

/** End (exclusive) of the capitalised run at `from`, or `from` where there is none. A leading "the" is allowed. */
export function capitalRun(tokens: readonly Token[], from: number): number {
  let at = from;
  if (tokens[at]?.norm === 'the' || tokens[at]?.norm === 'a') at += 1;
  if (!tokens[at]?.capital) return from;
  let to = at + 1;
  while (to < tokens.length) {
    const token = tokens[to];
    const previous = tokens[to - 1];
    if (token === undefined || previous?.possessive || !/^(?:\s|\s?[&+]\s?|-)$/u.test(token.before)) break;
    if (token.capital || /^\d+$/u.test(token.norm)) to += 1;
    else if (INSIDE.has(token.norm) && token.norm !== 'and' && tokens[to + 1]?.capital) to += 2;
    else break;
  }
  return to;
}

/** First token of the capitalised run that ends at `last` (inclusive), or `last + 1` where there is none. */
export function capitalRunBefore(tokens: readonly Token[], last: number): number {
  if (!tokens[last]?.capital) return last + 1;
  let from = last;
  while (from > 0) {
    const token = tokens[from];
    const previous = tokens[from - 1];
    if (
      token === undefined ||
      previous === undefined ||
      previous.possessive ||
      !/^(?:\s|\s?[&+]\s?|-)$/u.test(token.before)
    )
      break;
    if (previous.capital) from -= 1;
    else if (INSIDE.has(previous.norm) && previous.norm !== 'and' && tokens[from - 2]?.capital) from -= 2;
    else break;
  }
  return from;
}
