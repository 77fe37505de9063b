import type { Corpus } from '../corpus/index';
import { Recent } from '../recent';
import type { ArticleMeta, BlockKind } from '../types';
import { creditMentions, type CreditMention } from './credit';
import { sameOutlet } from './outlets';
import { ownOutlet, type CreditBlock, type OwnOutlet } from './own-outlet';
import { quotationSpans } from './quotations';

/** What tells who came first, of one text. Nothing of its length: coverage asymmetry only measures that. */
export interface Facts {
  readonly own: OwnOutlet;
  readonly date?: string;
  /** BCP 47 tag, where stated. */
  readonly language?: string;
  /** Its headlines and paragraphs. */
  readonly told: readonly string[];
  /** Their words. */
  readonly words: number;
  /** Where it names its sources; offsets into its text. */
  readonly mentions: readonly CreditMention[];
  /** The folded words inside its quotation marks, and their share of all words. */
  readonly quoted: ReadonlySet<string>;
  readonly quotedShare: number;
}

const WORD = /[\p{L}\p{N}]+/gu;
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(WORD) ?? [];

/** `held`: the outlets of held articles, whose names are known for outlets wherever they stand. */
export function factsOf(blocks: readonly CreditBlock[], meta: ArticleMeta, held: readonly string[]): Facts {
  const own = ownOutlet(blocks, meta);
  const told = blocks.filter((block) => block.kind === 'paragraph' || block.kind === 'headline');
  const quoted = told.flatMap(({ text }) =>
    quotationSpans(text).flatMap(({ inner }) => wordsOf(text.slice(inner.start, inner.end))),
  );
  const words = told.reduce((sum, { text }) => sum + wordsOf(text).length, 0);
  return {
    own,
    ...(meta.datePublished === undefined ? {} : { date: meta.datePublished }),
    ...(meta.inLanguage === undefined ? {} : { language: meta.inLanguage }),
    told: told.map(({ text }) => text),
    words,
    mentions: creditMentions(blocks, held, own, meta.inLanguage),
    quoted: new Set(quoted),
    quotedShare: words > 0 ? quoted.length / words : 0,
  };
}

/** Where `facts` names `outlet` as a source. */
export const naming = (facts: Facts, outlet: string | undefined): CreditMention | undefined =>
  outlet === undefined ? undefined : facts.mentions.find((mention) => sameOutlet(mention.outlet, outlet));

/** Outlets beyond this many are not looked for by name alone; those of the candidates always are. */
const MOST_OUTLETS = 200;
/** Articles whose own lines are read for the name of an outlet that nobody states: a library may have 100,000. */
const MOST_READ = 64;

/** Characters of the articles whose facts are kept; those of all candidates of a page are, however long they are. */
const KEPT = { characters: 1_000_000, articles: 12 };

interface Shelf {
  readonly outlets: readonly string[];
  readonly facts: Recent<number, Facts>;
}
/** A cache, not state: the same answer with or without it. */
const shelves = new WeakMap<Corpus, Shelf>();

function shelfOf(corpus: Corpus): Shelf {
  const known = shelves.get(corpus);
  if (known) return known;
  const outlets = new Set<string>();
  for (let index = 0; index < Math.min(corpus.articleCount, MOST_READ); index++) {
    const info = corpus.article(index);
    const outlet = info.outlet ?? ownOutlet(heldBlocks(corpus, index), info).outlet;
    if (outlet !== undefined) outlets.add(outlet);
  }
  for (const outlet of corpus.outlets()) outlets.add(outlet);
  const shelf = {
    outlets: [...outlets].slice(0, MOST_OUTLETS),
    facts: new Recent<number, Facts>(KEPT.characters, KEPT.articles),
  };
  shelves.set(corpus, shelf);
  return shelf;
}

export const outletsOf = (corpus: Corpus): readonly string[] => shelfOf(corpus).outlets;

function heldBlocks(corpus: Corpus, index: number): CreditBlock[] {
  const { first, end } = corpus.paragraphsOf(index);
  const blocks: CreditBlock[] = [];
  let start = 0;
  for (let pid = first; pid < end; pid++) {
    const text = corpus.text(pid);
    blocks.push({ index: pid - first, start, text, kind: corpus.kind(pid) });
    start += text.length + 1;
  }
  return blocks;
}

/** The facts of a held article; its offsets are those of its blocks joined by one character. */
export function heldFacts(corpus: Corpus, index: number): Facts {
  const { facts, outlets } = shelfOf(corpus);
  const known = facts.get(index);
  if (known) return known;
  const made = factsOf(heldBlocks(corpus, index), corpus.article(index), outlets);
  facts.set(
    index,
    made,
    made.told.reduce((sum, { length }) => sum + length, 0),
  );
  return made;
}

export const pageBlocks = (
  texts: readonly string[],
  starts: readonly number[],
  kinds: readonly BlockKind[],
): CreditBlock[] => texts.map((text, index) => ({ index, start: starts[index]!, text, kind: kinds[index]! }));
