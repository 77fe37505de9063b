/** Our look-ups, as one door for everything that is measured. */
import type { Corpus } from '../../src/index';
import { fingerprints } from '../../src/fingerprint';
import { english } from '../../src/languages/en';
import { analyse } from '../../src/text';
import { LIMITS } from '../../src/match/retrieve';

export interface LookUp {
  /** The best paragraph by fingerprints alone; −1 where there is none. */
  prints(text: string): number;
  /** The same, and by rare stems where fingerprints do not convince. */
  both(text: string): number;
}

const COPY = 0.5;
const COMMON = 1;
const RARITY = 1.5;

function bestOf(votes: ReadonlyMap<number, number>): readonly [paragraph: number, weight: number] {
  let best = -1;
  let most = 0;
  for (const [paragraph, weight] of votes) {
    if (weight <= most) continue;
    best = paragraph;
    most = weight;
  }
  return [best, most];
}

export function lookUpIn(corpus: Corpus): LookUp {
  const byPrint = (words: ReturnType<typeof analyse>['words']): readonly [number, number] => {
    const hashes = new Set(fingerprints(words).map(({ hash }) => hash));
    const votes = new Map<number, number>();
    for (const hash of hashes) {
      if (corpus.fingerprintSize(hash) > LIMITS.print) continue;
      corpus.visitFingerprint(hash, (pid) => votes.set(pid, (votes.get(pid) ?? 0) + 1));
    }
    const [paragraph, count] = bestOf(votes);
    return [paragraph, count / hashes.size];
  };
  return {
    prints: (text) => byPrint(analyse(text, english).words)[0],
    both(text) {
      const { words } = analyse(text, english);
      const [copy, share] = byPrint(words);
      if (share >= COPY) return copy;
      const stems = new Map<string, number>();
      for (const { stop, stem } of words) {
        const idf = stop ? 0 : corpus.backgroundIdf(stem);
        if (idf >= COMMON) stems.set(stem, idf ** RARITY);
      }
      const votes = new Map<number, number>();
      let asked = 0;
      for (const [stem, weight] of [...stems].sort((a, b) => b[1] - a[1])) {
        if (asked > LIMITS.least) break;
        if (corpus.stemSize(stem) > LIMITS.stem) continue;
        corpus.visitStem(stem, (pid) => {
          asked += 1;
          votes.set(pid, (votes.get(pid) ?? 0) + weight);
        });
      }
      return bestOf(votes)[0];
    },
  };
}

/** Fingerprints a text as building does; gives how many there are, so that nothing is left undone. */
export const fingerprintCount = (text: string): number => fingerprints(analyse(text, english).words).length;
