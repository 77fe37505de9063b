/** Names written in another alphabet once: Zelensky and Zelenskiy, Kiev and Kyiv. */

/** Letters that stand for one another at the beginning of a name: Kiev and Cairo, Yakov and Jakob. */
const INITIALS: ReadonlyMap<string, string> = new Map([
  ['c', 'k'],
  ['y', 'j'],
  ['h', 'g'],
  ['w', 'v'],
]);
export const initialOf = (norm: string): string => {
  const letter = norm.charAt(0);
  return INITIALS.get(letter) ?? letter;
};

/** A text asks for the same names again and again. Cleared when full. A cache, not state. */
const MOST_SKELETONS = 4096;
const skeletons = new Map<string, string>();

/** What a name keeps in every spelling. */
export function skeleton(norm: string): string {
  let known = skeletons.get(norm);
  if (known !== undefined) return known;
  known = consonants(norm);
  if (skeletons.size >= MOST_SKELETONS) skeletons.clear();
  skeletons.set(norm, known);
  return known;
}

/** Consonants as they survive transliteration. */
function consonants(norm: string): string {
  return norm
    .replace(/kh|gh|g/gu, 'h')
    .replace(/ph/gu, 'f')
    .replace(/(?:tsch|tch|ch|cz|c(?=[eiy]))/gu, 's')
    .replace(/sh|sch|zh|z/gu, 's')
    .replace(/x/gu, 'ks')
    .replace(/[cq]/gu, 'k')
    .replace(/w/gu, 'v')
    .replace(/[aeiouyj'’-]/gu, '')
    .replace(/(.)\1+/gu, '$1');
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Whether two folded words are spellings of one name. */
export function sameSpelling(a: string, b: string): boolean {
  if (a === b) return true;
  if (initialOf(a) !== initialOf(b)) return false;
  const bones = skeleton(a);
  if (bones !== skeleton(b)) return false;
  return distance(a, b) <= (bones.length >= 3 ? 3 : bones.length === 2 ? 2 : 0);
}
