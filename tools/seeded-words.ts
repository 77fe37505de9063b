/** Texts edited by chance, the same way each time. */

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: string): () => number {
  let state = 2166136261;
  for (const char of seed) state = Math.imul(state ^ char.codePointAt(0)!, 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Knows words of scripts without spaces as well. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

export const segmentedWords = (text: string): Intl.SegmentData[] =>
  [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike === true);

/** `text` with a share of its words, at least one, replaced by words of `others`; the same ones for one seed. */
export function withReplacedWords(
  text: string,
  others: readonly string[],
  seed: string,
  share: number,
): string {
  const random = seeded(seed);
  const words = segmentedWords(text);
  const left = words.map((_, i) => i);
  const chosen = Array.from({ length: Math.max(1, Math.round(words.length * share)) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat();
  let replaced = text;
  for (const at of chosen.sort((a, b) => b - a)) {
    const { index, segment } = words[at]!;
    const other = others[Math.floor(random() * others.length)] ?? segment;
    replaced = replaced.slice(0, index) + other + replaced.slice(index + segment.length);
  }
  return replaced;
}
