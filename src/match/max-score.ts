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
/** To count a paragraph costs as much as to look through so many weights: no more is spent on looking than on counting. */
const LOOK = 4;

export class MaxScore {
  /** Those that weigh at least so much as is told of, `size` of them. */
  paragraphs: Uint32Array = new Uint32Array(64);
  weights: Float64Array = new Float64Array(64);
  size = 0;
  private readonly found = new Counters();
  /** Long lists, `kept` of them: by number in what they are of, what each weighs, and its length for its weight. */
  private readonly of: PostingLists[] = [];
  private numbers = new Uint32Array(64);
  private listWeights = new Float64Array(64);
  private costs = new Float64Array(64);
  private kept = 0;
  /** Those that were not counted yet, `left` of them. */
  private order = new Uint32Array(64);
  private left = 0;

  /** `part`: of the heaviest one's weight, from which a paragraph is told. */
  constructor(private readonly part: number) {}

  clear(): void {
    this.found.clear();
    this.kept = 0;
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
    const { found, part, of, numbers, listWeights, order } = this;
    this.sort();
    let rest = 0;
    for (let i = 0; i < this.left; i += 1) rest += listWeights[order[i]!]!;
    // What the leader has in all lists, the heaviest one has at the least.
    let least = part * this.whole();
    const { left } = this;
    let counted = Infinity;
    while (this.left > 0) {
      const next = order[this.left - 1]!;
      const length = lengthOf(of[next]!, numbers[next]!);
      if (rest < least && counted * LOOK >= found.size) {
        if (found.countFrom(least - rest) * SEARCH <= length) break;
        counted = 0;
      }
      found.add(of[next]!, numbers[next]!, numbers[next]! + 1, listWeights[next]!);
      counted += length;
      rest -= listWeights[next]!;
      this.left -= 1;
      least = Math.max(least, part * found.heaviest);
    }
    if (this.left < left) least = Math.max(least, part * this.whole());
    this.take(least - rest);
    for (let i = this.left - 1; i >= 0; i -= 1) {
      const list = order[i]!;
      rest -= listWeights[list]!;
      for (let at = 0; at < this.size; at += 1) {
        if (!isIn(of[list]!, numbers[list]!, this.paragraphs[at]!)) continue;
        this.weights[at]! += listWeights[list]!;
        least = Math.max(least, part * this.weights[at]!);
      }
      this.drop(least - rest);
    }
  }

  /** All that the leader weighs, with the lists that were not counted. */
  private whole(): number {
    const { found, of, numbers, listWeights, order } = this;
    if (found.size === 0) return 0;
    const paragraph = found.touched[found.leader]!;
    let weight = found.heaviest;
    for (let i = 0; i < this.left; i += 1) {
      const list = order[i]!;
      if (isIn(of[list]!, numbers[list]!, paragraph)) weight += listWeights[list]!;
    }
    return weight;
  }

  private keep(lists: PostingLists, number: number, weight: number): void {
    const slot = this.kept;
    if (slot === this.numbers.length) this.growLists();
    this.of[slot] = lists;
    this.numbers[slot] = number;
    this.listWeights[slot] = weight;
    this.costs[slot] = lengthOf(lists, number) / weight;
    this.order[this.left] = slot;
    this.kept = slot + 1;
    this.left += 1;
  }

  private growLists(): void {
    const { numbers, listWeights, costs, order } = this;
    const size = numbers.length * 2;
    (this.numbers = new Uint32Array(size)).set(numbers);
    (this.listWeights = new Float64Array(size)).set(listWeights);
    (this.costs = new Float64Array(size)).set(costs);
    (this.order = new Uint32Array(size)).set(order);
  }

  /** The shortest for their weight to the end: Shell's sort, since most texts have few and a hostile one has thousands. */
  private sort(): void {
    const { costs, left, order } = this;
    let gap = 1;
    while (gap * 3 < left) gap = gap * 3 + 1;
    for (; gap > 0; gap = Math.floor(gap / 3))
      for (let i = gap; i < left; i += 1) {
        const slot = order[i]!;
        const cost = costs[slot]!;
        let at = i;
        for (; at >= gap; at -= gap) {
          const other = order[at - gap]!;
          if (costs[other]! > cost || (costs[other] === cost && other < slot)) break;
          order[at] = other;
        }
        order[at] = slot;
      }
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
