/**
 * The heaviest of the paragraphs in many lists, each list with a weight, without looking at all of them: MaxScore
 * (Turtle, Flood, "Query evaluation: strategies and optimizations", Information Processing & Management 31, 1995).
 * Short lists are counted first. Once all that is left could not make one of the heaviest of a paragraph that was not
 * met yet, the long lists, of common words and turns of phrase, are searched for the few alone that may be.
 */
import type { PostingLists } from '../corpus/index';
import { Counters } from './counters';

/** Lists of so few are counted first. */
const FEW = 6;
/** To search a list for a paragraph costs as much as to count so many. */
const SEARCH = 8;

export class MaxScore {
  /** Those that weigh at least so much as is told of, `size` of them. */
  paragraphs: Uint32Array = new Uint32Array(64);
  weights: Float64Array = new Float64Array(64);
  size = 0;
  private readonly found = new Counters();
  /** Lists that were not counted yet, `left` of them: by number in what they are of, and what each weighs. */
  private readonly of: PostingLists[] = [];
  private numbers = new Uint32Array(64);
  private listWeights = new Float64Array(64);
  private left = 0;

  /** `part`: of the heaviest one's weight, from which a paragraph is told. */
  constructor(private readonly part: number) {}

  clear(): void {
    this.found.clear();
    this.left = 0;
  }

  /** List i of `lists`, which are to stay until all is settled, weighs `weights[i]`, or all of them one weight; above 0. */
  add(lists: PostingLists, weights: number | ArrayLike<number>): void {
    const { starts, ends, size } = lists;
    this.found.add(lists, 0, size, weights, FEW);
    for (let i = 0; i < size; i += 1)
      if (ends[i]! - starts[i]! > FEW)
        this.keep(lists, i, typeof weights === 'number' ? weights : weights[i]!);
  }

  /** Tells the heaviest of all that was added. */
  settle(): void {
    const { found, part, of, numbers, listWeights } = this;
    let rest = 0;
    for (let i = 0; i < this.left; i += 1) rest += listWeights[i]!;
    // What the leader has in all lists, the heaviest one has at the least.
    let least = part * this.whole();
    const { left } = this;
    while (this.left > 0) {
      const next = this.left - 1;
      if (rest < least && found.countFrom(least - rest) * SEARCH <= lengthOf(of[next]!, numbers[next]!))
        break;
      found.add(of[next]!, numbers[next]!, numbers[next]! + 1, listWeights[next]!);
      rest -= listWeights[next]!;
      this.left = next;
      least = Math.max(least, part * found.heaviest);
    }
    if (this.left < left) least = Math.max(least, part * this.whole());
    this.take(least - rest);
    for (let i = this.left - 1; i >= 0; i -= 1) {
      rest -= listWeights[i]!;
      for (let at = 0; at < this.size; at += 1) {
        if (!isIn(of[i]!, numbers[i]!, this.paragraphs[at]!)) continue;
        this.weights[at]! += listWeights[i]!;
        least = Math.max(least, part * this.weights[at]!);
      }
      this.drop(least - rest);
    }
  }

  /** All that the leader weighs, with the lists that were not counted. */
  private whole(): number {
    const { found, of, numbers, listWeights } = this;
    if (found.size === 0) return 0;
    const paragraph = found.touched[found.leader]!;
    let weight = found.heaviest;
    for (let i = 0; i < this.left; i += 1)
      if (isIn(of[i]!, numbers[i]!, paragraph)) weight += listWeights[i]!;
    return weight;
  }

  /** Puts a list where the shortest for their weight are at the end. There are few. */
  private keep(lists: PostingLists, number: number, weight: number): void {
    if (this.left === this.numbers.length) {
      const numbers = new Uint32Array(this.left * 2);
      const weights = new Float64Array(this.left * 2);
      numbers.set(this.numbers);
      weights.set(this.listWeights);
      this.numbers = numbers;
      this.listWeights = weights;
    }
    const { of, numbers, listWeights } = this;
    const length = lengthOf(lists, number);
    let at = this.left;
    for (; at > 0; at -= 1) {
      if (lengthOf(of[at - 1]!, numbers[at - 1]!) * weight >= length * listWeights[at - 1]!) break;
      of[at] = of[at - 1]!;
      numbers[at] = numbers[at - 1]!;
      listWeights[at] = listWeights[at - 1]!;
    }
    of[at] = lists;
    numbers[at] = number;
    listWeights[at] = weight;
    this.left += 1;
  }

  /** Those that were counted and weigh so much. */
  private take(least: number): void {
    const { found } = this;
    this.size = 0;
    for (let i = 0; i < found.size; i += 1) {
      if (found.weights[i]! < least) continue;
      if (this.size === this.paragraphs.length) this.grow();
      this.paragraphs[this.size] = found.touched[i]!;
      this.weights[this.size] = found.weights[i]!;
      this.size += 1;
    }
  }

  private grow(): void {
    const paragraphs = new Uint32Array(this.size * 2);
    const weights = new Float64Array(this.size * 2);
    paragraphs.set(this.paragraphs);
    weights.set(this.weights);
    this.paragraphs = paragraphs;
    this.weights = weights;
  }

  private drop(least: number): void {
    const { paragraphs, weights } = this;
    let kept = 0;
    for (let i = 0; i < this.size; i += 1) {
      if (weights[i]! < least) continue;
      paragraphs[kept] = paragraphs[i]!;
      weights[kept] = weights[i]!;
      kept += 1;
    }
    this.size = kept;
  }
}

const lengthOf = ({ starts, ends }: PostingLists, list: number): number => ends[list]! - starts[list]!;

function isIn({ paragraphs, mask, starts, ends }: PostingLists, list: number, paragraph: number): boolean {
  let low = starts[list]!;
  const end = ends[list]!;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((paragraphs[middle]! & mask) < paragraph) low = middle + 1;
    else high = middle;
  }
  return low < end && (paragraphs[low]! & mask) === paragraph;
}
