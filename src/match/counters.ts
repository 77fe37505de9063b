/** Weights of paragraphs while a text is looked up: an open-addressed table that is emptied by a new stamp. */
const HASH = 0x9e3779b1;

export class Counters {
  /** The paragraphs that have a weight, `size` of them, in the order in which they came. */
  touched = new Uint32Array(1 << 10);
  size = 0;
  private bits = 10;
  private keys = new Uint32Array(1 << 10);
  private stamps = new Uint32Array(1 << 10);
  private weights = new Float64Array(1 << 10);
  private stamp = 1;

  /** Forgets all weights. */
  clear(): void {
    this.size = 0;
    this.stamp += 1;
    if (this.stamp === 2 ** 32 - 1) {
      this.stamps.fill(0);
      this.stamp = 1;
    }
  }

  /** Each of the first `count` of `paragraphs` weighs so much more. */
  add(paragraphs: Uint32Array, count: number, weight: number): void {
    while ((this.size + count) * 2 > this.keys.length) this.grow();
    const { keys, stamps, weights, stamp, touched } = this;
    const shift = 32 - this.bits;
    const mask = keys.length - 1;
    for (let i = 0; i < count; i += 1) {
      const paragraph = paragraphs[i]!;
      let at = Math.imul(paragraph, HASH) >>> shift;
      while (stamps[at] === stamp && keys[at] !== paragraph) at = (at + 1) & mask;
      if (stamps[at] === stamp) weights[at]! += weight;
      else {
        stamps[at] = stamp;
        keys[at] = paragraph;
        weights[at] = weight;
        touched[this.size] = paragraph;
        this.size += 1;
      }
    }
  }

  /** 0 for a paragraph that was never touched. */
  weight(paragraph: number): number {
    const at = this.find(paragraph);
    return this.stamps[at] === this.stamp ? this.weights[at]! : 0;
  }

  private find(paragraph: number): number {
    const mask = this.keys.length - 1;
    let at = Math.imul(paragraph, HASH) >>> (32 - this.bits);
    while (this.stamps[at] === this.stamp && this.keys[at] !== paragraph) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { touched, size } = this;
    const held = Float64Array.from(touched.subarray(0, size), (paragraph) => this.weight(paragraph));
    this.bits += 1;
    const length = 1 << this.bits;
    this.keys = new Uint32Array(length);
    this.stamps = new Uint32Array(length);
    this.weights = new Float64Array(length);
    this.touched = new Uint32Array(length);
    this.touched.set(touched.subarray(0, size));
    this.stamp = 1;
    for (let i = 0; i < size; i += 1) {
      const at = this.find(touched[i]!);
      this.stamps[at] = 1;
      this.keys[at] = touched[i]!;
      this.weights[at] = held[i]!;
    }
  }
}
