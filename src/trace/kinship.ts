import type { HeldArticle } from '../match/held';
import type { Judgement, PageUnit, TextUnit } from '../match/judge';
import type { Lexicon } from '../match/profile';
import type { Analysed } from '../text';

function countAbove(values: Float64Array, cut: number): number {
  let count = 0;
  for (const value of values) if (value >= cut) count++;
  return count;
}

/** Paragraphs that an article explains. */
export const explained = (one: Judgement, cut: number): number => countAbove(one.scores, cut);

/** How closely it explains them: the sum of their best log odds. */
export const closeness = (one: Judgement, cut: number): number =>
  one.best.reduce((sum, odds, row) => (one.scores[row]! >= cut ? sum + odds : sum), 0);

/** Part of the most explained paragraphs that an article must explain to compete in how closely it does. */
const COMPETES = 0.75;

/** The article that explains a text best: of those that explain about as much of it, the closest. */
export function foremost<T extends { readonly count: number; readonly closeness: number }>(
  articles: readonly T[],
): T | undefined {
  const most = Math.max(...articles.map(({ count }) => count));
  return articles
    .filter(({ count }) => count >= COMPETES * most)
    .reduce<T | undefined>((best, one) => (best && best.closeness >= one.closeness ? best : one), undefined);
}

/** Whether an article explains about as much as the foremost. */
export const competes = (one: { readonly count: number }, first: { readonly count: number }): boolean =>
  one.count >= COMPETES * first.count;

/** Stems rarer than this in general news (natural log) can be a text's own mark. */
const TELLING = 5;

/** Different telling words in the page's paragraphs that `a` explains, of those that `counts`. */
function tellingWords(
  units: readonly PageUnit[],
  a: Judgement,
  lexicon: Lexicon,
  cut: number,
  counts: (id: number, row: number) => boolean,
): number {
  const found = new Set<number>();
  units.forEach((unit, row) => {
    if (a.scores[row]! < cut) return;
    for (const id of unit.whole.stems) if (lexicon.idfOf(id) > TELLING && counts(id, row)) found.add(id);
  });
  return found.size;
}

/**
 * Telling words that the page shares with `a`, in the paragraphs aligned with each other, and `b` has nowhere.
 * A page that came by way of a go-between has its inventions and errors, and nothing that the go-between lost;
 * over the whole texts the longer of two would win by its length alone, so only aligned paragraphs count.
 */
export function ownWords(
  units: readonly PageUnit[],
  a: Judgement,
  b: HeldArticle,
  lexicon: Lexicon,
  cut: number,
): number {
  const aligned = units.map((_, row) => new Set(a.held.source.profiles[bestColumn(a, row)]?.stems));
  return tellingWords(
    units,
    a,
    lexicon,
    cut,
    (id, row) => aligned[row]!.has(id) && !b.source.postings.has(id),
  );
}

/**
 * Pairs of neighbouring stems that the page shares with `a`, in the paragraphs aligned with each other, and `b`
 * has nowhere: the go-between's wording, where it made nothing up.
 */
export function ownPairs(units: readonly PageUnit[], a: Judgement, b: HeldArticle, cut: number): number {
  const known = new Set(b.source.profiles.flatMap(({ pairs }) => [...pairs]));
  const found = new Set<number>();
  units.forEach((unit, row) => {
    if (a.scores[row]! < cut) return;
    const aligned = new Set(a.held.source.profiles[bestColumn(a, row)]?.pairs);
    for (const pair of unit.whole.pairs) if (aligned.has(pair) && !known.has(pair)) found.add(pair);
  });
  return found.size;
}

/** Log odds by which one article must explain a paragraph better than another: about seven to one. */
const CLEARLY = 2;

/** How many of the page's paragraphs `a` explains and `b` clearly does not. */
export function ownParagraphs(a: Judgement, b: Judgement, cut: number): number {
  let count = 0;
  a.scores.forEach((score, row) => {
    if (score >= cut && b.scores[row]! < cut && a.best[row]! - b.best[row]! > CLEARLY) count++;
  });
  return count;
}

