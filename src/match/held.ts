import type { Corpus } from '../corpus/index';
import { languageOfText } from '../languages/detect';
import { Recent } from '../recent';
import { analyse, type Analysed } from '../text';
import type { ArticleInfo, BlockKind } from '../types';
import { indexSource, type SourceIndex } from './features';
import { namesIn } from './names';
import { Lexicon, profile } from './profile';

/** A held article, analysed for comparison. */
export interface HeldArticle {
  readonly index: number;
  readonly info: ArticleInfo;
  /** Every block; offsets in each block's own text. */
  readonly blocks: readonly Analysed[];
  readonly kinds: readonly BlockKind[];
  /** Block numbers of the headlines and paragraphs, by position in `source`. */
  readonly matchable: readonly number[];
  /** Their texts, by position too; the same list every time. */
  readonly texts: readonly Analysed[];
  readonly source: SourceIndex;
}

/** What one corpus needs again from page to page. */
interface Shelf {
  readonly lexicon: Lexicon;
  readonly articles: Recent<number, HeldArticle>;
}

/**
 * Words of the analysed articles that are kept a corpus, some 200 bytes each: fifty articles of usual length. All
 * candidates of a page are kept, however long they are.
 */
const KEPT = { words: 24_000, articles: 12 };

/** A cache, not state: the same answer with or without it. */
const shelves = new WeakMap<Corpus, Shelf>();

function shelfOf(corpus: Corpus): Shelf {
  const known = shelves.get(corpus);
  if (known) return known;
  const shelf: Shelf = {
    lexicon: new Lexicon((stem) => corpus.backgroundIdf(stem)),
    articles: new Recent(KEPT.words, KEPT.articles),
  };
  shelves.set(corpus, shelf);
  return shelf;
}

/** Stems of a page on top of those of the corpus. */
export const lexiconFor = (corpus: Corpus): Lexicon =>
  new Lexicon((stem) => corpus.backgroundIdf(stem), shelfOf(corpus).lexicon);

/** One after another: the first few tell the language. */
function* textsOf(corpus: Corpus, first: number, end: number): Generator<string> {
  for (let paragraph = first; paragraph < end; paragraph += 1) yield corpus.text(paragraph);
}

export function heldArticle(corpus: Corpus, index: number): HeldArticle {
  const shelf = shelfOf(corpus);
  const known = shelf.articles.get(index);
  if (known) return known;
  const info = corpus.article(index);
  const { first, end } = corpus.paragraphsOf(index);
  const language = languageOfText(info.inLanguage, textsOf(corpus, first, end));
  const blocks: Analysed[] = [];
  const kinds: BlockKind[] = [];
  const matchable: number[] = [];
  for (let pid = first; pid < end; pid++) {
    const kind = corpus.kind(pid);
    if (kind === 'headline' || kind === 'paragraph') matchable.push(pid - first);
    kinds.push(kind);
    blocks.push(analyse(corpus.text(pid), language));
  }
  const texts = matchable.map((at) => blocks[at]!);
  const running = matchable.filter((at) => kinds[at] === 'paragraph').map((at) => blocks[at]!);
  const names = namesIn(running, shelf.lexicon, language.tag);
  const profiles = texts.map((text) => profile(text, 0, text.words.length, shelf.lexicon, names));
  const source = indexSource(profiles, shelf.lexicon, names);
  const held = { index, info, blocks, kinds, matchable, texts, source };
  shelf.articles.set(
    index,
    held,
    blocks.reduce((sum, { words }) => sum + words.length, 0),
  );
  return held;
}
