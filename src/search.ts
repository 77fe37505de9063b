/**
 * Search of the held sources by people: words typed with slips find headlines, outlets and paragraphs.
 * fuse.js looks the typed words up among the library's own words, a few thousand short strings, where it is
 * quick and where a hit is always a whole word; it never sees a text.
 */
import Fuse from 'fuse.js';
import type { Corpus } from './corpus/index';
import { languageOf, type Language } from './languages/index';
import { analyse } from './text';
import type { ArticleInfo, Span } from './types';

/** `ranges` are the spans of `text` that fit the query: whole words, in order, not overlapping. */
export interface SearchField {
  readonly text: string;
  readonly ranges: readonly Span[];
}

export interface SearchHit {
  readonly article: ArticleInfo;
  readonly headline?: SearchField;
  readonly outlet?: SearchField;
  /** The paragraph that fits the query best, else the opening. */
  readonly snippet: SearchField;
}

interface IndexedWord extends Span {
  readonly term: string;
}

interface Field {
  readonly text: string;
  readonly words: readonly IndexedWord[];
}

interface Entry {
  readonly article: ArticleInfo;
  readonly headline: Field | undefined;
  readonly outlet: Field | undefined;
  readonly paragraphs: readonly Field[];
}

/** The library's words that a typed word stands for, each with how well it fits (0..1). */
type Meanings = ReadonlyMap<string, number>;

/** More hits than a reader looks through. */
const MAX_HITS = 50;
/** Paragraphs looked at in all: in a large library only the first ones of each article. */
const MAX_PARAGRAPHS = 20_000;
const LEAST_PARAGRAPHS = 3;
/** A hit in a headline or an outlet's name says more than one in running text. */
const NAME_WEIGHT = 3;
/** Of five letters two may be wrong (one transposed pair), of four one. */
const SLIPS = 0.4;

/** "U.S." and "us" are typed alike. */
const termOf = (norm: string): string => norm.replaceAll('.', '');

function fieldOf(text: string, language: Language): Field {
  const words = analyse(text, language).words.map(({ start, end, norm }) => ({
    start,
    end,
    term: termOf(norm),
  }));
  return { text, words };
}

function entriesOf(corpus: Corpus): Entry[] {
  const each = Math.max(LEAST_PARAGRAPHS, Math.floor(MAX_PARAGRAPHS / Math.max(1, corpus.articleCount)));
  return Array.from({ length: corpus.articleCount }, (_, index) => {
    const article = corpus.article(index);
    const language = languageOf(article.inLanguage);
    const paragraphs: Field[] = [];
    const { first, end } = corpus.paragraphsOf(index);
    for (let paragraph = first; paragraph < end && paragraphs.length < each; paragraph += 1) {
      if (corpus.kind(paragraph) === 'paragraph') paragraphs.push(fieldOf(corpus.text(paragraph), language));
    }
    const optional = (text: string | undefined) => (text === undefined ? undefined : fieldOf(text, language));
    return { article, headline: optional(article.headline), outlet: optional(article.outlet), paragraphs };
  });
}

/** Typed words to the library's words: the same stem, or the typed beginning, and only failing these a slip. */
function meaningsOf(
  typed: string,
  terms: ReadonlyMap<string, string>,
  stem: string,
  fuse: Fuse<string>,
): Meanings {
  const found = new Map<string, number>();
  for (const [term, termStem] of terms) {
    if (term === typed) found.set(term, 1);
    else if (termStem === stem) found.set(term, 0.95);
    else if (typed.length >= 3 && term.startsWith(typed)) found.set(term, 0.8);
  }
  if (found.size > 0 || typed.length < 4) return found;
  const slips = fuse
    .search(typed)
    .map(({ item, score = 1 }) => ({ item, score }))
    // Two slips in five letters make many words; a word that also begins as typed is the one meant.
    .filter(
      ({ item, score }) =>
        Math.abs(item.length - typed.length) <= 2 && (score < 0.25 || item[0] === typed[0]),
    );
  const best = Math.min(...slips.map(({ score }) => score));
  for (const { item, score } of slips) if (score <= best + 0.05) found.set(item, 0.7 - score);
  return found;
}

