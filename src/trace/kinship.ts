import type { Corpus } from '../corpus/index';
import { heldArticle, lexiconFor, type HeldArticle } from '../match/held';
import { comparePage, judge, profiled, type Judgement, type PageUnit, type TextUnit } from '../match/judge';
import type { Lexicon } from '../match/profile';
import { contextAmong } from '../match/context';
import { WEIGHTS } from '../match/weights';
import { retrieve } from '../match/retrieve';
import { THRESHOLDS } from '../strictness';
import type { Analysed } from '../text';
import { haveOneAddress } from '../address';

/** A held article that another shares text with. */
export interface Kin {
  readonly article: number;
  /** Paragraphs that follow the article. */
  readonly count: number;
  readonly closeness: number;
}

/** Derived paragraphs from which two held articles count as related: one may be a lookalike. */
const RELATED = 2;

const memory = new WeakMap<Corpus, Map<number, readonly Kin[]>>();

/**
 * The held articles that the held article `index` shares text with, as if it were a page; other texts of its own
 * address are none. Computed once a corpus.
 */
export function kinOf(corpus: Corpus, index: number): readonly Kin[] {
  let known = memory.get(corpus);
  if (!known) memory.set(corpus, (known = new Map()));
  const before = known.get(index);
  if (before) return before;
  const held = heldArticle(corpus, index);
  const texts = held.matchable.map((block) => ({ block, text: held.blocks[block]! }));
  const others = retrieve(corpus, texts)
    .filter((other) => other !== index && !haveOneAddress(corpus, other, index))
    .map((other) => heldArticle(corpus, other));
  const lexicon = lexiconFor(corpus);
  const running = texts.filter(({ block }) => held.kinds[block] === 'paragraph').map(({ text }) => text);
  const units = profiled(texts, lexicon, others, running);
  const context = contextAmong(corpus.articleCount);
  const kin = others
    .map((other) => {
      const judgement = judge(comparePage(units, other, lexicon), other, WEIGHTS, context);
      return {
        article: other.index,
        count: explained(judgement, THRESHOLDS.balanced),
        closeness: closeness(judgement, THRESHOLDS.balanced),
      };
    })
    .filter((one) => one.count >= RELATED);
  known.set(index, kin);
  return kin;
}

/** Whether two held articles share text, seen from either. */
export const related = (corpus: Corpus, a: number, b: number): boolean =>
  kinOf(corpus, a).some((one) => one.article === b) || kinOf(corpus, b).some((one) => one.article === a);

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
function shingles(texts: readonly Analysed[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const { words } of texts) {
    for (let i = 0; i + SHINGLE <= words.length; i++) {
      let key = words[i]!.norm;
      for (let step = 1; step < SHINGLE; step++) key += ` ${words[i + step]!.norm}`;
      out.add(key);
    }
  }
  return out;
}

/** A cache, not state: the page's for all candidates, a held article's from page to page. */
const shingled = new WeakMap<object, ReadonlySet<string>>();

function once(owner: object, texts: () => readonly Analysed[]): ReadonlySet<string> {
  const known = shingled.get(owner);
  if (known) return known;
  const made = shingles(texts());
  shingled.set(owner, made);
  return made;
}

/** Part of each side's word five-grams that the other holds: of the page, of the article. */
export function sharedText(units: readonly TextUnit[], held: HeldArticle): { page: number; article: number } {
  const page = once(units, () => units.map((unit) => unit.text));
  const article = once(held, () => held.texts);
  let both = 0;
  for (const one of page) if (article.has(one)) both++;
  return { page: page.size > 0 ? both / page.size : 0, article: article.size > 0 ? both / article.size : 0 };
}
