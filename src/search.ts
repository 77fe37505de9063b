/** Search of the held sources by people: words typed with slips find headlines, outlets and paragraphs. */
import type { Corpus } from './corpus/index';
import { languageOf, type Language } from './languages/index';
import type { ArticleInfo, Span } from './types';
import { typedWords, Vocabulary, wordsOf, type IndexedWord, type Meanings } from './vocabulary';

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

/** More hits than a reader looks through. */
const MAX_HITS = 50;
/**
 * Articles whose words are looked up as typed, with slips and beginnings. Those beyond are found in the corpus's own
 * index, by whole words of their texts.
 */
const MAX_ARTICLES = 2_000;
/** Paragraphs that a query looks at in that index, by its rarest words first. */
const MAX_LOOKED_AT = 50_000;
/** Paragraphs looked at in all: in a large library only the first ones of each article. */
const MAX_PARAGRAPHS = 20_000;
const LEAST_PARAGRAPHS = 3;
/** A hit in a headline or an outlet's name says more than one in running text. */
const NAME_WEIGHT = 3;

const fieldOf = (text: string, language: Language): Field => ({ text, words: wordsOf(text, language) });

function entryOf(corpus: Corpus, index: number, paragraphs: readonly number[]): Entry {
  const article = corpus.article(index);
  const language = languageOf(article.inLanguage);
  const optional = (text: string | undefined) => (text === undefined ? undefined : fieldOf(text, language));
  return {
    article,
    headline: optional(article.headline),
    outlet: optional(article.outlet),
    paragraphs: paragraphs.map((paragraph) => fieldOf(corpus.text(paragraph), language)),
  };
}

function entriesOf(corpus: Corpus): Entry[] {
  const count = Math.min(corpus.articleCount, MAX_ARTICLES);
  const each = Math.max(LEAST_PARAGRAPHS, Math.floor(MAX_PARAGRAPHS / Math.max(1, count)));
  return Array.from({ length: count }, (_, index) => {
    const paragraphs: number[] = [];
    const { first, end } = corpus.paragraphsOf(index);
    for (let paragraph = first; paragraph < end && paragraphs.length < each; paragraph += 1) {
      if (corpus.kind(paragraph) === 'paragraph') paragraphs.push(paragraph);
    }
    return entryOf(corpus, index, paragraphs);
  });
}

/** Entries beyond MAX_ARTICLES whose texts have most of the stems, each with paragraphs that have them. */
function indexedEntries(corpus: Corpus, stems: readonly string[]): Entry[] {
  if (corpus.articleCount <= MAX_ARTICLES) return [];
  const found = new Map<number, { readonly paragraphs: number[]; readonly stems: Set<string> }>();
  const sized = stems.map((stem) => ({ stem, size: corpus.stemSize(stem) })).sort((a, b) => a.size - b.size);
  let left = MAX_LOOKED_AT;
  for (const { stem, size } of sized) {
    left -= size;
    if (left < 0) break;
    corpus.visitStem(stem, (paragraph) => {
      const index = corpus.paragraphArticle(paragraph);
      if (index < MAX_ARTICLES) return;
      const one = found.get(index) ?? { paragraphs: [], stems: new Set() };
      found.set(index, one);
      one.stems.add(stem);
      if (one.paragraphs.length < LEAST_PARAGRAPHS) one.paragraphs.push(paragraph);
    });
  }
  return [...found]
    .sort(([a, one], [b, other]) => other.stems.size - one.stems.size || a - b)
    .slice(0, MAX_HITS)
    .map(([index, { paragraphs }]) => entryOf(corpus, index, paragraphs));
}

function vocabularyOf(entries: readonly Entry[]): Vocabulary {
  const vocabulary = new Vocabulary();
  for (const { headline, outlet, paragraphs } of entries) {
    for (const field of [headline, outlet, ...paragraphs]) {
      for (const { term } of field?.words ?? []) vocabulary.add(term);
    }
  }
  return vocabulary;
}

/** Words of entries that the index found: no slips, which nobody looked for. */
const WHOLE = 0.95;

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
  const entries = entriesOf(corpus);
  const vocabulary = vocabularyOf(entries);

  return (query) => {
    const typed = typedWords(query);
    if (typed.length === 0)
      return query.trim() === '' ? entries.map((entry) => hit(entry, undefined, [])) : [];
    const further = indexedEntries(
      corpus,
      typed.map(({ stem }) => stem),
    );
    const theirs = further.length === 0 ? undefined : vocabularyOf(further);
    const meanings = typed.map((word): Meanings => {
      const known = vocabulary.meaningsOf(word);
      if (!theirs) return known;
      return new Map([...known, ...[...theirs.meaningsOf(word)].filter(([, fit]) => fit >= WHOLE)]);
    });
    const ranked = [...entries, ...further].map((entry) => {
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
 * The sources that fit `query`, best first; an empty query lists all in corpus order, 2,000 at the most. A word fits by its
 * stem, its beginning or, when nothing else fits, with slips of the pen.
 */
export const searchSources = (corpus: Corpus, query: string): SearchHit[] => createSearch(corpus)(query);
