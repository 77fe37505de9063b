import type { Analysed } from '../text';
import { CONTEXT, inContext, type ContextOptions } from './context';
import { Comparison, FEATURES, WIDTH } from './features';
import type { HeldArticle } from './held';
import { namesIn, respelled } from './names';
import { profile, type Lexicon, type Profile } from './profile';
import { WEIGHTS, type Weights } from './weights';

/** A block that is compared, by its number among all blocks. */
export interface TextUnit {
  readonly block: number;
  readonly text: Analysed;
}

/** The same as numbers. */
export interface PageUnit extends TextUnit {
  readonly whole: Profile;
  /** One a sentence where there are several: a small derived tail is lost in the whole. */
  readonly sentences: readonly Profile[];
}

/**
 * Call it when the articles to compare with are numbered (see Lexicon). `held`: those articles; a name that
 * they spell in another way is theirs. `running`: the units' texts without headlines.
 */
export function profiled(
  units: readonly TextUnit[],
  lexicon: Lexicon,
  held: readonly HeldArticle[],
  running: readonly Analysed[],
  tag?: string,
): PageUnit[] {
  const names = namesIn(running, lexicon, tag);
  const other = respelled(
    names,
    held.map(({ source }) => source.names),
    (id) => lexicon.idfOf(id),
  );
  if (other.size > 0) {
    for (const { text } of units) {
      for (const { stem } of text.words) {
        const id = other.get(lexicon.id(stem));
        if (id !== undefined) lexicon.same(stem, id);
      }
    }
  }
  return units.map(({ block, text }) => ({
    block,
    text,
    whole: profile(text, 0, text.words.length, lexicon, names),
    sentences:
      text.sentences.length < 2
        ? []
        : text.sentences.map((sentence) =>
            profile(text, sentence.firstWord, sentence.endWord, lexicon, names),
          ),
  }));
}

/**
 * What a paragraph says of itself before its page is asked, in the order of its weights:
 * best, second      the two best source paragraphs, log odds
 * bestSentence      the best that one of its sentences reaches: a small derived tail
 * alone             best, where better than even: enough of it needs no company
 * chance            best, as far as it is below what most unrelated text reaches
 * plain, plainHeld  ln of what the best source paragraph shares with it besides names
 */
export const ALONE = ['best', 'bestSentence', 'second', 'alone', 'chance', 'plain', 'plainHeld'] as const;

/**
 * What the last stage reads, in the order of its weights; ALONE follows:
 * context, share  the page's posterior for the paragraph and the expected part of it that derives, log odds
 * strong          ln of the share of the page's paragraphs that are better than even on their own
 * standing        best less the page's upper quartile: a heavy paraphrase is weak everywhere, so that what
 *                 was inserted among derived paragraphs is told by being weaker still
 */
export const EVIDENCE = ['context', 'share', 'strong', 'standing', ...ALONE] as const;

/** How a page reads against one held article. Rows are the page's units, columns the article's matchable paragraphs. */
export interface Judgement {
  readonly held: HeldArticle;
  readonly columns: number;
  /** Log odds of each pair, by the paragraph as a whole. */
  readonly pairs: Float64Array;
  /** Probability of each source paragraph in context. */
  readonly states: Float64Array;
  /** 0..1 a unit: that it derives from this article. */
  readonly scores: Float64Array;
  /** Best pair of each unit, log odds, its sentences included. */
  readonly best: Float64Array;
  /** By unit: what ALONE and EVIDENCE name. */
  readonly alone: readonly (readonly number[])[];
  readonly evidence: readonly (readonly number[])[];
  readonly share: number;
}

const NOTHING = -9;
/**
 * Log odds that 6 % of unrelated paragraphs reach against their best source paragraph, and 94 % of the
 * labelled derived ones (docs/quality.md, "Unrelated text").
 */