/** How well a field fits each of the typed words, 0 where it does not. */
const fitOf = (field: Field | undefined, meanings: readonly Meanings[]): number[] =>
  meanings.map((meaning) => Math.max(0, ...(field?.words ?? []).map(({ term }) => meaning.get(term) ?? 0)));

function marked(field: Field, meanings: readonly Meanings[]): SearchField {
  const ranges = field.words
    .filter(({ term }) => meanings.some((meaning) => meaning.has(term)))
    .map(({ start, end }) => ({ start, end }));
  return { text: field.text, ranges };
}

function hit(entry: Entry, snippet: Field | undefined, meanings: readonly Meanings[]): SearchHit {
  const { article, headline, outlet } = entry;
  return {
    article,
    ...(headline === undefined ? {} : { headline: marked(headline, meanings) }),
    ...(outlet === undefined ? {} : { outlet: marked(outlet, meanings) }),
    snippet: snippet === undefined ? { text: article.opening, ranges: [] } : marked(snippet, meanings),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Prepares the search of a corpus: worth keeping while somebody types. */
export function createSearch(corpus: Corpus): (query: string) => SearchHit[] {
  const english = languageOf();
  const entries = entriesOf(corpus);
  const terms = new Map<string, string>();
  for (const { headline, outlet, paragraphs } of entries) {
    for (const field of [headline, outlet, ...paragraphs]) {
      for (const { term } of field?.words ?? []) {
        if (!terms.has(term)) terms.set(term, english.alias(english.stem(term)));
      }
    }
  }
  const fuse = new Fuse(
    [...terms.keys()].filter((term) => term.length > 2),
    {
      includeScore: true,
      ignoreLocation: true,
      ignoreFieldNorm: true,
      threshold: SLIPS,
    },
  );

  return (query) => {
    const typed = analyse(query.slice(0, 200), english).words;
    if (typed.length === 0)
      return query.trim() === '' ? entries.map((entry) => hit(entry, undefined, [])) : [];
    const telling = typed.filter(({ stop }) => !stop);
    const meanings = (telling.length > 0 ? telling : typed).map(({ norm, stem }) =>
      meaningsOf(termOf(norm), terms, stem, fuse),
    );
    const ranked = entries.map((entry) => {
      const names = [entry.headline, entry.outlet].map((field) => fitOf(field, meanings));
      const fits = entry.paragraphs.map((field) => fitOf(field, meanings));
      const best = meanings.map((_, i) =>
        Math.max(...names.map((fit) => NAME_WEIGHT * fit[i]!), 0, ...fits.map((fit) => fit[i]!)),
      );
      const sums = fits.map(sum);
      const top = Math.max(0, ...sums);
      const snippet = top > 0 ? entry.paragraphs[sums.indexOf(top)] : undefined;
      return { entry, snippet, covered: best.filter((fit) => fit > 0).length, score: sum(best) + top };
    });
    // Articles that fit most of the typed words, at least half of them.
    const most = Math.max(0, ...ranked.map(({ covered }) => covered));
    if (most * 2 < meanings.length) return [];
    return ranked
      .filter(({ covered }) => covered === most)
      .sort((a, b) => b.score - a.score)
      .slice(0, MAX_HITS)
      .map(({ entry, snippet }) => hit(entry, snippet, meanings));
  };
}

/**
 * The sources that fit `query`, best first; an empty query lists all in corpus order. A word fits by its
 * stem, its beginning or, when nothing else fits, with slips of the pen.
 */
export const searchSources = (corpus: Corpus, query: string): SearchHit[] => createSearch(corpus)(query);
