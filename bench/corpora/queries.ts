/** Pages of look-ups: paragraphs of held articles, word for word or edited, and what finding them right means. */
import { classifyBlocks, type SourceArticle } from '../../src/index';
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

/** In how many paragraphs of a corpus each stem is. */
export class Rarity {
  readonly #stems = new Map<string, string | null>();
  readonly #paragraphs = new Map<string, number>();

  constructor(texts: Iterable<string>) {
    for (const text of texts)
      for (const stem of new Set(wordsOf(text).map((word) => this.stemOf(word))))
        if (stem !== null) this.#paragraphs.set(stem, this.paragraphsWith(stem) + 1);
  }

  /** Null for a stop word. */
  stemOf(word: string): string | null {
    const known = this.#stems.get(word);
    if (known !== undefined) return known;
    const [first] = analyse(word, english).words;
    const stem = first === undefined || first.stop ? null : first.stem;
    this.#stems.set(word, stem);
    return stem;
  }

  paragraphsWith(stem: string): number {
    return this.#paragraphs.get(stem) ?? 0;
  }

  /** The words of a text whose stems the fewest paragraphs have, each stem once: what our second tier asks for. */
  rarest(text: string): string {
    const words = new Map<string, string>();
    for (const word of wordsOf(text)) {
      const stem = this.stemOf(word);
      if (stem !== null && !words.has(stem)) words.set(stem, word);
    }
    return [...words]
      .sort(([a], [b]) => this.paragraphsWith(a) - this.paragraphsWith(b))
      .slice(0, RAREST)
      .map(([, word]) => word)
      .join(' ');
  }
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
  // What replaces is drawn from all of them: as common as news words are, and of no one paragraph.
  const others = targets.flatMap((target) => wordsOf(texts[target]!));
  const rarity = new Rarity(texts);
  const queries = (edit: Edit): Query[] =>
    targets.map((target, i) => {
      const text = EDITED[edit](texts[target]!, others, `${edit} ${i}`);
      return { text, rare: rarity.rarest(text) };
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
