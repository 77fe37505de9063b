import type { PageUnit } from '../match/judge';
import type { AddedSpan } from '../types';
import type { Traced } from './added';
import type { Choice, Place } from './sources';

/** A block of the page and what its stretches say; a block of usual length is one stretch. */
export interface BlockChoice {
  /** The best stretch's. */
  readonly choice: Choice;
  /** Further sources, of this stretch and of the other matched ones. */
  readonly others: readonly Place[];
  readonly matched: boolean;
  readonly added: readonly AddedSpan[];
}

const MOST_OTHERS = 2;
const same = (a: Place, b: Place): boolean => a.held === b.held && a.position === b.position;

/** Puts the stretches of each block together. `added` goes with `traced`, which are the matched ones. */
export function byBlock(
  units: readonly PageUnit[],
  choices: readonly (Choice | undefined)[],
  traced: readonly Traced[],
  added: readonly (readonly AddedSpan[])[],
): Map<number, BlockChoice> {
  const found = new Map<PageUnit, readonly AddedSpan[]>(traced.map((one, t) => [one.unit, added[t]!]));
  const rows = new Map<number, number[]>();
  units.forEach((unit, row) => {
    const list = rows.get(unit.block);
    if (list) list.push(row);
    else rows.set(unit.block, [row]);
  });
  const out = new Map<number, BlockChoice>();
  for (const [block, list] of rows) {
    const best = list.reduce((a, b) => ((choices[b]?.score ?? -1) > (choices[a]?.score ?? -1) ? b : a));
    const choice = choices[best];
    if (!choice) continue;
    const matched = list.filter((row) => found.has(units[row]!));
    const others: Place[] = [];
    for (const place of [
      ...matched.filter((row) => row !== best).map((row) => choices[row]!.main),
      ...choice.others,
    ]) {
      const known = same(place, choice.main) || others.some((other) => same(other, place));
      if (!known && others.length < MOST_OTHERS) others.push(place);
    }
    out.set(block, {
      choice,
      others,
      matched: matched.length > 0,
      // A stretch without a source, in a paragraph that has one, is new as a whole.
      added: list.flatMap((row) => found.get(units[row]!) ?? wholly(units[row]!)),
    });
  }
  return out;
}

function wholly({ text: { words } }: PageUnit): AddedSpan[] {
  return [{ start: words[0]!.start, end: words.at(-1)!.end, grade: 'sure' }];
}