/** Telling words that `a` and `b` share, by whether the page has them too. */
export function sharedBeside(
  units: readonly PageUnit[],
  a: HeldArticle,
  b: HeldArticle,
  lexicon: Lexicon,
): { readonly here: number; readonly past: number } {
  const page = new Set(units.flatMap((unit) => [...unit.whole.stems]));
  let here = 0;
  let past = 0;
  for (const id of a.source.postings.keys()) {
    if (lexicon.idfOf(id) <= TELLING || !b.source.postings.has(id)) continue;
    if (page.has(id)) here++;
    else past++;
  }
  return { here, past };
}

/** Telling words that the page shares with both, in paragraphs that `a` explains. */
export const commonWords = (
  units: readonly PageUnit[],
  a: Judgement,
  b: HeldArticle,
  lexicon: Lexicon,
  cut: number,
): number =>
  tellingWords(units, a, lexicon, cut, (id) => a.held.source.postings.has(id) && b.source.postings.has(id));

function bestColumn(one: Judgement, row: number): number {
  let best = 0;
  for (let column = 1; column < one.columns; column++) {
    if (one.pairs[row * one.columns + column]! > one.pairs[row * one.columns + best]!) best = column;
  }
  return best;
}

const SHINGLE = 5;

/** The runs of five words of a text, each once, and the norms of each: five for every run. */
interface Shingles {
  readonly keys: ReadonlySet<string>;
  readonly norms: readonly string[];
}

function shingles(texts: readonly Analysed[]): Shingles {
  const keys = new Set<string>();
  const norms: string[] = [];
  for (const { words } of texts) {
    for (let i = 0; i + SHINGLE <= words.length; i++) {
      let key = words[i]!.norm;
      for (let step = 1; step < SHINGLE; step++) key += ` ${words[i + step]!.norm}`;
      const { size } = keys;
      keys.add(key);
      if (keys.size > size) for (let step = 0; step < SHINGLE; step++) norms.push(words[i + step]!.norm);
    }
  }
  return { keys, norms };
}

/** A cache, not state: the page's for all candidates, a held article's from page to page. */
const shingled = new WeakMap<object, Shingles>();
const worded = new WeakMap<HeldArticle, ReadonlySet<string>>();

function once(owner: object, texts: () => readonly Analysed[]): Shingles {
  const known = shingled.get(owner);
  if (known) return known;
  const made = shingles(texts());
  shingled.set(owner, made);
  return made;
}

const shinglesOf = (units: readonly TextUnit[]): Shingles => once(units, () => units.map(({ text }) => text));

function wordsOf(held: HeldArticle): ReadonlySet<string> {
  const known = worded.get(held);
  if (known) return known;
  const words = new Set<string>();
  for (const text of held.texts) for (const { norm } of text.words) words.add(norm);
  worded.set(held, words);
  return words;
}

/**
 * Whether the article can hold `share` of the page's word five-grams, by its words alone: most articles have not even
 * those, and need not be read for more.
 */
export function mayShare(units: readonly TextUnit[], held: HeldArticle, share: number): boolean {
  const { keys, norms } = shinglesOf(units);
  const words = wordsOf(held);
  // One more than may be missing: rounding leaves none out.
  let left = (1 - share) * keys.size + 1;
  for (let i = 0; i < norms.length; i += SHINGLE) {
    let step = 0;
    while (step < SHINGLE && words.has(norms[i + step]!)) step++;
    if (step < SHINGLE && --left < 0) return false;
  }
  return true;
}

/** Part of each side's word five-grams that the other holds: of the page, of the article. */
export function sharedText(units: readonly TextUnit[], held: HeldArticle): { page: number; article: number } {
  const page = shinglesOf(units).keys;
  const article = once(held, () => held.texts).keys;
  let both = 0;
  for (const one of page) if (article.has(one)) both++;
  return { page: page.size > 0 ? both / page.size : 0, article: article.size > 0 ? both / article.size : 0 };
}