export const CHANCE = -3.5;
const clip = (value: number): number => Math.max(-6, Math.min(8, value));
const logit = (p: number): number => {
  const inside = Math.max(1e-4, Math.min(1 - 1e-4, p));
  return Math.log(inside / (1 - inside));
};

export function linear(weights: readonly number[], values: ArrayLike<number>, at = 0): number {
  const last = weights.length - 1;
  let sum = weights[last]!;
  for (let k = 0; k < last; k++) sum += weights[k]! * values[at + k]!;
  return sum;
}

function upperQuartile(values: Float64Array): number {
  const sorted = values.slice().sort();
  return sorted[Math.floor(sorted.length * 0.75)] ?? 0;
}

interface Top {
  readonly best: number;
  readonly second: number;
  readonly sentence: number;
  /** Of the best source paragraph. */
  readonly plain: number;
  readonly plainHeld: number;
}

/** Nothing in common but names is no less than this. */
const BARE = 0.02;

const aloneOf = ({ best, second, sentence, plain, plainHeld }: Top): number[] => [
  clip(best),
  clip(sentence),
  clip(second),
  Math.max(0, Math.min(8, best)),
  clip(Math.min(0, Math.max(best, sentence) - CHANCE)),
  Math.log(plain + BARE),
  Math.log(plainHeld + BARE),
];

/** Raw features of a page against one article, as fitting wants them. */
export interface Compared {
  readonly whole: readonly Float64Array[];
  readonly sentences: readonly (readonly Float64Array[])[];
}

export function comparePage(units: readonly PageUnit[], held: HeldArticle, lexicon: Lexicon): Compared {
  const comparison = new Comparison(held.source, lexicon);
  return {
    whole: units.map((unit) => comparison.compare(unit.whole)),
    sentences: units.map((unit) => unit.sentences.map((one) => comparison.compare(one))),
  };
}

/** Judges every unit of a page against one held article. */
export function judge(
  compared: Compared,
  held: HeldArticle,
  { pair: pairWeights, row: rowWeights, page: pageWeights }: Pick<Weights, 'pair' | 'row' | 'page'> = WEIGHTS,
  context: ContextOptions = CONTEXT,
): Judgement {
  const rows = compared.whole.length;
  const columns = held.source.profiles.length;
  const pairs = new Float64Array(rows * columns);
  const tops = compared.whole.map((features, row) => {
    let best = NOTHING;
    let second = NOTHING;
    let at = 0;
    for (let column = 0; column < columns; column++) {
      const odds = linear(pairWeights, features, column * WIDTH);
      pairs[row * columns + column] = odds;
      if (odds > best) {
        [best, second] = [odds, best];
        at = column * WIDTH + FEATURES.length;
      } else if (odds > second) second = odds;
    }
    let sentence = NOTHING;
    for (const one of compared.sentences[row]!) {
      for (let column = 0; column < columns; column++) {
        sentence = Math.max(sentence, linear(pairWeights, one, column * WIDTH));
      }
    }
    if (compared.sentences[row]!.length === 0) sentence = best;
    return { best, second, sentence, plain: features[at] ?? 0, plainHeld: features[at + 1] ?? 0 };
  });
  const alone = tops.map(aloneOf);
  const { derived, states, share } = inContext(
    alone.map((values) => linear(rowWeights, values)),
    pairs,
    columns,
    context,
  );
  const strong = Math.log(tops.filter((top) => top.best > 0).length / rows + 0.05);
  const best = Float64Array.from(tops, (top) => Math.max(top.best, top.sentence));
  const upper = upperQuartile(best);
  const evidence = tops.map((top, row) => [
    clip(logit(derived[row]!)),
    logit(share),
    strong,
    top.best - upper,
    ...alone[row]!,
  ]);
  const scores = Float64Array.from(evidence, (one) => 1 / (1 + Math.exp(-linear(pageWeights, one))));
  return { held, columns, pairs, states, scores, best, alone, evidence, share };
}
