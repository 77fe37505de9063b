/** 2^32 by the golden ratio: neighbours come to stand far from each other (Knuth, TAOCP 3, 6.4). */
const SPREAD = 0x9e3779b1;

/** Beyond so many, all are put in order. */
const MOST_KEPT = 64;

/** A number for each of some articles of a library: what a map would hold, in a table as large as what it has. */
export class Tally {
  /** Those that have a number, `size` of them, in the order in which they came; and their numbers. */
  keys = new Uint32Array(1 << 8);
  values = new Float64Array(1 << 8);
  size = 0;
  /** Places in `keys`, from 1; 0 where there is none. Twice as many at the least. */
  private slots = new Uint32Array(1 << 9);
  private shift = 23;

  clear(): void {
    this.slots.fill(0);
    this.size = 0;
  }

  /** Where the number of `key` is in `values`, which may be another array then; 0 is given to one that has none. */
  placeOf(key: number): number {
    const { slots, keys } = this;
    const last = slots.length - 1;
    let slot = Math.imul(key, SPREAD) >>> this.shift;
    let place = slots[slot]!;
    while (place !== 0 && keys[place - 1] !== key) {
      slot = (slot + 1) & last;
      place = slots[slot]!;
    }
    if (place !== 0) return place - 1;
    if (this.size === keys.length) {
      this.grow();
      return this.placeOf(key);
    }
    slots[slot] = this.size + 1;
    keys[this.size] = key;
    this.values[this.size] = 0;
    this.size += 1;
    return this.size - 1;
  }

  /** The `most` largest, best first; of equals the one of the smaller key. */
  best(most: number): number[] {
    const { keys, values, size } = this;
    if (size <= most || most > MOST_KEPT)
      return Array.from(keys.subarray(0, size).keys())
        .sort((a, b) => values[b]! - values[a]! || keys[a]! - keys[b]!)
        .slice(0, most)
        .map((place) => keys[place]!);
    const places: number[] = [];
    for (let place = 0; place < size; place += 1) {
      let at = places.length;
      const isBefore = (other: number): boolean =>
        values[place]! > values[other]! || (values[place] === values[other] && keys[place]! < keys[other]!);
      if (at === most) {
        if (!isBefore(places[most - 1]!)) continue;
        places.pop();
        at -= 1;
      }
      while (at > 0 && isBefore(places[at - 1]!)) at -= 1;
      places.splice(at, 0, place);
    }
    return places.map((place) => keys[place]!);
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Uint32Array(keys.length * 2);
    this.keys.set(keys);
    this.values = new Float64Array(keys.length * 2);
    this.values.set(values);
    this.shift -= 1;
    this.slots = new Uint32Array(keys.length * 4);
    const last = this.slots.length - 1;
    for (let place = 0; place < this.size; place += 1) {
      let slot = Math.imul(keys[place]!, SPREAD) >>> this.shift;
      while (this.slots[slot] !== 0) slot = (slot + 1) & last;
      this.slots[slot] = place + 1;
    }
  }
}
