/** How new texts are to the ones before them. */

const WORD = /[\p{L}\p{M}\p{Nd}]+/gu;

/** Of each text, the part of its runs of `length` words that no text before it has. */
export function* novelty(texts: Iterable<string>, length = 3): Generator<number> {
  const seen = new Set<string>();
  for (const text of texts) {
    const words = text.toLowerCase().match(WORD) ?? [];
    let fresh = 0;
    const own: string[] = [];
    for (let at = 0; at + length <= words.length; at += 1) {
      const run = words.slice(at, at + length).join(' ');
      if (!seen.has(run)) fresh += 1;
      own.push(run);
    }
    for (const run of own) seen.add(run);
    yield own.length === 0 ? 1 : fresh / own.length;
  }
}
