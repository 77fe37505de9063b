import type { Analysed } from '../text';

/** Two stem numbers make one exact double. */
const PAIR_BASE = 2 ** 25;
/** Numbers of an overlay begin here: a corpus of 16 million stems is not to be feared. */
const OVERLAY = PAIR_BASE / 2;

/**
 * Numbers for stems. A corpus has one base lexicon that its profiles share; a page gets an overlay,
 * so that the words of a hostile page never stay in memory. The articles that a page is compared with
 * must be numbered before the page: a stem that only the overlay knew stays a stranger to later ones.
 */
export class Lexicon {
  private readonly ids = new Map<string, number>();
  private readonly idf: number[] = [];

  constructor(
    private readonly background: (stem: string) => number,
    private readonly base?: Lexicon,
  ) {}

  /** The number of a stem; a new one is given where it has none. */
  id(stem: string): number {
    const known = this.base?.ids.get(stem) ?? this.ids.get(stem);
    if (known !== undefined) return known;
    const id = this.idf.length + (this.base ? OVERLAY : 0);
    this.ids.set(stem, id);
    this.idf.push(this.background(stem));
    return id;
  }

  /** From now on `stem` is the stem numbered `id`; only for a stem that the base does not know. */
  same(stem: string, id: number): void {
    if (this.base?.ids.has(stem) === false) this.ids.set(stem, id);
  }

  /** Inverse document frequency in general news, natural log. */
  idfOf(id: number): number {
    return id >= OVERLAY ? this.idf[id - OVERLAY]! : (this.base ?? this).idf[id]!;
  }
}

/** A stretch of text (a paragraph, a sentence or a clause) as numbers. */
export interface Profile {
  /** Stem of every word, in order; stop words as the complement (~id), so that runs see them. */
  readonly sequence: Int32Array;
  /** Distinct stems that carry meaning, in order of first use. */
  readonly stems: Int32Array;
  /** How often each of `stems` is used. */
  readonly counts: Int32Array;
  /** Stems that stand for names in the whole text, each with a norm (see names.ts). */
  readonly names: ReadonlyMap<number, string>;
  /** Distinct unordered pairs of neighbouring stems (at most four apart among content words). */
  readonly pairs: Float64Array;
  /** Where in `stems` the two of each pair are: places 2k and 2k + 1 of pair k. */
  readonly ends: Int32Array;
}

/** Skip pairs reach this far among the content words (engine experiments: 4). */
const PAIR_REACH = 4;
function pairKey(a: number, b: number): number {
  return a < b ? a * PAIR_BASE + b : b * PAIR_BASE + a;
}

/** The same of two words in order; stop words (~id) count too. */
export const orderedKey = (a: number, b: number): number =>
  (a < 0 ? ~a + OVERLAY * 2 : a) * PAIR_BASE * 2 + (b < 0 ? ~b + OVERLAY * 2 : b);

const NO_NAMES: ReadonlyMap<number, string> = new Map();

/** Profile of the words `from` (inclusive) to `to` (exclusive). */
export function profile(
  text: Analysed,
  from: number,
  to: number,
  lexicon: Lexicon,
  names: ReadonlyMap<number, string> = NO_NAMES,
): Profile {
  const sequence = new Int32Array(to - from);
  const places = new Map<number, number>();
  const counts: number[] = [];
  /** Where in the distinct stems each content word is. */
  const content: number[] = [];
  for (let i = from; i < to; i++) {
    const word = text.words[i]!;
    const id = lexicon.id(word.stem);
    sequence[i - from] = word.stop ? ~id : id;
    if (word.stop) continue;
    const place = places.get(id) ?? counts.length;
    if (place === counts.length) {
      places.set(id, place);
      counts.push(1);
    } else counts[place]!++;
    content.push(place);
  }
  const stems = Int32Array.from(places.keys());
  const pairs: number[] = [];
  const ends: number[] = [];
  const seen = new Set<number>();
  for (let i = 0; i < content.length; i++) {
    const a = content[i]!;
    for (let j = i + 1; j <= i + PAIR_REACH && j < content.length; j++) {
      const b = content[j]!;
      if (a === b) continue;
      const key = pairKey(stems[a]!, stems[b]!);
      // Two stems that are used once each meet once: most pairs need not be looked up.
      if (counts[a]! > 1 || counts[b]! > 1) {
        if (seen.has(key)) continue;
        seen.add(key);
      }
      pairs.push(key);
      ends.push(a, b);
    }
  }
  return {
    sequence,
    stems,
    counts: Int32Array.from(counts),
    names,
    pairs: Float64Array.from(pairs),
    ends: Int32Array.from(ends),
  };
}
