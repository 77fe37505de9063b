/** Pages of look-ups: paragraphs of held articles, word for word or edited, and what finding them right means. */
import { classifyBlocks, type SourceArticle } from '../../src/index';
import { backgroundOf } from '../../src/languages/background';
import { english } from '../../src/languages/en';
import { analyse } from '../../src/text';
import { seeded, withReplacedWords } from '../../tools/seeded-words';
import { wordsOf, type Query } from '../engines/engine';
import { paragraphsOf } from './held';

/** Look-ups of a page: a long article. */
export const PAGE = 60;
/** Pages of different look-ups; those who ask for more begin again. */
export const PAGES = 20;

export const EDITS = ['verbatim', 'light', 'heavy'] as const;
export type Edit = (typeof EDITS)[number];

/** A paragraph of fewer words says too little to tell where it is from. */
const LEAST_WORDS = 20;
/** Words that the second tier asks for. */
const RAREST = 12;

const half = (text: string): string => {
  const words = text.split(' ');
  const middle = words.length >> 1;
  return [...words.slice(middle), ...words.slice(0, middle)].join(' ');
};

/** One word in ten another one; three in ten, and the halves swapped. */
const EDITED: Readonly<Record<Edit, (text: string, others: readonly string[], seed: string) => string>> = {
  verbatim: (text) => text,
  light: (text, others, seed) => withReplacedWords(text, others, seed, 0.1),
  heavy: (text, others, seed) => half(withReplacedWords(text, others, seed, 0.3)),
};

const { idf, unknown } = backgroundOf('en');

/** The rarest words of a text by general news, each once, as they stand in it. */
export function rarest(text: string): string {
  const words = new Map<string, { readonly word: string; readonly weight: number }>();
  for (const { start, end, stem, stop } of analyse(text, english).words) {
    if (!stop && !words.has(stem))
      words.set(stem, { word: text.slice(start, end), weight: idf.get(stem) ?? unknown });
  }
  return [...words.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, RAREST)
    .map(({ word }) => word)
    .join(' ');
}

export interface Queries {
  /** The paragraph that the look-up of the same place is made from. */
  readonly targets: readonly number[];
  readonly edits: Readonly<Record<Edit, readonly Query[]>>;
}

/**
 * `PAGES` pages from these articles' paragraphs, which are the first of the corpus; the same ones each time. Captions and
 * furniture, which Headwater does not look up, are not among them.
 */
export function queriesFrom(articles: Iterable<SourceArticle>, pages = PAGES): Queries {
  const texts: string[] = [];
  const long: number[] = [];
  for (const article of articles) {
    const kinds = classifyBlocks(article, english);
    for (const [block, text] of paragraphsOf(article).entries()) {
      if (kinds[block] === 'paragraph' && wordsOf(text).length >= LEAST_WORDS) long.push(texts.length);
      texts.push(text);
    }
  }
  if (long.length === 0) throw new RangeError('No paragraph is long enough to be looked up.');
  const random = seeded('targets');
  const targets = Array.from({ length: pages * PAGE }, () => long[Math.floor(random() * long.length)]!);
  const queries = (edit: Edit): Query[] =>
    targets.map((target, i) => {
      // Words of another paragraph of the same corpus: what replaces is as common as what is replaced.
      const others = wordsOf(texts[targets[(i + 1) % targets.length]!]!);
      const text = EDITED[edit](texts[target]!, others, `${edit} ${i}`);
      return { text, rare: rarest(text) };
    });
  return {
    targets,
    edits: { verbatim: queries('verbatim'), light: queries('light'), heavy: queries('heavy') },
  };
}

/** Part of a paragraph's runs of words that another one holds to be as right an answer: wire copy. */
const COPY = 0.9;

/**
 * For each target, the paragraphs that are as right: it, and those that hold nine in ten of its runs of three words.
 * `texts`: of all paragraphs of the corpus, in order.
 */
export function rightAnswers(
  targets: ReadonlyMap<number, string>,
  texts: Iterable<string>,
): ReadonlyMap<number, ReadonlySet<number>> {
  const numbers = new Map<string, number>();
  for (const text of targets.values())
    for (const word of wordsOf(text)) if (!numbers.has(word)) numbers.set(word, numbers.size);
  const runsOf = (text: string): Set<number> => {
    const runs = new Set<number>();
    let [a, b] = [-1, -1];
    for (const word of wordsOf(text)) {
      const c = numbers.get(word) ?? -1;
      if (a >= 0 && b >= 0 && c >= 0) runs.add((a * numbers.size + b) * numbers.size + c);
      [a, b] = [b, c];
    }
    return runs;
  };
  const right = new Map<number, Set<number>>();
  const lengths = new Map<number, number>();
  const holders = new Map<number, number[]>();
  for (const [target, text] of targets) {
    right.set(target, new Set([target]));
    const runs = runsOf(text);
    lengths.set(target, runs.size);
    for (const run of runs) holders.set(run, [...(holders.get(run) ?? []), target]);
  }
  let paragraph = 0;
  for (const text of texts) {
    const shared = new Map<number, number>();
    for (const run of runsOf(text))
      for (const target of holders.get(run) ?? []) shared.set(target, (shared.get(target) ?? 0) + 1);
    for (const [target, count] of shared)
      if (count >= lengths.get(target)! * COPY) right.get(target)!.add(paragraph);
    paragraph += 1;
  }
  return right;
}
