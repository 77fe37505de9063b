/** Weights of paragraphs while a text is looked up: one number for each held paragraph, and a list of those that have one. */
export class Counters {
  /** The paragraphs that have a weight, `size` of them, in the order in which they came. */
  touched = new Uint32Array(1 << 10);
  size = 0;
  private readonly weights: Float64Array;

  constructor(paragraphs: number) {
    this.weights = new Float64Array(paragraphs);
  }

  /** Forgets all weights; costs what there are. */
  clear(): void {
    const { size, touched, weights } = this;
    for (let i = 0; i < size; i += 1) weights[touched[i]!] = 0;
    this.size = 0;
  }

  /** Each of the first `count` of `paragraphs` weighs so much more; `weight` is above 0. */
  add(paragraphs: Uint32Array, count: number, weight: number): void {
    if (this.size + count > this.touched.length) {
      const larger = new Uint32Array(Math.max(this.size + count, this.touched.length * 2));
      larger.set(this.touched);
      this.touched = larger;
    }
    const { touched, weights } = this;
    let { size } = this;
    for (let i = 0; i < count; i += 1) {
      const paragraph = paragraphs[i]!;
      const before = weights[paragraph]!;
      weights[paragraph] = before + weight;
      if (before !== 0) continue;
      touched[size] = paragraph;
      size += 1;
    }
    this.size = size;
  }

  /** 0 for a paragraph that was never touched. */
  weight(paragraph: number): number {
    return this.weights[paragraph]!;
  }
}
