import type { Analysed } from '../text';
import { inContext } from './context';
import { compare, weigher, WIDTH } from './features';
import type { HeldArticle } from './held';
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

/** Call it when the articles to compare with are numbered (see Lexicon). */
export const profiled = (units: readonly TextUnit[], lexicon: Lexicon): PageUnit[] =>
  units.map(({ block, text }) => ({
    block,
    text,
    whole: profile(text, 0, text.words.length, lexicon),
    sentences:
      text.sentences.length < 2
        ? []
        : text.sentences.map((sentence) => profile(text, sentence.firstWord, sentence.endWord, lexicon)),
  }));

/**
 * What the second stage reads, in the order of its weights:
 * context, share  the page's posterior for the paragraph and its mean, log odds
 * best, second    the two best source paragraphs, log odds
 * bestSentence    the best that one of its sentences reaches: a small derived tail
 * strong          ln of the share of the page's paragraphs that are better than even on their own
 * standing        best less the page's upper quartile: a heavy paraphrase is weak everywhere, so that what
 *                 was inserted among derived paragraphs is told by being weaker still
 * alone           best, where better than even: enough of it needs no company
 * chance          best, as far as it is below what most unrelated text reaches: no company makes up for it
 */
export const EVIDENCE = [
  'context',
  'best',
  'bestSentence',
  'share',
  'strong',
  'second',
  'standing',
  'alone',
  'chance',
] as const;

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
  readonly evidence: readonly (readonly number[])[];
  readonly share: number;
}

const NOTHING = -9;
/**
 * Log odds that 10 % of unrelated paragraphs reach against their best source paragraph, and 90 % of the
 * labelled derived ones exceed (docs/quality.md, "Unrelated text").
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

function upperQuartile(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.75)] ?? 0;
}

/** Raw features of a page against one article, as fitting wants them. */
export interface Compared {
  readonly whole: readonly Float64Array[];
  readonly sentences: readonly (readonly Float64Array[])[];
}

export function comparePage(units: readonly PageUnit[], held: HeldArticle, lexicon: Lexicon): Compared {
  const weigh = weigher(held.source, lexicon);
  return {
    whole: units.map((unit) => compare(unit.whole, held.source, weigh)),
    sentences: units.map((unit) => unit.sentences.map((one) => compare(one, held.source, weigh))),
  };
}

/** Judges every unit of a page against one held article. */
export function judge(
  compared: Compared,
  held: HeldArticle,
  { pair: pairWeights, page: pageWeights }: Pick<Weights, 'pair' | 'page'> = WEIGHTS,
): Judgement {
  const rows = compared.whole.length;
  const columns = held.source.profiles.length;
  const pairs = new Float64Array(rows * columns);
  const tops: { best: number; second: number; sentence: number }[] = [];
  let strong = 0;
  for (let row = 0; row < rows; row++) {
    let best = NOTHING;
    let second = NOTHING;
    for (let column = 0; column < columns; column++) {
      const odds = linear(pairWeights, compared.whole[row]!, column * WIDTH);
      pairs[row * columns + column] = odds;
      if (odds > best) [best, second] = [odds, best];
      else if (odds > second) second = odds;
    }
    let sentence = NOTHING;
    for (const features of compared.sentences[row]!) {
      for (let column = 0; column < columns; column++) {
        sentence = Math.max(sentence, linear(pairWeights, features, column * WIDTH));
      }
    }
    if (compared.sentences[row]!.length === 0) sentence = best;
    if (best > 0) strong += 1 / rows;
    tops.push({ best, second, sentence });
  }
  const { derived, states, share } = inContext(pairs, rows, columns);
  const upper = upperQuartile(tops.map((top) => Math.max(top.best, top.sentence)));
  const evidence = tops.map(({ best, second, sentence }, row) => [
    clip(logit(derived[row]!)),
    clip(best),
    clip(sentence),
    logit(share),
    Math.log(strong + 0.05),
    clip(second),
    best - upper,
    Math.max(0, Math.min(8, best)),
    clip(Math.min(0, Math.max(best, sentence) - CHANCE)),
  ]);
  const scores = Float64Array.from(evidence, (one) => 1 / (1 + Math.exp(-linear(pageWeights, one))));
  const best = Float64Array.from(tops, (top) => Math.max(top.best, top.sentence));
  return { held, columns, pairs, states, scores, best, evidence, share };
}
