/** Which words stand for which in bags of words that replace each other. */

/** Words lost and words gained at one place of a rewrite. */
export interface Bag {
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly weight: number;
}

export interface Association {
  readonly a: string;
  readonly b: string;
  /** Expected number of times that one stands for the other. */
  readonly met: number;
  /** Geometric mean of the part that these are of either word's replacements, damped for rare words. */
  readonly closeness: number;
}

const ROUNDS = 8;
/** Initial weight of "a word without a counterpart" beside one for each counterpart. */
const NOTHING = 0.3;
/** Added to a word's count in its probabilities, so that a single meeting proves little. */
const DOUBT = 2;
const CLOSENESS_DOUBT = 3;

type Table = Map<string, Map<string, number>>;

/**
 * Expected counts under model 1 of Brown et al., The mathematics of statistical machine translation (1993),
 * from one side of the bags to the other.
 */
function expected(bags: readonly Bag[], from: 'a' | 'b'): Table {
  const to = from === 'a' ? 'b' : 'a';
  let chance: Table | undefined;
  let counts: Table = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    counts = new Map();
    for (const bag of bags) {
      const sources = ['', ...bag[from]];
      for (const target of bag[to]) {
        const parts = sources.map((source) =>
          chance ? (chance.get(source)?.get(target) ?? 0) : source === '' ? NOTHING : 1,
        );
        const sum = parts.reduce((total, part) => total + part, 0);
        if (sum <= 0) continue;
        sources.forEach((source, i) => {
          const row = counts.get(source) ?? new Map<string, number>();
          counts.set(source, row);
          row.set(target, (row.get(target) ?? 0) + (bag.weight * parts[i]!) / sum);
        });
      }
    }
    chance = new Map(
      [...counts].map(([source, row]) => {
        const total = [...row.values()].reduce((sum, value) => sum + value, source === '' ? 0 : DOUBT);
        return [source, new Map([...row].map(([target, value]) => [target, value / total]))];
      }),
    );
  }
  return counts;
}

/** Both directions pooled; the order of a pair's words is that of the alphabet. */
export function associations(bags: readonly Bag[]): Association[] {
  const met = new Map<string, number>();
  const total = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, value: number): unknown =>
    map.set(key, (map.get(key) ?? 0) + value / 2);
  for (const counts of [expected(bags, 'a'), expected(bags, 'b')]) {
    for (const [source, row] of counts) {
      if (source === '') continue;
      for (const [target, value] of row) {
        add(met, source < target ? `${source} ${target}` : `${target} ${source}`, value);
        add(total, source, value);
        add(total, target, value);
      }
    }
  }
  return [...met].map(([key, count]) => {
    const [a, b] = key.split(' ') as [string, string];
    const part = (word: string): number => count / (total.get(word)! + CLOSENESS_DOUBT);
    return { a, b, met: count, closeness: Math.sqrt(part(a) * part(b)) };
  });
}
