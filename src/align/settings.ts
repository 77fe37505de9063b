/**
 * Every threshold and weight of the alignment. They were chosen, and the weights fitted, by
 * tools/measure-align.ts on the tuning half of the PAN 2013 training corpus; the other half was only measured,
 * but for one sweep (docs/alignment.md). `npx tsx tools/measure-align.ts --fit` remakes the weights, `--set name=value`
 * shows what another threshold would do.
 */
export interface Settings {
  /** Seeds: least cosine and Dice coefficient of two units, and the most source units kept for one unit. */
  readonly seedCosine: number;
  readonly seedDice: number;
  readonly seedsPerUnit: number;
  /** Share of general rarity in a word's weight for seeding; the rest is rarity in these two texts (isf). */
  readonly seedIdf: number;
  /** Units: content words at least and words at most. Longer sentences are divided. */
  readonly unitLeast: number;
  readonly unitMost: number;
  /** Clusters: the widest gap between units in words; it is halved down to `gapLeast` where a cluster fails. */
  readonly gap: number;
  readonly gapLeast: number;
  /** Passes over the bounds of a fragment. */
  readonly rounds: number;
  /** Words beside a fragment that it may grow over in one pass, and the same as a share of its length. */
  readonly reach: number;
  readonly reachShare: number;
  /** A word belongs to a fragment where its probability is above this; on the two sides, and how much less is asked for before the last pass. */
  readonly inside: number;
  readonly insideSource: number;
  readonly ease: number;
  /** An end moves to the end of a sentence where that costs no more than this, summed over words. */
  readonly snap: number;
  /** How many words of general language stand beside those of the texts when a word's rarity is told. */
  readonly smoothing: number;
  /** Log-odds above which a fragment is reuse; and above which beside verbatim copies, with its gain. */
  readonly accept: number;
  readonly acceptBeside: number;
  readonly gainBeside: number;
  /** Shorter fragments on either side are left out: characters, or words where words are short. */
  readonly leastCharacters: number;
  readonly leastWords: number;
  /** A verbatim run counts from so many characters, or words where words are short. */
  readonly copyCharacters: number;
  readonly copyWords: number;
  /** Words that may differ between two runs of one copy. */
  readonly copyEdit: number;
  /** A fragment with this share of its words in copies gives way to them. */
  readonly copyShare: number;
  /** Fragments this many words apart or less on both sides are one. */
  readonly joinGap: number;
  /** Summary mode: length of the passage in characters. */
  readonly summaryLeast: number;
  readonly summaryMost: number;
  /** General rarity from which a word counts, weight of a word that the source lacks, and how much it counts against. */
  readonly summaryIdf: number;
  readonly summaryStranger: number;
  readonly summaryPenalty: number;
  /** A word found n times in the suspicious text counts n to this power less. */
  readonly summaryRepeat: number;
  /** Least score, least number of distinct words found, and the longest source as a multiple of the passage. */
  readonly summaryScore: number;
  readonly summaryWords: number;
  readonly summaryRatio: number;
  /** Length of a source window as a multiple of the passage. A window must explain less than … */
  readonly summaryWindow: number;
  /** … this share of the passage, or less still: this plus the next times the share of the passage that is found. */
  readonly summaryExplained: number;
  readonly summaryBase: number;
  readonly summarySlope: number;
}

export const SETTINGS: Settings = {
  seedCosine: 0.2,
  seedDice: 0.2,
  seedsPerUnit: 6,
  seedIdf: 0.3,
  unitLeast: 3,
  unitMost: 40,
  gap: 60,
  gapLeast: 4,
  rounds: 3,
  reach: 80,
  reachShare: 0.5,
  inside: 0.41,
  insideSource: 0.51,
  ease: 0.1,
  snap: 1,
  smoothing: 100,
  accept: 0,
  acceptBeside: 3,
  gainBeside: 5,
  leastCharacters: 120,
  leastWords: 40,
  copyCharacters: 240,
  copyWords: 80,
  copyEdit: 8,
  copyShare: 0.6,
  joinGap: 60,
  summaryLeast: 300,
  summaryMost: 1200,
  summaryIdf: 1,
  summaryStranger: 6,
  summaryPenalty: 1.25,
  summaryRepeat: 0.5,
  summaryScore: -9.6,
  summaryWords: 15,
  summaryRatio: 30,
  summaryWindow: 1.5,
  summaryExplained: 0.88,
  summaryBase: 0.5,
  summarySlope: 0.4,
};

/** Weights of the features of words.ts, in their order, on the suspicious and on the source side. */
export const WORD_WEIGHTS = {
  suspicious: [
    -1.399, 0.965, 0.486, -0.025, 4.373, -0.567, 1.155, 1.127, 2.416, 0.577, 0.911, 1.129, 2.938, 0.43, 2.351,
    1.774, 2.916, -0.413, -1.863, -2.371, 0.966, -2.821,
  ],
  source: [
    -0.328, 0.351, -0.174, -0.01, 2.957, -0.154, 0.494, 1.036, 2.801, 0.003, 0.545, 0.544, 2.953, 0.338,
    1.782, 2.43, 0.519, 0.022, -0.974, -1.887, -1.606, -2.294,
  ],
} as const;

/** Weights of the features of fragments.ts, in their order. */
export const FRAGMENT_WEIGHTS = [
  1.157, 4.135, -0.376, -2.186, 5.854, 0.414, -5.542, 0.852, -0.399, 0.595, -2.231, -2.216, 0.107, 1.013,
  0.024, 1.618, -3.028, -0.025, -1.811,
] as const;
