/**
 * Which held articles share text with each other, as if one of them were a page. Read, compared and remembered as far as
 * it is asked: in a large library every article is like some others by chance, and hardly any of them matters.
 */
import { haveOneAddress } from '../address';
import type { Corpus } from '../corpus/index';
import { contextAmong } from '../match/context';
import { heldArticle, lexiconFor, type HeldArticle } from '../match/held';
import { comparePage, judge, type PageUnit } from '../match/judge';
import { profile } from '../match/profile';
import { retrieve } from '../match/retrieve';
import { WEIGHTS } from '../match/weights';
import { Recent } from '../recent';
import { THRESHOLDS } from '../strictness';
import { closeness, explained } from './kinship';

/** A held article that another shares text with. */
export interface Kin {
  readonly article: number;
  /** Paragraphs that follow the article. */
  readonly count: number;
  readonly closeness: number;
}

/** Derived paragraphs from which two held articles count as related: one may be a lookalike. */
const RELATED = 2;

/** Held articles whose kin are remembered, and pairs of them. */
const KNOWN = { likes: 1_000, pairs: 10_000 };

interface Memory {
  readonly likes: Recent<number, readonly number[]>;
  readonly pairs: Recent<string, Kin>;
}
/** A cache, not state. */
const memory = new WeakMap<Corpus, Memory>();

function memoryOf(corpus: Corpus): Memory {
  let known = memory.get(corpus);
  if (known === undefined)
    memory.set(corpus, (known = { likes: new Recent(KNOWN.likes), pairs: new Recent(KNOWN.pairs) }));
  return known;
}

/** A held article as if it were a page: what it is compared by has all that a page's units have but their sentences. */
const read = new WeakMap<HeldArticle, readonly PageUnit[]>();

function unitsOf(corpus: Corpus, held: HeldArticle): readonly PageUnit[] {
  const known = read.get(held);
  if (known !== undefined) return known;
  const lexicon = lexiconFor(corpus);
  const { names } = held.source;
  const units = held.texts.map((text, position): PageUnit => {
    const { sentences } = text;
    return {
      block: held.matchable[position]!,
      text,
      whole: held.source.profiles[position]!,
      sentences:
        sentences.length < 2
          ? []
          : sentences.map(({ firstWord, endWord }) => profile(text, firstWord, endWord, lexicon, names)),
    };
  });
  read.set(held, units);
  return units;
}

/** The held articles that the held article may share text with; other texts of its own address are none. */
export function likesOf(corpus: Corpus, index: number): readonly number[] {
  const { likes } = memoryOf(corpus);
  const before = likes.get(index);
  if (before !== undefined) return before;
  const { matchable, texts } = heldArticle(corpus, index);
  const found = retrieve(
    corpus,
    texts.map((text, position) => ({ block: matchable[position]!, text })),
  ).filter((other) => other !== index && !haveOneAddress(corpus, other, index));
  likes.set(index, found);
  return found;
}

/** How much of the held article `index` follows `other`, taken for a page of which `other` is held. */
function compared(corpus: Corpus, index: number, other: number): Kin {
  const { pairs } = memoryOf(corpus);
  const key = `${index} ${other}`;
  const before = pairs.get(key);
  if (before !== undefined) return before;
  const units = unitsOf(corpus, heldArticle(corpus, index));
  const held = heldArticle(corpus, other);
  const pages = comparePage(units, held, lexiconFor(corpus));
  const judgement = judge(pages, held, WEIGHTS, contextAmong(corpus.articleCount));
  const cut = THRESHOLDS.balanced;
  const kin = {
    article: other,
    count: explained(judgement, cut),
    closeness: closeness(judgement, cut),
  };
  pairs.set(key, kin);
  return kin;
}

/** What the held article `index` shares with `other`; undefined where that is not more than chance. */
export function kinOf(corpus: Corpus, index: number, other: number): Kin | undefined {
  const kin = compared(corpus, index, other);
  // Looking an article up costs far more than comparing two that are known.
  return kin.count >= RELATED && likesOf(corpus, index).includes(other) ? kin : undefined;
}

/** Whether two held articles share text, seen from either. */
export const related = (corpus: Corpus, a: number, b: number): boolean =>
  kinOf(corpus, a, b) !== undefined || kinOf(corpus, b, a) !== undefined;
