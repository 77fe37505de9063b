/**
 * Verbatim copies: long runs of the same words, found by hashes of k-grams (Karp, Rabin, "Efficient randomized
 * pattern-matching algorithms", 1987) and joined over small edits. Their ends are exact.
 */
import type { Reading, WordRange } from './reading';
import type { Settings } from './settings';

export interface Copy {
  readonly suspicious: WordRange;
  readonly source: WordRange;
}

/** Words of the shortest run. */
const GRAM = 6;
/** So many places of a k-gram are tried: repeated phrases must not make a long text slow. */
const PLACES = 24;
const BASE = 0x01000193;

function gramHashes(norms: Uint32Array): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, norms.length - GRAM + 1));
  let top = 1;
  for (let k = 0; k < GRAM; k++) top = Math.imul(top, BASE);
  let rolling = 0;
  norms.forEach((norm, i) => {
    rolling = (Math.imul(rolling, BASE) + norm) | 0;
    if (i >= GRAM) rolling = (rolling - Math.imul(norms[i - GRAM]!, top)) | 0;
    if (i >= GRAM - 1) hashes[i - GRAM + 1] = rolling;
  });
  return hashes;
}

/** The longest runs of equal words, left to right; every word of the suspicious text is in one at most. */
function runsOf(suspicious: Reading, source: Reading): Copy[] {
  const here = suspicious.norms;
  const there = source.norms;
  const hashes = gramHashes(here);
  const sourceHashes = gramHashes(there);
  const head = new Map<number, number>();
  const next = new Int32Array(sourceHashes.length);
  for (let j = sourceHashes.length - 1; j >= 0; j--) {
    next[j] = head.get(sourceHashes[j]!) ?? -1;
    head.set(sourceHashes[j]!, j);
  }
  const lengthAt = (i: number, j: number): number => {
    let length = 0;
    while (i + length < here.length && j + length < there.length && here[i + length] === there[j + length]) {
      length += 1;
    }
    return length;
  };
  const runs: Copy[] = [];
  let i = 0;
  while (i < hashes.length) {
    let length = 0;
    let at = -1;
    const goesOn = runs.at(-1)?.source.to ?? 0;
    let place = head.get(hashes[i]!) ?? -1;
    for (let seen = 0; place >= 0 && seen < PLACES; seen++) {
      const found = lengthAt(i, place);
      // Of equal runs the one nearest to where the last one ended: repeated text is read in order.
      if (found > length || (found === length && Math.abs(place - goesOn) < Math.abs(at - goesOn))) {
        length = found;
        at = place;
      }
      place = next[place]!;
    }
    if (length < GRAM) i += 1;
    else {
      runs.push({ suspicious: { from: i, to: i + length }, source: { from: at, to: at + length } });
      i += length;
    }
  }
  return runs;
}

/** Copies in the order of the suspicious text. `shorter` is the length in UTF-16 units of the shorter text. */
export function copiesOf(suspicious: Reading, source: Reading, shorter: number, settings: Settings): Copy[] {
  const copies: Copy[] = [];
  // Of a text hardly longer than the least copy most will do.
  const least = Math.min(settings.copyCharacters, shorter * 0.8);
  let open: Copy | undefined;
  let characters = 0;
  let words = 0;
  const close = (): void => {
    if (open !== undefined && (characters >= least || words >= settings.copyWords)) copies.push(open);
  };
  for (const run of runsOf(suspicious, source)) {
    const { from, to } = run.suspicious;
    const goesOn =
      open !== undefined &&
      from - open.suspicious.to <= settings.copyEdit &&
      run.source.from - open.source.to <= settings.copyEdit &&
      run.source.from >= open.source.to;
    if (open === undefined || !goesOn) {
      close();
      open = run;
      characters = 0;
      words = 0;
    } else {
      open = {
        suspicious: { from: open.suspicious.from, to },
        source: { from: open.source.from, to: run.source.to },
      };
    }
    characters += suspicious.ends[to - 1]! - suspicious.starts[from]!;
    words += to - from;
  }
  close();
  return copies;
}
